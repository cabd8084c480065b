import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  buildStatusTable,
  type GenResponsesOptions,
  genResponses,
  readTable,
  removeResponses,
} from '../src/index.js';
import { collectNodes } from '../src/openapi/references.js';
import { fromPointer, valueAt } from '../src/values/pointer.js';

const FOLDER = new URL('../fixtures/migration/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

const { table: ownTable } = await readTable(read('own-table.md'), { file: 'own-table.md' });
const { table: threeCodes } = buildStatusTable({ codes: '401,404,500' });

/** Specs that version 0.1.0 wrote, each with the options of that run. */
const WRITTEN: [file: string, options: GenResponsesOptions][] = [
  ['default.yaml', {}],
  ['own-table.yaml', { table: ownTable }],
  ['swagger.yaml', { mediaTypes: ['application/json'] }],
  ['google.json', { table: threeCodes, errorBody: 'google' }],
];

/** The local `$ref`s of a document, each with whether it resolves. */
function referencesIn(text: string): Map<string, boolean> {
  const document: unknown = parse(text);
  return new Map(
    collectNodes(document).references.map(({ ref }) => [
      ref,
      valueAt(document, fromPointer(ref) ?? ['']) !== undefined,
    ]),
  );
}

const dangling = (text: string) => [...referencesIn(text)].filter(([, resolves]) => !resolves);
const operationsOf = (text: string): unknown => parse(text).paths;

describe.each(WRITTEN)('%s, as 0.1.0 wrote it', (file, options) => {
  const before = read(file);

  test('keeps its operations, and every $ref in them resolves', async () => {
    const { text, diagnostics } = await genResponses(before, { file, ...options });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(text).not.toBe(before);
    expect(operationsOf(text)).toEqual(operationsOf(before));
    expect(dangling(text)).toEqual([]);
    expect((await genResponses(text, { file, ...options })).edits).toEqual([]);
  });

  test('recognizes what 0.1.0 generated', async () => {
    const { plan } = await genResponses(before, { file, ...options });
    const reasons = plan.steps.map(({ reason }) => reason.code);
    expect(reasons).not.toContain('not-generated');
    expect(reasons).not.toContain('edited-by-hand');
    const { text } = await removeResponses(before, { file });
    expect(operationsOf(text)).toEqual(operationsOf(before));
    const missing = dangling(before).map(([ref]) => ref);
    expect(dangling(text).map(([ref]) => ref)).toEqual(missing);
  });

  test('can be renamed and pruned', async () => {
    const { text } = await genResponses(before, { file, ...options, renameRefs: true, prune: true });
    expect(dangling(text)).toEqual([]);
    expect((await genResponses(text, { file, ...options, prune: true })).edits).toEqual([]);
  });
});

test('names that changed since 0.1.0 stay while they are used, and are reported', async () => {
  const { diagnostics, plan } = await genResponses(read('own-table.yaml'), { table: ownTable });
  expect(diagnostics.map(({ code, args }) => [code, 'now' in args && args.now])).toEqual([
    ['FORMER_NAME_USED', 'Conflict'],
    ['FORMER_NAME_USED', 'Gone'],
  ]);
  expect(plan.steps).toContainEqual({
    pointer: '#/components/responses/NoSuchBook',
    action: 'keep',
    reason: { code: 'not-given', isReferenced: false },
  });
});

test('the error body of 0.1.0 stays without its option', async () => {
  const { text } = await genResponses(read('google.json'), { table: threeCodes });
  expect(text).toContain('#/components/schemas/GoogleError');
  expect(text).not.toContain('ProblemDetails');
});
