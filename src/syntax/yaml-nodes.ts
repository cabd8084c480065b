import { createRequire } from 'node:module';
import type { Node, Pair, YAMLMap } from 'yaml';
import { refuseExpansion } from './alias-expansion.js';
import { MAX_DEPTH } from './limits.js';
import {
  type AliasNode,
  childrenOf,
  type MapEntry,
  type ScalarNode,
  type SourceNode,
} from './source-node.js';
import { type Refusal, refuse, type SyntaxReading } from './syntax-reading.js';
import { skipSpace } from './yaml-text.js';

type YamlLibrary = typeof import('yaml');

/** Loaded where it is used: it costs as much as a small spec takes to read. */
const loadYaml = (): YamlLibrary => createRequire(import.meta.url)('yaml') as YamlLibrary;

const SCALAR_STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** The second reader, for what the fast one refuses: slower, and more forgiving. */
export function readYamlNodes(text: string): SyntaxReading {
  const { parseDocument } = loadYaml();
  try {
    const document = parseDocument(text, { merge: true, prettyErrors: false, logLevel: 'error' });
    const [error] = document.errors;
    if (error !== undefined) return explain(error.code, error.message, error.pos[0]);
    if (document.contents === null) return refuse('EMPTY_DOCUMENT', {}, 0);
    const root = convert(text, document.contents, 0);
    if (root === undefined) return refuse('TOO_DEEP', { limit: MAX_DEPTH }, 0);
    const dangling = unresolvedAlias(root, new Set());
    if (dangling !== undefined) {
      const detail = `the alias *${dangling.name} has no anchor before it`;
      return refuse('NOT_PARSEABLE', { format: 'YAML', detail }, dangling.start);
    }
    return refuseExpansion(root) ?? { ok: true, root, value: document.toJS({ maxAliasCount: -1 }) };
  } catch (error) {
    if (error instanceof RangeError) return refuse('TOO_DEEP', { limit: MAX_DEPTH }, 0);
    throw error;
  }
}

function explain(code: string, detail: string, offset: number): Refusal {
  if (code === 'MULTIPLE_DOCS') return refuse('MULTIPLE_DOCUMENTS', {}, offset);
  if (code === 'DUPLICATE_KEY') return refuse('DUPLICATE_KEY', {}, offset);
  if (code === 'TAB_AS_INDENT') return refuse('TAB_INDENTATION', {}, offset);
  if (code === 'RESOURCE_EXHAUSTION') return refuse('TOO_DEEP', { limit: MAX_DEPTH }, offset);
  return refuse('NOT_PARSEABLE', { format: 'YAML', detail }, offset);
}

/** The first alias whose anchor does not stand before it; `toJS` would throw there. */
function unresolvedAlias(node: SourceNode, anchors: Set<string>): AliasNode | undefined {
  if (node.kind === 'alias') return anchors.has(node.name) ? undefined : node;
  if (node.anchor !== undefined) anchors.add(node.anchor);
  for (const child of childrenOf(node)) {
    const found = unresolvedAlias(child, anchors);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @returns undefined where the nesting is deeper than the tool goes. */
function convert(text: string, node: Node, depth: number): SourceNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { isAlias, isMap, isScalar } = loadYaml();
  const [start, end] = node.range ?? [0, 0];
  if (isAlias(node)) return { kind: 'alias', name: node.source, start, end, outerStart: start };
  const base = { start, outerStart: outerStartOf(text, node, start), ...propertiesOf(node) };
  if (isScalar(node)) {
    const empty = start === end;
    return {
      ...base,
      end,
      kind: 'scalar',
      style: empty ? 'empty' : (SCALAR_STYLES[node.type ?? ''] ?? 'plain'),
    };
  }
  const style = node.flow === true ? 'flow' : 'block';
  if (isMap(node)) {
    const entries = convertEntries(text, node, depth);
    if (entries === undefined) return undefined;
    return {
      ...base,
      end: style === 'flow' ? end : (entries.at(-1)?.value.end ?? end),
      kind: 'map',
      style,
      entries,
    };
  }
  const items: SourceNode[] = [];
  for (const item of node.items) {
    const converted = convert(text, item as Node, depth + 1);
    if (converted === undefined) return undefined;
    items.push(converted);
  }
  return { ...base, end: style === 'flow' ? end : (items.at(-1)?.end ?? end), kind: 'seq', style, items };
}

function convertEntries(text: string, map: YAMLMap, depth: number): MapEntry[] | undefined {
  const entries: MapEntry[] = [];
  for (const pair of map.items as Pair<Node | null, Node | null>[]) {
    const key =
      pair.key === null ? emptyAt(entries.at(-1)?.value.end ?? 0) : convert(text, pair.key, depth + 1);
    if (key === undefined) return undefined;
    const from = afterColon(text, key.end);
    const value = pair.value === null ? emptyAt(from) : convert(text, pair.value, depth + 1);
    if (value === undefined) return undefined;
    entries.push({ name: nameOf(pair.key), key, value: value.outerStart < value.end ? value : emptyAt(from) });
  }
  return entries;
}

function nameOf(key: Node | null): string | undefined {
  const { isScalar } = loadYaml();
  if (key === null) return 'null';
  return isScalar(key) ? String(key.value) : undefined;
}

function emptyAt(offset: number): ScalarNode {
  return { kind: 'scalar', style: 'empty', start: offset, end: offset, outerStart: offset };
}

function afterColon(text: string, keyEnd: number): number {
  const colon = skipSpace(text, keyEnd);
  return text[colon] === ':' ? colon + 1 : keyEnd;
}

function propertiesOf(node: Node): { anchor?: string; tag?: string } {
  return {
    ...('anchor' in node && node.anchor !== undefined && { anchor: node.anchor }),
    ...(node.tag !== undefined && { tag: node.tag }),
  };
}

/** `yaml` leaves an anchor and a tag out of a node's range; they stand before it, space between. */
function outerStartOf(text: string, node: Node, start: number): number {
  if (node.tag === undefined && !('anchor' in node && node.anchor !== undefined)) return start;
  const before = /(?:[&!]\S*\s+(?:#[^\n]*\n\s*)*){1,2}$/.exec(text.slice(Math.max(0, start - 1000), start));
  return before === null ? start : start - before[0].length;
}
