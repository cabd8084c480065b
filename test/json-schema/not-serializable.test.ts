import { expect, test } from 'vitest';
import { z } from 'zod';
import { augmentDocument } from '../../src/augment-document.js';
import type { ErrorBody } from '../../src/generate/error-body.js';
import { type BodyResult, jsonSchemaBody } from '../../src/generate/schema-body.js';
import { zodBody } from '../../src/generate/zod-body.js';
import { genResponses } from '../../src/pipeline.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';

const { table } = buildStatusTable({ codes: '404' });
const YAML = "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: {}\n";
const JSON_TEXT = '{ "openapi": "3.1.0", "info": { "title": "A", "version": "1" }, "paths": {} }\n';
const ORIGIN = { name: 'E', file: 'error.json' };

/** A schema of so many levels, its last string included. */
function schemaOf(levels: number): Record<string, unknown> {
  let schema: Record<string, unknown> = levels % 2 === 0 ? { type: 'string' } : { not: { type: 'string' } };
  for (let count = levels % 2 === 0 ? 2 : 3; count < levels; count += 2)
    schema = { properties: { a: schema } };
  return schema;
}

function zodOf(levels: number): z.ZodType {
  let schema: z.ZodType = z.string();
  for (let count = 2; count < levels; count += 2) schema = z.object({ a: schema });
  return schema;
}

async function run({ body, diagnostics }: BodyResult, text = YAML) {
  if (body === undefined) return diagnostics.map(summary);
  const result = await genResponses(text, { table, errorBody: body });
  return result.diagnostics.filter(({ severity }) => severity === 'error').map(summary);
}

function summary({ code, place }: BodyResult['diagnostics'][number]): string {
  return `${code} ${place.file} ${(place.pointer ?? '').slice(0, 40)}`;
}

const cycle: Record<string, unknown> = {};
cycle.self = cycle;

test.each<[string, unknown, string]>([
  ['half of a surrogate pair', '\ud800', 'VALUE_NOT_WRITABLE error.json #/properties/a/x'],
  ['such a key', { '\udfff': 1 }, 'VALUE_NOT_WRITABLE error.json #/properties/a/x/\udfff'],
  ['a number too large', Number.POSITIVE_INFINITY, 'VALUE_NOT_WRITABLE error.json #/properties/a/x'],
  ['no number', [0, Number.NaN], 'VALUE_NOT_WRITABLE error.json #/properties/a/x/1'],
  ['undefined', undefined, 'VALUE_NOT_WRITABLE error.json #/properties/a/x'],
  ['a bigint', 1n, 'VALUE_NOT_WRITABLE error.json #/properties/a/x'],
  ['a symbol', Symbol('a'), 'VALUE_NOT_WRITABLE error.json #/properties/a/x'],
  ['a function', () => 1, 'VALUE_NOT_WRITABLE error.json #/properties/a/x'],
  ['a date', new Date(0), 'VALUE_NOT_WRITABLE error.json #/properties/a/x'],
  ['a map', new Map(), 'VALUE_NOT_WRITABLE error.json #/properties/a/x'],
  ['a cycle', cycle, 'TOO_DEEP error.json #/properties/a/x/self/self/self/self/sel'],
])('%s in a schema is told of', async (_, value, expected) => {
  const result = jsonSchemaBody({ properties: { a: { x: value } } }, ORIGIN);
  expect(result.body).toBeUndefined();
  expect(await run(result)).toEqual([expected]);
});

test.each([
  ['maps without prototype', Object.assign(Object.create(null), { a: 1 })],
  ['characters outside the basic plane', '😀'],
  ['the largest number', Number.MAX_VALUE],
])('%s can be written', async (_, value) => {
  expect(await run(jsonSchemaBody({ type: 'object', default: value }, ORIGIN))).toEqual([]);
});

test.each([
  [YAML, 496, 0],
  [YAML, 497, 0],
  [YAML, 498, 1],
  [JSON_TEXT, 497, 0],
  [JSON_TEXT, 498, 1],
  [YAML.replace('3.1.0', '3.0.3'), 497, 0],
])('%j with a schema of %i levels: errors %i', async (text, levels, count) => {
  const errors = await run(jsonSchemaBody(schemaOf(levels), ORIGIN), text);
  expect(errors.map((error) => error.split(' ')[0])).toEqual(Array(count).fill('TOO_DEEP'));
});

test('what a Zod schema comes to is held to the same', async () => {
  const file = { name: 'E', file: 'error.ts' };
  expect(await run(zodBody(zodOf(490), file))).toEqual([]);
  const deep = await run(zodBody(zodOf(600), file));
  expect(deep).toEqual([expect.stringMatching(/^TOO_DEEP error\.ts #\/properties\/a/)]);
  const broken = z.object({ a: z.string().describe('\ud800') });
  expect(await run(zodBody(broken, file))).toEqual([
    'VALUE_NOT_WRITABLE error.ts #/properties/a/description',
  ]);
});

test('a body and a table that were made by hand are held to the same', () => {
  const body: ErrorBody = {
    name: 'E',
    mediaTypes: ['application/json'],
    schemas: () => ({ schemas: [{ name: 'E', value: { default: Number.NaN } }], diagnostics: [] }),
    example: () => undefined,
    reject: () => undefined,
  };
  const rows = table.rows.map((row) => ({ ...row, description: '\ud800' }));
  const document = { openapi: '3.1.0', paths: {} };
  const { document: after, diagnostics } = augmentDocument(document, {
    table: { ...table, rows },
    errorBody: body,
  });
  expect(after).toBe(document);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(summary)).toEqual([
    'VALUE_NOT_WRITABLE openapi.yaml #/components/schemas/E',
    'VALUE_NOT_WRITABLE openapi.yaml #/components/responses/NotFound',
  ]);
});

test('the schema of a row, too', () => {
  const rows = table.rows.map((row) => ({ ...row, schema: 'a.json' }));
  const { diagnostics } = augmentDocument(
    { openapi: '3.1.0', paths: {} },
    { table: { ...table, rows }, rowSchemas: new Map([['a.json', { default: Number.POSITIVE_INFINITY }]]) },
  );
  expect(diagnostics.map(summary)).toEqual(['VALUE_NOT_WRITABLE a.json #/default']);
});
