import { expect, test } from 'vitest';
import { codeFrame } from '../../src/report/code-frame.js';
import { escapeControl } from '../../src/report/display.js';
import { LineIndex } from '../../src/text/line-index.js';

function frame(text: string, line: number, column: number): string {
  return codeFrame({ text, lines: new LineIndex(text) }, line, column)
    .map((part) => `${part.gutter} ${part.text}`.trimEnd())
    .join('\n');
}

test('shows the line, one line before and after, and a caret', () => {
  expect(frame('one\ntwo\nthree\nfour\n', 2, 3)).toBe(
    `\
    1 | one
  > 2 | two
      |   ^
    3 | three`.replaceAll(/^ {2}/gm, ''),
  );
});

test.each([
  ['the first line', 'one\ntwo', 1, 1, '> 1 | one\n    | ^\n  2 | two'],
  ['the last line', 'one\ntwo', 2, 4, '  1 | one\n> 2 | two\n    |    ^'],
  ['an empty text', '', 1, 1, '> 1 |\n    | ^'],
  ['a column past the end of its line', 'ab\ncd', 1, 99, '> 1 | ab\n    |   ^\n  2 | cd'],
  ['CRLF', 'a\r\nb\r\nc\r\n', 2, 1, '  1 | a\n> 2 | b\n    | ^\n  3 | c'],
  ['tabs are two columns', 'a:\n\tb: 1', 2, 2, '  1 | a:\n> 2 |   b: 1\n    |   ^'],
  ['wide characters are two columns', '漢字: 1', 1, 3, '> 1 | 漢字: 1\n    |     ^'],
  ['an accent of its own takes none', 'cafe\u0301: 1', 1, 6, '> 1 | cafe\u0301: 1\n    |     ^'],
  ['an emoji is two columns', '😀: 1', 1, 3, '> 1 | 😀: 1\n    |   ^'],
  [
    'escape sequences are shown, not obeyed',
    'a\u001b[31m: 1',
    1,
    7,
    '> 1 | a\\u001b[31m: 1\n    |            ^',
  ],
  ['a byte order mark is not shown', '\ufeffa: 1', 1, 2, '> 1 | a: 1\n    | ^'],
])('%s', (_, text, line, column, expected) => {
  expect(frame(text, line, column)).toBe(expected);
});

test('line numbers of different length share a gutter', () => {
  const text = Array.from({ length: 12 }, (_, index) => `l${index + 1}`).join('\n');
  expect(frame(text, 9, 1)).toBe('   8 | l8\n>  9 | l9\n     | ^\n  10 | l10');
});

test('has no frame for a missing line', () => {
  expect(frame('one\n', 7, 1)).toBe('');
});

test('cuts a line of 5 MB around the column', () => {
  const text = `{"a":"${'x'.repeat(2_500_000)}","bad":1,"b":"${'y'.repeat(2_500_000)}"}`;
  const column = text.indexOf('"bad"') + 1;
  const [subject, caret] = codeFrame({ text, lines: new LineIndex(text) }, 1, column);
  expect(subject?.text).toBe(`…${'x'.repeat(31)}","bad":1,"b":"${'y'.repeat(20)}…`);
  expect(subject?.text.slice(caret?.text.indexOf('^')).startsWith('"bad"')).toBe(true);
});

test.each([
  ['a color', '\u001b[31mred', '\\u001b[31mred'],
  ['a window title', '\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
  ['the one-byte form of the same', '\u009b2J', '\\u009b2J'],
  ['line breaks and tabs', 'a\r\nb\tc', 'a\\u000d\\u000ab\\u0009c'],
  ['text that runs backwards', '\u202egnp.exe', '\\u202egnp.exe'],
  ['letters of every plane stay', 'é 漢 😀', 'é 漢 😀'],
])('what could steer a terminal is shown: %s', (_, text, escaped) => {
  expect(escapeControl(text)).toBe(escaped);
});
