import type { SourceNode } from '../syntax/source-node.js';
import { beforeUnendedSpaces, endOfLine, nextLine, startOfLine } from '../syntax/yaml-text.js';
import type { TextEdit } from '../text/text-edit.js';

/**
 * Where lines are taken out below a block scalar, blank lines that come next may become its text: those with more
 * space than it is indented by, and after `|+` all of them. They are taken out too.
 *
 * @param edits - Ordered and disjoint.
 */
export function spareBlockScalars(text: string, root: SourceNode, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map((edit) => {
    const end = edit.offset + edit.length;
    const isLines = startOfLine(text, edit.offset) === edit.offset && startOfLine(text, end) === end;
    if (edit.content !== '' || !isLines) return edit;
    const scalar = blockScalarBefore(root, edit.offset, { text, edits });
    return scalar === undefined
      ? edit
      : { ...edit, length: afterTakenLines(text, scalar, end) - edit.offset };
  });
}

/** Whether the blank lines before an offset are text of a block scalar that stays. */
export function endsKeptLines(
  text: string,
  root: SourceNode,
  offset: number,
  edits: readonly TextEdit[],
): boolean {
  const scalar = blockScalarBefore(root, offset, { text, edits });
  return scalar !== undefined && keepsBlankLines(text, scalar);
}

/** Whether a block scalar takes all blank lines after it for its own (`|+`). */
export function keepsBlankLines(text: string, { start }: SourceNode): boolean {
  return /^[|>]\d?\+/.test(text.slice(start, start + 3));
}

/** The last leaf before an offset that no edit takes out, when it is a block scalar that no comment has ended. */
function blockScalarBefore(
  root: SourceNode,
  offset: number,
  { text, edits }: { readonly text: string; readonly edits: readonly TextEdit[] },
): SourceNode | undefined {
  const leaf = lastLeafBefore(root, offset, edits);
  if (leaf?.kind !== 'scalar' || (leaf.style !== 'literal' && leaf.style !== 'folded')) return undefined;
  const between = edits.filter((edit) => edit.offset >= leaf.end && edit.offset < offset);
  const gaps = [leaf.end, ...between.map((edit) => edit.offset + edit.length)].map((from, index) =>
    text.slice(from, between[index]?.offset ?? offset),
  );
  return gaps.some((gap) => gap.trim() !== '') ? undefined : leaf;
}

function lastLeafBefore(
  node: SourceNode,
  offset: number,
  edits: readonly TextEdit[],
): SourceNode | undefined {
  const stays = ({ outerStart }: SourceNode) =>
    outerStart < offset &&
    !edits.some((edit) => edit.offset <= outerStart && outerStart < edit.offset + edit.length);
  if (node.kind === 'map') {
    const last = node.entries.findLast(({ key }) => stays(key))?.value;
    return last && stays(last) ? lastLeafBefore(last, offset, edits) : undefined;
  }
  if (node.kind === 'seq') {
    const last = node.items.findLast(stays);
    return last && lastLeafBefore(last, offset, edits);
  }
  return node;
}

function afterTakenLines(text: string, scalar: SourceNode, offset: number): number {
  const keepsAll = keepsBlankLines(text, scalar);
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
 * How far the lines of a block scalar are indented: spaces beyond that are text. Where it has no line of content, no
 * spaces are. Where its header says how far (`|2`), 0: all spaces are taken for text.
 */
function indentOf(text: string, { start, end }: SourceNode): number {
  const [header = '', ...lines] = text.slice(start, end).split(/\r\n|\n|\r/);
  if (/^[|>][+-]?\d/.test(header)) return 0;
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
