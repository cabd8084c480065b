import { lineAfterEntry, lineAfterOwnComments, startOfEntry } from '../syntax/entry-extent.js';
import { childrenOf, type MapEntry, type MapNode, type SourceNode } from '../syntax/source-node.js';
import { columnOf, endOfLine, nextLine } from '../syntax/yaml-text.js';
import type { EditContext } from './edit-context.js';

/** Takes entries out of a block map: whole lines, and comments that are indented under them. */
export function removeBlockEntries(
  { text, edits }: EditContext,
  { entries }: MapNode,
  removed: ReadonlySet<MapEntry>,
): void {
  let before: MapEntry | undefined;
  entries.forEach((entry, index) => {
    if (removed.has(entry)) {
      const { offset, until } = extentOf(text, entry, entries[index + 1]);
      const end =
        before !== undefined && keepsBlankLines(text, before.value) ? skipBlankLines(text, until) : until;
      edits.push({ offset, length: end - offset, content: '' });
    } else before = entry;
  });
}

function extentOf(
  text: string,
  entry: MapEntry,
  next: MapEntry | undefined,
): { offset: number; until: number } {
  const start = startOfEntry(text, entry);
  const lineStart = start - columnOf(text, start);
  if (/^ *$/.test(text.slice(lineStart, start))) {
    return { offset: lineStart, until: lineAfterOwnComments(text, entry, columnOf(text, start) + 1) };
  }
  return {
    offset: start,
    until: next === undefined ? lineAfterEntry(text, entry) : startOfEntry(text, next),
  };
}

/** Whether a node ends in a block scalar that takes the blank lines after it for its own (`|+`). */
function keepsBlankLines(text: string, node: SourceNode): boolean {
  const last = childrenOf(node).at(-1);
  if (last !== undefined) return keepsBlankLines(text, last);
  const isBlock = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded');
  return isBlock && /^[|>]\d?\+/.test(text.slice(node.start, node.start + 3));
}

function skipBlankLines(text: string, offset: number): number {
  let line = offset;
  while (line < text.length && /^[ \t]*$/.test(text.slice(line, endOfLine(text, line))))
    line = nextLine(text, line);
  return line;
}
