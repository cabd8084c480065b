import { describe, expect, it } from 'vitest';
import { editDocument } from '../../src/edit/edit-document.js';
import { readSource } from '../../src/syntax/read-source.js';
import { applyEdits } from '../../src/text/text-edit.js';

/** The text with a new value at `a/new`, by what stands around it. */
function edited(text: string, value: unknown, name = 'new'): string {
  const { document } = readSource(text, { file: 'a.yaml' });
  if (document === undefined) throw new Error(`Not read: ${text}`);
  const order = { by: 'status' } as const;
  return applyEdits(text, editDocument(document, [{ kind: 'set', path: ['a', name], value, order }]));
}

const LONG = 'words that are many and long enough that no line of eighty columns has room for them all';

describe('quotes of strings', () => {
  it.each([
    ['none where neighbours have none', 'a:\n  b: word\n', '  new: text\n'],
    ['those that all neighbours have', 'a:\n  b: "word"\n', '  new: "text"\n'],
    ['none where only some have them', "a:\n  b: 'word'\n  c: word\n", '  new: text\n'],
    ['those of the document where a map shows none', "x: 'word'\na:\n  b: 1\n", "  new: 'text'\n"],
  ])('%s', (_, text, added) => {
    expect(edited(text, 'text')).toBe(text + added);
  });

  it.each([
    ['none in a flow map of plain ones', '{a: {b: word}}', 'text', '{a: {b: word, new: text}}'],
    ['single ones in a flow map', "{a: {b: 'word'}}", 'text', "{a: {b: 'word', new: 'text'}}"],
    ['where a plain one would end', '{a: {b: word}}', 'x, y', '{a: {b: word, new: "x, y"}}'],
    ['where a plain one would be a number', '{a: {b: word}}', '12', '{a: {b: word, new: "12"}}'],
    ['where a plain one would be a boolean', '{a: {b: word}}', 'no', '{a: {b: word, new: "no"}}'],
    ['double ones in JSON', '{"a": {"b": 1}}', 'text', '{"a": {"b": 1, "new": "text"}}'],
    ['the other ones around quotes', '{a: {b: word}}', '"x", y', `{a: {b: word, new: '"x", y'}}`],
  ])('%s', (_, text, value, expected) => {
    expect(edited(text, value)).toBe(expected);
  });
});

describe('braces', () => {
  it.each([
    ['are padded where those around are', 'a: { b: 1 }\n', 'a: { b: 1, new: { c: { d: [1] } } }\n'],
    ['are not where those around are not', 'a: {b: 1}\n', 'a: {b: 1, new: {c: {d: [1]}}}\n'],
    ['are padded in an empty map inside of padded ones', '{ a: {} }', '{ a: { new: { c: { d: [1] } } } }'],
    [
      'are padded in JSON on one line',
      '{ "a": { "b": 1 } }',
      '{ "a": { "b": 1, "new": { "c": { "d": [1] } } } }',
    ],
  ])('%s', (_, text, expected) => {
    expect(edited(text, { c: { d: [1] } })).toBe(expected);
  });
});

describe('a $ref', () => {
  it.each([
    ['has the quotes of the nearest', `x:\n  "$ref": '#/x'\na:\n  b: 1\n`, `    "$ref": '#/y'\n`],
    ['not of one further away', `x:\n  $ref: '#/x'\na:\n  $ref: "#/x"\n`, '    $ref: "#/y"\n'],
    ['double ones where there is none', 'a:\n  b: 1\n', '    $ref: "#/y"\n'],
  ])('%s', (_, text, added) => {
    expect(edited(text, { $ref: '#/y' })).toBe(`${text}  new:\n${added}`);
  });

  it.each([
    ['in braces as the nearest', "a:\n  b: { $ref: '#/x' }\n", "  new: { $ref: '#/y' }\n"],
    ['with no space in them as in the nearest', 'a:\n  b: {"$ref": "#/x"}\n', '  new: {"$ref": "#/y"}\n'],
    [
      'on a line of its own behind a map of more',
      "a:\n  b: { $ref: '#/x', c: 1 }\n",
      "  new:\n    $ref: '#/y'\n",
    ],
    [
      'on a line of its own where braces do not fit',
      "a:\n  b: { $ref: '#/x' }\n",
      `  new:\n    $ref: '#/${'y'.repeat(80)}'\n`,
      `#/${'y'.repeat(80)}`,
    ],
  ])('is %s', (_, text, added, $ref = '#/y') => {
    expect(edited(text, { $ref })).toBe(text + added);
  });

  it('has those of the nearest in a flow map', () => {
    const text = `x: {"$ref": '#/x'}\na: {b: 1}\n`;
    expect(edited(text, { $ref: '#/y' })).toBe(`x: {"$ref": '#/x'}\na: {b: 1, new: {"$ref": '#/y'}}\n`);
  });
});

describe('a status code', () => {
  it.each([
    ['has no quotes beside codes without', 'a:\n  200: 1\n', 'a:\n  200: 1\n  404: 2\n'],
    ['has the quotes of other codes', "a:\n  '200': 1\n", "a:\n  '200': 1\n  '404': 2\n"],
    ['goes before ranges', 'a:\n  "4XX": 1\n', 'a:\n  "404": 2\n  "4XX": 1\n'],
    [
      'has those of the nearest code where the map has none',
      "x:\n  '200': 1\na:\n  default: 1\n",
      "x:\n  '200': 1\na:\n  '404': 2\n  default: 1\n",
    ],
    ['is plain in a flow map of plain ones', 'a: {200: 1}\n', 'a: {200: 1, 404: 2}\n'],
    ['is quoted in a flow map of quoted ones', "a: {'200': 1}\n", "a: {'200': 1, '404': 2}\n"],
    ['stands in a map that was missing', "x:\n  '200': 1\n", "x:\n  '200': 1\na:\n  '404': 2\n"],
    ['stands in a map that was empty', 'x: {200: 1}\na: {}\n', 'x: {200: 1}\na:\n  404: 2\n'],
  ])('%s', (_, text, expected) => {
    expect(edited(text, 2, '404')).toBe(expected);
  });

  it.each([
    ['leaves the keys below it plain', "{'200': {b: c}}", "{'200': {b: c}, '404': {$ref: '#/y'}}"],
    ['has the quotes of all keys', "{'200': {'b': c}}", "{'200': {'b': c}, '404': {'$ref': '#/y'}}"],
  ])('in a flow map %s', (_, map, expected) => {
    expect(edited(`x: {$ref: '#/x'}\na: ${map}\n`, { $ref: '#/y' }, '404')).toBe(
      `x: {$ref: '#/x'}\na: ${expected}\n`,
    );
  });
});

describe('a short list', () => {
  it.each([
    ['stands on lines in block style', 'a:\n  b:\n    - x\n', '  new:\n    - p\n    - q\n'],
    ['stands in brackets where others do', 'a:\n  b: [x]\n', '  new: [p, q]\n'],
    ['has the space of others inside its brackets', 'a:\n  b: [ x ]\n', '  new: [ p, q ]\n'],
  ])('%s', (_, text, added) => {
    expect(edited(text, ['p', 'q'])).toBe(text + added);
  });

  it.each([
    ['on one line', '{\n  "a": {\n    "b": ["x"]\n  }\n}', '["p", "q"]'],
    ['on lines', '{\n  "a": {\n    "b": [\n      "x"\n    ]\n  }\n}', '[\n      "p",\n      "q"\n    ]'],
    ['on one line where none shows it', '{\n  "a": {\n    "b": []\n  }\n}', '["p", "q"]'],
  ])('stands in JSON %s', (_, text, list) => {
    expect(edited(text, ['p', 'q'])).toBe(text.replace(/\n {2}\}\n\}$/, `,\n    "new": ${list}\n  }\n}`));
  });
});

describe('a long text', () => {
  const folded =
    '  new: >-\n    words that are many and long enough that no line of eighty columns has room\n    for them all\n';

  it.each([
    ['is folded where no line is long', 'a:\n  b: 1\n', folded],
    ['stays on its line where others do', `a:\n  b: 1 # ${LONG}\n`, `  new: ${LONG}\n`],
  ])('%s', (_, text, added) => {
    expect(edited(text, LONG)).toBe(text + added);
  });

  it('is not folded where there is no room', () => {
    const text = `a:\n${' '.repeat(60)}b: 1\n`;
    expect(edited(text, LONG)).toBe(`${text}${' '.repeat(60)}new: ${LONG}\n`);
  });

  it('is not folded where its spaces would be lost', () => {
    const value = LONG.replace('many and', 'many  and');
    expect(edited('a:\n  b: 1\n', value)).toBe(`a:\n  b: 1\n  new: ${value}\n`);
  });
});
