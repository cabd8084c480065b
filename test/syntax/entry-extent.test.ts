import { describe, expect, it } from 'vitest';
import { isPlainEntry, lineAfterEntry, lineAfterOwnComments } from '../../src/syntax/entry-extent.js';
import { readSource } from '../../src/syntax/read-source.js';
import { entryOf } from '../../src/syntax/source-node.js';

function entry(text: string, name: string) {
  const found = entryOf(readSource(text, { file: 'a.yaml' }).document?.root, name);
  if (found === undefined) throw new Error(`No ${name} in ${text}`);
  return found;
}

describe('the line after an entry', () => {
  it.each([
    ['comes after its trailing comment', 'a: 1 # b\nc: 2\n', 'c: 2\n'],
    ['comes after the last line of its value', 'a:\n  b: "c\n    d" # e\n  # f\nc: 2\n', '  # f\nc: 2\n'],
    ['comes after a literal', 'a: |\n  b\n\n# f\nc: 2\n', '\n# f\nc: 2\n'],
    ['comes after the blank lines that a literal keeps', 'a: |+\n  b\n\n# f\nc: 2\n', '# f\nc: 2\n'],
    ['is the end where the text ends', 'a: 1', ''],
  ])('%s', (_, text, rest) => {
    expect(text.slice(lineAfterEntry(text, entry(text, 'a')))).toBe(rest);
  });

  it.each([
    ['comes after comments further right', 0 + 1, 'a:\n  b: 1\n  # c\n\n   # d\n# e\nf: 1\n', '# e\nf: 1\n'],
    ['comes after comments at the column asked for', 0, 'a: 1\n\n# c\nf: 1\n', 'f: 1\n'],
    ['leaves blank lines that no comment follows', 0, 'a: 1\n\nf: 1\n', '\nf: 1\n'],
  ])('%s', (_, column, text, rest) => {
    expect(text.slice(lineAfterOwnComments(text, entry(text, 'a'), column))).toBe(rest);
  });
});

describe('plain, so that it may be written anew', () => {
  it.each([
    ['data', 'a:\n  b: [1, {c: "#"}]\n  d: |\n    # text\n', true],
    ['a comment above', '# c\na:\n  b: 1\n', true],
    ['a comment at the next key', 'a:\n  b: 1\n# c\nd: 1\n', true],
    ['a comment behind its key', 'a: # c\n  b: 1\n', false],
    ['a comment between its lines', 'a:\n  # c\n  b: 1\n', false],
    ['a comment in the head of a literal', 'a:\n  b: | # c\n    text\n', false],
    ['a comment at the end of a line', 'a:\n  b: 1 # c\n', false],
    ['a comment below it, further right', 'a:\n  b: 1\n  # c\nd: 1\n', false],
    ['a comment behind its brackets', 'a: {b: 1} # c\n', false],
    ['a comment below its brackets', 'a: {b: 1}\n  # c\nd: 1\n', false],
    ['a comment behind it, where commas separate', '{a: {b: 1} # c\n}', true],
    ['an anchor', 'a:\n  b: &x 1\n', false],
    ['an alias', 'x: &x 1\na:\n  b: *x\n', false],
    ['a tag', 'a:\n  b: !!str 1\n', false],
    ['an anchor at its key', '&x a:\n  b: 1\n', false],
  ])('%s', (_, text, expected) => {
    const root = readSource(text, { file: 'a.yaml' }).document?.root;
    expect(root?.kind === 'map' && isPlainEntry(text, root, entry(text, 'a'))).toBe(expected);
  });
});
