import { lineAfterOwnComments } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode } from '../syntax/source-node.js';
import { columnOf, endOfLineBefore, startOfLine } from '../syntax/yaml-text.js';
import type { EditContext } from './edit-context.js';

/** Removes entries from a block map: whole lines, and comments indented below them. */
export function removeBlockEntries(
  { text, edits }: EditContext,
  { entries }: MapNode,
  removed: ReadonlySet<MapEntry>,
): void {
  entries.forEach((entry, index) => {
    if (!removed.has(entry)) return;
    const { outerStart } = entry.key;
    const column = columnOf(text, outerStart);
    const until = lineAfterOwnComments(text, entry, column + 1);
    const offset = withEmptyLine(text, outerStart - column, entries[index - 1]);
    edits.push({ offset, length: until - offset, content: '' });
  });
}

/** The start of the empty line that separates an offset from the entry before it; otherwise the offset. */
function withEmptyLine(text: string, offset: number, before: MapEntry | undefined): number {
  const end = endOfLineBefore(text, offset);
  const isEmpty = end < offset && startOfLine(text, end) === end;
  return isEmpty && before !== undefined && end >= before.value.end ? end : offset;
}
