import { expect, test } from 'vitest';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';

const { table } = buildStatusTable({ codes: '404' });
const HEAD = "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: { /a: {} }\n";
const { text: written } = await genResponses(HEAD, { table, validate: false });

/** Entries of the ledger that hold what has no digest: they are the author's. */
const DOCUMENTS = ['"\\ud800"', '1e400', '.inf', '.nan'].flatMap((value) =>
  ['NotFound', 'ProblemDetails'].map(
    (name) => [name, value, written.replace(`    ${name}:\n`, `$&      x-own: ${value}\n`)] as const,
  ),
);

test.each(DOCUMENTS)('%s with %s is changed by hand', async (name, _, text) => {
  const kept = { action: 'keep', pointer: expect.stringMatching(new RegExp(`/${name}$`)) };
  const settings = { table, validate: false, force: true } as const;
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
