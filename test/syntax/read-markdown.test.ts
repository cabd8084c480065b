import { describe, expect, it } from 'vitest';
import { readMarkdownTables } from '../../src/syntax/read-markdown.js';

async function cellOf(cell: string, after = '') {
  const [table] = await readMarkdownTables(`| a |\n|---|\n| ${cell} |\n${after}`);
  return table?.rows[0]?.cells[0];
}

describe('readMarkdownTables', () => {
  it.each([
    // Markdown: what a reader sees, what stays of the source
    ['plain', 'plain', 'plain'],
    ['**`404`**', '404', '**`404`**'],
    ['_a_ and ~b~', 'a and ~b~', '_a_ and ~b~'],
    ['a \\| b', 'a | b', 'a | b'],
    ['`a \\| b`', 'a | b', '`a | b`'],
    ['a \\\\\\| b', 'a \\| b', 'a \\\\| b'],
    ['a \\&#124; b', 'a &#124; b', 'a \\| b'],
    ['a &amp;#124; b', 'a &#124; b', 'a &#124; b'],
    ['Fish &amp; Chips', 'Fish & Chips', 'Fish &amp; Chips'],
    ['one<br>two<br/>three', 'one two three', 'one<br>two<br/>three'],
    ['<b>bold</b>', 'bold', '<b>bold</b>'],
    ['`open', '`open', '`open'],
    ['# no heading', '# no heading', '# no heading'],
    ['- no list', '- no list', '- no list'],
    ['![logo](x.png)', 'logo', '![logo](x.png)'],
  ])('%s', async (markdown, text, source) => {
    expect(await cellOf(markdown)).toMatchObject({ text, source });
  });

  it('gives the address of a link that is all of the cell', async () => {
    expect(await cellOf('[a](/b)')).toMatchObject({ text: 'a', url: '/b' });
    expect(await cellOf('**[a](/b)**')).toMatchObject({ text: 'a', url: '/b' });
    expect(await cellOf('[a][b]', '\n[b]: /c')).toMatchObject({ text: 'a', url: '/c' });
    expect(await cellOf('[a](/b) c')).not.toHaveProperty('url');
  });

  it('tells offsets of the text as handed in: a byte order mark counts, pipes and spaces are skipped', async () => {
    const text = '\uFEFF# Title\r\n\r\n|  a | **b** |\r\n|--|--|\r\n|  | `x` |\r\n';
    const [table] = await readMarkdownTables(text);
    const cells = [...(table?.header.cells ?? []), ...(table?.rows[0]?.cells ?? [])];
    expect(cells.map(({ offset }) => text.slice(offset, offset + 3))).toEqual(['a |', '**b', '|  ', '`x`']);
  });

  it('knows the headings above a table, nearest first', async () => {
    const table = '\n\n| a |\n|---|\n\n';
    const text = `# One${table}## Two${table}### Three${table}## **Four**${table}Five\n====${table}`;
    const tables = await readMarkdownTables(text);
    expect(tables.map(({ headings }) => headings)).toEqual([
      ['One'],
      ['Two', 'One'],
      ['Three', 'Two', 'One'],
      ['**Four**', 'One'],
      ['Five'],
    ]);
  });

  it('tells rows with pipes from lines of text', async () => {
    const [table] = await readMarkdownTables('| a | b |\n|---|---|\n| c | d |\nA line.\n');
    expect(table?.rows.map(({ hasPipe, source }) => [hasPipe, source])).toEqual([
      [true, '| c | d |'],
      [false, 'A line.'],
    ]);
  });
});
