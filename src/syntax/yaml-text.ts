/** Small scans over YAML text between nodes, where only white space, comments and indicators can be. */

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const HASH = 0x23;
const BYTE_ORDER_MARK = 0xfeff;

/** The next offset that is not white space, a line break or a comment; the text's length when there is none. */
export function skipSpace(text: string, offset: number): number {
  let position = offset === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : offset;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code === HASH) position = endOfLine(text, position);
    else if (!isSpace(code)) break;
    else position += 1;
  }
  return position;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** The offset of the line break (`\n` or `\r\n`) that ends the line, or the text's length. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The offset of the first character of the line that an offset is on. */
export function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the spaces and tabs before an offset begin. */
export function startOfSpace(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
  return start;
}

/** One past the spaces and tabs at an offset. */
export function endOfSpace(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end += 1;
  return end;
}

/** Where the line ends, before its line break, that ends where the line at an offset starts. */
export function endOfLineBefore(text: string, lineStart: number): number {
  return lineStart === 0 ? 0 : endOfLine(text, lineStart - (text[lineStart - 2] === '\r' ? 2 : 1));
}

/** One past the line that an offset is on, its line break included. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** The start of the last line where a text ends in a line of nothing but spaces that no break ends; else the offset. */
export function beforeUnendedSpaces(text: string, offset: number): number {
  if (offset < text.length) return offset;
  const lineStart = startOfLine(text, offset);
  return /^ +$/.test(text.slice(lineStart)) ? lineStart : offset;
}

/** UTF-16 code units between the line's start and an offset; a byte order mark does not count. */
export function columnOf(text: string, offset: number): number {
  const start = startOfLine(text, offset);
  const hasMark = start === 0 && offset > 0 && text.charCodeAt(0) === BYTE_ORDER_MARK;
  return offset - start - (hasMark ? 1 : 0);
}

/** One past the indicator when it is the next thing after space; else the offset itself. */
export function skipIndicator(text: string, offset: number, indicator: ',' | '-' | '?'): number {
  const position = skipSpace(text, offset);
  return text[position] === indicator ? position + 1 : offset;
}

/** Where to look for a key from: behind `,` and `?`, or at the `:` where the key itself was left out. */
export function keyFrom(text: string, offset: number): number {
  const start = skipIndicator(text, skipIndicator(text, offset, ','), '?');
  const next = skipSpace(text, start);
  return text[next] === ':' ? next : start;
}

/**
 * Where to look for a value from: behind the `:` of its key, or at the end of a key that has none. The `:` of an
 * explicit key (`? key`) may be on a line of its own, in the column of its map.
 *
 * @param blockStart - Where the map starts, when it is in block style.
 */
export function valueFrom(text: string, keyEnd: number, blockStart: number | undefined): number {
  const colon = skipSpace(text, keyEnd);
  if (text[colon] !== ':') return keyEnd;
  const isBelow = blockStart !== undefined && endOfLine(text, keyEnd) < colon;
  return isBelow && columnOf(text, colon) !== columnOf(text, blockStart) ? keyEnd : colon + 1;
}

/** One past the last of so many anchors and tags, space and comments between them. */
export function skipProperties(text: string, offset: number, count: number): number {
  let end = offset;
  for (let left = count; left > 0; left -= 1) {
    const start = skipSpace(text, end);
    const verbatim = text.startsWith('!<', start);
    end = start;
    while (end < text.length && !isSpace(text.charCodeAt(end)) && (verbatim || !isFlowIndicator(text, end)))
      end += 1;
  }
  return end;
}

function isFlowIndicator(text: string, offset: number): boolean {
  return ',[]{}'.includes(text.charAt(offset));
}

/** Where the space before a document's root begins: after its directives and `---`, when it has them. */
export function rootFrom(text: string): number {
  let position = skipSpace(text, 0);
  while (text[position] === '%') position = skipSpace(text, endOfLine(text, position));
  const isMarker =
    text.startsWith('---', position) &&
    !(position + 3 < text.length && !isSpace(text.charCodeAt(position + 3)));
  return isMarker ? position + 3 : 0;
}
