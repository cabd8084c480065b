import type { MapEntry, MapNode } from '../syntax/source-node.js';
import { endOfLine, nextLine, skipSpace, startOfLine } from '../syntax/yaml-text.js';
import { codeKeyAt, flowListsOnOneLine, newlineAt, quoteAt } from '../text/layout.js';
import { codeStyleOf, valueStyleOf } from './block-neighbours.js';
import {
  type Addition,
  additionsOf,
  type ChangeNode,
  type ChangeTree,
  changesInLine,
  divide,
  groupByNeighbour,
  writtenValue,
} from './change-tree.js';
import type { EditContext } from './edit-context.js';
import { removeFlowEntries } from './remove-flow-entries.js';
import { type FlowStyle, inSameQuotes, ONE_LINE, renderJson, renderJsonEntry } from './render-json.js';

/**
 * Edits a map in flow style: JSON, or YAML between braces.
 *
 * @param outer - Style of the flow map around it, for a map that has no entry to learn from.
 */
export function editFlowMap(context: EditContext, map: MapNode, changes: ChangeTree, outer = ONE_LINE): void {
  const style = styleOf(context, map, outer);
  const { missing, removed, edited } = divide(map, changes);
  for (const [entry, change] of edited) editEntry(context, entry, change, style);
  if (removed.size === map.entries.length) {
    rewriteContent(context, map, additionsOf(missing), style);
    return;
  }
  for (const { after, additions } of groupByNeighbour(map, missing)) {
    const next = map.entries[after === undefined ? 0 : map.entries.indexOf(after) + 1];
    const going = [after, next].find((entry) => entry !== undefined && removed.has(entry));
    if (going !== undefined) {
      removed.delete(going);
      replaceEntry(context, going, additions, style);
    } else if (after !== undefined) insertAfter(context, after, additions, style);
    else if (next !== undefined) insertBefore(context, next, additions, style);
  }
  removeFlowEntries(context, map, removed);
}

/** The layout of a map, taken from its first entry and the gap before the second. */
function styleOf({ text, format, refQuotesAt }: EditContext, map: MapNode, outer: FlowStyle): FlowStyle {
  const [first, second] = map.entries;
  if (first === undefined) return outer;
  const gap = text.slice(first.key.end, first.value.outerStart);
  const shown = /^[ \t]*:[ \t]*$/.test(gap) ? gap : outer.colon;
  const values = (format === 'json' ? 'double' : valueStyleOf(text, map)) ?? outer.values;
  const keys = styleOfKey(keyToLearnFrom(first)) ?? outer.keys;
  const quotes = {
    keys,
    values,
    quote: values === 'plain' ? quoteAt(text, map.start) : values,
    // Asked for only where keys are plain: they are searched for in the text around.
    codes: keys === 'plain' ? (codeStyleOf(map) ?? codeKeyAt(text, map.start)) : undefined,
    refs: keys === 'plain' ? refQuotesAt(map.start) : undefined,
    shortLists: () => flowListsOnOneLine(text, map.start),
  };
  const colon = quotes.keys === 'plain' && shown.endsWith(':') ? ': ' : shown;
  if (/[\r\n]/.test(text.slice(map.start + 1, first.key.outerStart))) {
    const indent = indentAt(text, first.key.outerStart);
    const parent = indentAt(text, map.start);
    const unit = indent.startsWith(parent) ? indent.slice(parent.length) : outer.unit;
    const newline = newlineAt(text, first.key.outerStart);
    return { ...quotes, newline, unit, colon, comma: ', ', padding: outer.padding };
  }
  const between = second === undefined ? '' : text.slice(first.value.end, second.key.outerStart);
  const comma = /^[ \t]*,[ \t]*$/.test(between) ? between : (commaOf(outer) ?? (colon === ':' ? ',' : ', '));
  const padding = /[ \t]/.test(text.charAt(map.start + 1)) ? ' ' : '';
  return { ...quotes, newline: '', unit: outer.unit, colon, comma, padding };
}

/** Of a map on one line that shows one. */
function commaOf({ newline, comma }: FlowStyle): string | undefined {
  return newline === '' && comma !== ONE_LINE.comma ? comma : undefined;
}

/** A status code has quotes where other keys have none, so that the keys below it tell more. */
function keyToLearnFrom(entry: MapEntry): MapEntry {
  const isCode = /^\d{3}$/.test(entry.name ?? '');
  return (isCode && entry.value.kind === 'map' ? entry.value.entries[0] : undefined) ?? entry;
}

function styleOfKey({ key }: MapEntry): FlowStyle['keys'] | undefined {
  return key.kind === 'scalar' && (key.style === 'plain' || key.style === 'single' || key.style === 'double')
    ? key.style
    : undefined;
}

/** White space at the start of the line of an offset. */
function indentAt(text: string, offset: number): string {
  return /^\uFEFF?([ \t]*)/.exec(text.slice(startOfLine(text, offset), offset))?.[1] ?? '';
}

function editEntry(
  context: EditContext,
  { key, value }: MapEntry,
  change: ChangeNode,
  style: FlowStyle,
): void {
  const { text, edits } = context;
  if (change.kind === 'within' && value.kind === 'map') {
    editFlowMap(context, value, change.children, style);
    return;
  }
  const inLine = changesInLine(text, value, writtenValue(change));
  if (inLine !== undefined && value.kind === 'map') {
    editFlowMap(context, value, inLine, style);
    return;
  }
  const start = change.kind === 'set' ? value.outerStart : value.start;
  const next = writtenValue(change);
  const written = inSameQuotes(text, value, next) ?? renderJson(next, style, indentAt(text, key.outerStart));
  const hasColon = skipSpace(text, key.end) < value.end || text[value.start - 1] === ':';
  const lead = value.kind === 'scalar' && value.style === 'empty' ? (hasColon ? ' ' : ': ') : '';
  const content = lead + written + commaBeforeComment(text, value.end);
  edits.push({ offset: start, length: value.end - start, content });
}

/** Rewrites a map that loses all its entries. */
function rewriteContent(
  context: EditContext,
  map: MapNode,
  additions: readonly Addition[],
  style: FlowStyle,
): void {
  const { text, edits } = context;
  const offset = map.start + 1;
  const close = map.end - 1;
  const closeLine = startOfLine(text, close);
  const isCloseAlone = closeLine > offset && text.slice(closeLine, close).trim() === '';
  const indent = isCloseAlone ? text.slice(closeLine, close) : indentAt(text, map.start);
  const first = map.entries[0]?.key.outerStart ?? offset;
  const inner = startOfLine(text, first) > offset ? indentAt(text, first) : indent + style.unit;
  if (!hasComment(text, map)) {
    const unit = inner.startsWith(indent) ? inner.slice(indent.length) : style.unit;
    const content = renderJson(Object.fromEntries(additions), { ...style, unit }, indent).slice(1, -1);
    edits.push({ offset, length: close - offset, content });
    return;
  }
  removeFlowEntries(context, map, new Set(map.entries));
  if (additions.length === 0) return;
  const newline = newlineAt(text, close);
  const lines = renderAll(additions, { ...style, newline }, inner).map((entry) => inner + entry);
  const content = lines.join(`,${newline}`) + newline;
  if (isCloseAlone) edits.push({ offset: closeLine, length: 0, content });
  else edits.push({ offset: close, length: 0, content: newline + content + inner });
}

/** Whether there is a comment between entries of a map. */
function hasComment(text: string, { start, end, entries }: MapNode): boolean {
  let position = start + 1;
  return [...entries.map(({ key, value }) => [key.outerStart, value.end] as const), [end, end] as const].some(
    ([from, to]) => {
      const gap = text.slice(position, from);
      position = to;
      return gap.includes('#');
    },
  );
}

/** Writes entries in place of a removed one, between the same commas. */
function replaceEntry(
  { text, edits }: EditContext,
  entry: MapEntry,
  additions: readonly Addition[],
  style: FlowStyle,
): void {
  const offset = entry.key.outerStart;
  const indent = indentAt(text, offset);
  const rendered = renderAll(additions, style, indent).join(separatorOf(style, indent));
  const content = rendered + commaBeforeComment(text, entry.value.end);
  edits.push({ offset, length: entry.value.end - offset, content });
}

function renderAll(additions: readonly Addition[], style: FlowStyle, indent: string): string[] {
  return additions.map(([name, value]) => renderJsonEntry(name, value, style, indent));
}

/** Adds a comma before a comment in column 0, which some parsers reject without one. */
function commaBeforeComment(text: string, end: number): string {
  const next = skipSpace(text, end);
  return text[next] !== ',' && /[\r\n]#/.test(text.slice(end, next)) ? ',' : '';
}

function separatorOf({ newline, comma }: FlowStyle, indent: string): string {
  return newline === '' ? comma : `,${newline}${indent}`;
}

function insertBefore(
  { text, edits }: EditContext,
  { key: { outerStart: offset } }: MapEntry,
  additions: readonly Addition[],
  style: FlowStyle,
): void {
  const indent = indentAt(text, offset);
  const separator = separatorOf(style, indent);
  const rendered = renderAll(additions, style, indent).map((entry) => entry + separator);
  edits.push({ offset, length: 0, content: rendered.join('') });
}

function insertAfter(
  { text, edits }: EditContext,
  neighbour: MapEntry,
  additions: readonly Addition[],
  style: FlowStyle,
): void {
  const end = neighbour.value.end;
  const indent = indentAt(text, neighbour.key.outerStart);
  const next = skipSpace(text, end);
  const hasComma = text[next] === ',';
  const lineEnd = endOfLine(text, hasComma ? next : end);
  const commented = /^[ \t]*#/.test(text.slice(hasComma ? next + 1 : end, lineEnd));
  if (style.newline === '' || !commented) {
    const separator = separatorOf(style, indent);
    const rendered = renderAll(additions, style, indent).map((entry) => separator + entry);
    edits.push({ offset: end, length: 0, content: rendered.join('') + commaBeforeComment(text, end) });
    return;
  }
  if (!hasComma) edits.push({ offset: end, length: 0, content: ',' });
  // The lines go in front of the break that ends the comment's line, so they end in the same one.
  const newline = newlineAt(text, nextLine(text, lineEnd));
  const rendered = renderAll(additions, { ...style, newline }, indent);
  const lines = rendered.map((entry) => newline + indent + entry).join(',');
  const content = hasComma ? `${lines},` : lines + commaBeforeComment(text, end);
  edits.push({ offset: lineEnd, length: 0, content });
}
