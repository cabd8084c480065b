import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/syntax/read-markdown.js';

async function cellOf(cell: string, after = '') {
  const {
    tables: [table],
  } = await readMarkdown(`| a |\n|---|\n| ${cell} |\n${after}`);
  return table?.rows[0]?.cells[0];
}

describe('readMarkdown', () => {
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
    ['one<br>two<br/>three', 'one\ntwo\nthree', 'one<br>two<br/>three'],
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
    const {
      tables: [table],
    } = await readMarkdown(text);
    const cells = [...(table?.header ?? []), ...(table?.rows[0]?.cells ?? [])];
    expect(cells.map(({ offset }) => text.slice(offset, offset + 3))).toEqual(['a |', '**b', '|  ', '`x`']);
  });

  it('knows the headings above a table, nearest first', async () => {
    const table = '\n\n| a |\n|---|\n\n';
    const text = `# One${table}## Two${table}### Three${table}## **Four**${table}Five\n====${table}`;
    const { tables } = await readMarkdown(text);
    expect(tables.map(({ headings }) => headings)).toEqual([
      ['One'],
      ['Two', 'One'],
      ['Three', 'Two', 'One'],
      ['Four', 'One'],
      ['Five'],
    ]);
  });

  it('drops footnote marks', async () => {
    expect(await cellOf('404<sup>1</sup>')).toMatchObject({ text: '404' });
  });

  it('reads rows behind a blank line, and tells where they begin', async () => {
    const text = '> | a | b |\n> |---|---|\n> | c | d |\n>\n> | e | `f` |\n> | g\n>\n> Text | more.\n';
    const { tables } = await readMarkdown(text);
    const rows = tables[0]?.rows ?? [];
    expect(rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual([['c', 'd'], ['e', 'f'], ['g']]);
    expect(rows.map(({ isDetached }) => isDetached ?? false)).toEqual([false, true, false]);
    expect(rows.flatMap(({ cells }) => cells.map(({ offset }) => text.slice(offset, offset + 1)))).toEqual([
      'c',
      'd',
      'e',
      '`',
      'g',
    ]);
  });

  it.each([
    [
      'behind a note',
      '| a | b |\n|-|-|\n| c | d |\n\nA note.\n\n| e | f |\n',
      [
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    [
      'without pipes in front',
      'a | b\n-|-\nc | d\n\ne | f\n',
      [
        ['c', 'd'],
        ['e', 'f'],
      ],
    ],
    ['not of another width', 'a | b\n-|-\nc | d\n\ne | f | g\n', [['c', 'd']]],
    ['not behind a heading', '| a | b |\n|-|-|\n| c | d |\n\n# H\n\n| e | f |\n', [['c', 'd']]],
  ])('reads rows %s', async (_, text, expected) => {
    const { tables } = await readMarkdown(text);
    expect(tables[0]?.rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual(expected);
  });

  it.each([
    ['a note', '!!! note\n    | a |\n    |---|\n    | c |\n'],
    ['a note that is shut', '??? note "Codes"\n\n    | a |\n    |---|\n    | c |\n'],
    ['a tab', '=== "One"\n\n    Text.\n\n    | a |\n    |---|\n    | c |\n\n=== "Two"\n\n    Text.\n'],
    ['a note in a tab', '=== "One"\n\n    ???+ note\n\n        | a |\n        |---|\n        | c |\n'],
  ])('reads tables in %s of MkDocs', async (_, text) => {
    const { tables } = await readMarkdown(text);
    const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(cells.map(({ offset }) => text.slice(offset, offset + 1))).toEqual(['c']);
  });

  it.each([
    ['directly above', '!!! Note\n| a | b |\n|---|---|\n| c | d |\n'],
    ['above, with text', '!!! note\n    text\n| a | b |\n|---|---|\n| c | d |\n'],
    ['between its rows', '| a | b |\n|---|---|\n!!! note\n| c | d |\n'],
    ['in a row of it', 'a | b\n-|-\n??? | x\nc | d\n'],
  ])('reads a table that is not indented with the mark of a MkDocs block %s', async (_, text) => {
    const { tables } = await readMarkdown(text);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows.at(-1)?.cells.map((cell) => cell.text)).toEqual(['c', 'd']);
  });

  it('tells tables of HTML, and those in an HTML block', async () => {
    const { html } = await readMarkdown(
      '<table><tr><td>404</td></tr></table>\n\n<div>\n| a |b|\n|--|--|\n</div>\n',
    );
    expect(html.map(({ kind, offset }) => [kind, offset])).toEqual([
      ['html', 0],
      ['markdown in html', 38],
    ]);
  });

  it.each([
    ['a comment', '<!--\n| a |b|\n|--|--|\n\n| c |d|\n|--|--|\n-->\n'],
    ['a comment in an HTML block', '<div>\n<!-- <table></table> -->\n</div>\n'],
    ['a comment without an end', 'Text.\n\n<!--\n| a |b|\n|--|--|\n'],
  ])('does not report tables in %s', async (_, text) => {
    expect((await readMarkdown(text)).html).toEqual([]);
  });
});
