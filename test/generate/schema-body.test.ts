import { describe, expect, it } from 'vitest';
import { jsonSchemaBody, schemaName } from '../../src/generate/schema-body.js';
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
  it('is written without what names the file, keywords in a fixed order', () => {
    const schema = { $schema: 'x', $comment: 'c', examples: [{}], type: 'object', title: 'T', 'x-own': 1 };
    const [written] = bodyOf(schema).schemas('3.1').schemas;
    expect(JSON.stringify(written?.value)).toBe('{"title":"T","type":"object","examples":[{}],"x-own":1}');
  });

  it.each([
    ['3.2', '#/components/schemas/'],
    ['3.1', '#/components/schemas/'],
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
      { name: 'ApiError', value: { properties: { a: { $ref: '#/components/schemas/ApiErrorABC' } } } },
      { name: 'ApiErrorABC', value: { type: 'string' } },
    ]);
  });

  it('gets examples that it accepts, through its references', () => {
    expect(bodyOf(SCHEMA).example(statusRow(), {})).toStrictEqual({ errors: [{ message: 'Not Found' }] });
    expect(bodyOf(SCHEMA).reject({ errors: [] })).toBe('errors: must NOT have fewer than 1 items');
  });

  it('says once all that a version cannot express', () => {
    const properties = {
      a: { if: {}, anyOf: [{ type: 'string' }, { type: 'integer' }] },
      b: { not: { contains: {} } },
    };
    const body = bodyOf({ properties });
    expect(body.schemas('3.1').diagnostics).toStrictEqual([]);
    expect(body.schemas('3.0').diagnostics).toMatchObject([
      {
        code: 'SCHEMA_WIDENED',
        severity: 'warning',
        args: { lost: ['if (ApiError/properties/a)', 'not (ApiError/properties/b)'], version: '3.0' },
        place: { file: 'error.json' },
      },
    ]);
    expect(body.schemas('2.0').diagnostics).toMatchObject([
      {
        args: {
          lost: [
            'anyOf (ApiError/properties/a)',
            'if (ApiError/properties/a)',
            'not (ApiError/properties/b)',
          ],
        },
      },
    ]);
  });

  it.each(['other.json', '#anchor', 'https://example.com/x.json#/a', '#/nowhere'])(
    'is refused with a reference to %s',
    (reference) => {
      const schema = { properties: { a: { $ref: reference } } };
      expect(jsonSchemaBody(schema, { name: 'E', file: 'error.json' })).toMatchObject({
        diagnostics: [
          {
            code: 'REFERENCE_LEAVES_SCHEMA',
            args: { reference, path: 'properties/a' },
            place: { file: 'error.json', pointer: '#/properties/a/$ref' },
          },
        ],
      });
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

it.each([
  ['schemas/api-error.schema.json', 'ApiError'],
  ['.\\schemas\\pet error.yaml', 'PetError'],
  ['problem.v2.json', 'ProblemV2'],
  ['ошибка.json', 'Schema'],
  ['4.json', 'Schema4'],
  ['404-error.json', 'Schema404Error'],
  ['.json', 'Schema'],
  ['', 'Schema'],
])('the file %s names its schema %s', (path, name) => {
  expect(schemaName(path)).toBe(name);
});
