import { describe, expect, it } from 'vitest';
import { existingSchemaBody } from '../../src/generate/existing-schema-body.js';
import { generateComponents } from '../../src/generate/generate-components.js';
import { presetBody } from '../../src/generate/preset-body.js';
import type { SpecVersion } from '../../src/openapi-version.js';
import { OPEN_ROWS, statusRow } from './status-row.js';

const row = statusRow();

/** The example that a schema of a 3.0 spec gets for a 404. */
function exampleFor(
  schema: Record<string, unknown>,
  others: Record<string, unknown> = {},
  version: SpecVersion = '3.0',
) {
  const lookUp = (ref: string): unknown => others[ref.slice(ref.lastIndexOf('/') + 1)];
  return existingSchemaBody({ name: 'Error', schema, version, lookUp }).example(row, {});
}

const text = { type: 'string' };
const integer = { type: 'integer' };

describe('an example for a schema of the spec', () => {
  it.each([
    [
      'code and message',
      { properties: { code: integer, message: text } },
      { code: 404, message: 'Not Found' },
    ],
    [
      'members by their own spelling',
      { properties: { status_code: text, errorMessage: text, error_description: text } },
      { status_code: '404', errorMessage: 'Not Found' },
    ],
    [
      'a wrapped error',
      { properties: { error: { type: 'object', properties: { code: text, message: text } } } },
      { error: { code: 'NOT_FOUND', message: 'Not Found' } },
    ],
    [
      'a list of errors',
      {
        required: ['errors'],
        properties: { errors: { type: 'array', minItems: 1, items: { properties: { title: text } } } },
      },
      { errors: [{ title: 'Not Found' }] },
    ],
    [
      'a list of texts',
      { properties: { errors: { type: 'array', items: text } } },
      { errors: ['Not Found'] },
    ],
    ['a code of an enum', { properties: { code: { enum: ['not-found', 'gone'] } } }, { code: 'not-found' }],
    [
      'a flag',
      { properties: { success: { type: 'boolean' }, error: { type: 'boolean' } } },
      { success: false, error: true },
    ],
    [
      'only what fits',
      { properties: { message: text, detail: { ...text, maxLength: 3 } }, required: ['message'] },
      { message: 'Not Found' },
    ],
    [
      'a nullable member',
      { properties: { message: { type: 'string', nullable: true } } },
      { message: 'Not Found' },
    ],
    [
      'nothing the schema does not name',
      { properties: { message: text }, additionalProperties: true },
      { message: 'Not Found' },
    ],
    [
      'the first of several shapes that fits',
      {
        oneOf: [
          { required: ['when'], properties: { when: text } },
          { required: ['message'], properties: { message: text } },
        ],
      },
      { message: 'Not Found' },
    ],
    [
      'a problem type beside the other members of RFC 9457',
      { properties: { type: text, title: text, status: integer } },
      { type: 'about:blank', title: 'Not Found', status: 404 },
    ],
    [
      'no type that is a word of theirs',
      { properties: { type: text, message: text } },
      { message: 'Not Found' },
    ],
    ['a pattern', { properties: { code: { ...text, pattern: '^[a-z]+-[a-z]+$' } } }, { code: 'not-found' }],
    ['no member that means anything', { properties: { foo: text } }, undefined],
    [
      'a required member that nobody knows',
      { required: ['when'], properties: { when: { ...text, format: 'date-time' }, message: text } },
      { when: '2025-01-01T00:00:00Z', message: 'Not Found' },
    ],
    ['anything', {}, undefined],
  ])('%s', (_, schema, expected) => {
    expect(exampleFor({ type: 'object', ...schema })).toStrictEqual(expected);
  });

  it('follows references, also round in circles', () => {
    const others = {
      Base: {
        type: 'object',
        required: ['code'],
        properties: { code: integer, cause: { $ref: '#/components/schemas/Error' } },
      },
      Error: { $ref: '#/components/schemas/Base' },
    };
    const schema = { allOf: [{ $ref: '#/components/schemas/Base' }, { properties: { message: text } }] };
    expect(exampleFor(schema, others)).toStrictEqual({ code: 404, message: 'Not Found' });
  });

  it('reads bounds as the version means them', () => {
    const schema = {
      type: 'object',
      properties: { status: { ...integer, minimum: 404, exclusiveMinimum: true }, message: text },
      required: ['message'],
    };
    expect(exampleFor(schema)).toStrictEqual({ message: 'Not Found' });
    const modern = {
      ...schema,
      properties: { ...schema.properties, status: { ...integer, exclusiveMinimum: 403 } },
    };
    expect(exampleFor(modern, {}, '3.1')).toStrictEqual({ status: 404, message: 'Not Found' });
  });

  it('ignores what stands beside a $ref up to 3.0, and heeds it since', () => {
    const others = { Base: { type: 'object', properties: { message: text } } };
    const schema = { $ref: '#/components/schemas/Base', required: ['when'] };
    expect(exampleFor(schema, others, '3.0')).toStrictEqual({ message: 'Not Found' });
    expect(exampleFor(schema, others, '3.1')).toStrictEqual({ message: 'Not Found', when: 'string' });
  });

  it.each([
    ['a dangling reference', { properties: { message: { $ref: '#/components/schemas/Nowhere' } } }],
    ['a reference by name', { $dynamicRef: '#x' }],
    ['an unknown type', { properties: { message: { type: 'objekt' } } }],
    ['an invalid keyword', { properties: { message: { type: 'string', maxLength: '3' } } }],
    ['an invalid pattern', { properties: { message: { type: 'string', pattern: '[' } } }],
    [
      'a pattern that never ends, negated',
      { not: { properties: { message: { pattern: '(a+)+$' } } }, properties: { message: text } },
    ],
    [
      'names by a pattern that never ends',
      { patternProperties: { '(a+)+$': integer }, properties: { message: text } },
    ],
  ])('there is none where it cannot be decided: %s', (_, schema) => {
    expect(exampleFor({ type: 'object', ...schema })).toBeUndefined();
  });

  it('there is none for a schema too deep or too large to look at', () => {
    let deep: Record<string, unknown> = text;
    for (let depth = 0; depth < 10_000; depth += 1) deep = { type: 'array', items: deep };
    expect(exampleFor({ properties: { message: text, deep } })).toBeUndefined();
    const properties = Object.fromEntries(Array.from({ length: 6_000 }, (_, index) => [`p${index}`, text]));
    expect(exampleFor({ properties: { ...properties, message: text } })).toBeUndefined();
  });

  it('is not led astray by names that objects inherit', () => {
    const schema = JSON.parse(
      '{ "properties": { "__proto__": { "type": "string" }, "constructor": { "type": "string" }, "message": { "type": "string" } } }',
    );
    const example = exampleFor(schema);
    expect(example).toStrictEqual({ message: 'Not Found' });
    expect(exampleFor({ properties: { message: text }, $id: 'https://example.com/a', id: 7 })).toStrictEqual({
      message: 'Not Found',
    });
  });
});

describe('a range', () => {
  const [range = row] = OPEN_ROWS;
  const bodyOf = (schema: Record<string, unknown>) =>
    existingSchemaBody({ name: 'Error', schema, version: '3.0' });

  it('leaves the status out where it may, and takes a code that it covers where it may not', () => {
    const properties = { status: integer, message: text };
    expect(bodyOf({ properties }).example(range, {})).toStrictEqual({ message: 'Client Error' });
    expect(bodyOf({ properties, required: ['status'] }).example(range, {})).toStrictEqual({
      status: 400,
      message: 'Client Error',
    });
  });
});

describe('a body in place of another', () => {
  /** What ASP.NET Core emits. */
  const aspNet = {
    type: 'object',
    properties: {
      type: { type: 'string', nullable: true },
      title: { type: 'string', nullable: true },
      status: { type: 'integer', format: 'int32', nullable: true },
      detail: { type: 'string', nullable: true },
      instance: { type: 'string', nullable: true },
    },
    additionalProperties: {},
  };
  const base = presetBody('problem-details');

  it('gives the other’s examples where they fit, its media types, and no schema', () => {
    const body = existingSchemaBody({ name: 'ProblemDetails', schema: aspNet, version: '3.0', base });
    expect(body.example(row, {})).toStrictEqual(base.example(row, {}));
    expect(body.mediaTypes).toStrictEqual(['application/problem+json']);
    expect(body.schemas('3.0').schemas).toStrictEqual([]);
  });

  it('leaves examples out that do not fit, with one warning that names the responses', () => {
    const schema = {
      type: 'object',
      required: ['traceId'],
      properties: { traceId: { ...text, pattern: '^[a-f]{32}$' } },
    };
    const body = existingSchemaBody({ name: 'ProblemDetails', schema, version: '3.0', base });
    const rows = [row, statusRow({ status: '400', name: 'BadRequest' })];
    const { components, diagnostics } = generateComponents({ rows }, body, {
      version: '3.0',
      file: 'a.yaml',
    });
    expect(JSON.stringify(components)).not.toContain('example');
    expect(components.responses[0]?.value).toHaveProperty(
      ['content', 'application/problem+json', 'schema', '$ref'],
      '#/components/schemas/ProblemDetails',
    );
    expect(diagnostics).toStrictEqual([
      {
        code: 'EXAMPLES_LEFT_OUT',
        severity: 'warning',
        args: {
          schema: 'ProblemDetails',
          missing: ['NotFound', 'BadRequest'].map((name) => ({ response: name, example: name })),
          problem: '"traceId" must match ^[a-f]{32}$',
        },
        place: { file: 'a.yaml', pointer: '#/components/schemas/ProblemDetails' },
      },
    ]);
  });

  it('without its schema has no examples', () => {
    expect(existingSchemaBody({ name: 'Error', version: '3.0', base }).example(row, {})).toBeUndefined();
  });

  it('has the media types that the spec uses with it', () => {
    const mediaTypes = ['application/hal+json'];
    expect(existingSchemaBody({ name: 'Error', version: '3.0', base, mediaTypes }).mediaTypes).toStrictEqual(
      mediaTypes,
    );
    expect(existingSchemaBody({ name: 'Error', version: '3.0' }).mediaTypes).toStrictEqual([
      'application/json',
    ]);
  });
});
