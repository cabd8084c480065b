import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/table/read-table.js';
import { TABLE_FORMATS } from '../../src/table/table-source.js';

const HEADER = '| Code | Message | Description |\n|--|--|--|\n';
const MEGABYTE = 1_000_000;
/** Enough for a cost that grows with the square of the length to run into the time limit. */
const LONG = 100_000;

const row = (message: string, description = 'x') => `${HEADER}| 400 | ${message} | ${description} |\n`;
const fill = (unit: string, length = LONG) => unit.repeat(Math.ceil(length / unit.length));

/** What people write, much of it. */
const LONG_CELLS = {
  words: 'lorem ipsum ',
  links: '[a](b) ',
  emphasis: '**a** _b_ ',
  code: '`a` ',
  entities: '&amp; ',
  emoji: '👩‍👩‍👧‍👧',
  'right to left': 'غير ',
};

describe('a long cell', () => {
  it('of one megabyte', async () => {
    const text = row(fill('lorem ipsum ', MEGABYTE), fill('غير ', MEGABYTE));
    const { diagnostics } = await readTable(text, { file: 't.md' });
    expect(diagnostics).toEqual([]);
  });

  it.each(Object.entries(LONG_CELLS))('%s', { timeout: 10_000 }, async (_, unit) => {
    const message = await readTable(row(fill(unit)), { file: 't.md' });
    const description = await readTable(row('Bad Request', fill(unit)), { file: 't.md' });
    expect(message.table.rows.length + message.diagnostics.length).toBeGreaterThan(0);
    expect(description.table.rows).toHaveLength(1);
  });

  it.each(['"', ',', '"a', 'a"b,', '\u0000'])('CSV of %j', async (unit) => {
    const { table, diagnostics } = await readTable(`code,message\n400,${fill(unit)}`, { file: 't.csv' });
    expect(table.rows.length + diagnostics.length).toBeGreaterThan(0);
  });
});

describe('10,000 rows', () => {
  const codes = Array.from({ length: 10_000 }, (_, index) => `${400 + (index % 18)}`);
  const named = codes.map((code, index) => [code, `Reason ${index}`, `Text ${index}`] as const);
  it.each([
    ['t.md', HEADER + named.map((cells) => `| ${cells.join(' | ')} |`).join('\n')],
    ['t.csv', `code,message,description\n${named.map((cells) => cells.join()).join('\n')}`],
    ['t.json', JSON.stringify(named.map(([code, message, description]) => ({ code, message, description })))],
    [
      't.yaml',
      named.map(([code, message]) => `- { code: ${code}, message: ${message}, description: x }`).join('\n'),
    ],
  ])('%s', async (file, text) => {
    const { table } = await readTable(text, { file });
    expect(table.rows.map(({ status }) => status)).toEqual(codes.slice(0, 18));
    const cases = table.rows.flatMap((found) => found.cases ?? []);
    expect(cases.length).toBe(10_000);
  });
});

describe('a table in odd places', () => {
  it.each([
    ['HTML around it', `<div>\n\n${row('<b>Bad</b> Request &amp; more')}\n</div>`, 'BadRequestMore'],
    ['a block quote', row('Bad Request').replace(/^/gm, '> '), 'BadRequest'],
    ['a list', `- Codes:\n\n${row('Bad Request').replace(/^/gm, '  ')}`, 'BadRequest'],
    ['an unclosed code span before it', `Some \` text\n\n${row('Bad `Request')}`, 'BadRequest'],
    ['emoji in the name', row('🎉 Party Time'), 'PartyTime'],
    ['a reference link', `${row('[Bad Request][rfc]')}\n[rfc]: https://example.com`, 'BadRequest'],
  ])('%s', async (_, text, name) => {
    const { table, diagnostics } = await readTable(text, { file: 't.md' });
    expect(diagnostics).toEqual([]);
    expect(table.rows.map((found) => found.name)).toEqual([name]);
  });

  it('leaves tables in code blocks alone', async () => {
    const { diagnostics } = await readTable(`\`\`\`\n${row('Bad Request')}\`\`\`\n`, { file: 't.md' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['NO_TABLE']);
  });

  it('drops what no file can hold from texts', async () => {
    const rows = [{ code: 400, message: 'Bad\u0000 Request', description: 'Half \ud83d of a \u0007 pair' }];
    const { table } = await readTable(JSON.stringify(rows), { file: 't.json' });
    expect(table.rows[0]).toMatchObject({ name: 'BadRequest', description: 'Half \uFFFD of a   pair' });
  });
});

it('gives a table or a finding for any text in any format, and never throws', async () => {
  const fragment = fc.constantFrom(
    ...[
      '| Code |',
      '|--|',
      '| 404 |',
      '\n',
      '\r\n',
      'code,message',
      '404,',
      '- code: 404',
      '{"code":',
      '404}',
      '[',
      ']',
    ],
    ...['`', '**', '<br>', '\\|', '"', '&', '*', ': ', '\t', '\uFEFF', '🎉', '\ud800', '# 4xx', '>', '- '],
  );
  const text = fc
    .array(fc.oneof({ weight: 4, arbitrary: fragment }, fc.string()))
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom(...TABLE_FORMATS), async (input, format) => {
      const { table, diagnostics } = await readTable(input, { file: 'input', format });
      expect(table.rows.length + diagnostics.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
