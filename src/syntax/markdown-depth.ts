import { MAX_MARKDOWN_DEPTH } from './limits.js';

/** A mark that opens a block quote or an item of a list (CommonMark 0.31 sections 5.1 and 5.2). */
const MARK = /([ \t]*)(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s|$))/y;
const INDENT = /[ \t]*/y;

/**
 * Where the lists and block quotes of a Markdown text first nest deeper than is read: the parser's cost grows with
 * the square of the depth. An indented mark counts for what stands left of it, in code too.
 *
 * @returns an offset, of the mark that is too deep
 */
export function markdownTooDeepAt(text: string): number | undefined {
  /** Columns of the marks that are open, rising. */
  const open: number[] = [];
  for (let start = 0; start < text.length; start = lineAfter(text, start)) {
    const column = endOf(INDENT, text, start) - start;
    while ((open.at(-1) ?? -1) >= column) open.pop();
    for (let end = endOf(MARK, text, start), from = start; end > from; end = endOf(MARK, text, end)) {
      open.push(end - start);
      if (open.length > MAX_MARKDOWN_DEPTH) return end - 1;
      from = end;
    }
  }
  return undefined;
}

/** Where a match that starts at an offset ends; the offset itself where there is none. */
function endOf(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

function lineAfter(text: string, offset: number): number {
  const newline = /\r\n|\n|\r/g;
  newline.lastIndex = offset;
  return newline.test(text) ? newline.lastIndex : text.length;
}
