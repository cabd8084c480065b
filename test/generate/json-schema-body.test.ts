import { describe, expect, it } from 'vitest';
import { jsonSchemaBody } from '../../src/generate/json-schema-body.js';
import type { SpecVersion } from '../../src/openapi-version.js';
import { statusRow } from './status-row.js';

function bodyOf(schema: unknown) {
  const { body, diagnostics } = jsonSchemaBody(schema, { name: 'ApiError', file: 'error.json' });
  if (body === undefined) throw new Error(`no body: ${JSON.stringify(diagnostics)}`);
  return body;
}

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://example.com/error.json',
  type: 'object',
  required: ['errors'],
  properties: {
    errors: { type: 'array', minItems: 1, items: { $ref: '#/$defs/detail' } },
    cause: { $ref: '#' },
    origin: { $ref: 'https://example.com/error.json' },
  },
  $defs: { detail: { type: 'object', properties: { message: { type: 'string' } } } },
};

describe('a JSON Schema file', () => {
  it('is written as it stands, keywords in their order, without what names the file', () => {
    const schema = {
      $schema: 'x',
      title: 'T',
      'x-own': 1,
      type: 'object',
      examples: [{}],
      properties: { id: { $comment: 'c' } },
    };
    const { $schema: _, ...rest } = schema;
    const [written] = bodyOf(schema).schemas('3.1').schemas;
    expect(JSON.stringify(written)).toBe(JSON.stringify({ name: 'ApiError', value: rest }));
  });

  it.each(['3.1', '3.2'] as const)('keeps its definitions in %s, and references lead there', (version) => {
    const { schemas, diagnostics } = bodyOf(SCHEMA).schemas(version);
    expect(diagnostics).toStrictEqual([]);
    expect(schemas).toStrictEqual([
      {
        name: 'ApiError',
        value: {
          type: 'object',
          required: ['errors'],
          properties: {
            errors: {
              type: 'array',
              minItems: 1,
              items: { $ref: '#/components/schemas/ApiError/$defs/detail' },
            },
            cause: { $ref: '#/components/schemas/ApiError' },
            origin: { $ref: '#/components/schemas/ApiError' },
          },
          $defs: SCHEMA.$defs,
        },
      },
    ]);
  });

  it.each([
    ['3.0', '#/components/schemas/'],
    ['2.0', '#/definitions/'],
  ] as const)('has its definitions beside it in %s', (version, container) => {
    const { schemas, diagnostics } = bodyOf(SCHEMA).schemas(version);
    expect(diagnostics).toStrictEqual([]);
    expect(schemas.map(({ name }) => name)).toStrictEqual(['ApiError', 'ApiErrorDetail']);
    expect(schemas[0]?.value).toMatchObject({
      properties: {
        errors: { items: { $ref: `${container}ApiErrorDetail` } },
        cause: { $ref: `${container}ApiError` },
      },
    });
    expect(schemas[1]?.value).toStrictEqual(SCHEMA.$defs.detail);
  });

  it('names definitions as components may be named', () => {
    const schema = {
      properties: { a: { $ref: '#/definitions/a~1b c' } },
      definitions: { 'a/b c': { type: 'string' } },
    };
    const { schemas, diagnostics } = bodyOf(schema).schemas('3.0');
    expect(diagnostics).toStrictEqual([]);
    expect(schemas).toStrictEqual([
      { name: 'ApiError', value: { properties: { a: { $ref: '#/components/schemas/ApiErrorA_b_c' } } } },
      { name: 'ApiErrorA_b_c', value: { type: 'string' } },
    ]);
  });

  it('gets examples that it accepts, through its references', () => {
    expect(bodyOf(SCHEMA).example(statusRow(), {})).toStrictEqual({ errors: [{ message: 'Not Found' }] });
    expect(bodyOf({ type: 'object', required: ['x'] }).example(statusRow(), {})).toBeUndefined();
    expect(bodyOf(SCHEMA).reject({ errors: [] })).toBe('errors: must NOT have fewer than 1 items');
  });

  it.each<[string, Record<string, unknown>, SpecVersion, string]>([
    ['const', { const: 1 }, '3.0', '"const" keyword'],
    ['a list of types', { type: ['string', 'null'] }, '3.0', 'lists in "type"'],
    ['a number as bound', { type: 'number', exclusiveMaximum: 9 }, '3.0', 'numbers in "exclusiveMaximum"'],
    ['nullable', { type: 'string', nullable: true }, '2.0', '"nullable" keyword'],
    ['anyOf', { anyOf: [{}] }, '2.0', '"anyOf" keyword'],
    ['if', { if: {} }, '3.0', '"if" keyword'],
  ])('is refused with %s in a version that does not know it', (_, member, version, keyword) => {
    const { diagnostics } = bodyOf({ properties: { a: member } }).schemas(version);
    expect(diagnostics).toMatchObject([
      {
        code: 'KEYWORD_NOT_IN_VERSION',
        args: { keyword, version, path: 'properties/a' },
        place: { file: 'error.json' },
      },
    ]);
  });

  it.each(['other.json', '#anchor', 'https://example.com/x.json#/a', '#/nowhere'])(
    'is refused with a reference to %s',
    (reference) => {
      const { diagnostics } = bodyOf({ properties: { a: { $ref: reference } } }).schemas('3.1');
      expect(diagnostics).toMatchObject([
        {
          code: 'REFERENCE_LEAVES_SCHEMA',
          args: { reference, path: 'properties/a' },
          place: { file: 'error.json' },
        },
      ]);
    },
  );

  it('may refer to schemas of the spec that it is for', () => {
    const { diagnostics, schemas } = bodyOf({
      properties: { a: { $ref: '#/components/schemas/Pet' } },
    }).schemas('3.1');
    expect(diagnostics).toStrictEqual([]);
    expect(schemas[0]?.value).toMatchObject({ properties: { a: { $ref: '#/components/schemas/Pet' } } });
  });

  it.each([[null], [[]], ['x'], [true]])('is no error body: %j', (value) => {
    expect(jsonSchemaBody(value, { name: 'E', file: 'error.json' })).toMatchObject({
      diagnostics: [
        { code: 'NOT_A_JSON_SCHEMA', severity: 'error', args: { name: 'E' }, place: { file: 'error.json' } },
      ],
    });
  });
});
