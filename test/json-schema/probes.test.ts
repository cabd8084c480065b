import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonSchemaBody } from '../../src/generate/schema-body.js';
import { SPEC_VERSIONS, type SpecVersion } from '../../src/openapi-version.js';
import { genResponses } from '../../src/pipeline.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';

const ORIGIN = { name: 'ApiError', file: 'error.json' };
const { table } = buildStatusTable({ codes: '404' });

function specOf(version: SpecVersion): string {
  const head = version === '2.0' ? { swagger: '2.0' } : { openapi: `${version}.0` };
  return JSON.stringify({ ...head, info: { title: 'A', version: '1' }, paths: {} });
}

async function write(schema: Record<string, unknown>, version: SpecVersion) {
  const { body, diagnostics } = jsonSchemaBody(schema, ORIGIN);
  if (body === undefined) return { diagnostics, schemas: undefined };
  const result = await genResponses(specOf(version), { file: 'a.json', table, errorBody: body });
  const document = JSON.parse(result.text);
  return {
    diagnostics: [...diagnostics, ...result.diagnostics],
    schemas: version === '2.0' ? document.definitions : document.components?.schemas,
  };
}

/** Invalid by the meta-schema of 2020-12, each with the pointer of the fault. */
const INVALID: readonly (readonly [Record<string, unknown>, string])[] = [
  [{ type: 'number', minimum: 0, exclusiveMinimum: true }, '#/exclusiveMinimum'],
  [{ type: 'array', items: [{ type: 'string' }] }, '#/items'],
  [{ type: 'object', required: true }, '#/required'],
  [{ type: 'object', properties: { a: { required: 'a' } } }, '#/properties/a/required'],
  [{ type: 'string', enum: 'A' }, '#/enum'],
  [{ type: 'string', minLength: -1 }, '#/minLength'],
  [{ type: 'string', maxLength: 1.5 }, '#/maxLength'],
  [{ type: 'string', pattern: '[' }, '#/pattern'],
  [{ type: 'objekt' }, '#/type'],
  [{ type: ['string', 'string'] }, '#/type'],
  [{ properties: ['a'] }, '#/properties'],
  [{ properties: { a: 'string' } }, '#/properties/a'],
  [{ allOf: [] }, '#/allOf'],
  [{ anyOf: { type: 'string' } }, '#/anyOf'],
  [{ multipleOf: 0 }, '#/multipleOf'],
  [{ patternProperties: { '(': {} } }, '#/patternProperties/('],
];

describe('an invalid schema', () => {
  it.each(INVALID)('%j is refused, in the file', (schema, pointer) => {
    const { body, diagnostics } = jsonSchemaBody(schema, ORIGIN);
    expect(body).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({
      code: 'SCHEMA_INVALID',
      severity: 'error',
      place: { file: 'error.json', pointer },
    });
    if (!JSON.stringify(schema).includes('attern'))
      expect(new Ajv2020({ strict: false, logger: false }).validateSchema(schema)).toBe(false);
  });
});

/** Valid ones: the draft, and what a member is in each version; `lost` where a version cannot express all of it. */
const VALID: readonly {
  readonly name: string;
  readonly draft?: string;
  readonly member: Record<string, unknown>;
  readonly written: Partial<Record<SpecVersion, unknown>>;
  readonly lost?: Partial<Record<SpecVersion, readonly string[]>>;
}[] = [
  {
    name: 'a flag for an exclusive bound in draft-04',
    draft: 'http://json-schema.org/draft-04/schema#',
    member: { type: 'number', minimum: 0, exclusiveMinimum: true },
    written: {
      '2.0': { type: 'number', minimum: 0, exclusiveMinimum: true },
      '3.0': { type: 'number', minimum: 0, exclusiveMinimum: true },
      '3.1': { type: 'number', exclusiveMinimum: 0 },
    },
  },
  {
    name: 'a tuple in draft-07',
    draft: 'http://json-schema.org/draft-07/schema#',
    member: { type: 'array', items: [{ type: 'string' }, { type: 'integer' }], additionalItems: false },
    written: {
      '2.0': { type: 'array', items: {}, maxItems: 2 },
      '3.0': { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'integer' }] }, maxItems: 2 },
      '3.1': { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false },
    },
    lost: { '2.0': ['prefixItems'], '3.0': ['prefixItems'] },
  },
  {
    name: 'null, a constant and an example',
    member: { type: ['string', 'null'], examples: ['a', 'b'] },
    written: {
      '2.0': { type: 'string', 'x-nullable': true, example: 'a' },
      '3.0': { type: 'string', nullable: true, example: 'a' },
      '3.1': { type: ['string', 'null'], examples: ['a', 'b'] },
    },
  },
  {
    name: 'nullable of OpenAPI 3.0',
    member: { type: 'string', nullable: true, enum: ['a'] },
    written: {
      '3.0': { type: 'string', nullable: true, enum: ['a', null] },
      '3.1': { type: ['string', 'null'], enum: ['a', null] },
    },
  },
  {
    name: 'dependencies of draft-06',
    draft: 'http://json-schema.org/draft-06/schema#',
    member: { dependencies: { a: ['b'], c: { required: ['d'] } } },
    written: {
      '3.0': {},
      '3.1': { dependentRequired: { a: ['b'] }, dependentSchemas: { c: { required: ['d'] } } },
    },
    lost: { '3.0': ['dependentRequired', 'dependentSchemas'] },
  },
  {
    name: 'a closed object with patterns',
    member: { type: 'object', patternProperties: { '^x-': { type: 'string' } }, additionalProperties: false },
    written: {
      '3.0': { type: 'object', additionalProperties: { type: 'string' } },
      '3.1': {
        type: 'object',
        patternProperties: { '^x-': { type: 'string' } },
        additionalProperties: false,
      },
    },
    lost: { '3.0': ['patternProperties'] },
  },
  {
    name: 'several types, each with its own keywords',
    member: { type: ['string', 'array'], minLength: 1, maxItems: 2 },
    written: {
      '3.0': {
        anyOf: [
          { type: 'string', minLength: 1 },
          { type: 'array', items: {}, maxItems: 2 },
        ],
      },
      '3.1': { type: ['string', 'array'], minLength: 1, maxItems: 2 },
    },
  },
  {
    name: 'several types with keywords that a version lacks',
    member: {
      type: ['array', 'number'],
      prefixItems: [{ type: 'string' }],
      contains: {},
      exclusiveMinimum: 1,
    },
    written: {
      '3.0': {
        anyOf: [
          { type: 'array', items: {} },
          { type: 'number', minimum: 1, exclusiveMinimum: true },
        ],
      },
    },
    lost: { '3.0': ['prefixItems', 'contains'] },
  },
  {
    name: 'a condition and a boolean schema',
    member: { if: { type: 'string' }, properties: { any: true, none: false } },
    written: {
      '3.0': { properties: { any: {}, none: { not: {} } } },
      '3.1': { if: { type: 'string' }, properties: { any: true, none: false } },
    },
    lost: { '3.0': ['if'] },
  },
];

describe('a valid schema', () => {
  const rows = VALID.flatMap(({ written, ...probe }) =>
    Object.entries(written).map(([version, value]) => ({
      ...probe,
      version: version as SpecVersion,
      value,
      keywords: probe.lost?.[version as SpecVersion] ?? [],
    })),
  );
  it.each(rows)('$name in $version', async ({ draft, member, version, value, keywords }) => {
    const schema = { ...(draft && { $schema: draft }), type: 'object', properties: { message: {}, member } };
    const { schemas, diagnostics } = await write(schema, version);
    expect(schemas.ApiError.properties.member).toStrictEqual(value);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toStrictEqual([]);
    const lost = diagnostics.flatMap((one) => (one.code === 'SCHEMA_WIDENED' ? [one.args.lost] : []));
    const expected = keywords.map((keyword) => `${keyword} (ApiError/properties/member)`);
    expect(lost).toStrictEqual(keywords.length === 0 ? [] : [expected]);
  });

  it.each(VALID)('$name is valid in every version', async ({ draft, member }) => {
    const schema = { ...(draft && { $schema: draft }), type: 'object', properties: { message: {}, member } };
    for (const version of SPEC_VERSIONS) {
      const { schemas, diagnostics } = await write(schema, version);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toStrictEqual([]);
      const Judge = version === '3.1' || version === '3.2' ? Ajv2020 : Ajv;
      if (Judge === Ajv2020) expect(new Judge({ strict: false }).validateSchema(schemas.ApiError)).toBe(true);
    }
  });
});

it('a keyword with a typing error is warned about, with a suggestion', () => {
  const { diagnostics } = jsonSchemaBody(
    { properties: { a: { minLenght: 1 }, b: { 'x-own': 1, unit: 'm' } } },
    ORIGIN,
  );
  expect(diagnostics).toMatchObject([
    {
      code: 'SCHEMA_KEYWORD_UNKNOWN',
      severity: 'warning',
      args: { keyword: 'minLenght', suggestion: 'minLength' },
      place: { file: 'error.json', pointer: '#/properties/a/minLenght' },
    },
  ]);
});

it.each([
  ['draft-04', { $schema: 'http://json-schema.org/draft-04/schema#', required: [] }, '#/required'],
  ['draft-04', { $schema: 'http://json-schema.org/draft-04/schema#', exclusiveMinimum: true }, '#'],
  ['draft-04', { $schema: 'http://json-schema.org/draft-04/schema#', not: true }, '#/not'],
  [
    'draft-06',
    { $schema: 'http://json-schema.org/draft-06/schema#', exclusiveMinimum: true },
    '#/exclusiveMinimum',
  ],
  [
    '2019-09',
    { $schema: 'https://json-schema.org/draft/2019-09/schema', dependentRequired: [] },
    '#/dependentRequired',
  ],
])('%s has its own rules: %j', (draft, schema, pointer) => {
  expect(jsonSchemaBody(schema, ORIGIN).diagnostics).toMatchObject([
    { code: 'SCHEMA_INVALID', args: { draft }, place: { pointer } },
  ]);
});

it('what a version cannot express is an error under strict, and nothing is written', async () => {
  const { body } = jsonSchemaBody({ type: 'object', properties: { message: {} }, if: {} }, ORIGIN);
  const options = { file: 'a.json', table, strict: true, ...(body && { errorBody: body }) };
  const { edits, diagnostics } = await genResponses(specOf('3.0'), options);
  expect(diagnostics).toMatchObject([
    { code: 'SCHEMA_WIDENED', severity: 'error', place: { file: 'error.json' } },
  ]);
  expect(edits).toStrictEqual([]);
  expect((await genResponses(specOf('3.1'), options)).diagnostics).toStrictEqual([]);
});

it('a draft that is not supported is refused', () => {
  expect(
    jsonSchemaBody({ $schema: 'http://json-schema.org/draft-03/schema#' }, ORIGIN).diagnostics,
  ).toMatchObject([{ code: 'DRAFT_NOT_SUPPORTED', place: { file: 'error.json', pointer: '#/$schema' } }]);
});

describe('names of definitions', () => {
  const namesOf = (schema: Record<string, unknown>) =>
    jsonSchemaBody(schema, ORIGIN)
      .body?.schemas('3.1')
      .schemas.map(({ name }) => name);
  const text = { type: 'string' };

  it.each([
    ['by key', { properties: { a: { $ref: '#/$defs/issue' } }, $defs: { issue: text } }, 'ApiErrorIssue'],
    [
      'by title',
      { properties: { a: { $ref: '#/$defs/x' } }, $defs: { x: { title: 'Field error' } } },
      'ApiErrorFieldError',
    ],
    [
      'by anchor',
      { properties: { a: { $ref: '#issue' } }, $defs: { i1: { $anchor: 'issue', ...text } } },
      'ApiErrorI1',
    ],
    [
      'by key, whatever an unknown id says',
      { properties: { a: { id: 'x', items: { $ref: '#/$defs/part' } } }, $defs: { part: text } },
      'ApiErrorPart',
    ],
    ['by property', { properties: { a: text, b: { $ref: '#/properties/a' } } }, 'ApiErrorA'],
    [
      'by $id',
      { properties: { a: { $ref: 'part.json' } }, $defs: { part: { $id: 'part.json', ...text } } },
      'ApiErrorPart',
    ],
  ])('%s', (_, schema, name) => {
    expect(namesOf(schema)).toStrictEqual(['ApiError', name]);
  });

  it('of a root that is only a reference is that of the root', () => {
    const definitions = { Error: { type: 'object', properties: { cause: { $ref: '#/definitions/Error' } } } };
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      $ref: '#/definitions/Error',
      definitions,
    };
    expect(jsonSchemaBody(schema, ORIGIN).body?.schemas('3.0').schemas).toStrictEqual([
      {
        name: 'ApiError',
        value: { type: 'object', properties: { cause: { $ref: '#/components/schemas/ApiError' } } },
      },
    ]);
  });
});
