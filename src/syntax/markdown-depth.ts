import { MAX_MARKDOWN_DEPTH } from './limits.js';
import { endOfLine, nextLine } from './yaml-text.js';

/** The mark of a list's item (CommonMark 0.31 section 5.2). */
const ITEM = /(?:[-+*]|\d{1,9}[.)])(?=\s|$)/y;

/** A line across (section 4.1) looks like marks of lists, and is none. */
const THEMATIC_BREAK = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const LONGEST_BREAK = 1000;

/**
 * Where the lists and block quotes of a Markdown text may first nest deeper than is read: the parser's cost grows with
 * the cube of the depth. A line tells how deep it can be: each quote has its `>`, and each list two columns, of its
 * mark or of space; and it opens no more than it has marks. That it stands in code, and so nests nothing, is not seen.
 *
 * @returns an offset, of what is too deep
 */
export function markdownTooDeepAt(text: string): number | undefined {
  let deepest = 0;
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const { depth, offset } = depthOf(text, start, deepest);
    const end = endOfLine(text, start);
    const isBreak = end - start <= LONGEST_BREAK && THEMATIC_BREAK.test(text.slice(start, end));
    if (isBreak) continue;
    if (depth > MAX_MARKDOWN_DEPTH) return offset;
    deepest = Math.max(deepest, depth);
  }
  return undefined;
}

/** How deep a line can be, after lines as deep as `deepest`, or where it is too deep. */
function depthOf(text: string, start: number, deepest: number): { depth: number; offset: number } {
  let column = 0;
  let quotes = 0;
  let marks = 0;
  let depth = 0;
  for (let offset = start; ; ) {
    const length = /[ \t>]/.test(text.charAt(offset)) ? 1 : itemAt(text, offset);
    if (length === 0) return { depth, offset };
    column += text[offset] === '\t' ? 4 - (column % 4) : length;
    if (text[offset] === '>') quotes += 1;
    if (!/[ \t]/.test(text.charAt(offset))) marks += 1;
    depth = Math.min(quotes + (column - quotes) / 2, deepest + marks);
    if (depth > MAX_MARKDOWN_DEPTH) return { depth, offset };
    offset += length;
  }
}

/** The length of an item's mark at an offset; 0 where there is none. */
function itemAt(text: string, offset: number): number {
  ITEM.lastIndex = offset;
  return ITEM.test(text) ? ITEM.lastIndex - offset : 0;
}
