import { lineAfterEntry, lineAfterOwnComments, startOfEntry } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode } from '../syntax/source-node.js';
import { columnOf, endOfLineBefore, startOfLine } from '../syntax/yaml-text.js';
import type { EditContext } from './edit-context.js';

/** Takes entries out of a block map: whole lines, and comments that are indented under them. */
export function removeBlockEntries(
  { text, edits }: EditContext,
  { entries }: MapNode,
  removed: ReadonlySet<MapEntry>,
): void {
  entries.forEach((entry, index) => {
    if (!removed.has(entry)) return;
    const { start, until } = extentOf(text, entry, entries[index + 1]);
    const offset = withEmptyLine(text, start, entries[index - 1]);
    edits.push({ offset, length: until - offset, content: '' });
  });
}

function extentOf(
  text: string,
  entry: MapEntry,
  next: MapEntry | undefined,
): { start: number; until: number } {
  const start = startOfEntry(text, entry);
  const lineStart = start - columnOf(text, start);
  if (/^ *$/.test(text.slice(lineStart, start))) {
    return { start: lineStart, until: lineAfterOwnComments(text, entry, columnOf(text, start) + 1) };
  }
  return {
    start,
    until: next === undefined ? lineAfterEntry(text, entry) : startOfEntry(text, next),
  };
}

/** The start of the empty line before an offset, where one separates it from an entry; else the offset. */
function withEmptyLine(text: string, offset: number, before: MapEntry | undefined): number {
  const end = endOfLineBefore(text, offset);
  const isEmpty = end < offset && startOfLine(text, end) === end;
  return isEmpty && before !== undefined && end >= before.value.end ? end : offset;
}
