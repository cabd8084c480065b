import type { ScalarNode, SourceNode } from '../syntax/source-node.js';
import { beforeUnendedSpaces, columnOf, endOfLine, nextLine } from '../syntax/yaml-text.js';
import { lastBefore, offsetOf, type TextEdit } from '../text/text-edit.js';

/**
 * Where lines are taken out below a block scalar, blank lines that come next may become its text: those with more
 * space than it is indented by, and after `|+` all of them. They are taken out too.
 *
 * @param edits - Ordered and disjoint.
 */
export function spareBlockScalars(text: string, root: SourceNode, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map((edit) => {
    const end = edit.offset + edit.length;
    const isLines = startsLine(text, edit.offset) && startsLine(text, end);
    if (edit.content !== '' || !isLines || !isBlankLine(text, end)) return edit;
    const scalar = blockScalarBefore(root, edit.offset, { text, edits });
    return scalar === undefined
      ? edit
      : { ...edit, length: afterTakenLines(text, scalar, end) - edit.offset };
  });
}

function startsLine(text: string, offset: number): boolean {
  return /[\r\n]/.test(text[offset - 1] ?? '\n');
}

function isBlankLine(text: string, start: number): boolean {
  const space = /[ \t]*(?![^\r\n])/y;
  space.lastIndex = start;
  return space.test(text);
}

/** Whether the blank lines before an offset belong to a block scalar that stays. */
export function endsKeptLines(
  text: string,
  root: SourceNode,
  offset: number,
  edits: readonly TextEdit[],
): boolean {
  const scalar = blockScalarBefore(root, offset, { text, edits });
  return scalar !== undefined && keepsBlankLines(text, scalar.node);
}

/** Whether a block scalar keeps all blank lines after it (`|+`). */
export function keepsBlankLines(text: string, { start }: SourceNode): boolean {
  return /^[|>]\d?\+/.test(text.slice(start, start + 3));
}

/** A block scalar, and the column of its parent map or list. */
interface BlockScalar {
  readonly node: ScalarNode;
  readonly column: number;
}

/** The last leaf before an offset that no edit removes, if it is a block scalar not ended by a comment. */
function blockScalarBefore(
  root: SourceNode,
  offset: number,
  { text, edits }: { readonly text: string; readonly edits: readonly TextEdit[] },
): BlockScalar | undefined {
  const { node: leaf, column } = lastLeafBefore({ node: root, column: 0 }, offset, { text, edits }) ?? {};
  if (leaf?.kind !== 'scalar' || (leaf.style !== 'literal' && leaf.style !== 'folded')) return undefined;
  const between = edits.slice(
    lastBefore(edits, leaf.end, offsetOf) + 1,
    lastBefore(edits, offset, offsetOf) + 1,
  );
  const gaps = [leaf.end, ...between.map((edit) => edit.offset + edit.length)].map((from, index) =>
    text.slice(from, between[index]?.offset ?? offset),
  );
  return gaps.some((gap) => gap.trim() !== '') ? undefined : { node: leaf, column: column ?? 0 };
}

interface Leaf {
  readonly node: SourceNode;
  readonly column: number;
}

function lastLeafBefore(
  { node, column }: Leaf,
  offset: number,
  { text, edits }: { readonly text: string; readonly edits: readonly TextEdit[] },
): Leaf | undefined {
  if (node.kind === 'map' && node.style === 'block') {
    const entry = lastThatStays(node.entries, ({ key }) => key.outerStart, offset, edits);
    const start = entry?.value.outerStart ?? offset;
    if (entry === undefined || start >= offset || isTaken(start, edits)) return undefined;
    const inner = { node: entry.value, column: columnOf(text, node.start) };
    return lastLeafBefore(inner, offset, { text, edits });
  }
  if (node.kind === 'seq' && node.style === 'block') {
    const last = lastThatStays(node.items, ({ outerStart }) => outerStart, offset, edits);
    const inner = last && { node: last, column: columnOf(text, node.start) };
    return inner && lastLeafBefore(inner, offset, { text, edits });
  }
  return { node, column };
}

/** The last part that starts before an offset and that no edit removes. */
function lastThatStays<T>(
  parts: readonly T[],
  startOf: (part: T) => number,
  offset: number,
  edits: readonly TextEdit[],
): T | undefined {
  for (let index = lastBefore(parts, offset, startOf); index >= 0; index -= 1) {
    const part = parts[index];
    if (part !== undefined && !isTaken(startOf(part), edits)) return part;
  }
  return undefined;
}

/** Whether an edit covers an offset. */
function isTaken(offset: number, edits: readonly TextEdit[]): boolean {
  for (let index = lastBefore(edits, offset + 1, offsetOf); index >= 0; index -= 1) {
    const edit = edits[index];
    if (edit === undefined || edit.length > 0)
      return edit !== undefined && offset < edit.offset + edit.length;
  }
  return false;
}

function afterTakenLines(text: string, scalar: BlockScalar, offset: number): number {
  const keepsAll = keepsBlankLines(text, scalar.node);
  const indent = indentOf(text, scalar);
  let after = offset;
  for (let line = offset; line < text.length; line = nextLine(text, line)) {
    const end = endOfLine(text, line);
    const content = text.slice(line, end);
    if (!/^[ \t]*$/.test(content)) break;
    const isText = content.length > indent || content.includes('\t');
    if (isText || (keepsAll && end < text.length)) after = nextLine(text, line);
  }
  return after;
}

/**
 * How far the lines of a block scalar are indented: spaces beyond that are text. Its header may say how much further
 * than what holds it (`|2`, YAML 1.2 section 8.1.1.1); else, where it has no line of content, no spaces are text.
 */
function indentOf(text: string, { node: { start, end }, column }: BlockScalar): number {
  const [header = '', ...lines] = text.slice(start, end).split(/\r\n|\n|\r/);
  const digit = /^[|>][+-]?(\d)/.exec(header)?.[1];
  if (digit !== undefined) return column + Number(digit);
  return lines.find((line) => /[^ ]/.test(line))?.search(/[^ ]/) ?? Number.POSITIVE_INFINITY;
}

/**
 * Where to insert lines at an offset: not behind spaces that end the text without a line break. Given one, they would
 * be one more line of a block scalar.
 */
export function placeForLines(text: string, root: SourceNode, offset: number): number {
  const lineStart = beforeUnendedSpaces(text, offset);
  if (lineStart === offset) return offset;
  const scalar = blockScalarBefore(root, offset, { text, edits: [] });
  return scalar !== undefined && offset - lineStart > indentOf(text, scalar) ? offset : lineStart;
}
