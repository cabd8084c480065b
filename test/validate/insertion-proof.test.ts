import { expect, it } from 'vitest';
import { toChangeTree } from '../../src/edit/change-tree.js';
import { applyPlan } from '../../src/merge/apply-plan.js';
import type { Change } from '../../src/merge/merge-plan.js';
import { readSource } from '../../src/syntax/read-source.js';
import type { MapNode } from '../../src/syntax/source-node.js';
import type { TextEdit } from '../../src/text/text-edit.js';
import { InsertionProof } from '../../src/validate/insertion-proof.js';

const TEXT = 'a:\n  b: 1\n  c: |\n    x\nd:\n  b: 2\ne: 3\n';

const set = (path: string, value: unknown): Change => ({ kind: 'set', path: path.split('.'), value });
const insert = (text: string, before: string, content: string): TextEdit => ({
  offset: before === '' ? text.length : text.indexOf(before),
  length: 0,
  content,
});

/** How many texts are read, how many edits are not proven, and whether nothing else is expected. */
function prove(text: string, edits: readonly TextEdit[], changes: readonly Change[]) {
  const source = readSource(text, { file: 'a.yaml' }).document;
  if (source === undefined) throw new Error(`Not read: ${text}`);
  let readings = 0;
  const proof = new InsertionProof(source, edits, (part) => {
    readings += 1;
    const { document } = readSource(part, { file: 'a.yaml' });
    return document?.anchors.length === 0 ? document.value : undefined;
  });
  const before = source.value as Record<string, unknown>;
  const end = text.indexOf('...') < 0 ? text.length : text.indexOf('...');
  const after = applyPlan(before, changes);
  const rest = proof.restOf(source.root as MapNode, [before, after], toChangeTree(changes), {
    start: 0,
    end,
  });
  return { readings, unproven: proof.unprovenEdits.length, isAll: rest === before };
}

it.each([
  ['before another', TEXT, [insert(TEXT, '  c:', '  f: 4\n')], [set('a.f', 4)], 1],
  ['before the first', TEXT, [insert(TEXT, '  b: 2', '  f: 4\n')], [set('d.f', 4)], 1],
  ['after a literal', TEXT, [insert(TEXT, 'd:', '  f: 4\n')], [set('a.f', 4)], 1],
  ['at the end of the text', 'a:\n  b: 1\n', [insert('a:\n  b: 1\n', '', '  f: 4\n')], [set('a.f', 4)], 1],
  [
    'with Windows line breaks',
    'a:\r\n  b: 1\r\n',
    [insert('a:\r\n  b', '  b', '  f: 4\r\n')],
    [set('a.f', 4)],
    1,
  ],
  [
    'in two maps, read once',
    TEXT,
    [insert(TEXT, 'd:', '  f: {g: 4}\n'), insert(TEXT, 'e:', '  f: {g: 4}\n')],
    [set('a.f', { g: 4 }), set('d.f', { g: 4 })],
    1,
  ],
  [
    'around a map that gets some',
    'a:\n  b:\n    c: 1\n  d: 2\n',
    [
      insert('a:\n  b:\n    c: 1\n  d', '  d', '    e: 3\n'),
      insert('a:\n  b:\n    c: 1\n  d: 2\n', '', '  f: 4\n'),
    ],
    [set('a.b.e', 3), set('a.f', 4)],
    2,
  ],
] as const)('new entries are proven by their lines: %s', (_, text, edits, changes, readings) => {
  expect(prove(text, edits, changes)).toEqual({ readings, unproven: 0, isAll: true });
});

const F = [set('a.f', 4)];
it.each([
  ['another value', TEXT, [insert(TEXT, 'd:', '  f: 5\n')], F],
  ['a map in braces', TEXT, [insert(TEXT, 'd:', '  {f: 4}\n')], F],
  ['a tag before the key', TEXT, [insert(TEXT, 'd:', '  !!map\n  f: 4\n')], F],
  ['another name', TEXT, [insert(TEXT, 'd:', '  g: 4\n')], F],
  ['one name of two', TEXT, [insert(TEXT, 'd:', '  f: 4\n')], [...F, set('a.g', 5)]],
  ['a name too many', TEXT, [insert(TEXT, 'd:', '  f: 4\n  g: 5\n')], F],
  ['an entry of the root', TEXT, [insert(TEXT, 'e:', 'f: 4\n')], [set('f', 4)]],
  ['a line too far right', TEXT, [insert(TEXT, 'd:', '    f: 4\n')], F],
  ['a line too far left', TEXT, [insert(TEXT, 'd:', ' f: 4\n')], F],
  ['a line that is not ended', TEXT, [insert(TEXT, 'd:', '  f: 4')], F],
  ['a blank line in front', TEXT, [insert(TEXT, 'd:', '\n  f: 4\n')], F],
  [
    'a line of another map too',
    'a:\n  b: 1\n',
    [insert('a:\n  b: 1\n', '', '  f: 4\ng: 5\n')],
    [...F, set('g', 5)],
  ],
  ['an anchor', TEXT, [insert(TEXT, 'd:', '  f: &x 4\n')], F],
  ['the end of the document', TEXT, [insert(TEXT, 'd:', '  f: 4\n...\n')], F],
  ['an open quote', TEXT, [insert(TEXT, 'd:', '  f: "4\n')], F],
  ['the middle of a line', TEXT, [insert(TEXT, ' 1', '  f: 4\n')], F],
  ['the middle of a literal', TEXT, [insert(TEXT, '    x', '  f: 4\n')], F],
  ['the section of another map', TEXT, [insert(TEXT, 'e:', '  f: 4\n')], F],
  ['the line behind the end', 'a:\n  b: 1\n...\n', [insert('a:\n  b: 1\n...\n', '', '  f: 4\n')], F],
  ['a blank line below', 'a:\n  b: 1\n\nc: 2\n', [insert('a:\n  b: 1\n\n', '\nc', '  f: 4\n')], F],
  ['a map with an anchor', 'a: &x\n  b: 1\nc: *x\n', [insert('a: &x\n  b: 1\nc', 'c', '  f: 4\n')], F],
  ['a map in braces', 'a: {b: 1}\n', [insert('a: {b: 1}', '}', ', f: 4')], F],
  ['a map on the line of a colon', '? a\n: b: 1\n', [insert('? a\n: b', ': b', '  f: 4\n')], F],
  [
    'a key that is merged',
    'c: &x {d: 1}\na:\n  <<: *x\n',
    [insert('c: &x {d: 1}\na:\n  <<: *x\n', '', '  d: 4\n')],
    [set('a.d', 4)],
  ],
  [
    'a removed entry beside it',
    TEXT,
    [{ ...insert(TEXT, '  b: 1', ''), length: 7 }, insert(TEXT, 'd:', '  f: 4\n')],
    [{ kind: 'remove', path: ['a', 'b'] } as const, ...F],
  ],
  [
    'an edit beside it that is not planned',
    TEXT,
    [{ ...insert(TEXT, '1', '9'), length: 1 }, insert(TEXT, 'd:', '  f: 4\n')],
    F,
  ],
  [
    'an edit of the key that follows',
    TEXT,
    [insert(TEXT, 'd:', '  f: 4\n'), { ...insert(TEXT, 'd:', ''), offset: TEXT.indexOf('d:') + 1 }],
    F,
  ],
])('%s is not proven', (_, text, edits, changes) => {
  const { unproven, isAll } = prove(text, edits, changes);
  expect([unproven > 0, isAll]).toEqual([true, false]);
});
