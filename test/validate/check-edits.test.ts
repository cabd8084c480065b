import { describe, expect, it } from 'vitest';
import { readChangedSections } from '../../src/syntax/changed-sections.js';
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
  ['is an entry of the root', { ...GOOD, content: 'f: 4\n' }],
])('an edit that %s is seen', (_, edit) => {
  expect(fault(TEXT, [edit])).toBeDefined();
});

describe('what is read again', () => {
  const names = (text: string, edit: TextEdit) => {
    const { original, edits, newText } = edited(text, [edit]);
    const sections = readChangedSections(original, newText, edits);
    return sections && [[...sections.untouched], sections.reading.ok && sections.reading.value];
  };

  it.each([
    ['the section that an edit is in', GOOD, [['a', 'e'], { b: EXPECTED.b }]],
    ['only what is new between two', { ...GOOD, content: 'f: 4\n' }, [['a', 'b', 'e'], { f: 4 }]],
    ['the last one', { offset: TEXT.length - 3, length: 1, content: '5' }, [['a', 'b'], { e: [5] }]],
    ['nothing of a section that goes', { offset: 0, length: 5, content: '' }, [['b', 'e'], {}]],
    ['all that lies between', { offset: 3, length: AT - 1, content: 'x' }, [[], { a: 'x [3]' }]],
  ])('%s', (_, edit, expected) => {
    expect(names(TEXT, edit)).toEqual(expected);
  });

  it.each([
    ['a flow map', '{ a: 1 }'],
    ['an indented root', '  a: 1\n'],
    ['an explicit key', '? a\n: 1\n'],
    ['an anchor', 'a: &x 1\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a merge key', 'a: 1\n<<: { b: 2 }\n'],
  ])('all of %s', (_, text) => {
    expect(names(text, { offset: text.length, length: 0, content: 'z: 1\n' })).toBeUndefined();
  });
});
