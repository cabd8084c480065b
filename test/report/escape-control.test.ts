import { expect, test } from 'vitest';
import { escapeControl } from '../../src/report/display.js';

test.each([
  ['a color', '\u001b[31mred', '\\u001b[31mred'],
  ['a window title', '\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
  ['the one-byte form of the same', '\u009b2J', '\\u009b2J'],
  ['line breaks and tabs', 'a\r\nb\tc', 'a\\u000d\\u000ab\\u0009c'],
  ['text that runs backwards', '\u202egnp.exe', '\\u202egnp.exe'],
  ['letters of every plane stay', 'é 漢 😀', 'é 漢 😀'],
])('%s', (_, text, escaped) => {
  expect(escapeControl(text)).toBe(escaped);
});
