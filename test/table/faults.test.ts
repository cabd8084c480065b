import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.js';
import { TABLE_MESSAGES } from '../../src/report/messages/table.js';
import { type ReadTableOptions, readTable } from '../../src/table/read-table.js';

/**
 * A folder per fault: `table.*` has it, `diagnostics.json` says what is found and where, `fixed.*` is the table
 * after its author followed the hint. `options.json` has the options of the two, where they matter.
 */
const ROOT = new URL('../../fixtures/table/', import.meta.url);
// `roles` has pages for another test.
const CASES = readdirSync(ROOT).filter((name) => name !== 'roles');

type Options = Partial<ReadTableOptions>;

function caseFiles(name: string) {
  const folder = new URL(`${name}/`, ROOT);
  const files = readdirSync(folder);
  const read = (start: string) => {
    const file = files.find((candidate) => candidate.startsWith(start));
    if (file === undefined) throw new Error(`The case ${name} has no ${start}* file.`);
    return { file, text: readFileSync(new URL(file, folder), 'utf8') };
  };
  const options: { table?: Options; fixed?: Options } = files.includes('options.json')
    ? JSON.parse(read('options.').text)
    : {};
  const expected: { code: string }[] = JSON.parse(read('diagnostics.').text);
  return { table: read('table.'), fixed: read('fixed.'), expected, options };
}

const summary = ({ code, severity, place: { line, column } }: Diagnostic) => ({
  code,
  severity,
  line,
  column,
});

describe.each(CASES)('%s', (name) => {
  const { table, fixed, expected, options } = caseFiles(name);

  it('is found where it is', async () => {
    const { diagnostics } = await readTable(table.text, { file: table.file, ...options.table });
    expect(diagnostics.map(summary)).toEqual(expected);
    expect(diagnostics.every(({ place }) => place.file === table.file)).toBe(true);
  });

  it('is gone once the hint is followed', async () => {
    const { diagnostics, table: result } = await readTable(fixed.text, {
      file: fixed.file,
      ...options.fixed,
    });
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(result.rows.length).toBeGreaterThan(0);
  });
});

it('every finding about a table has a case of its own', () => {
  const found = new Set(CASES.flatMap((name) => caseFiles(name).expected.map(({ code }) => code)));
  const aboutOptions = ['INVALID_SELECTION', 'CODE_NOT_IN_TABLE', 'EMPTY_SELECTION', 'INVALID_SUFFIX'];
  const missing = Object.keys(TABLE_MESSAGES).filter(
    (code) => !found.has(code) && !aboutOptions.includes(code),
  );
  expect(missing).toEqual([]);
});
