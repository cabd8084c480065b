import { parseEvents } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { editDocument } from '../../src/edit/edit-document.js';
import { applyPlan } from '../../src/merge/apply-plan.js';
import type { Change, Order } from '../../src/merge/merge-plan.js';
import { readSource } from '../../src/syntax/read-source.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { checkEdits } from '../../src/validate/check-edits.js';

/** `set` of a map `{ v: 1 }`, or of what is given. */
const set = (path: string, value: unknown = { v: 1 }, order?: Order): Change => ({
  kind: 'set',
  path: path.split('/'),
  value,
  ...(order && { order }),
});
const remove = (path: string): Change => ({ kind: 'remove', path: path.split('/') });

function edited(text: string, ...changes: Change[]): string {
  const { document } = readSource(text, { file: 'a.yaml' });
  if (document === undefined) throw new Error(`Not read: ${text}`);
  return applyEdits(text, editDocument(document, changes));
}

describe('removes from a block map', () => {
  const TEXT = '# top\na: 1 # one\n# of b\nb:\n  x: 1\n\n# of c\nc: |\n  text\n';

  it.each([
    ['the first entry', ['a'], '# top\n# of b\nb:\n  x: 1\n\n# of c\nc: |\n  text\n'],
    ['one in the middle', ['b'], '# top\na: 1 # one\n# of b\n\n# of c\nc: |\n  text\n'],
    ['the last one', ['c'], '# top\na: 1 # one\n# of b\nb:\n  x: 1\n\n# of c\n'],
    ['two', ['a', 'c'], '# top\n# of b\nb:\n  x: 1\n\n# of c\n'],
    ['all of one further in', ['b/x'], '# top\na: 1 # one\n# of b\nb: {}\n\n# of c\nc: |\n  text\n'],
  ])('%s', (_, names, expected) => {
    expect(edited(TEXT, ...names.map(remove))).toBe(expected);
  });

  it.each([
    ['a comment indented under the entry', 'a: 1\nb: 2\n  # of b\nc: 3\n', 'a: 1\nc: 3\n'],
    ['the empty line before it', 'a: 1\n\nb: 2\n\nc: 3\n', 'a: 1\n\nc: 3\n'],
    ['but not one that a literal keeps', 'a: |+\n  x\n\nb: 2\nc: 3\n', 'a: |+\n  x\n\nc: 3\n'],
    ['blank lines that a literal would take', 'a: |+\n  x\nb: 2\n\nc: 3\n', 'a: |+\n  x\nc: 3\n'],
    ['space that a literal would take', 'a: |-\n  x\nb: 2\n   \nc: 3\n', 'a: |-\n  x\nc: 3\n'],
    ['but no space that is too little for it', 'a: |-\n  x\nb: 2\n  \nc: 3\n', 'a: |-\n  x\n  \nc: 3\n'],
    ['but no lines behind a comment', 'a: |+\n  x\n# d\nb: 2\n\nc: 3\n', 'a: |+\n  x\n# d\n\nc: 3\n'],
    ['but no space at the end, which a literal keeps not', 'a: |+\n\nb: 2\n   ', 'a: |+\n\n   '],
    ['the end of a text that does not end its last line', 'a: 1\r\nb: 2', 'a: 1'],
  ])('%s', (_, text, expected, path = 'b') => {
    expect(edited(text, remove(path))).toBe(expected);
  });

  it.each([
    ['in a map', 'a: |2-\n   x\n', 2],
    ['further in', 'a:\n  d: |-2\n     x\n', 4],
    ['in a list', 'a:\n- >1-\n  x\n', 1],
    ['in a list further in', 'a:\n  - |1\n    x\n', 3],
    ['in a list of lists', 'a:\n- - |-1\n    x\n', 3],
    ['in a map in a list', 'a:\n- d: 1\n  e: |1-\n    x\n', 3],
    ['behind an anchor', 'a:\n- &d d: &e |1-\n    x\n', 3],
    ['as the value of an explicit key', '? a\n: |2-\n   x\n', 2],
  ])('space that a literal would take whose header says how far it is indented: %s', (_, head, indent) => {
    for (const more of [0, 1]) {
      const line = `${' '.repeat(indent + more)}\n`;
      const text = edited(`${head}b: 2\n${line}c: 3\n`, remove('b'));
      expect(text).toBe(`${head}${more === 0 ? line : ''}c: 3\n`);
      const values = [text, `${head}c: 3\n`].map(
        (one) => readSource(one, { file: 'a.yaml' }).document?.value,
      );
      expect(values[0]).toEqual(values[1]);
    }
  });

  it('leaves an anchor behind the key', () => {
    expect(edited('a: &x # c\n  b: 1\n', remove('a/b'))).toBe('a: &x {} # c\n');
  });

  it('writes {} behind an anchor that follows a tab so that js-yaml can read it', () => {
    const result = edited('a: \t&x # c\n  b: 1\n', remove('a/b'));
    expect(result).toBe('a:  &x {} # c\n');
    expect(() => parseEvents(result, {})).not.toThrow();
  });
});

describe('removes from a flow map', () => {
  it.each([
    ['the first entry', '{ a: 1, b: 2, c: 3 }', ['a'], '{ b: 2, c: 3 }'],
    ['one in the middle', '{ a: 1, b: 2, c: 3 }', ['b'], '{ a: 1, c: 3 }'],
    ['the last one', '{ a: 1, b: 2, c: 3 }', ['c'], '{ a: 1, b: 2 }'],
    ['the first two', '{ a: 1, b: 2, c: 3 }', ['a', 'b'], '{ c: 3 }'],
    ['all but the middle', '{ a: 1, b: 2, c: 3 }', ['a', 'c'], '{ b: 2 }'],
    ['all', '{ a: {b: 1}, c: 2 }', ['a/b'], '{ a: {}, c: 2 }'],
    ['the last one, its comma too', '{\n  a: 1,\n  b: 2,\n}', ['b'], '{\n  a: 1,\n}'],
    ['one behind a comment', '{\n  a: 1, # a\n  b: 2,\n  c: 3\n}', ['b'], '{\n  a: 1, # a\n  c: 3\n}'],
    ['the last one behind a comment', '{\n  a: 1, # a\n  b: 2\n}', ['b'], '{\n  a: 1 # a\n}'],
    [
      'one below a comment at the start of its line, but no comma',
      '{\n  a: {},\n# b\n  b: 2\n}',
      ['b'],
      '{\n  a: {},\n# b\n}',
    ],
    ['one on lines of its own, but no empty line', '{\n  a: 1,\n\n  b: 2\n}', ['a'], '{\n\n  b: 2\n}'],
    [
      'two with a comment at the start of a line between, and one comma',
      '{\n  a: 1,\n  b: 2,\n# c\n  c: 3,\n  d: 4\n}',
      ['b', 'c'],
      '{\n  a: 1,\n# c\n  d: 4\n}',
    ],
    [
      'the last two, whose commas stand behind comments',
      '{\n  a: 1, # 1\n  b: 2 # 2\n  , # 3\n  c: 3 # 4\n  ,\n}',
      ['b', 'c'],
      '{\n  a: 1, # 1\n  # 2\n  # 3\n  # 4\n}',
    ],
    [
      'the first two, and no comment',
      '{\n  # a\n  a: 1, # 1\n  # b\n  b: 2,\n  # c\n  c: 3\n}',
      ['a', 'b'],
      '{\n  # a\n  # 1\n  # b\n  # c\n  c: 3\n}',
    ],
    ['one before a comment', '{\n  a: 1, # a\n  b: 2\n}', ['a'], '{\n  # a\n  b: 2\n}'],
    [
      'one at the end of a line before a comment',
      '{a: 1, b: 2,\n # c\n c: 3}',
      ['b'],
      '{a: 1,\n # c\n c: 3}',
    ],
    ['the last one before a comment', '{\n  a: 1,\n  b: 2  \n  # c\n}', ['b'], '{\n  a: 1  \n  # c\n}'],
    [
      'all, but no comment',
      '{ x: {\n    a: 1, # a\n    b: 2\n  } }',
      ['x/a', 'x/b'],
      '{ x: {\n    # a\n  } }',
    ],
    ['a member of an object', '{\n  "a": 1,\n  "b": 2\n}', ['b'], '{\n  "a": 1\n}'],
    [
      'all, but not a comment behind the brace',
      '{ x: { # mine\n    a: 1\n  } }',
      ['x/a'],
      '{ x: { # mine\n  } }',
    ],
    ['all members of an object', '{"a": {"b": 1}}', ['a/b'], '{"a": {}}'],
  ])('%s', (_, text, names, expected) => {
    expect(edited(text, ...names.map(remove))).toBe(expected);
  });
});

describe('replaces', () => {
  it('a text by one in the same quotes, whatever most others have', () => {
    const text = "x: 'a: 1'\ny: 'a: 2'\nz: 'a: 3'\na:\n  v: \"a: 4\"\nb: 1\n";
    expect(edited(text, set('a', { v: 'a: 5' }))).toBe(text.replace('a: 4', 'a: 5'));
  });

  it.each([
    ['a block map', 'a:\n  # c\n  x: 1\n  y: 2 # y\n# d\nb: 1\n', 'a:\n  # c\n  v: 1\n# d\nb: 1\n'],
    ['a value on its line', 'a: x # c\nb: 1\n', 'a: # c\n  v: 1\nb: 1\n'],
    ['a literal', 'a: |\n  x\n\nb: 1\n', 'a:\n  v: 1\n\nb: 1\n'],
    ['a literal that keeps blank lines', 'a: |+\n  x\n\n\nb: 1\n', 'a:\n  v: 1\nb: 1\n'],
    ['a list', 'a:\n- x\n- y\nb: 1\n', 'a:\n  v: 1\nb: 1\n'],
    ['a value on a line of its own', 'a:\n  x\nb: 1\n', 'a:\n  v: 1\nb: 1\n'],
    ['a value with an anchor', 'a: &x\n  y: 1\nb: 1\n', 'a:\n  v: 1\nb: 1\n'],
    ['a flow map below its key', 'a: # 1\n  {x: 1} # 2\nb: 1\n', 'a: # 1\n  {v: 1} # 2\nb: 1\n'],
    ['a value with its anchor below', 'a:\n  &x\n  # c\n  y: 1\nb: 1\n', 'a:\n  # c\n  v: 1\nb: 1\n'],
    ['a literal with a comment', 'a: |+ # c\n  x\n\nb: 1\n', 'a: # c\n  v: 1\nb: 1\n'],
    ['an alias', 'x: &x 1\na: *x\n', 'x: &x 1\na:\n  v: 1\n'],
    ['nothing', 'a:\nb: 1\n', 'a:\n  v: 1\nb: 1\n'],
    ['a value at the end of an unended text', 'b: 1\na:\n  x: 1', 'b: 1\na:\n  v: 1'],
    ['a flow map', '{a: {x: 1, y: 2}, b: 1}', '{a: {v: 1}, b: 1}'],
    ['an entry of a flow map without a value', '{a, b: 1}', '{a: {v: 1}, b: 1}'],
    ['a member of an object', '{"a":null,"b":1}', '{"a":{"v":1},"b":1}'],
  ])('%s', (_, text, expected) => {
    expect(edited(text, set('a'))).toBe(expected);
  });

  it.each([
    ['by a text', 'a:\n  x: 1\nb: 1\n', '404 sha256-x', 'a: 404 sha256-x\nb: 1\n'],
    ['by a text of many lines', 'a: x # c\n', 'y\n\nz', 'a: "y\\n\\nz" # c\n'],
    ['by what reads as a number elsewhere', 'a: x\n', '12345e678901', 'a: "12345e678901"\n'],
    ['by an empty map', 'a: |\n  x\nb: 1\n', {}, 'a: {}\nb: 1\n'],
    ['by a text, but not the comment of a literal', 'a: | # c\n  x\n', 'z', 'a: z # c\n'],
    ['by a list', 'a: x\n', [1, 'y'], 'a: [1, "y"]\n'],
  ])('%s', (_, text, value, expected) => {
    expect(edited(text, set('a', value))).toBe(expected);
  });
});

describe('adds', () => {
  it('several entries at several places, the deeper ones first where the places are one', () => {
    const text = 'a:\n  b:\n    c: 1\n';
    expect(edited(text, set('a/b/d', 1), set('a/e', 2), set('f', 3))).toBe(
      'a:\n  b:\n    c: 1\n    d: 1\n  e: 2\nf: 3\n',
    );
  });

  it('where an entry goes', () => {
    expect(edited('a: 1\nb: 2\n', remove('b'), set('c', 3))).toBe('a: 1\nc: 3\n');
    expect(edited('{a: 1, b: 2}', remove('b'), set('c', 3))).toBe('{a: 1, c: 3}');
    expect(edited('{\n  schemas: 1, # s\n  b: 2\n}', remove('b'), set('responses', 3))).toBe(
      '{\n  schemas: 1, # s\n  responses: 3\n}',
    );
  });

  it('behind a comment, with the break that ends its line', () => {
    expect(edited('{\r\n  a: 1, # a\n}', set('b'))).toBe('{\r\n  a: 1, # a\n  b: {\n    v: 1\n  },\n}');
  });

  it('__proto__ like any other name', () => {
    expect(edited('a: 1\n', set('__proto__', { __proto__: null, x: 1 }))).toBe('a: 1\n__proto__:\n  x: 1\n');
    expect(edited('{"a": 1}', set('__proto__/__proto__', 1))).toBe('{"a": 1, "__proto__": {"__proto__": 1}}');
  });

  it('text in a literal, and what a literal cannot say between quotes', () => {
    const text = edited(
      'a: 1\n',
      set('b', { c: 'x\ny', d: ' x\ny', e: 'x\ny\n\n', f: 'x\ty\nz', g: '\u2028' }),
    );
    expect(text).toBe(
      'a: 1\nb:\n  c: |-\n    x\n    y\n  d: " x\\ny"\n  e: "x\\ny\\n\\n"\n  f: "x\\ty\\nz"\n  g: "\\u2028"\n',
    );
  });

  it.each([
    ['behind an empty literal', 'a:\r\n  b: |\r\nc: 1\r\n', 'a/d', 'a:\r\n  b: |\r\n  d: 1\r\nc: 1\r\n'],
    ['behind an empty literal at the end', 'a: >-\r\n', 'd', 'a: >-\r\nd: 1\r\n'],
    ['before spaces at the end', 'a: 1\n   ', 'd', 'a: 1\nd: 1\n   '],
    ['before spaces that a literal would take', 'a: |+\n\n   ', 'd', 'a: |+\n\nd: 1\n   '],
    ['behind spaces that are text', 'a: |-\n x\n   ', 'd', 'a: |-\n x\n   \nd: 1'],
  ])('%s', (_, text, path, expected) => {
    expect(edited(text, set(path, 1))).toBe(expected);
  });

  it('what its neighbours put in single quotes, where double ones are more common', () => {
    const text = 'a: "1"\nb: "2"\nc: "3"\n\'d\':\n  \'e\': \'words of it\'\n';
    expect(edited(text, set('g', { h: 'i' }))).toBe(`${text}'g':\n  'h': 'i'\n`);
  });

  it('no literal in front of lines of space, which it would take', () => {
    expect(edited('a: 1\n   \n', set('b', { c: 'x\ny' }))).toBe('a: 1\nb:\n  c: "x\\ny"\n   \n');
  });
});

it('no changes are no edits', () => {
  const { document } = readSource('a: 1', { file: 'a.yaml' });
  expect(document && editDocument(document, [])).toEqual([]);
});

it.each([
  ['collide', [set('a'), set('a/b')]],
  ['collide the other way round', [set('a/b'), set('a')]],
  ['are the same', [set('a'), remove('a')]],
])('changes that %s are a bug of the caller', (_, changes) => {
  expect(() => edited('a: {b: 1}', ...changes)).toThrow(RangeError);
});

it('a root that is no map is a bug of the caller', () => {
  expect(() => edited('- a', set('a'))).toThrow(RangeError);
});

describe('puts a new key in its order among its siblings', () => {
  const status = (path: string) => set(path, 1, { by: 'status' });
  const section = (path: string) => set(path, 1, { by: 'section', siblings: ['x', 'w'] });

  it.each([
    [
      'between lower and higher codes',
      'r:\n  200: 1\n  404: 1\n',
      [status('r/401')],
      'r:\n  200: 1\n  401: 1\n  404: 1\n',
    ],
    [
      'before all codes, and the comment above them',
      'r:\n  # c\n  401: 1\n',
      [status('r/200')],
      'r:\n  200: 1\n  # c\n  401: 1\n',
    ],
    ['behind a byte order mark', '\uFEFF404: 1\n', [status('200')], '\uFEFF200: 1\n404: 1\n'],
    [
      'before ranges and default',
      'r:\n  4XX: 1\n  default: 1\n',
      [status('r/401')],
      'r:\n  "401": 1\n  4XX: 1\n  default: 1\n',
    ],
    [
      'in order among themselves',
      'r:\n  a: 1\n',
      [status('r/default'), status('r/4XX'), status('r/401')],
      'r:\n  a: 1\n  "401": 1\n  4XX: 1\n  default: 1\n',
    ],
    [
      'with an empty line where there are some',
      'r:\n  300: 1\n\n  default: 1\n',
      [status('r/200')],
      'r:\n  200: 1\n\n  300: 1\n\n  default: 1\n',
    ],
    ['in a map that is missing', 'r: 1\n', [status('s/401')], 'r: 1\ns:\n  "401": 1\n'],
    [
      'in a flow map',
      '{r: {"200": 1, default: 1}}',
      [status('r/401')],
      '{r: {"200": 1, "401": 1, default: 1}}',
    ],
    [
      'first in a flow map',
      '{r: {"404": 1, default: 1}}',
      [status('r/401')],
      '{r: {"401": 1, "404": 1, default: 1}}',
    ],
    [
      'first in an object',
      '{\n  "r": {\n    "404": 1\n  }\n}',
      [status('r/401')],
      '{\n  "r": {\n    "401": 1,\n    "404": 1\n  }\n}',
    ],
    [
      'where the first goes',
      '{"r": {"100": 1, "404": 1}}',
      [remove('r/100'), status('r/101')],
      '{"r": {"101": 1, "404": 1}}',
    ],
    ['a section after its sibling', 'x: 1\nz: 1\n', [section('w/a')], 'x: 1\nw:\n  a: 1\nz: 1\n'],
    ['a section without siblings at the end', 'z: 1\n', [section('w/a')], 'z: 1\nw:\n  a: 1\n'],
  ])('%s', (_, text, changes, expected) => {
    expect(edited(text, ...changes)).toBe(expected);
  });
});

describe('writes what js-yaml and yaml read', () => {
  it.each([
    [
      'a brace stays in its column where no entry stays',
      'a:\n  b: { c: {\n      x: 1\n    } }\n',
      [remove('a/b/c/x'), set('a/b/c/z', 1)],
      'a:\n  b: { c: {\n      z: 1\n    } }\n',
    ],
    [
      'a brace that stands right of its key',
      'a:\n  b: {\n    x: 1\n    }\n',
      [remove('a/b/x'), set('a/b/z', { v: 1 })],
      'a:\n  b: {\n    z: {\n    v: 1\n    }\n    }\n',
    ],
    [
      'a comment behind a brace stays there',
      'a: 1\nb: { # mine\n  }\n',
      [set('b/c', 1)],
      'a: 1\nb: { # mine\n    c: 1\n  }\n',
    ],
    [
      'an entry before a comment at the start of a line',
      'a: { b:\n# c\n  }\n',
      [set('a/d', 1)],
      'a: { b:, d: 1,\n# c\n  }\n',
    ],
    [
      'a value before a comment at the start of a line',
      'a: { b:\n# c\n  }\n',
      [set('a/b', 1)],
      'a: { b: 1,\n# c\n  }\n',
    ],
  ])('%s', (_, text, changes, expected) => {
    const result = edited(text, ...changes);
    expect(parseDocument(text).errors).toEqual([]);
    expect(parseDocument(result).errors).toEqual([]);
    expect(() => parseEvents(text, {})).not.toThrow();
    expect(() => parseEvents(result, {})).not.toThrow();
    expect(result).toBe(expected);
  });
});

describe('public bugs of other byte editors', () => {
  it.each([
    [
      'a nested block keeps the indentation of its neighbours',
      'a:\n    b:\n        c: 1\n    d: 1\n',
      [set('a/b/e', { f: { g: [1] } })],
      'a:\n    b:\n        c: 1\n        e:\n            f:\n                g:\n                    - 1\n    d: 1\n',
    ],
    [
      'a map further in keeps the lines below it',
      'a:\n  b:\n    c: 1\n  d:\n  - e\n',
      [set('a/b', { c: { f: 1 } })],
      'a:\n  b:\n    c:\n      f: 1\n  d:\n  - e\n',
    ],
    [
      'the last entry of a flow map leaves braces and the commas around it',
      'a: {b: {c: 1}, d: [1, 2]} # e\n',
      [remove('a/b/c')],
      'a: {b: {}, d: [1, 2]} # e\n',
    ],
    [
      'the last entry of a block map leaves braces, not null',
      'a:\n  b:\n    c: 1\nd: 1\n',
      [remove('a/b/c')],
      'a:\n  b: {}\nd: 1\n',
    ],
    [
      'characters of several bytes or code units stand before the edit',
      'é: "ü😀" # 中文\na:\n  b: "🏴󠁧󠁢󠁥󠁮󠁧󠁿"\n  c: 1\n',
      [remove('a/b'), set('a/ö', 1)],
      'é: "ü😀" # 中文\na:\n  c: 1\n  ö: 1\n',
    ],
    [
      'comments above, behind and below stay with their entries',
      '# of a\na: 1 # a\n# of b\nb: 2 # b\n# of c\nc: 3 # c\n',
      [remove('b'), set('d', 4)],
      '# of a\na: 1 # a\n# of b\n# of c\nc: 3 # c\nd: 4\n',
    ],
    [
      'a comment behind a replaced value stays behind it',
      'a: 1 # a\nb: 2 # b\n',
      [set('a', 3)],
      'a: 3 # a\nb: 2 # b\n',
    ],
  ])('%s', (_, text, changes, expected) => {
    expect(edited(text, ...changes)).toBe(expected);
  });
});

it('an entry before one with an empty key is proven', () => {
  const text = 'a:\n  b: 1\n: c\n';
  const { document } = readSource(text, { file: 'a.yaml' });
  if (document === undefined) throw new Error('Not read');
  const changes = [set('a/d', 1)];
  const edits = editDocument(document, changes);
  const newText = applyEdits(text, edits);
  const expected = applyPlan(document.value as Record<string, unknown>, changes);
  expect(newText).toBe('a:\n  b: 1\n  d: 1\n: c\n');
  expect(checkEdits({ original: document, edits, newText, changes }, expected, 'a.yaml')).toBeUndefined();
});
