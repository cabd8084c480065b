import { describe, expect, it } from 'vitest';
import { readEdited } from '../../src/syntax/read-edited.js';
import { readSource } from '../../src/syntax/read-source.js';
import { applyEdits, type TextEdit } from '../../src/text/text-edit.js';
import { checkEdits } from '../../src/validate/check-edits.js';

const TEXT = 'a: 1\n# of b\nb:\n  c: 2\n  d: |\n    x\ne: [3]\n';
const EXPECTED = { a: 1, b: { c: 2, d: 'x\n', f: 4 }, e: [3] };
/** At the end of `b`. */
const AT = TEXT.indexOf('e:');
const GOOD: TextEdit = { offset: AT, length: 0, content: '  f: 4\n' };

function edited(text: string, edits: readonly TextEdit[]) {
  const original = readSource(text, { file: 'a.yaml' }).document;
  if (original === undefined) throw new Error(`Not read: ${text}`);
  return { original, edits, newText: applyEdits(text, edits) };
}

const fault = (text: string, edits: readonly TextEdit[], expected: Record<string, unknown> = EXPECTED) =>
  checkEdits(edited(text, edits), expected, 'a.yaml')?.args;

describe.each([
  ['a part of the text', TEXT],
  ['the whole text, where anchors lead from part to part', TEXT.replace('a: 1', 'a: &x 1')],
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
])('an edit that %s is seen', (_, edit) => {
  expect(fault(TEXT, [edit])).toBeDefined();
});

it.each([
  ['blank lines for indentation', TEXT, [{ ...GOOD, content: '\n\nf: 4\n' }]],
  [
    'a name twice',
    TEXT,
    [
      { ...GOOD, content: 'f: 4\n', offset: TEXT.indexOf('b:') },
      { ...GOOD, content: 'f: 4\n' },
    ],
  ],
  ['a key behind the end', 'a: 1\n...\n', [{ offset: 9, length: 0, content: 'f: 4\n' }]],
  ['a key in front of a byte order mark', '\uFEFFa: 1\n', [{ offset: 0, length: 0, content: 'f: 4\n' }]],
  ['a key between an empty one and its value', 'a: 1\n: 2\n', [{ offset: 5, length: 0, content: '? f\n' }]],
  [
    'a line that the next edit is glued to',
    'a: 1\ne: x\n',
    [
      { offset: 9, length: 1, content: '' },
      { offset: 10, length: 0, content: 'f: 4\n' },
    ],
  ],
])('%s says what it says to a reader of the whole', (_, text, edits) => {
  const { original, newText } = edited(text, edits);
  const value = readEdited(original, edits);
  if (value !== undefined) expect(readSource(newText, { file: 'a.yaml' }).document?.value).toEqual(value);
});

it('what nests too deep in the whole is seen in a part', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const read = (levels: number) =>
    readEdited(edited(TEXT, [GOOD]).original, [{ ...GOOD, content: `  f: ${deep(levels)}\n` }]);
  const whole = (levels: number) => readSource(`b:\n  f: ${deep(levels)}\n`, { file: 'a.yaml' }).document;
  const limit =
    [490, 495, 496, 497, 498, 499, 500, 501].filter((levels) => whole(levels) !== undefined).at(-1) ?? 0;
  expect([limit, limit + 1].map((levels) => read(levels) !== undefined)).toEqual([true, false]);
});

describe('read again is', () => {
  const read = (text: string, edit: TextEdit) => {
    const { original, edits } = edited(text, [edit]);
    return readEdited({ ...original, value: marked(original.value) }, edits);
  };
  /** What was there reads as it did, but for a mark on it. */
  const marked = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [value];
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, marked(one)]));
  };
  const [a, b, e] = [[1], { c: [2], d: ['x\n'] }, [[3]]];

  it.each([
    [
      'the section that an edit is in',
      { ...GOOD, offset: AT - 2, length: 1, content: 'y' },
      { a, b: { ...b, d: 'y\n' }, e },
    ],
    ['only what is new at the end of one', GOOD, { a, b: { ...b, f: 4 }, e }],
    ['only what is new between two', { ...GOOD, content: 'f: 4\n' }, { a, b, e, f: 4 }],
    [
      'only what is new further in',
      { ...GOOD, offset: TEXT.indexOf('  d'), content: '  f: 4\n' },
      { a, b: { ...b, f: 4 }, e },
    ],
    ['the last one', { offset: TEXT.length - 3, length: 1, content: '5' }, { a, b, e: [5] }],
    [
      'a key that nothing is left behind',
      { offset: TEXT.indexOf('  c'), length: 19, content: '' },
      { a, b: null, e },
    ],
    [
      'a literal that blank lines come to',
      { offset: AT, length: 0, content: '\n' },
      { a, b: { c: [2], d: 'x\n' }, e },
    ],
    ['nothing where a section goes', { offset: AT, length: 7, content: '' }, { a, b }],
    ['all that an edit goes over', { offset: 3, length: AT - 1, content: 'x' }, { a: 'x [3]' }],
  ])('%s', (_, edit, expected) => {
    expect(read(TEXT, edit)).toEqual(expected);
  });

  it.each([
    ['a flow map', '{ a: 1 }'],
    ['an explicit key', '? a\n: 1\n'],
    ['an anchor', 'a: &x 1\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a merge key', 'a: 1\n<<: { b: 2 }\n'],
  ])('nothing of %s: the whole is', (_, text) => {
    expect(read(text, { offset: text.length, length: 0, content: 'z: 1\n' })).toBeUndefined();
  });

  it.each([
    ['a name that is there', { ...GOOD, content: 'a: 4\n' }],
    ['a line that is not ended', { ...GOOD, content: 'f: 4' }],
  ])('nothing of %s: the whole is', (_, edit) => {
    expect(read(TEXT, edit)).toBeUndefined();
  });

  const JSON_TEXT = '{"a": 1, "b": {"c": 2}, "e": [3]}';
  const behind = JSON_TEXT.indexOf('}');

  it.each([
    [
      'a value of JSON that an edit is in',
      { offset: 6, length: 1, content: '{"x": 4}' },
      { a: { x: 4 }, b: { c: [2] }, e },
    ],
    [
      'only what is new behind a member',
      { offset: behind, length: 0, content: ', "f": 4, "g": {}' },
      { a, b: { c: [2], f: 4, g: {} }, e },
    ],
    [
      'the map of JSON that a member goes from',
      { offset: 1, length: 8, content: '' },
      { b: { c: 2 }, e: [3] },
    ],
    [
      'the map that a member comes first in',
      { offset: 1, length: 0, content: '"z": 0,' },
      { z: 0, a: 1, b: { c: 2 }, e: [3] },
    ],
  ])('%s', (_, edit, expected) => {
    expect(read(JSON_TEXT, edit)).toEqual(expected);
  });

  it.each([
    ['a name that is there', ', "c": 4'],
    ['a name twice', ', "f": 4, "f": 5'],
    ['a comma without a member', ','],
    ['a comma too many', ', "f": 4,'],
    ['no member', ' 4'],
    ['a byte order mark', '\uFEFF'],
    ['what nests too deep', `, "f": ${'['.repeat(499)}${']'.repeat(499)}`],
  ])('nothing of JSON with %s: the whole is', (_, content) => {
    expect(read(JSON_TEXT, { offset: behind, length: 0, content })).toBeUndefined();
  });
});
