import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/table/read-table.js';

const OTHERS = '| 301 | Moved. |\n| 409 | Taken. |\n| 503 | Down. |\n';

/** The rows that a row of a page gives: the status, then its other cells. */
async function rowsOf(header: string, row: string, others = OTHERS): Promise<string[]> {
  const rule = header.replace(/[^|]+/g, '--');
  const page = `${header}\n${rule}\n${row}\n${others}`;
  const { source } = await readTable(page, { file: 'page.md' });
  return source.rows
    .filter(({ place }) => place.line === 3)
    .map(({ cells: { code, ...cells } }) => {
      const texts = Object.entries(cells).map(([column, cell]) => `${column}=${cell.text}`);
      return [code?.text, ...texts.toSorted()].join(' ');
    });
}

describe('a code cell', () => {
  it.each([
    ['404', '404'],
    ['`404`', '404'],
    ['**404**', '404'],
    ['[404](#missing)', '404'],
    ['404[^1]', '404'],
    ['"404"', '404'],
    ['HTTP 404', '404'],
    ['404 ❌', '404'],
    ['❌ 404', '404'],
    ['404 Not Found', '404 message=Not Found'],
    ['400-Bad Request', '400 message=Bad Request'],
    ['404 (NOT FOUND)', '404 message=NOT FOUND'],
    ['404: No such pet', '404 message=No such pet'],
    ['400 BAD_NAME', '400 errorCode=BAD_NAME'],
    ['200 (empty)', '200 details=empty'],
    ['400 The name has a slash.', '400 details=The name has a slash.'],
    ['400 (name) / 422 (date)', '400 details=(name) / 422 (date)'],
    ['4XX', '4XX'],
    ['4xx Client Error', '4XX message=Client Error'],
    ['50x', '5XX'],
    ['500-599', '5XX'],
    ['default', 'default'],
  ])('%s', async (cell, expected) => {
    const [row, ...others] = await rowsOf('| Status | Meaning |', `| ${cell} | A text. |`);
    expect(others).toEqual([]);
    expect(row?.replace(' description=A text.', '')).toBe(expected);
  });

  it.each([
    ['500, 502', ['500', '502']],
    ['400 or 422', ['400', '422']],
    ['`502`/`504`', ['502', '504']],
    ['500-504', ['500', '501', '502', '503', '504']],
    ['0', []],
    ['-', []],
    ['400.403', []],
    ['No connection', []],
  ])('%s gives the statuses %j', async (cell, statuses) => {
    const rows = await rowsOf('| Status | Meaning |', `| ${cell} | A text. |`);
    expect(rows).toEqual(statuses.map((status) => `${status} description=A text.`));
  });
});

describe('a message cell', () => {
  it('is the description when it is a sentence and no column has descriptions', async () => {
    const others = '| 404 | Not Found |\n| 409 | Conflict |\n';
    expect(await rowsOf('| Status | Meaning |', '| 422 | A name is wrong, or missing. |', others)).toEqual([
      '422 description=A name is wrong, or missing.',
    ]);
  });

  it('has no quotes around it', async () => {
    const row = '| 400 | BAD_NAME | "Choose another name." | A slash |';
    const others = '| 404 | NO_NAME | "Choose a name." | No name |\n';
    expect(await rowsOf('| Status | Code | Message | Cause |', row, others)).toEqual([
      '400 description=A slash errorCode=BAD_NAME message=Choose another name.',
    ]);
  });
});
