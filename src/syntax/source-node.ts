/**
 * What every reader returns: the values of a document and the location of each node in the text.
 * Offsets are UTF-16 code units of the text as it was handed in, a byte order mark included.
 */

interface NodeBase {
  /** Where the node's own text starts: an opening quote or bracket, a block scalar's `|`, a first key. */
  readonly start: number;
  /** One past its last character; trailing comments, blank lines and line breaks are not part of it, the
   * content of a block scalar (its last line break included, when it has one) is. */
  readonly end: number;
  /** Like `start`, but before the anchor and tag. */
  readonly outerStart: number;
  readonly anchor?: string;
  readonly tag?: string;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly style: 'block' | 'flow';
  readonly entries: readonly MapEntry[];
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq';
  readonly style: 'block' | 'flow';
  readonly items: readonly SourceNode[];
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  /** `empty` is a value that was left out (`key:`): start and end are where it would be. */
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
}

export type SourceNode = MapNode | SeqNode | ScalarNode | AliasNode;

export interface MapEntry {
  /** The key as a property name; `undefined` where the key is a collection or an alias. */
  readonly name: string | undefined;
  readonly key: SourceNode;
  readonly value: SourceNode;
}

/** A document that was read. */
export interface SourceDocument {
  readonly text: string;
  readonly format: 'yaml' | 'json';
  readonly root: SourceNode;
  /** The document as plain data, `<<` resolved, anchors shared. Nobody may change it. */
  readonly value: unknown;
  /** Offsets of the names of anchors and aliases, in order. */
  readonly anchors: readonly number[];
}

/** The entry of a map by property name. */
export function entryOf(node: SourceNode | undefined, name: string): MapEntry | undefined {
  if (node?.kind !== 'map') return undefined;
  if (node.entries.length < MANY) return node.entries.find((entry) => entry.name === name);
  const index = INDEXES.get(node) ?? indexOf(node);
  INDEXES.set(node, index);
  return index.get(name);
}

/** Entries that are worth an index: a large map may be asked for each of them. */
const MANY = 32;
const INDEXES = new WeakMap<MapNode, ReadonlyMap<string | undefined, MapEntry>>();

/** By name; of two that have one, the first. */
function indexOf({ entries }: MapNode): ReadonlyMap<string | undefined, MapEntry> {
  return new Map(entries.toReversed().map((entry) => [entry.name, entry]));
}

/** The node at a path of property names and indexes, aliases and `<<` not followed. */
export function nodeAt(root: SourceNode, path: readonly string[]): SourceNode | undefined {
  let node: SourceNode | undefined = root;
  for (const name of path) {
    node = node?.kind === 'seq' ? node.items[Number(name)] : entryOf(node, name)?.value;
  }
  return node;
}

/** Keys and values of a map in document order, items of a sequence; nothing for other nodes. */
export function childrenOf(node: SourceNode): readonly SourceNode[] {
  if (node.kind === 'map') return node.entries.flatMap(({ key, value }) => [key, value]);
  return node.kind === 'seq' ? node.items : [];
}
