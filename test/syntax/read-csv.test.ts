import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/syntax/read-csv.js';

async function texts(text: string) {
  const reading = await readCsv(text);
  return reading.ok ? reading.records.map((fields) => fields.map((field) => field.text)) : reading;
}

describe('readCsv', () => {
  it.each([
    [
      'commas',
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'semicolons',
      'a;b\n1,5;2',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'tabs, empty fields too',
      'a\tb\tc\n1\t\t3',
      [
        ['a', 'b', 'c'],
        ['1', '', '3'],
      ],
    ],
    [
      'quotes, separators and line breaks in quotes',
      'a,b\n"1 ""x"", y","2\n3"',
      [
        ['a', 'b'],
        ['1 "x", y', '2\n3'],
      ],
    ],
    ['records of any length and blank lines', '\na,b\n\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]],
    ['mixed line endings', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    [
      'space around fields',
      ' a , b\n 1 , "2" ',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['nothing', '', []],
  ])('reads %s', async (_, text, records) => {
    expect(await texts(text)).toEqual(records);
  });

  it('tells where each field starts in code units', async () => {
    const text = '\uFEFF\r\ncode, message\r\n\r\n404,"Nö, 😀" , x\r\n  "410",y\n';
    const reading = await readCsv(text);
    const found = reading.ok
      ? reading.records.flat().map(({ offset }) => text.slice(offset, offset + 3))
      : [];
    expect(found).toEqual(['cod', 'mes', '404', '"Nö', 'x\r\n', '"41', 'y\n']);
  });

  it.each([
    ['a quote that is not closed', 'a,b\n1,"2\n', 2],
    ['a quote inside a field', 'a,b\n\n1,x"2"\n', 3],
    ['text after a closing quote', 'a,b\n1,"2"x\n', 2],
  ])('refuses %s and names its line', async (_, text, line) => {
    expect(await readCsv(text)).toMatchObject({ ok: false, line });
  });
});
