import { lineAfterOwnComments, startOfEntry } from '../syntax/entry-extent.js';
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
    const { start, until } = extentOf(text, entry);
    const offset = withEmptyLine(text, start, entries[index - 1]);
    edits.push({ offset, length: until - offset, content: '' });
  });
}

/** Whole lines; behind the `:`, `?` or `-` that an entry shares its line with, up to the end of its last line. */
function extentOf(text: string, entry: MapEntry): { start: number; until: number } {
  const start = startOfEntry(text, entry);
  const column = columnOf(text, start);
  const until = lineAfterOwnComments(text, entry, column + 1);
  const mark = text.slice(start - column, start).trimEnd();
  if (mark === '') return { start: start - column, until };
  return { start: start - column + mark.length, until: endOfLineBefore(text, until) };
}

/** The start of the empty line before an offset, where one separates it from an entry; else the offset. */
function withEmptyLine(text: string, offset: number, before: MapEntry | undefined): number {
  const end = endOfLineBefore(text, offset);
  const isEmpty = end < offset && startOfLine(text, end) === end;
  return isEmpty && before !== undefined && end >= before.value.end ? end : offset;
}
