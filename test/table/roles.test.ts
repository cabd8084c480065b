import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explainTable } from '../../src/table/read-table.js';

/** Pages, and what a person says that each column of their tables is: `null` for a table that is none of codes. */
const ROOT = new URL('../../fixtures/table/roles/', import.meta.url);
const PAGES = readdirSync(ROOT).filter((file) => file.endsWith('.md'));

it.each(PAGES)('the columns of %s are what a person takes them for', async (file) => {
  const text = readFileSync(new URL(file, ROOT), 'utf8');
  const expected = readFileSync(new URL(file.replace(/md$/, 'roles.json'), ROOT), 'utf8');
  const found = (await explainTable(text)).map(({ line, isCodeTable, columns }) => ({
    line,
    columns: isCodeTable ? columns.map(({ role }) => role) : null,
  }));
  expect(found).toEqual(JSON.parse(expected));
});
