import { lineAfterEntry } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode, ScalarNode, SourceNode } from '../syntax/source-node.js';
import { columnOf, endOfLine, nextLine } from '../syntax/yaml-text.js';
import type { Quote } from '../text/layout.js';
import { keepsBlankLines } from './spare-block-scalars.js';

/** Spaces between an entry's key and the keys of its block map: the last entry that has one. */
export function stepOf(text: string, { entries }: MapNode): number | undefined {
  for (const { key, value } of entries.toReversed()) {
    if (value.kind !== 'map' || value.style !== 'block') continue;
    const step = columnOf(text, value.start) - columnOf(text, key.outerStart);
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
  /** Of strings; looked for when it is asked for. */
  values(): Quote | undefined;
  /** Of status codes as keys; undefined where the map has none. */
  readonly codes: Quote | 'plain' | undefined;
}

/** The quotes of a map and its contents, by the last entry that is a map; of strings by the document. */
export function quotesOf(text: string, root: MapNode, map: MapNode): BlockQuotes {
  const names = keyQuoteOf(map);
  const inner = map.entries.findLast(({ value }) => value.kind === 'map')?.value;
  const keys = inner?.kind === 'map' && inner.entries.length > 0 ? keyQuoteOf(inner) : names;
  return {
    ...{ names, keys, codes: codeStyleOf(map) },
    values() {
      const style = valueStyleOf(text, map) ?? valueStyleOf(text, root);
      return style === 'plain' ? undefined : style;
    },
  };
}

function keyQuoteOf({ entries }: MapNode): Quote | undefined {
  const { key } = entries.findLast(({ name }) => /^[a-z][\w.-]*$/i.test(name ?? '')) ?? {};
  return key?.kind === 'scalar' && (key.style === 'single' || key.style === 'double') ? key.style : undefined;
}

/** How the last key of three digits is written. */
export function codeStyleOf({ entries }: MapNode): Quote | 'plain' | undefined {
  const { key } = entries.findLast(({ name }) => /^\d{3}$/.test(name ?? '')) ?? {};
  const style = key?.kind === 'scalar' ? key.style : undefined;
  return style === 'plain' || style === 'single' || style === 'double' ? style : undefined;
}

/** Strings that are looked at: the first ones show what the others are like. */
const SAMPLE = 50;

/** How a map writes strings that need no quotes: plain, or all of them in the quotes of the last one. */
export function valueStyleOf(text: string, map: MapNode): Quote | 'plain' | undefined {
  let style: Quote | undefined;
  let seen = 0;
  for (const { start, end, style: shown } of scalarsIn(map)) {
    seen += 1;
    if (seen > SAMPLE) break;
    const isQuoted = shown === 'single' || shown === 'double';
    const word = isQuoted ? text.slice(start + 1, end - 1) : text.slice(start, end);
    if (!NEEDS_NO_QUOTES.test(word)) continue;
    if (shown === 'plain') return 'plain';
    if (isQuoted) style = shown;
  }
  return style;
}

const NEEDS_NO_QUOTES = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)(?:[a-z][\w./ -]*|\d+\.\d+\.\d+)$/i;

function* scalarsIn(node: SourceNode): Generator<ScalarNode> {
  if (node.kind === 'scalar') yield node;
  else if (node.kind === 'map') for (const { value } of node.entries) yield* scalarsIn(value);
  else if (node.kind === 'seq') for (const item of node.items) yield* scalarsIn(item);
}

/** Whether there is an empty line between an entry and the one before it, or after it where it is the first. */
export function isSpaced(text: string, { entries }: MapNode, entry: MapEntry): boolean {
  const index = entries.indexOf(entry);
  const [first, second] = index > 0 ? entries.slice(index - 1) : entries;
  if (first === undefined || second === undefined) return false;
  const end = second.key.outerStart;
  for (let line = lineAfterEntry(text, first); line < end; line = nextLine(text, line)) {
    if (endOfLine(text, line) === line) return !endsInKeptLines(text, entry.value);
  }
  return false;
}

function endsInKeptLines(text: string, node: SourceNode): boolean {
  const last =
    node.kind === 'map' ? node.entries.at(-1)?.value : node.kind === 'seq' ? node.items.at(-1) : undefined;
  if (last !== undefined) return endsInKeptLines(text, last);
  return node.kind === 'scalar' && keepsBlankLines(text, node);
}
