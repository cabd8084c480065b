import { lineAfterEntry, lineAfterOwnComments, startOfEntry } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode, SourceNode } from '../syntax/source-node.js';
import { columnOf, endOfLine, endOfLineBefore, nextLine, startOfLine } from '../syntax/yaml-text.js';
import { endsInBlockScalar, keepsBlankLines } from './block-neighbours.js';
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
      const { start, until } = extentOf(text, entry, entries[index + 1]);
      const offset = withEmptyLine(text, start, entries[index - 1]);
      const end = before === undefined ? until : afterTakenLines(text, before.value, until);
      edits.push({ offset, length: end - offset, content: '' });
    } else before = entry;
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

/** Skips the blank lines at an offset that a block scalar at the end of a node would take for its own there. */
function afterTakenLines(text: string, node: SourceNode, offset: number): number {
  if (!endsInBlockScalar(node)) return offset;
  const keepsAll = keepsBlankLines(text, node);
  let after = offset;
  for (let line = offset; line < text.length; line = nextLine(text, line)) {
    const content = text.slice(line, endOfLine(text, line));
    if (!/^[ \t]*$/.test(content)) break;
    if (keepsAll || content !== '') after = nextLine(text, line);
  }
  return after;
}

/** The start of the empty line before an offset, where one separates it from an entry; else the offset. */
function withEmptyLine(text: string, offset: number, before: MapEntry | undefined): number {
  const end = endOfLineBefore(text, offset);
  const isEmpty = end < offset && startOfLine(text, end) === end;
  return isEmpty && before !== undefined && end >= before.value.end ? end : offset;
}
