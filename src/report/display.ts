import { stripVTControlCharacters, styleText } from 'node:util';

/** A text of at most `length` UTF-16 code units, `…` in the middle of one that is longer; no character is halved. */
export function shorten(text: string, length = 500): string {
  if (text.length <= length) return text;
  const half = Math.floor((length - 1) / 2);
  const head = text.slice(0, half).replace(/[\ud800-\udbff]$/, '');
  const tail = text.slice(-half).replace(/^[\udc00-\udfff]/, '');
  return `${head}…${tail}`;
}

/** C0 (tab and line break too), DEL, C1, line separators, and the marks that reorder text on a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The text with every control character shown as `\u001b`, so that a hostile file cannot steer a terminal. */
export function escapeControl(text: string): string {
  return text.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The text with every control character shown but line breaks and tabs. */
export function escapeLines(text: string): string {
  return text
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 0 ? escapeControl(part) : part))
    .join('');
}

/** Ranges of code points that take two columns on a terminal (East Asian Wide and Fullwidth, emoji). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const NO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}/u;

/** The width of a text without control characters, in terminal columns. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x300) width += 1;
    else if (NO_WIDTH.test(character)) continue;
    else width += WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
  }
  return width;
}

/**
 * Words after a head, on lines of at most `width` columns; the lines after the first are indented. A word that is longer
 * than a line stays whole. Words may have colors.
 */
export function wrapWords(
  head: string,
  words: readonly string[],
  { width, indent }: { readonly width: number; readonly indent: number },
): string[] {
  const lines: string[] = [];
  let line = head;
  let used = shownWidth(head);
  for (const word of words) {
    const needed = shownWidth(word) + 1;
    if (used + needed > width && used > indent) {
      lines.push(line);
      line = ' '.repeat(indent - 1);
      used = indent - 1;
    }
    line += ` ${word}`;
    used += needed;
  }
  return [...lines, line];
}

function shownWidth(text: string): number {
  return displayWidth(stripVTControlCharacters(text));
}

const style = (format: 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan') => (text: string) =>
  styleText(format, text, { validateStream: false });

/** Colors for text on a terminal; `colored` removes them for other outputs. */
export const colors = {
  ...{ bold: style('bold'), dim: style('dim'), red: style('red') },
  ...{ yellow: style('yellow'), green: style('green'), cyan: style('cyan') },
};

/** Removes colors unless they are wanted. Texts for people contain no other control sequences. */
export function colored(text: string, color: boolean): string {
  return color ? text : stripVTControlCharacters(text);
}

/** Members of reports and findings for the formats that are not JSON. */
const INTERNAL = new Set(['frame', 'endColumn', 'refused']);

/** The JSON document of a report, as its schema in `schemas/` describes it. */
export function renderReportData(report: unknown): string {
  return renderPlainData(report, (key, value) => (INTERNAL.has(key) ? undefined : value));
}

/** JSON, two spaces deep, with every control character escaped. */
export function renderPlainData(data: unknown, replacer?: (key: string, value: unknown) => unknown): string {
  return `${escapeLines(JSON.stringify(data, replacer, 2))}\n`;
}

/** Blocks of lines with a blank line between them; those without lines are left out. */
export function joinBlocks(blocks: readonly (readonly string[])[]): string {
  const shown = blocks.filter((lines) => lines.length > 0);
  return shown.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** `1 spec`, `2 specs`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
