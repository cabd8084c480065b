import { lineAfterEntry, lineAfterOwnComments, startOfEntry } from '../syntax/entry-extent.js';
import { entryOf, type MapEntry, type MapNode } from '../syntax/source-node.js';
import { columnOf, skipSpace, startOfLine } from '../syntax/yaml-text.js';
import { indentsSequences, newlineAt, quoteAt } from '../text/layout.js';
import {
  additionsOf,
  type ChangeNode,
  type ChangeTree,
  groupByNeighbour,
  writtenValue,
} from './change-tree.js';
import type { EditContext } from './edit-context.js';
import { renderYamlEntries } from './render-yaml.js';

/** Used where a document has no nested block map to learn from. */
const DEFAULT_STEP = 2;

/** Edits a map in block style; `step` is the indentation of its parents, 0 at the root. */
export function editBlockMap(context: EditContext, map: MapNode, changes: ChangeTree, step: number): void {
  const ownStep = stepOf(context, map) ?? (step > 0 ? step : (stepOf(context, context.root) ?? DEFAULT_STEP));
  const missing = new Map<string, ChangeNode>();
  for (const [name, change] of changes) {
    const entry = entryOf(map, name);
    if (entry === undefined) missing.set(name, change);
    else editEntry(context, entry, change, ownStep);
  }
  for (const [after, entries] of groupByNeighbour(map, additionsOf(missing))) {
    insertAfter(context, map, after, entries, ownStep);
  }
}

/** Spaces between an entry's key and the keys of its block map: the last entry that has one. */
function stepOf({ text }: EditContext, { entries }: MapNode): number | undefined {
  for (const entry of entries.toReversed()) {
    const [child] = entry.value.kind === 'map' && entry.value.style === 'block' ? entry.value.entries : [];
    if (child === undefined) continue;
    const step = columnOf(text, startOfEntry(text, child)) - columnOf(text, startOfEntry(text, entry));
    if (step > 0) return step;
  }
  return undefined;
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
  insertLines(
    context,
    lineAfterOwnComments(text, neighbour, isLast ? column : column + 1),
    column,
    entries,
    step,
  );
}

/** Inserts whole lines at the start of a line, or at the end of a text whose last line is not ended. */
function insertLines(
  context: EditContext,
  offset: number,
  column: number,
  entries: readonly [string, unknown][],
  step: number,
): void {
  const { text, edits } = context;
  const newline = newlineAt(text, offset);
  const lines = renderLines(context, entries, step, column, offset);
  const unended = offset === text.length && startOfLine(text, offset) !== offset;
  edits.push({ offset, length: 0, content: unended ? newline + lines.slice(0, -newline.length) : lines });
}

function renderLines(
  { text }: EditContext,
  entries: readonly [string, unknown][],
  step: number,
  column: number,
  offset: number,
): string {
  const newline = newlineAt(text, offset);
  const style = { step, indentSequences: indentsSequences(text), quote: quoteAt(text, offset), newline };
  return renderYamlEntries(entries, style, column);
}

function editEntry(context: EditContext, entry: MapEntry, change: ChangeNode, step: number): void {
  const { text, edits } = context;
  const { value } = entry;
  if (change.kind === 'remove') removeEntry(context, entry);
  else if (change.kind === 'set') replaceValue(context, entry, change.value, step);
  else if (value.kind !== 'map') fillValue(context, entry, writtenValue(change), step);
  else if (value.entries.length > 0 || text.slice(value.start, value.end).includes('#')) {
    const emptied = value.style === 'block' && removesAll(value, change.children);
    if (emptied) edits.push({ offset: afterColon(text, entry), length: 0, content: ' {}' });
    context.editMap(value, change.children, step);
  } else fillValue(context, entry, writtenValue(change), step);
}

function removesAll({ entries }: MapNode, changes: ChangeTree): boolean {
  return (
    additionsOf(changes).length === 0 &&
    entries.every(({ name }) => changes.get(name ?? '')?.kind === 'remove')
  );
}

/** Writes children where nothing stands yet: after `key:`, `key: ~`, `key: {}`; an anchor or tag stays. */
function fillValue(context: EditContext, entry: MapEntry, value: unknown, step: number): void {
  const { text } = context;
  const { start, end } = entry.value;
  writeLines(context, entry, value, step, {
    offset: trimEnd(text, start),
    length: end - trimEnd(text, start),
  });
}

/** Replaces the value of an entry; what stands on the key's line behind it stays. */
function replaceValue(context: EditContext, entry: MapEntry, value: unknown, step: number): void {
  const { text, edits } = context;
  const offset = afterColon(text, entry);
  const { outerStart, start, end } = entry.value;
  const newline = newlineAt(text, end);
  const endsLine = end > offset && end === startOfLine(text, end);
  if (!isFilledObject(value)) {
    const style = { step: DEFAULT_STEP, indentSequences: true, quote: quoteAt(text, offset), newline };
    const [line = ''] = renderYamlEntries([['k', value]], style, 0).split(newline);
    edits.push({
      offset,
      length: end - offset,
      content: line.slice('k:'.length) + (endsLine ? newline : ''),
    });
  } else if (startOfLine(text, start) <= offset) {
    writeLines(context, entry, value, step, { offset, length: end - offset });
  } else {
    const from = outerStart === start ? startOfLine(text, start) : offset;
    const lines = renderLines(
      context,
      Object.entries(value),
      step,
      columnOf(text, startOfEntry(text, entry)) + step,
      end,
    );
    const until = lineAfterEntry(text, entry);
    const unended = until === text.length && startOfLine(text, until) !== until;
    const content = (from === offset ? newline : '') + (unended ? lines.slice(0, -newline.length) : lines);
    edits.push({ offset: from, length: until - from, content });
  }
}

/** Takes out what stood on the key's line and writes the children below it and its comments. */
function writeLines(
  context: EditContext,
  entry: MapEntry,
  value: unknown,
  step: number,
  old: { offset: number; length: number },
): void {
  const { text, edits } = context;
  const column = columnOf(text, startOfEntry(text, entry));
  const end = old.offset + old.length;
  const endsLine = old.length > 0 && end === startOfLine(text, end);
  edits.push({ ...old, content: endsLine ? newlineAt(text, end) : '' });
  const children = isFilledObject(value) ? Object.entries(value) : [];
  insertLines(context, lineAfterOwnComments(text, entry, column + 1), column + step, children, step);
}

function isFilledObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  );
}

function afterColon(text: string, { key }: MapEntry): number {
  return skipSpace(text, key.end) + 1;
}

function trimEnd(text: string, offset: number): number {
  let start = offset;
  while (text[start - 1] === ' ') start -= 1;
  return start;
}

function removeEntry({ text, edits }: EditContext, entry: MapEntry): void {
  const entryStart = startOfEntry(text, entry);
  const lineStart = startOfLine(text, entryStart);
  const ownLine = text.slice(lineStart, entryStart).trim() === '';
  const offset = ownLine ? lineStart : entryStart;
  edits.push({ offset, length: lineAfterEntry(text, entry) - offset, content: '' });
}
