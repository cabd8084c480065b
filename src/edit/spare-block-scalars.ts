import type { SourceNode } from '../syntax/source-node.js';
import { endOfLine, nextLine, startOfLine } from '../syntax/yaml-text.js';
import type { TextEdit } from '../text/text-edit.js';

/**
 * Where lines are taken out below a block scalar, blank lines that come next would become its text: those of nothing
 * but space, and after `|+` all of them. They are taken out too.
 *
 * @param edits - Ordered and disjoint.
 */
export function spareBlockScalars(text: string, root: SourceNode, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map((edit) => {
    const end = edit.offset + edit.length;
    const isLines = startOfLine(text, edit.offset) === edit.offset && startOfLine(text, end) === end;
    if (edit.content !== '' || !isLines) return edit;
    const scalar = blockScalarBefore(root, edit.offset, edits);
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
  const scalar = blockScalarBefore(root, offset, edits);
  return scalar !== undefined && keepsBlankLines(text, scalar);
}

/** Whether a block scalar takes all blank lines after it for its own (`|+`). */
export function keepsBlankLines(text: string, { start }: SourceNode): boolean {
  return /^[|>]\d?\+/.test(text.slice(start, start + 3));
}

/** The last leaf before an offset that no edit takes out, when it is a block scalar. */
function blockScalarBefore(
  node: SourceNode,
  offset: number,
  edits: readonly TextEdit[],
): SourceNode | undefined {
  const stays = ({ outerStart }: SourceNode) =>
    outerStart < offset &&
    !edits.some((edit) => edit.offset <= outerStart && outerStart < edit.offset + edit.length);
  if (node.kind === 'map') {
    const last = node.entries.findLast(({ key }) => stays(key))?.value;
    return last && stays(last) ? blockScalarBefore(last, offset, edits) : undefined;
  }
  if (node.kind === 'seq') {
    const last = node.items.findLast(stays);
    return last && blockScalarBefore(last, offset, edits);
  }
  return node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded') ? node : undefined;
}

function afterTakenLines(text: string, scalar: SourceNode, offset: number): number {
  const keepsAll = keepsBlankLines(text, scalar);
  let after = offset;
  for (let line = offset; line < text.length; line = nextLine(text, line)) {
    const content = text.slice(line, endOfLine(text, line));
    if (!/^[ \t]*$/.test(content)) break;
    if (keepsAll || content !== '') after = nextLine(text, line);
  }
  return after;
}
