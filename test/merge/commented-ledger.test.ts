import { expect, test } from 'vitest';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import { readTable } from '../../src/table/read-table.js';

const { table } = buildStatusTable({ codes: '403,404' });
const { table: other } = await readTable(
  '- {code: 403, description: x}\n- {code: 404, description: x, message: Not Found}\n',
  { file: 'table.yaml' },
);
const { table: fewer } = await readTable('- {code: 410, description: x}\n', { file: 'table.yaml' });
const HEAD = "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: { /a: {} }\n";
const SETTINGS = { validate: false, force: true } as const;
const { text: written } = await genResponses(HEAD, { ...SETTINGS, table });
const LINE = /^ {6}NotFound: (404 sha256-[0-9a-f]{12})\n/m;

const COMMENTED: [string, string][] = [
  ['behind a line', '      NotFound: $1 # mine\n'],
  ['behind its key', '      NotFound: # mine\n        $1\n'],
  ['under its key', '      NotFound:\n        # mine\n        $1\n'],
  ['under it, further in', '      NotFound: $1\n        # mine\n'],
  ['above it', '      # mine\n      NotFound: $1\n'],
];
const DOCUMENTS = COMMENTED.map(([place, line]) => [place, written.replace(LINE, line)] as const);

test.each(DOCUMENTS)('a comment in the ledger, %s, survives an update', async (_, text) => {
  const { text: after, diagnostics } = await genResponses(text, { ...SETTINGS, table: other });
  expect(diagnostics).toEqual([]);
  expect(after.split('# mine')).toHaveLength(2);
  const plain = await genResponses(written, { ...SETTINGS, table: other });
  const [, line = ''] = LINE.exec(plain.text) ?? [];
  expect(after).toContain(line);
  expect((await genResponses(after, { ...SETTINGS, table: other })).edits).toEqual([]);
});

test.each(DOCUMENTS)('a comment in the ledger, %s, survives a removal', async (_, text) => {
  const settings = { ...SETTINGS, table: fewer, prune: true };
  for (const run of [
    (input: string) => removeResponses(input, SETTINGS),
    (input: string) => genResponses(input, settings),
  ]) {
    const { text: after, diagnostics } = await run(text);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(after.split('# mine')).toHaveLength(2);
    expect(after).not.toMatch(/^ {4}NotFound:|Forbidden/m);
    expect((await run(after)).edits).toEqual([]);
  }
});

test('a line that was left is written anew with its entry', async () => {
  const [[, text = ''] = []] = DOCUMENTS;
  const removed = await removeResponses(text, SETTINGS);
  const { text: again, plan } = await genResponses(removed.text, { ...SETTINGS, table: other });
  expect(plan.steps).toMatchObject([{ action: 'add' }, { action: 'add' }, { action: 'add' }]);
  const lines = again.split('\n').filter((line) => line.includes('NotFound: 404'));
  expect(lines).toEqual([expect.stringMatching(/sha256-[0-9a-f]{12} # mine$/)]);
});
