import { endOfLine, nextLine, startOfLine } from '../syntax/yaml-text.js';
import {
  bracketsInBlock,
  codeKeyAt,
  LINE_WIDTH,
  newlineAt,
  type Quote,
  quoteAt,
  refQuotesAt,
} from '../text/layout.js';
import type { BlockQuotes } from './block-neighbours.js';
import type { Addition } from './change-tree.js';
import type { EditContext } from './edit-context.js';
import { renderYamlEntries } from './render-yaml.js';
import { placeForLines } from './spare-block-scalars.js';

/** The layout of the lines of a block map. */
export interface LineStyle {
  /** Spaces before the keys. */
  readonly column: number;
  /** Spaces per level below. */
  readonly step: number;
  /** Of their neighbours. */
  readonly quotes: BlockQuotes;
  /** Where quotes are needed; those of the text around where it is left out. */
  readonly quote?: Quote | undefined;
  /** Where an empty line goes with each entry. */
  readonly spacing?: 'before' | 'after';
}

/** Inserts whole lines at the start of a line, or at the end of a text whose last line is not ended. */
export function insertLines(
  context: EditContext,
  at: number,
  entries: readonly Addition[],
  style: LineStyle,
): void {
  const { text, root, edits } = context;
  const offset = placeForLines(text, root, at);
  const newline = newlineAt(text, offset);
  const lines = renderLines(context, offset, entries, style);
  const unended = offset === text.length && startOfLine(text, offset) !== offset;
  edits.push({ offset, length: 0, content: unended ? newline + lines.slice(0, -newline.length) : lines });
}

/** Renders entries in the layout of the text before an offset, each ending in a line break. */
export function renderLines(
  { text, indentSequences, hasLongLines }: EditContext,
  offset: number,
  entries: readonly Addition[],
  { column, step, quotes, quote, spacing }: LineStyle,
): string {
  const newline = newlineAt(text, offset);
  const style = {
    step,
    indentSequences,
    quote: quote ?? quoteAt(text, offset),
    quotes: { ...quotes, codes: quotes.codes ?? codeKeyAt(text, offset) },
    refs: refQuotesAt(text, offset),
    brackets: () => bracketsInBlock(text, offset),
    width: hasLongLines() ? undefined : LINE_WIDTH - column,
    endsBeforeSpaces: startsWithSpaces(text, offset),
    newline,
  };
  if (spacing === undefined) return renderYamlEntries(entries, style, column);
  const rendered = entries.map((entry) => renderYamlEntries([entry], style, column));
  return rendered.map((lines) => (spacing === 'before' ? newline + lines : lines + newline)).join('');
}

/** Whether the blank lines at an offset include one with spaces. */
function startsWithSpaces(text: string, offset: number): boolean {
  for (let line = offset; line < text.length; line = nextLine(text, line)) {
    const content = text.slice(line, endOfLine(text, line));
    if (!/^[ \t]*$/.test(content)) return false;
    if (content !== '') return true;
  }
  return false;
}
