import { lineAfterEntry, lineAfterOwnComments, startOfEntry } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode } from '../syntax/source-node.js';
import { columnOf, skipProperties, skipSpace, startOfLine } from '../syntax/yaml-text.js';
import { newlineAt, quoteAt } from '../text/layout.js';
import { additionsOf, type ChangeNode, type ChangeTree, writtenValue } from './change-tree.js';
import type { EditContext } from './edit-context.js';
import { insertLines, renderLines } from './insert-lines.js';
import { renderYamlLine } from './render-yaml.js';

/** Edits the value of an entry of a block map; `step` is the indentation that its map uses. */
export function editBlockEntry(
  context: EditContext,
  entry: MapEntry,
  change: ChangeNode,
  step: number,
): void {
  const { value } = entry;
  if (change.kind === 'within' && value.kind === 'map' && !isBare(context.text, value)) {
    if (value.style === 'block' && removesAll(value, change.children)) leaveBraces(context, entry);
    context.editMap(value, change.children, step);
  } else if (!hasColon(context.text, entry)) rewriteEntry(context, entry, writtenValue(change), step);
  else if (change.kind === 'within') fillValue(context, entry, writtenValue(change), step);
  else if (change.kind === 'set') replaceValue(context, entry, change.value, step);
}

/** True for `{}` with nothing between the braces, not even a comment. */
function isBare(text: string, { start, end, entries }: MapNode): boolean {
  return entries.length === 0 && !text.slice(start, end).includes('#');
}

/** An explicit key may stand without a value and its colon: `? key`. */
function hasColon(text: string, { key, value }: MapEntry): boolean {
  return text[skipSpace(text, key.end)] === ':' && value.end > key.end;
}

function rewriteEntry(context: EditContext, entry: MapEntry, value: unknown, step: number): void {
  const { text, edits } = context;
  const offset = startOfEntry(text, entry);
  const lines = renderLines(context, [[entry.name ?? '', value]], step, columnOf(text, offset), offset);
  const length = entry.key.end - offset;
  edits.push({ offset, length, content: lines.trim() });
}

function removesAll({ entries }: MapNode, changes: ChangeTree): boolean {
  return (
    additionsOf(changes).length === 0 &&
    entries.every(({ name }) => changes.get(name ?? '')?.kind === 'remove')
  );
}

/** Writes `{}` for a block map all of whose entries go, behind its anchor and tag. */
function leaveBraces({ text, edits }: EditContext, entry: MapEntry): void {
  const { anchor, tag, outerStart } = entry.value;
  const count = Number(anchor !== undefined) + Number(tag !== undefined);
  const offset = count === 0 ? afterColon(text, entry) : skipProperties(text, outerStart, count);
  edits.push({ offset, length: 0, content: ' {}' });
}

/** Writes children where nothing stands yet: after `key:`, `key: ~`, `key: {}`; an anchor stays. */
function fillValue(context: EditContext, entry: MapEntry, value: unknown, step: number): void {
  const { text } = context;
  const { kind, tag, outerStart, start, end } = entry.value;
  const from = kind === 'scalar' && tag !== undefined ? outerStart : start;
  const offset = from === end ? from : trimEnd(text, from);
  writeLines(context, entry, value, step, { offset, length: end - offset });
}

/** Replaces the value of an entry; what stands on the key's line behind it stays. */
function replaceValue(context: EditContext, entry: MapEntry, value: unknown, step: number): void {
  const { text, edits } = context;
  const offset = afterColon(text, entry);
  const { start, end } = entry.value;
  const endsLine = end > offset && end === startOfLine(text, end);
  if (!isFilledObject(value)) {
    const content = ` ${renderYamlLine(value, quoteAt(text, offset))}${endsLine ? newlineAt(text, end) : ''}`;
    edits.push({ offset, length: end - offset, content });
  } else if (startOfLine(text, start) <= offset) {
    writeLines(context, entry, value, step, { offset, length: end - offset });
  } else replaceLines(context, entry, value, step);
}

/** Replaces a value that stands on lines of its own. */
function replaceLines(
  context: EditContext,
  entry: MapEntry,
  value: Record<string, unknown>,
  step: number,
): void {
  const { text, edits } = context;
  const { outerStart, start, end } = entry.value;
  const column = columnOf(text, startOfEntry(text, entry)) + step;
  const newline = newlineAt(text, end);
  const from = outerStart === start ? startOfLine(text, start) : afterColon(text, entry);
  const until = lineAfterEntry(text, entry);
  const lines = renderLines(context, Object.entries(value), step, column, end);
  const unended = until === text.length && startOfLine(text, until) !== until;
  const content = (outerStart === start ? '' : newline) + (unended ? lines.slice(0, -newline.length) : lines);
  edits.push({ offset: from, length: until - from, content });
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
