import { describe, expect, it } from 'vitest';
import { LineIndex } from '../../src/text/line-index.js';

describe('LineIndex', () => {
  it.each([
    ['at the start', 0, { line: 1, column: 1 }],
    ['on a line break', 1, { line: 1, column: 2 }],
    ['after \\n', 2, { line: 2, column: 1 }],
    ['after \\r\\n', 5, { line: 3, column: 1 }],
    ['after a lone \\r', 7, { line: 4, column: 1 }],
    ['past the end', 99, { line: 4, column: 93 }],
  ])('tells line and column %s', (_, offset, place) => {
    expect(new LineIndex('a\nb\r\nc\rd').at(offset)).toEqual(place);
  });

  it('tells where a line begins, and of none past the last', () => {
    const lines = new LineIndex('a\nb\n');
    expect([1, 2, 3, 4].map((line) => lines.startOf(line))).toEqual([0, 2, 4, undefined]);
  });
});
