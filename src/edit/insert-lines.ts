import { endOfLine, nextLine, startOfLine } from '../syntax/yaml-text.js';
import { bracketsInBlock, codeKeyAt, LINE_WIDTH, newlineAt, type Quote, quoteAt } from '../text/layout.js';
import { isObject } from '../values/is-object.js';
import type { BlockQuotes } from './block-neighbours.js';
import type { Addition } from './change-tree.js';
import type { EditContext } from './edit-context.js';
import { renderSimpleEntries } from './render-simple.js';
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
  { text, indentSequences, hasLongLines, refQuotesAt, quoteFarFromRefs, rendered }: EditContext,
  offset: number,
  entries: readonly Addition[],
  { column, step, quotes, quote, spacing }: LineStyle,
): string {
  const newline = newlineAt(text, offset);
  const refs = refQuotesAt(offset);
  const codes = quotes.codes ?? codeKeyAt(text, offset);
  // References have little to lay out, and many operations may get them: the text around is not looked at for more.
  const isKnown = codes !== undefined && entries.every(([, value]) => isReference(value));
  const hasLists = !isKnown && JSON.stringify(Object.fromEntries(entries)).includes(':[');
  const style = {
    step,
    indentSequences,
    quote: quote ?? (isKnown ? (refs?.value ?? quoteFarFromRefs(offset)) : quoteAt(text, offset)),
    quotes: { ...quotes, codes, values: isKnown ? undefined : quotes.values() },
    refs,
    brackets: hasLists ? bracketsInBlock(text, offset) : undefined,
    width: hasLongLines() ? undefined : LINE_WIDTH - column,
    endsBeforeSpaces: !isKnown && startsWithSpaces(text, offset),
    newline,
  };
  const render = (...some: Addition[]) => {
    const simple = renderSimpleEntries(some, style, column);
    if (simple !== undefined) return simple;
    const key = JSON.stringify([style, column, some]);
    const lines = rendered.get(key) ?? renderYamlEntries(some, style, column);
    rendered.set(key, lines);
    return lines;
  };
  if (spacing === undefined) return isKnown ? entries.map((one) => render(one)).join('') : render(...entries);
  return entries
    .map((entry) => (spacing === 'before' ? newline + render(entry) : render(entry) + newline))
    .join('');
}

function isReference(value: unknown): boolean {
  return isObject(value) && typeof value.$ref === 'string' && Object.keys(value).length === 1;
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
