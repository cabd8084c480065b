import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { refuseExpansion } from './alias-expansion.js';
import { MAX_DEPTH } from './limits.js';
import { loadYaml, type YamlLibrary } from './load-yaml.js';
import type { MapEntry, ScalarNode, SourceNode } from './source-node.js';
import { type Refusal, refuse, type SyntaxReading } from './syntax-reading.js';
import {
  beforeUnendedSpaces,
  keyFrom,
  nextLine,
  rootFrom,
  skipIndicator,
  skipProperties,
  skipSpace,
  valueFrom,
} from './yaml-text.js';
import { type ValuePair, YamlValues } from './yaml-values.js';

const SCALAR_STYLES: Readonly<Record<string, ScalarNode['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** The second reader, for what the fast one refuses: slower, and more forgiving. */
export function readYamlNodes(text: string): SyntaxReading {
  const library = loadYaml();
  try {
    const document = library.parseDocument(text, {
      schema: 'core',
      resolveKnownTags: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    });
    const [error] = document.errors;
    if (error !== undefined) return explain(error.code, error.message, error.pos[0]);
    if (document.contents === null) return refuse('EMPTY_DOCUMENT', {}, 0);
    return new NodeReader(text, library).read(document.contents);
  } catch (error) {
    if (error instanceof RangeError) return refuse('TOO_DEEP', { limit: MAX_DEPTH }, 0);
    throw error;
  }
}

function explain(code: string, detail: string, offset: number): Refusal {
  if (code === 'MULTIPLE_DOCS') return refuse('MULTIPLE_DOCUMENTS', {}, offset);
  if (code === 'TAB_AS_INDENT') return refuse('TAB_INDENTATION', {}, offset);
  if (code === 'RESOURCE_EXHAUSTION') return refuse('TOO_DEEP', { limit: MAX_DEPTH }, offset);
  return refuse('NOT_PARSEABLE', { format: 'YAML', detail }, offset);
}

interface ReadNode {
  readonly node: SourceNode;
  readonly value: unknown;
}

/** Where a node stands and what stands before it. */
interface Place {
  readonly outerStart: number;
  /** One past the last property; `outerStart` when there is none. */
  readonly afterProperties: number;
  readonly anchor?: string;
  readonly tag?: string;
}

/** Makes nodes and values of what `yaml` composed, as the fast reader would. */
class NodeReader {
  readonly #text: string;
  readonly #library: YamlLibrary;
  readonly #values = new YamlValues();
  #tooDeep: number | undefined;

  constructor(text: string, library: YamlLibrary) {
    this.#text = text;
    this.#library = library;
  }

  read(contents: Node): SyntaxReading {
    const { node: root, value } = this.#node(contents, rootFrom(this.#text), 0);
    if (this.#tooDeep !== undefined) return refuse('TOO_DEEP', { limit: MAX_DEPTH }, this.#tooDeep);
    return refuseExpansion(root) ?? this.#values.refusal ?? { ok: true, root, value };
  }

  /** The node; between `from` and the node stand only space, comments and properties. */
  #node(node: Node | null, from: number, depth: number): ReadNode {
    if (depth > MAX_DEPTH) this.#tooDeep ??= from;
    if (node === null || depth > MAX_DEPTH) return { node: emptyAt(from, {}), value: null };
    if (this.#library.isAlias(node)) return this.#alias(node);
    const read = this.#anchored(node, this.#placeOf(node, from), depth);
    if (node.anchor !== undefined) this.#values.setAnchor(node.anchor, read.value);
    return read;
  }

  #alias({ source: name, range }: Alias): ReadNode {
    const [start, end] = range ?? [0, 0];
    const node: SourceNode = { kind: 'alias', name, start, end, outerStart: start };
    return { node, value: this.#values.aliased(name, start) };
  }

  #placeOf({ anchor, tag }: Scalar | YAMLMap | YAMLSeq, from: number): Place {
    const count = Number(anchor !== undefined) + Number(tag !== undefined);
    const outerStart = count === 0 ? from : skipSpace(this.#text, from);
    const afterProperties = skipProperties(this.#text, outerStart, count);
    return {
      outerStart,
      afterProperties,
      ...(anchor !== undefined && { anchor }),
      ...(tag !== undefined && { tag: this.#text.slice(...this.#tagIn(outerStart, afterProperties)) }),
    };
  }

  /** The range of the tag among properties, as it is written. */
  #tagIn(outerStart: number, end: number): [number, number] {
    const first = skipProperties(this.#text, outerStart, 1);
    return this.#text[outerStart] === '!' ? [outerStart, first] : [skipSpace(this.#text, first), end];
  }

  #anchored(node: Scalar | YAMLMap | YAMLSeq, place: Place, depth: number): ReadNode {
    if (this.#library.isMap(node)) return this.#map(node, place, depth);
    return this.#library.isSeq(node) ? this.#seq(node, place, depth) : this.#scalar(node, place);
  }

  #scalar({ range, type, value }: Scalar, place: Place): ReadNode {
    const [start, end] = range ?? [0, 0];
    if (start === end) return { node: emptyAt(place.afterProperties, place), value };
    const style = SCALAR_STYLES[type ?? ''] ?? 'plain';
    const isBlank = (style === 'literal' || style === 'folded') && /^\n*$/.test(String(value));
    const until = isBlank ? this.#endOfBlank(start, end, value === '') : end;
    return { node: { ...nodeBase(place, start), kind: 'scalar', style, end: until }, value };
  }

  /** The end of a block scalar without content: behind its first line, or the blank lines that it keeps. */
  #endOfBlank(start: number, end: number, isEmpty: boolean): number {
    return isEmpty ? nextLine(this.#text, start) : beforeUnendedSpaces(this.#text, end);
  }

  #map(map: YAMLMap, place: Place, depth: number): ReadNode {
    const text = this.#text;
    const start = skipSpace(text, place.afterProperties);
    const bracketed = map.flow === true && text[start] === '{';
    const entries: MapEntry[] = [];
    const pairs: ValuePair[] = [];
    let from = bracketed ? start + 1 : start;
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      const key = this.#node(pair.key, keyFrom(text, from), depth + 1);
      const valueAt = valueFrom(text, key.node.end, map.flow === true ? undefined : start);
      const value = this.#node(pair.value, valueAt, depth + 1);
      const isMerge = isMergeKey(key);
      pairs.push({ key: key.value, value: value.value, isMerge, offset: key.node.start });
      entries.push({ name: propertyName(key), key: key.node, value: value.node });
      from = value.node.end;
    }
    const end = bracketed ? (map.range?.[1] ?? from) : from;
    const style = map.flow === true ? 'flow' : 'block';
    return {
      node: { ...nodeBase(place, start), kind: 'map', style, entries, end },
      value: this.#values.map(pairs),
    };
  }

  #seq(seq: YAMLSeq, place: Place, depth: number): ReadNode {
    const start = skipSpace(this.#text, place.afterProperties);
    const style = seq.flow === true ? 'flow' : 'block';
    const items: SourceNode[] = [];
    const values: unknown[] = [];
    let from = style === 'flow' ? start + 1 : start;
    for (const item of seq.items as (Node | null)[]) {
      const indicator = style === 'flow' ? ',' : '-';
      const { node, value } = this.#node(item, skipIndicator(this.#text, from, indicator), depth + 1);
      items.push(node);
      values.push(value);
      from = node.end;
    }
    const end = style === 'flow' ? (seq.range?.[1] ?? from) : from;
    return { node: { ...nodeBase(place, start), kind: 'seq', style, items, end }, value: values };
  }
}

function nodeBase({ outerStart, afterProperties, anchor, tag }: Place, start: number) {
  return {
    start,
    outerStart: outerStart === afterProperties ? start : outerStart,
    ...(anchor !== undefined && { anchor }),
    ...(tag !== undefined && { tag }),
  };
}

function emptyAt(offset: number, { outerStart = offset, anchor, tag }: Partial<Place>): ScalarNode {
  const properties = { ...(anchor !== undefined && { anchor }), ...(tag !== undefined && { tag }) };
  return { ...properties, kind: 'scalar', style: 'empty', start: offset, end: offset, outerStart };
}

function isMergeKey({ node, value }: ReadNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && node.tag === undefined && value === '<<';
}

function propertyName({ value }: ReadNode): string | undefined {
  return typeof value === 'object' && value !== null ? undefined : String(value);
}
