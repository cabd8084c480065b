import { endOfLine, nextLine, startOfLine } from '../syntax/yaml-text.js';
import { indentsSequences, newlineAt, quoteAt } from '../text/layout.js';
import type { EditContext } from './edit-context.js';
import { renderYamlEntries } from './render-yaml.js';

/**
 * Inserts whole lines at the start of a line, or at the end of a text whose last line is not ended; behind lines of
 * nothing but space, which a block scalar at the end of what is inserted would take for its own.
 */
export function insertLines(
  context: EditContext,
  lineStart: number,
  column: number,
  entries: readonly (readonly [string, unknown])[],
  step: number,
): void {
  const { text, edits } = context;
  const offset = afterSpaces(text, lineStart);
  const newline = newlineAt(text, offset);
  const lines = renderLines(context, entries, step, column, offset);
  const unended = offset === text.length && startOfLine(text, offset) !== offset;
  edits.push({ offset, length: 0, content: unended ? newline + lines.slice(0, -newline.length) : lines });
}

function afterSpaces(text: string, lineStart: number): number {
  let after = lineStart;
  for (let line = lineStart; line < text.length; line = nextLine(text, line)) {
    const content = text.slice(line, endOfLine(text, line));
    if (!/^[ \t]*$/.test(content)) break;
    if (content !== '') after = nextLine(text, line);
  }
  return after;
}

/** Entries in the layout of the text around an offset, every line ended. */
export function renderLines(
  { text }: EditContext,
  entries: readonly (readonly [string, unknown])[],
  step: number,
  column: number,
  offset: number,
): string {
  const newline = newlineAt(text, offset);
  const style = { step, indentSequences: indentsSequences(text), quote: quoteAt(text, offset), newline };
  return renderYamlEntries(entries, style, column);
}
