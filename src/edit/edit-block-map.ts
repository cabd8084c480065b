import { lineAfterOwnComments } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode } from '../syntax/source-node.js';
import { columnOf, endOfLineBefore, startOfLine } from '../syntax/yaml-text.js';
import { isSpaced, quotesOf, stepOf } from './block-neighbours.js';
import { type Addition, type ChangeTree, divide, groupByNeighbour } from './change-tree.js';
import { editBlockEntry } from './edit-block-entry.js';
import type { EditContext } from './edit-context.js';
import { insertLines, type LineStyle } from './insert-lines.js';

/** Edits a map in block style; `step` is the indentation of its parents. */
export function editBlockMap(
  context: EditContext,
  map: MapNode,
  changes: ChangeTree,
  step: () => number,
): void {
  const { text, root } = context;
  // Most maps are only passed through: their layout is asked for where something is written.
  const style = { step: () => stepOf(text, map) ?? step(), quotes: () => quotesOf(text, root, map) };
  const { missing, removed, edited } = divide(map, changes);
  for (const [entry, change] of edited) editBlockEntry(context, entry, change, style);
  if (removed.size > 0) removeBlockEntries(context, map, removed);
  if (missing.size === 0) return;
  const shown = { step: style.step(), quotes: style.quotes() };
  for (const { after, additions } of groupByNeighbour(map, missing))
    insertAfter(context, map, after, additions, shown);
}

/** Removes entries from a block map: whole lines, and comments indented below them. */
function removeBlockEntries(
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

/** @param neighbour - The entry to write behind; undefined for the place before the first one. */
function insertAfter(
  context: EditContext,
  map: MapNode,
  neighbour: MapEntry | undefined,
  additions: readonly Addition[],
  style: Pick<LineStyle, 'step' | 'quotes'>,
): void {
  const { text } = context;
  const [first] = map.entries;
  if (first === undefined) throw new RangeError('A block map has at least one entry.');
  const column = columnOf(text, first.key.outerStart);
  const offset =
    neighbour === undefined
      ? aboveComments(text, first.key.outerStart)
      : lineAfterOwnComments(text, neighbour, neighbour === map.entries.at(-1) ? column : column + 1);
  const spaced = isSpaced(text, map, neighbour ?? first);
  insertLines(context, offset, additions, {
    ...{ ...style, column },
    ...(spaced && { spacing: neighbour === undefined ? 'after' : 'before' }),
  });
}

/** The start of the line of an offset, or of the comments right above it; behind a byte order mark. */
function aboveComments(text: string, offset: number): number {
  let line = startOfLine(text, offset);
  while (line > 0) {
    const above = startOfLine(text, endOfLineBefore(text, line));
    if (!/^[ \t]*#/.test(text.slice(above, line))) break;
    line = above;
  }
  return line === 0 && text.startsWith('\uFEFF') ? 1 : line;
}
