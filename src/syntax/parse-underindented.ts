import { type Event, type ParserOptions, parseEvents, YAMLException } from 'js-yaml';
import { loadYaml } from './load-yaml.js';

/** What js-yaml's events have offsets in; -1 where there is none. */
const OFFSETS = [
  'start',
  'valueStart',
  'valueEnd',
  'anchorStart',
  'anchorEnd',
  'tagStart',
  'tagEnd',
] as const;

type Offsets = Partial<Record<(typeof OFFSETS)[number], number>>;

/**
 * Parses a text whose flow collections close in the column of their key, or have tabs before or in them. YAML 1.2
 * (section 7.4) wants the bracket further right, and js-yaml refuses both, but people write it and most tools take it.
 * So before parsing, each closing bracket that begins a line is moved one column to the right, and tabs become spaces;
 * the offsets are moved back.
 *
 * @throws YAMLException where that is not the only error
 */
export function parseUnderindented(text: string, options: ParserOptions): Event[] {
  const { indented, brackets } = indent(text);
  try {
    const events = parseEvents(indented, options);
    for (const event of events) moveBack(event as Offsets, brackets);
    return events;
  } catch (error) {
    if (error instanceof YAMLException && error.mark !== undefined)
      error.mark.position -= countBefore(error.mark.position, brackets);
    throw error;
  }
}

/** The text to parse, and where the brackets are in the original that have one more space before them. */
function indent(text: string): { readonly indented: string; readonly brackets: readonly number[] } {
  const { Lexer } = loadYaml();
  const brackets: number[] = [];
  let indented = '';
  let isLineStart = true;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (isMarker(token)) continue;
    if (isLineStart && (token === '}' || token === ']')) {
      brackets.push(indented.length - brackets.length);
      indented += ' ';
    }
    const isSpace = /^[ \t]+$/.test(token);
    // After "-" a tab is indentation.
    const isInLine = isSpace && !isLineStart && before !== '-' && before !== '?';
    indented += isInLine ? token.replaceAll('\t', ' ') : token;
    before = token;
    isLineStart = /[\r\n]$/.test(token) || (isLineStart && isSpace);
  }
  return { indented, brackets };
}

/** Tokens of the lexer that are not in the text: the start of a document, of a scalar, and an error. */
function isMarker(token: string): boolean {
  return token === '\u0002' || token === '\u001f' || token === '\u0018';
}

function moveBack(event: Offsets, brackets: readonly number[]): void {
  for (const name of OFFSETS) {
    const offset = event[name];
    if (offset !== undefined && offset >= 0) event[name] = offset - countBefore(offset, brackets);
  }
}

/** How many spaces were put before an offset of the indented text. */
function countBefore(offset: number, brackets: readonly number[]): number {
  let low = 0;
  let high = brackets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((brackets[middle] ?? 0) + middle < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
