import { lineAfterOwnComments, startOfEntry } from '../syntax/entry-extent.js';
import { entryOf, type MapEntry, type MapNode } from '../syntax/source-node.js';
import { columnOf } from '../syntax/yaml-text.js';
import { isSpaced, quotesOf, stepOf } from './block-neighbours.js';
import { additionsOf, type ChangeNode, type ChangeTree, groupByNeighbour } from './change-tree.js';
import { editBlockEntry } from './edit-block-entry.js';
import type { EditContext } from './edit-context.js';
import { insertLines } from './insert-lines.js';
import { removeBlockEntries } from './remove-block-entries.js';

/** Used where a document has no nested block map to learn from. */
const DEFAULT_STEP = 2;

/** Edits a map in block style; `step` is the indentation of its parents, 0 at the root. */
export function editBlockMap(context: EditContext, map: MapNode, changes: ChangeTree, step: number): void {
  const { text, root } = context;
  const ownStep = stepOf(text, map) ?? (step > 0 ? step : (stepOf(text, root) ?? DEFAULT_STEP));
  const missing = new Map<string, ChangeNode>();
  const removed = new Set<MapEntry>();
  for (const [name, change] of changes) {
    const entry = entryOf(map, name);
    if (entry === undefined) missing.set(name, change);
    else if (change.kind === 'remove') removed.add(entry);
    else editBlockEntry(context, entry, change, { step: ownStep, quotes: quotesOf(text, map) });
  }
  removeBlockEntries(context, map, removed);
  for (const [after, entries] of groupByNeighbour(map, additionsOf(missing))) {
    insertAfter(context, map, after, entries, ownStep);
  }
}

function insertAfter(
  context: EditContext,
  map: MapNode,
  neighbour: MapEntry | undefined,
  entries: readonly [string, unknown][],
  step: number,
): void {
  const { text } = context;
  if (neighbour === undefined) throw new RangeError('A block map has at least one entry.');
  const column = columnOf(text, startOfEntry(text, neighbour));
  const isLast = neighbour === map.entries.at(-1);
  const offset = lineAfterOwnComments(text, neighbour, isLast ? column : column + 1);
  const style = { column, step, quotes: quotesOf(text, map), isSpaced: isSpaced(text, map, neighbour) };
  insertLines(context, offset, entries, style);
}
