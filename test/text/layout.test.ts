import { describe, expect, it } from 'vitest';
import { indentsSequences, newlineAt, quoteAt } from '../../src/text/layout.js';

describe('the line break at a place', () => {
  it.each([
    ['of the line before', 'a\r\nb\nc', 3, '\r\n'],
    ['of the line before, not of one further up', 'a\r\nb\nc', 5, '\n'],
    ['of the line after, on the first line', 'ab\r\nc\n', 1, '\r\n'],
    ['a line feed where there is none', 'ab', 1, '\n'],
  ])('%s', (_, text, offset, expected) => {
    expect(newlineAt(text, offset)).toBe(expected);
  });
});

describe('the quote at a place', () => {
  it.each([
    ['that most values before it have', `a: 'b'\nc: 'd'\ne: "f"\n`, 23, 'single'],
    ['that values after it have, where there are none before', `a: b\nc: 'd'\n`, 4, 'single'],
    ['double, where there is none', 'a: b\n', 4, 'double'],
    ['that items of lists have', `- 'a'\n`, 6, 'single'],
  ] as const)('%s', (_, text, offset, expected) => {
    expect(quoteAt(text, offset)).toBe(expected);
  });
});

describe('sequences', () => {
  it.each([
    ['indented', 'a:\n  - b\n', true],
    ['not indented', 'a:\n- b\n', false],
    ['not indented, further in', 'a:\n  b: # c\n  c:\n  - d\n', false],
    ['none: indented', 'a: [b]\n', true],
  ])('%s', (_, text, expected) => {
    expect(indentsSequences(text)).toBe(expected);
  });

  it('are found at once in a text of colons', () => {
    expect(indentsSequences(`${': '.repeat(200_000)}\n${' '.repeat(200_000)}`)).toBe(true);
  });
});
