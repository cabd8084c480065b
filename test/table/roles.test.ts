import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explainTable } from '../../src/table/read-table.js';

/**
 * Pages as API docs have them, shortened and with texts of our own: `<topic>.md`. `<topic>.roles.json` has the line of
 * each table's header and the role that a reader gives each column; `null` for a table without HTTP statuses.
 */
const ROOT = new URL('../../fixtures/table/roles/', import.meta.url);
const TOPICS = readdirSync(ROOT).flatMap((file) => /^(.*)\.md$/.exec(file)?.[1] ?? []);

const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8');

async function foundRoles(page: string) {
  const tables = await explainTable(page);
  return tables.map(({ line, isCodeTable, columns }) => ({
    line,
    columns: isCodeTable ? columns.map(({ role }) => role) : null,
  }));
}

it.each(TOPICS)('gives each column the role that a reader gives it: %s', async (topic) => {
  expect(await foundRoles(read(`${topic}.md`))).toEqual(JSON.parse(read(`${topic}.roles.json`)));
});
