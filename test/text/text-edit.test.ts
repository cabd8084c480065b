import { expect, it } from 'vitest';
import { LineIndex } from '../../src/text/line-index.js';
import { applyEdits, originalOffset } from '../../src/text/text-edit.js';

const EDITS = [
  { offset: 0, length: 1, content: 'XY' },
  { offset: 3, length: 0, content: '!' },
  { offset: 4, length: 2, content: '' },
];

it('edits replace, insert and remove', () => {
  expect(applyEdits('abcdef', EDITS)).toBe('XYbc!d');
  expect(applyEdits('abc', [])).toBe('abc');
});

it.each([
  ['out of order', [EDITS[1], EDITS[0]]],
  ['at the same place', [EDITS[1], EDITS[1]]],
  ['overlapping', [EDITS[2], { offset: 5, length: 1, content: '' }]],
  ['out of range', [{ offset: 6, length: 1, content: '' }]],
  ['of negative length', [{ offset: 6, length: -1, content: '' }]],
])('edits %s are a bug of the caller', (_, edits) => {
  expect(() =>
    applyEdits(
      'abcdef',
      edits.flatMap((edit) => edit ?? []),
    ),
  ).toThrow(RangeError);
});

it('offsets of the new text stand in the original, what was inserted where the edit does', () => {
  const places = Array.from('XYbc!d', (_, offset) => originalOffset(offset, EDITS));
  expect(places).toEqual([0, 0, 1, 2, 3, 3]);
});

it('lines end in all three line breaks', () => {
  const lines = new LineIndex('a\nb\r\nc\rd');
  expect([0, 1, 2, 4, 5, 7, 99].map((offset) => lines.at(offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 2, column: 1 },
    { line: 2, column: 3 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 93 },
  ]);
  expect([1, 3, 4, 5].map((line) => lines.startOf(line))).toEqual([0, 5, 7, undefined]);
});
