import { commentOfHeader, lineAfterEntry, lineAfterOwnComments } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode } from '../syntax/source-node.js';
import {
  columnOf,
  endOfLine,
  nextLine,
  skipProperties,
  skipSpace,
  startOfLine,
  startOfSpace,
} from '../syntax/yaml-text.js';
import { newlineAt, quoteAt, quoteIn } from '../text/layout.js';
import type { TextEdit } from '../text/text-edit.js';
import { isObject } from '../values/is-object.js';
import { type ChangeNode, type ChangeTree, changesInLine, writtenValue } from './change-tree.js';
import type { EditContext } from './edit-context.js';
import { insertLines, type LineStyle, renderLines } from './insert-lines.js';
import { inSameQuotes } from './render-json.js';
import { renderYamlLine } from './render-yaml.js';

/** The layout of the children of an entry, looked for when it is asked for. */
type ChildStyle = { readonly [K in 'step' | 'quotes']: () => LineStyle[K] };

/** Edits the value of an entry of a block map. */
export function editBlockEntry(
  context: EditContext,
  entry: MapEntry,
  change: ChangeNode,
  style: ChildStyle,
): void {
  const { value } = entry;
  if (change.kind === 'within' && value.kind === 'map' && !isBare(context.text, value)) {
    if (value.style === 'block' && removesAll(value, change.children)) leaveBraces(context, entry);
    context.editMap(value, change.children, style.step);
  } else if (change.kind === 'within') fillValue(context, entry, writtenValue(change), style);
  else if (change.kind === 'set') replaceValue(context, entry, change.value, style);
}

/** True for `{}` with nothing between the braces, not even a comment. */
function isBare(text: string, map: MapNode): boolean {
  return map.entries.length === 0 && !text.slice(map.start, map.end).includes('#');
}

function removesAll({ entries }: MapNode, changes: ChangeTree): boolean {
  return (
    entries.every(({ name }) => changes.has(name ?? '')) &&
    [...changes.values()].every(({ kind }) => kind === 'remove')
  );
}

/** Writes `{}` for a block map that loses all its entries, after its anchor; js-yaml refuses it behind a tab. */
function leaveBraces({ text, edits }: EditContext, entry: MapEntry): void {
  const [start, end] = [afterColon(text, entry), afterAnchor(text, entry)];
  const offset = text.slice(start, end).includes('\t') ? start : end;
  const before = text.slice(offset, end).replaceAll('\t', ' ');
  edits.push({ offset, length: end - offset, content: `${before} {}` });
}

/** One past the anchor of an entry's value, or past the `:` where it has none. */
function afterAnchor(text: string, entry: MapEntry): number {
  const { anchor, outerStart } = entry.value;
  return anchor === undefined ? afterColon(text, entry) : skipProperties(text, outerStart, 1);
}

/** Writes children of a key without a value: after `key:`, `key: ~` or `key: {}`; an anchor stays. */
function fillValue(context: EditContext, entry: MapEntry, value: unknown, style: ChildStyle): void {
  const { text } = context;
  const { start: from, end } = entry.value;
  writeLines(
    context,
    entry,
    value,
    style,
    from === end ? { offset: from, length: 0, content: '' } : rangeOf(text, from, end),
  );
}

/** The range between two offsets with the space before it; whole lines if nothing else is on them. */
function rangeOf(text: string, from: number, end: number): TextEdit {
  const offset = startOfSpace(text, from);
  const isAlone =
    offset === startOfLine(text, offset) && /^[ \t]*$/.test(text.slice(end, endOfLine(text, end)));
  return { offset, length: (isAlone ? nextLine(text, end) : end) - offset, content: '' };
}

/** Replaces the value of an entry; the rest of the line of the key stays. */
function replaceValue(context: EditContext, entry: MapEntry, value: unknown, style: ChildStyle): void {
  const { text, edits } = context;
  const offset = afterColon(text, entry);
  const inLine = changesInLine(text, entry.value, value);
  if (inLine !== undefined && entry.value.kind === 'map') {
    context.editMap(entry.value, inLine, style.step);
    return;
  }
  const { kind, outerStart, start, end } = entry.value;
  const comment = commentOfHeader(text, entry.value);
  const quoted = inSameQuotes(text, entry.value, value);
  if (quoted !== undefined) edits.push({ offset: start, length: end - start, content: quoted });
  else if (!isFilledObject(value)) {
    const newline = endsLine(text, offset, end) ? newlineAt(text, end) : '';
    const content = `${renderYamlLine(value, quoteAt(text, offset))}${comment}${newline}`;
    const isCommented = outerStart === start && text.slice(offset, start).includes('#');
    if (kind === 'scalar' && isCommented) edits.push({ offset: start, length: end - start, content });
    else edits.push({ offset, length: end - offset, content: ` ${content}` });
  } else if (startOfLine(text, start) <= offset) {
    const newline = endsLine(text, offset, end) ? newlineAt(text, end).length : 0;
    writeLines(context, entry, value, style, { offset, length: end - newline - offset, content: comment });
  } else replaceLines(context, entry, value, style);
}

/** Whether a node ends in a line break, as a block scalar does. */
function endsLine(text: string, start: number, end: number): boolean {
  return end > start && end === startOfLine(text, end);
}

/** Replaces a value that is on separate lines. */
function replaceLines(
  context: EditContext,
  entry: MapEntry,
  value: Record<string, unknown>,
  style: ChildStyle,
): void {
  const { text, edits } = context;
  const { outerStart, start, end } = entry.value;
  const step = style.step();
  const column = columnOf(text, entry.key.outerStart) + step;
  const newline = newlineAt(text, end);
  const from = startOfLine(text, start);
  const until = lineAfterEntry(text, entry);
  const quotes = style.quotes();
  const quote = quoteIn(text.slice(from, end));
  const lines = renderLines(context, until, Object.entries(value), {
    step,
    quotes: { ...quotes, names: quotes.keys },
    quote,
    column,
  });
  const unended = until === text.length && startOfLine(text, until) !== until;
  // Behind brackets or a scalar it is about the entry; in a block map it goes with the last line.
  const trailing =
    entry.value.kind !== 'alias' && entry.value.style === 'block'
      ? undefined
      : /#.*$/.exec(text.slice(end, until).trimEnd())?.[0];
  const comment = trailing === undefined ? '' : ' '.repeat(column) + trailing + newline;
  const content = comment + (unended ? lines.slice(0, -newline.length) : lines);
  edits.push({ offset: from, length: until - from, content });
  if (outerStart < from) {
    const offset = afterColon(text, entry);
    edits.push({ offset, length: afterAnchor(text, entry) - offset, content: '' });
  }
}

/** Removes the value after a key but keeps the line break, and writes the children below. */
function writeLines(
  context: EditContext,
  entry: MapEntry,
  value: unknown,
  style: ChildStyle,
  old: TextEdit,
): void {
  const { text, edits } = context;
  const column = columnOf(text, entry.key.outerStart);
  edits.push(old);
  const children = isFilledObject(value) ? Object.entries(value) : [];
  const [step, quotes] = [style.step(), style.quotes()];
  const offset = lineAfterOwnComments(text, entry, column + 1);
  insertLines(context, offset, children, {
    step,
    quotes: { ...quotes, names: quotes.keys },
    column: column + step,
  });
}

function isFilledObject(value: unknown): value is Record<string, unknown> {
  return isObject(value) && Object.keys(value).length > 0;
}

function afterColon(text: string, { key }: MapEntry): number {
  return skipSpace(text, key.end) + 1;
}
