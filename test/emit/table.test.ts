import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/diagnostic.js';
import { renderTable } from '../../src/emit/table.js';
import { buildStatusTable, defaultStatusTable } from '../../src/table/build-status-table.js';
import { readTable } from '../../src/table/read-table.js';
import { TABLE_FORMATS } from '../../src/table/table-source.js';
import { withoutPlaces } from '../table/without-places.js';

const rowsOf = async (text: string, format: (typeof TABLE_FORMATS)[number]) =>
  readTable(text, { file: 'table', format });

describe('renderTable', () => {
  it('writes only the columns in use, and what differs from the registry', async () => {
    const { table } = await rowsOf(
      `code,message,description,component,headers
404,Not Found,No | pet.,,
429,Slow Down,"One,
two.",Rate_Limited,"Retry-After!, X-Left: integer"
4XX,Client Error,"Other: any.",,
`,
      'csv',
    );
    expect(
      renderTable(table, 'markdown'),
    ).toBe(`| Status Code | API Message | Description | Component | Headers |
| :--- | :--- | :--- | :--- | :--- |
| 404 | Not Found | No \\| pet. |  |  |
| 429 | Slow Down | One, <br> two. | \`Rate_Limited\` | \`Retry-After!: string, X-Left: integer\` |
| 4XX | Client Error | Other: any. |  |  |
`);
    expect(renderTable(table, 'yaml')).toBe(`- code: 404
  message: Not Found
  description: "No | pet."
- code: 429
  message: Slow Down
  description: "One,\\ntwo."
  component: Rate_Limited
  headers: "Retry-After!: string, X-Left: integer"
- code: 4XX
  message: Client Error
  description: "Other: any."
`);
    expect(renderTable(table, 'csv')).toBe(`Status Code,API Message,Description,Component,Headers
404,Not Found,No | pet.,,
429,Slow Down,"One,
two.",Rate_Limited,"Retry-After!: string, X-Left: integer"
4XX,Client Error,Other: any.,,
`);
    expect(JSON.parse(renderTable(table, 'json'))[0]).toEqual({
      code: 404,
      message: 'Not Found',
      description: 'No | pet.',
    });
  });

  it.each(TABLE_FORMATS)('gives the default table and all of the registry back from %s', async (format) => {
    const all = buildStatusTable({ codes: 'all,104,510', naming: 'kebab' }).table;
    for (const table of [defaultStatusTable(), all]) {
      const { table: again, diagnostics } = await rowsOf(renderTable(table, format), format);
      expect(withoutPlaces(again.rows)).toEqual(withoutPlaces(table.rows));
      expect(diagnostics).toEqual([]);
    }
  });

  it.each([
    'a | b',
    'a \\| b',
    'a \\\\| b',
    '`a\\|b`',
    '&#124; and &amp;#124; and \\&#124;',
    'a\n\n- b\n  - c  \nd',
    'ends in \\',
    '`open',
    '**bold** <b>tag</b> [a](b)',
    '# no heading',
    '| --- |',
  ])('gives the text %j back from every format', async (text) => {
    const rows = [{ code: 400, message: text, component: 'X', description: text, schema: text, type: text }];
    const { table } = await rowsOf(JSON.stringify(rows), 'json');
    for (const format of TABLE_FORMATS) {
      const { table: again } = await rowsOf(renderTable(table, format), format);
      expect(withoutPlaces(again.rows)).toEqual(withoutPlaces(table.rows));
    }
  });

  it('gives any table back, from every format', async () => {
    const bits = [
      '|',
      '\\',
      '`',
      '*',
      '_',
      '<br>',
      '\n',
      ' ',
      '&',
      '&#124;',
      '&amp;#124;',
      '[a](b)',
      '"',
      "'",
      ',',
      ';',
      ': ',
    ];
    const piece = fc.oneof(
      fc.constantFrom(...bits, '- ', '# ', '~', '!', '\t', '🎉', 'غ', 'a', 'word '),
      fc.string(),
    );
    const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
    const row = fc.record({
      code: fc.constantFrom('200', '404', '429', '401', '499', '4XX', 'default'),
      message: text,
      description: text,
      details: text,
      component: fc.oneof(fc.stringMatching(/^[a-zA-Z0-9._-]{1,8}$/), fc.constant('')),
      headers: fc.constantFrom('', 'Retry-After', 'ETag!, X-A: string(date-time)', 'retry-after: integer'),
      mediaType: fc.constantFrom('', 'text/plain', 'application/json; charset=utf-8', '*/*'),
      schema: fc.oneof(text, fc.constant('#/components/schemas/Pet')),
      type: fc.oneof(text, fc.constant('https://example.com/a_b')),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
        const { table } = await rowsOf(JSON.stringify(rows), 'json');
        fc.pre(table.rows.length > 0);
        for (const format of TABLE_FORMATS) {
          const { table: again, diagnostics } = await rowsOf(renderTable(table, format), format);
          const back = withoutPlaces(again.rows);
          expect({ format, rows: back }).toEqual({ format, rows: withoutPlaces(table.rows) });
          expect(hasErrors(diagnostics)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives a header alone for a table without rows', () => {
    expect(renderTable({ rows: [] }, 'csv')).toBe('Status Code,API Message,Description\n');
    expect(renderTable({ rows: [] }, 'yaml')).toBe('[]\n');
  });
});
