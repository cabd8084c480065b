import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureSpec } from '../../src/inspect-spec.js';
import { genResponses } from '../../src/pipeline.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';

const FIXTURE = join(import.meta.dirname, '../../fixtures/cli/coverage/before/openapi.yaml');
const SPEC = readFileSync(FIXTURE, 'utf8');

/** `GET /a: 404 missing`, one line for each response. */
async function measured(text: string, options: Parameters<typeof measureSpec>[1] = {}): Promise<string[]> {
  const { operations } = await measureSpec(text, options);
  return operations.flatMap(({ method, path, responses }) =>
    responses.map(({ status, state }) => `${method} ${path}: ${status} ${state}`),
  );
}

function specOf(operation: object, more: object = {}): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/a/{id}': { get: operation } },
    ...more,
  });
}

const REF = { $ref: '#/components/responses/X' };

test.each<[string, string, string]>([
  ['a $ref, also to something missing', specOf({ responses: { 404: REF } }), '404 reference'],
  ['an inline error with content', specOf({ responses: { 404: { content: { 'a/b': {} } } } }), '404 inline'],
  ['an inline error without content', specOf({ responses: { 404: { description: 'x' } } }), '404 no-content'],
  ['success without content', specOf({ responses: { 204: {}, 404: REF } }), '204 inline, 404 reference'],
  ['a range, in either case', specOf({ responses: { '4xx': REF } }), '4XX reference'],
  ['an extension', specOf({ responses: { 'x-a': {}, 404: REF } }), '404 reference'],
  ['no responses', specOf({}), '404 missing'],
  ['responses of another type', specOf({ responses: [] }), '404 missing'],
  [
    'a skipped code',
    specOf({ 'x-gen-responses': { skip: [404] }, responses: { 404: REF, 200: {} } }),
    '200 inline',
  ],
])('measures %s', async (_, text, expected) => {
  const found = await measured(text, { file: 'api.json', table: buildStatusTable({ codes: '404' }).table });
  expect(found.map((line) => line.replace('GET /a/{id}: ', '')).join(', ')).toBe(expected);
});

test('measures a Swagger 2.0 response by its schema', async () => {
  const paths = { '/a': { get: { responses: { 404: { schema: {} }, 409: { description: 'x' } } } } };
  const text = JSON.stringify({ swagger: '2.0', info: { title: 'T', version: '1' }, paths });
  expect(await measured(text)).toEqual(['GET /a: 404 inline', 'GET /a: 409 no-content']);
});

test('an operation that two paths share counts once', async () => {
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: { '/a': { $ref: '#/components/pathItems/P' }, '/b': { $ref: '#/components/pathItems/P' } },
    components: { pathItems: { P: { get: { responses: { 200: {} } } } } },
  });
  expect(await measured(text)).toEqual(['GET /a: 200 inline']);
});

test('after attach nothing is missing', async () => {
  for (const rules of ['recommended', 'owasp', 'azure', 'zalando', 'camara', 'nlgov'] as const) {
    const { text } = await genResponses(SPEC, { attach: true, rules, validate: false });
    const lines = await measured(text, { rules });
    expect(lines.filter((line) => line.endsWith('missing'))).toEqual([]);
  }
});

test('finds the place of an operation', async () => {
  const { placeOf } = await measureSpec(SPEC);
  expect(placeOf('#/paths/~1boxes/post')).toMatchObject({ line: 16, column: 5 });
});

test('reports an invalid opt-out, and a text that is not a spec', async () => {
  const wrong = await measureSpec(specOf({ 'x-gen-responses': 1 }), { file: 'api.json' });
  expect(wrong.diagnostics.map(({ code }) => code)).toContain('INVALID_OPT_OUT');
  const { diagnostics, operations } = await measureSpec('a: 1');
  expect([diagnostics.map(({ code }) => code), operations]).toEqual([['NOT_A_SPEC'], []]);
});
