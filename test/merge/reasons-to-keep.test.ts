import { expect, test } from 'vitest';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import { readTable } from '../../src/table/read-table.js';

const { table } = buildStatusTable({ codes: '404' });
const { table: other } = await readTable('- {code: 404, description: x}\n', { file: 'table.yaml' });
const SETTINGS = { validate: false, force: true } as const;
const HEAD = "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: { /a: {} }\n";
const { text: written } = await genResponses(HEAD, { ...SETTINGS, table });

const CHANGED = { code: 'edited-by-hand' };
const HOLDS = { code: 'annotated-by-hand' };

test.each([
  ['another value', / {10}status: 404\n/, '          status: 405\n', CHANGED],
  ['a comment behind the key', /^ {4}NotFound:/m, '$& # mine', HOLDS],
  ['a comment further in', /^ {6}content:/m, '      # mine\n$&', HOLDS],
  [
    'a comment in the head of a text',
    /^ {6}description: (.*)/m,
    '      description: >- # mine\n        $1',
    HOLDS,
  ],
  ['an anchor', /^ {4}NotFound:/m, '$& &mine', HOLDS],
  ['a tag', /^ {4}NotFound:/m, '$& !!map', HOLDS],
])('an entry with %s stays: the reason', async (_, pattern, replacement, reason) => {
  const text = written.replace(pattern, replacement);
  expect(text).not.toBe(written);
  const step = { pointer: '#/components/responses/NotFound', action: 'keep', reason };
  const removed = await removeResponses(text, SETTINGS);
  expect(removed.plan.steps).toContainEqual(step);
  const merged = await genResponses(text, { ...SETTINGS, table: other });
  expect(merged.plan.steps).toContainEqual(step);
  expect(merged.diagnostics).toMatchObject([
    { code: 'ENTRY_TAKEN_OVER', args: { name: 'NotFound', asWritten: reason === HOLDS } },
  ]);
});

test('a comment that an entry kept when it was replaced is the reason why it stays', async () => {
  const theirs = `${HEAD}components:\n  responses:\n    NotFound: # mine\n      description: Own.\n`;
  const { text } = await genResponses(theirs, { ...SETTINGS, table, onConflict: 'replace' });
  expect(text).toContain('NotFound: # mine');
  const { plan } = await removeResponses(text, SETTINGS);
  expect(plan.steps).toContainEqual(expect.objectContaining({ action: 'keep', reason: HOLDS }));
});

/** Recorded entries with a value that has no digest: they are the author's. */
const NOT_SERIALIZABLE = ['"\\ud800"', '1e400', '.inf', '.nan'].flatMap((value) =>
  ['NotFound', 'ProblemDetails'].map(
    (name) => [name, value, written.replace(`    ${name}:\n`, `$&      x-own: ${value}\n`)] as const,
  ),
);

test.each(NOT_SERIALIZABLE)('%s with %s counts as edited by hand', async (name, _, text) => {
  const kept = { action: 'keep', pointer: expect.stringMatching(new RegExp(`/${name}$`)) };
  const settings = { ...SETTINGS, table };
  for (const result of [
    await genResponses(text, { ...settings, prune: true }),
    await removeResponses(text, settings),
  ]) {
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(result.plan.steps).toContainEqual(expect.objectContaining(kept));
    expect(result.text).toContain('x-own');
  }
  const replaced = await genResponses(text, { ...settings, onConflict: 'replace' });
  expect(replaced.text === written).toBe(name === 'NotFound');
  const failed = await genResponses(text, { ...settings, onConflict: 'fail' });
  expect(failed.diagnostics.map(({ code }) => code)).toEqual(['ENTRY_CONFLICT']);
});
