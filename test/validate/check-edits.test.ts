import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/syntax/read-source.js';
import { applyEdits, type TextEdit } from '../../src/text/text-edit.js';
import { abridge, checkEdits } from '../../src/validate/check-edits.js';

const TEXT = 'a: 1\n# of b\nb:\n  c: 2\n  d: |\n    x\ne: [3]\n';
const EXPECTED = { a: 1, b: { c: 2, d: 'x\n', f: 4 }, e: [3] };
/** At the end of `b`. */
const AT = TEXT.indexOf('e:');
const GOOD: TextEdit = { offset: AT, length: 0, content: '  f: 4\n' };

function edited(text: string, edits: readonly TextEdit[]) {
  const original = readSource(text, { file: 'a.yaml' }).document;
  if (original === undefined) throw new Error(`Not read: ${text}`);
  const changes = [{ kind: 'set', path: ['b', 'f'], value: 4 }] as const;
  return { original, edits, newText: applyEdits(text, edits), changes };
}

const fault = (text: string, edits: readonly TextEdit[], expected: Record<string, unknown> = EXPECTED) =>
  checkEdits(edited(text, edits), expected, 'a.yaml')?.args;

describe.each([
  ['a shorter text', TEXT],
  ['a shorter text with an anchor elsewhere', TEXT.replace('a: 1', 'a: &x 1')],
  ['the whole text, with an anchor at the edit', TEXT.replace('b:', 'b: &x')],
  ['JSON', '{"a": 1, "b": {"c": 2, "d": "x\\n"}, "e": [3]}'],
])('from %s', (_, text) => {
  const isJson = text.startsWith('{');
  const end = isJson ? text.indexOf('}') : text.indexOf('e:');
  const good = { offset: end, length: 0, content: isJson ? ', "f": 4' : '  f: 4\n' };

  it('what was planned is proven', () => {
    expect(fault(text, [good])).toBeUndefined();
  });

  it.each([
    ['another value', good.content.replace('4', '5'), '#/b/f'],
    ['another name', good.content.replace('f', 'g'), '#/b/g'],
    ['nothing', '', '#/b/f'],
    ['what cannot be read', good.content.replace('4', '"'), '#'],
  ])('%s is not', (_case, content, pointer) => {
    expect(fault(text, [{ ...good, content }])).toEqual({ pointer });
  });

  it('nor is what changes something else besides', () => {
    const other = { offset: text.indexOf('1'), length: 1, content: '9' };
    expect(fault(text, [other, good])).toEqual({ pointer: '#/a' });
  });
});

it.each([
  ['eats the line of the next key', { ...GOOD, length: 3 }],
  ['is glued to the next key', { ...GOOD, content: '  f: 4' }],
  ['ends the document', { ...GOOD, content: '  f: 4\n...\n' }],
  ['begins another one', { ...GOOD, content: '  f: 4\n---\n' }],
  ['is text of the literal before it', { ...GOOD, content: '    f: 4\n' }],
  ['stands in the middle of a key', { ...GOOD, offset: AT - 2 }],
  ['is indented after a carriage return', { ...GOOD, content: '\r f: 4\n' }],
  ['is an entry of the root', { ...GOOD, content: 'f: 4\n' }],
  ['is a key that is not read', { ...GOOD, content: '  d: "x\\n"\n' }],
  ['repeats a key that is not read', { ...GOOD, content: '  f: 4\n  d: "x\\n"\n' }],
])('an edit that %s is seen', (_, edit) => {
  expect(fault(TEXT, [edit])).toBeDefined();
});

describe('the shorter text', () => {
  /** What is read of a text in place of the whole, where the edits do as planned. */
  const short = (text: string, edits: readonly TextEdit[]) => {
    const made = edited(text, edits);
    const after = readSource(made.newText, { file: 'a.yaml' }).document?.value as Record<string, unknown>;
    return abridge(made, keepingObjects(made.original.value, after) as Record<string, unknown>)?.text;
  };
  /** As plans do: the objects of the original wherever nothing changed. */
  const keepingObjects = (before: unknown, after: unknown): unknown => {
    if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
      return after;
    if (JSON.stringify(before) === JSON.stringify(after)) return before;
    if (Array.isArray(after)) return after;
    const old = before as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(after).map(([name, one]) => [name, keepingObjects(old[name], one)]),
    );
  };
  const insert = (text: string, before: string, content: string): TextEdit => ({
    offset: before === '' ? text.length : text.indexOf(before),
    length: 0,
    content,
  });

  it.each([
    [
      'around a new entry',
      TEXT,
      insert(TEXT, 'e:', '  f: 4\n'),
      'a: left out\nb:\n  c: left out\n  f: 4\ne: left out\n',
    ],
    [
      'around a new entry of the root',
      TEXT,
      insert(TEXT, 'e:', 'f: 4\n'),
      'a: left out\nb: left out\nf: 4\ne: left out\n',
    ],
    ['before a new last entry', TEXT, insert(TEXT, '', 'f: 4\n'), 'a: left out\nf: 4\n'],
    [
      'around a changed value',
      TEXT,
      { offset: TEXT.indexOf('2'), length: 1, content: '5' },
      'a: left out\nb:\n  c: 5\n  d: left out\ne: left out\n',
    ],
    [
      'around an entry that is removed',
      TEXT,
      { offset: TEXT.indexOf('  d'), length: 13, content: '' },
      'a: left out\nb:\n  c: left out\ne: left out\n',
    ],
    [
      'but not above a blank line, which a literal may keep',
      TEXT,
      insert(TEXT, 'e:', '\n'),
      'a: left out\nb:\n  c: left out\n  d: |\n    x\n\ne: left out\n',
    ],
    [
      'but not above a line further right',
      TEXT,
      insert(TEXT, 'e:', '    y\n'),
      'a: left out\nb:\n  c: left out\n  d: |\n    x\n    y\ne: left out\n',
    ],
    [
      'with anchors and aliases in them',
      'a: &x 1\nb: {c: *x}\n',
      insert('a: &x 1\nb: {c: *x}\n', '', 'f: 4\n'),
      'a: left out\nf: 4\n',
    ],
    [
      'with tags, directives and the end of the document',
      '%YAML 1.2\n---\na: !!str 1\n...\n# c\n',
      { offset: 25, length: 0, content: 'f: 4\n' },
      '%YAML 1.2\n---\na: left out\nf: 4\n...\n# c\n',
    ],
    [
      'of a text that ends without a line break',
      'a: 1\nb: 2',
      { offset: 3, length: 1, content: '4' },
      'a: 4\nb: left out\n',
    ],
    [
      'with Windows line breaks',
      'a: 1\r\nb: 2\r\n',
      { offset: 6, length: 0, content: 'f: 4\r\n' },
      'a: left out\nf: 4\r\nb: left out\n',
    ],
  ])('leaves entries out: %s', (_, text, edit, expected) => {
    expect(short(text, [edit])).toBe(expected);
  });

  const JSON_TEXT = '{"a": 1, "b": {"c": 2}, "e": [3]}';
  it.each([
    [
      'around a new member',
      insert(JSON_TEXT, '}', ', "f": 4'),
      '{"a": "left out", "b": {"c": "left out", "f": 4}, "e": "left out"}',
    ],
    ['behind a new member', insert(JSON_TEXT, '"a"', '"f": 4, '), '{"f": 4, "a": "left out"}'],
    [
      'around a member that is removed',
      { offset: 7, length: 15, content: '' },
      '{"a": "left out", "e": "left out"}',
    ],
    ['around a changed value', { offset: 6, length: 1, content: '5' }, '{"a": 5, "b": "left out"}'],
  ])('leaves members of JSON out: %s', (_, edit, expected) => {
    expect(short(JSON_TEXT, [edit])).toBe(expected);
  });

  it.each([
    ['an anchor that goes with an edit', 'a: &x 1\nb: *x\n', { offset: 3, length: 4, content: '2' }],
    ['an alias in a changed value', 'a: &x 1\nb: [*x]\n', { offset: 12, length: 0, content: '2, ' }],
    ['an anchor at a map around an edit', 'a: &x\n  b: 1\n', { offset: 6, length: 0, content: '  f: 4\n' }],
    ['a root that is not a map', '- a\n', { offset: 2, length: 1, content: 'b' }],
  ])('is not made where the text has %s', (_, text, edit) => {
    expect(abridge(edited(text, [edit]), {})).toBeUndefined();
  });
});

describe('what only the whole text shows is seen', () => {
  it.each([
    [
      'a new anchor between another and its alias',
      'a: &x 1\nc: *x\n',
      { offset: 8, length: 0, content: 'b: &x 2\n' },
      { a: 1, b: 2, c: 1 },
    ],
    ['a name twice', 'a: 1\nb: 2\n', { offset: 10, length: 0, content: 'a: 1\n' }, { a: 1, b: 2 }],
    ['a key behind the end', 'a: 1\n...\n', { offset: 9, length: 0, content: 'f: 4\n' }, { a: 1, f: 4 }],
    [
      'a key in front of a byte order mark',
      '\uFEFFa: 1\n',
      { offset: 0, length: 0, content: 'f: 4\n' },
      { f: 4, a: 1 },
    ],
    [
      'another indentation of a key',
      'a:\n- 1\nb: 2\n',
      { offset: 0, length: 0, content: '  ' },
      { a: [1], b: 2 },
    ],
    ['a key in a comment', 'a: 1 # b', { offset: 8, length: 0, content: 'c: 4\n' }, { a: 1, c: 4 }],
    ['a comma too many in JSON', '{"a": 1}', { offset: 7, length: 0, content: ', "f": 4,' }, { a: 1, f: 4 }],
    ['a digit behind a number of JSON', '{"a": 1}', { offset: 7, length: 0, content: '2' }, { a: 1 }],
    [
      'a name in front of a value of JSON',
      '{"a": null}',
      { offset: 6, length: 0, content: 'null, "f": ' },
      { a: 1, f: null },
    ],
  ])('%s', (_, text, edit, expected) => {
    expect(fault(text, [edit], expected)).toBeDefined();
  });

  it('JSON that is YAML after the edit', () => {
    expect(fault('{"a": 1}', [{ offset: 7, length: 0, content: ', f: 4' }], { a: 1, f: 4 })).toEqual({
      pointer: '#',
    });
  });
});
