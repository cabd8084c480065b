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
 * mark or of space. That it stands in code, and so nests nothing, is not seen.
 *
 * @returns an offset, of what is too deep
 */
export function markdownTooDeepAt(text: string): number | undefined {
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    const offset = tooDeepInLine(text, start);
    if (offset === undefined) continue;
    const end = endOfLine(text, start);
    if (end - start > LONGEST_BREAK || !THEMATIC_BREAK.test(text.slice(start, end))) return offset;
  }
  return undefined;
}

function tooDeepInLine(text: string, start: number): number | undefined {
  let column = 0;
  let quotes = 0;
  for (let offset = start; ; ) {
    const length = /[ \t>]/.test(text.charAt(offset)) ? 1 : itemAt(text, offset);
    if (length === 0) return undefined;
    column += text[offset] === '\t' ? 4 - (column % 4) : length;
    if (text[offset] === '>') quotes += 1;
    if (quotes + (column - quotes) / 2 > MAX_MARKDOWN_DEPTH) return offset;
    offset += length;
  }
}

/** The length of an item's mark at an offset; 0 where there is none. */
function itemAt(text: string, offset: number): number {
  ITEM.lastIndex = offset;
  return ITEM.test(text) ? ITEM.lastIndex - offset : 0;
}
