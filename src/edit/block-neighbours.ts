import { lineAfterEntry } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode, SourceNode } from '../syntax/source-node.js';
import { columnOf, endOfLine, nextLine } from '../syntax/yaml-text.js';
import { keepsBlankLines } from './spare-block-scalars.js';

/** Spaces between an entry's key and the keys of its block map: the last entry that has one. */
export function stepOf(text: string, { entries }: MapNode): number | undefined {
  for (const entry of entries.toReversed()) {
    const [child] = entry.value.kind === 'map' && entry.value.style === 'block' ? entry.value.entries : [];
    if (child === undefined) continue;
    const step = columnOf(text, child.key.outerStart) - columnOf(text, entry.key.outerStart);
    if (step > 0) return step;
  }
  return undefined;
}

/** Quotes where none are needed; undefined where there are none. */
export interface BlockQuotes {
  /** Of the keys of a map. */
  readonly names: Quote | undefined;
  /** Of the keys further in. */
  readonly keys: Quote | undefined;
  /** Of strings. */
  readonly values: Quote | undefined;
}

export type Quote = 'single' | 'double';

/** The quotes that a map and what stands in it have, by the last entry that is a map. */
export function quotesOf(text: string, map: MapNode): BlockQuotes {
  const names = keyQuoteOf(map);
  const inner = map.entries.findLast(({ value }) => value.kind === 'map')?.value;
  const keys = inner?.kind === 'map' && inner.entries.length > 0 ? keyQuoteOf(inner) : names;
  return { names, keys, values: keys && valueQuoteOf(text, map) };
}

function keyQuoteOf({ entries }: MapNode): Quote | undefined {
  const { key } = entries.findLast(({ name }) => /^[a-z][\w.-]*$/i.test(name ?? '')) ?? {};
  return key?.kind === 'scalar' && (key.style === 'single' || key.style === 'double') ? key.style : undefined;
}

/** The quote of the first string that is but words. */
function valueQuoteOf(text: string, { entries }: MapNode): Quote | undefined {
  for (const { value } of entries) {
    const quote = value.kind === 'map' ? valueQuoteOf(text, value) : undefined;
    if (quote !== undefined) return quote;
    if (value.kind !== 'scalar' || (value.style !== 'single' && value.style !== 'double')) continue;
    if (/^.[a-z][a-z .]{5,}.$/i.test(text.slice(value.start, value.end))) return value.style;
  }
  return undefined;
}

/** Whether an empty line stands between an entry and the one before it, or after it where it is the first. */
export function isSpaced(text: string, { entries }: MapNode, entry: MapEntry): boolean {
  const index = entries.indexOf(entry);
  const [first, second] = index > 0 ? entries.slice(index - 1) : entries;
  if (first === undefined || second === undefined || endsInKeptLines(text, entry.value)) return false;
  const end = second.key.outerStart;
  for (let line = lineAfterEntry(text, first); line < end; line = nextLine(text, line)) {
    if (endOfLine(text, line) === line) return true;
  }
  return false;
}

function endsInKeptLines(text: string, node: SourceNode): boolean {
  const last =
    node.kind === 'map' ? node.entries.at(-1)?.value : node.kind === 'seq' ? node.items.at(-1) : undefined;
  if (last !== undefined) return endsInKeptLines(text, last);
  return node.kind === 'scalar' && keepsBlankLines(text, node);
}
