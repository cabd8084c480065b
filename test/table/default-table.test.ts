import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildStatusTable, defaultStatusTable } from '../../src/table/build-status-table.js';
import { DEFAULT_SOURCE } from '../../src/table/default-table.js';
import { readTable } from '../../src/table/read-table.js';

it('holds what the shipped Markdown file says, cell by cell', async () => {
  const text = readFileSync(new URL(`../../${DEFAULT_SOURCE.file}`, import.meta.url), 'utf8');
  const { source, diagnostics } = await readTable(text, { file: DEFAULT_SOURCE.file });
  expect(diagnostics).toEqual([]);
  const cells = (rows: typeof source.rows) =>
    rows.map((row) =>
      Object.fromEntries(Object.entries(row.cells).map(([column, { text }]) => [column, text])),
    );
  expect(cells(source.rows)).toEqual(cells(DEFAULT_SOURCE.rows));
});

it('gives the fourteen rows without a finding', () => {
  expect(buildStatusTable().diagnostics).toEqual([]);
  expect(defaultStatusTable().rows.map(({ status, name }) => `${status} ${name}`)).toEqual([
    '200 OK',
    '201 Created',
    '204 NoContent',
    '300 MultipleChoices',
    '302 Found',
    '304 NotModified',
    '400 BadRequest',
    '401 Unauthorized',
    '403 Forbidden',
    '404 NotFound',
    '406 NotAcceptable',
    '500 InternalServerError',
    '501 NotImplemented',
    '503 ServiceUnavailable',
  ]);
});
