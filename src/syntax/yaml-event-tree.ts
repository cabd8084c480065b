import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { AliasNode, MapEntry, MapNode, SeqNode, SourceNode } from './source-node.js';
import { isBlock, propertiesOf, scalarNode } from './yaml-scalar-node.js';
import { keyFrom, rootFrom, skipIndicator, skipSpace, valueFrom } from './yaml-text.js';

type CollectionEvent = MappingEvent | SequenceEvent;

/** Plain keys that are strings in every schema: no number, null, boolean or `<<`. */
const PLAIN_NAME = /^(?!(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$)[A-Za-z_/$]/;

/** js-yaml's flat list of events, seen as a tree whose nodes are made when they are asked for. */
export class EventTree {
  readonly text: string;
  /** Offsets of the names of anchors and aliases. */
  readonly anchors: readonly number[];
  readonly hasAliases: boolean;
  readonly documents: number;
  readonly #events: readonly Event[];
  /** By index of what opens a collection: the index after what closes it. */
  readonly #ends: Int32Array;
  readonly #resolve: (text: string, event: ScalarEvent) => unknown;

  /** @param resolve - Resolves a plain scalar as the document's schema does. */
  constructor(
    text: string,
    events: readonly Event[],
    resolve: (text: string, event: ScalarEvent) => unknown,
  ) {
    this.text = text;
    this.#events = events;
    this.#ends = new Int32Array(events.length);
    this.#resolve = resolve;
    const open: number[] = [];
    const anchors: number[] = [];
    let aliases = 0;
    let documents = 0;
    // By index: an iterator would allocate for each event, of which there are many.
    for (let index = 0; index < events.length; index += 1) {
      const event = events[index];
      if (event === undefined) continue;
      if ('anchorStart' in event && event.anchorStart >= 0) anchors.push(event.anchorStart);
      if (event.type === EVENT_ID.POP) this.#ends[open.pop() ?? 0] = index + 1;
      else if (event.type === EVENT_ID.ALIAS) aliases += 1;
      else if (event.type !== EVENT_ID.SCALAR) open.push(index);
      if (event.type === EVENT_ID.DOCUMENT) documents += 1;
    }
    this.anchors = anchors;
    this.hasAliases = aliases > 0;
    this.documents = documents;
  }

  /** Index of the next sibling of the event at `index`. */
  after(index: number): number {
    return this.#ends[index] || index + 1;
  }

  /** The end of a block collection whose last leaf is text on the line of its key; others take a look at their nodes. */
  endOfText(index: number): number | undefined {
    let last = this.after(index) - 1;
    while (this.#events[last]?.type === EVENT_ID.POP) last -= 1;
    const event = this.#events[last];
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0 || isBlock(event)) return undefined;
    const end = event.valueEnd + Number(event.style !== SCALAR_STYLE.PLAIN);
    const isInFlow = /[,\]}]/.test(this.text.charAt(skipSpace(this.text, end)));
    return isInFlow ? undefined : end;
  }

  isEnd(index: number): boolean {
    return index >= this.#events.length || this.#events[index]?.type === EVENT_ID.POP;
  }

  root(): SourceNode {
    return this.node(1, () => rootFrom(this.text));
  }

  /**
   * The node of an event; only space, comments and properties are between `from` and the node. `from` is asked
   * for only where the event does not say where its node starts: the text before it may be large.
   */
  node(index: number, from: () => number): SourceNode {
    const event = this.#events[index];
    if (event?.type === EVENT_ID.MAPPING) return new EventMap(this, index, event);
    if (event?.type === EVENT_ID.SEQUENCE) return new EventSeq(this, index, event);
    if (event?.type === EVENT_ID.SCALAR) return scalarNode(this.text, event, from);
    if (event?.type === EVENT_ID.ALIAS) return this.#alias(event.anchorStart, event.anchorEnd);
    const start = from();
    return { kind: 'scalar', style: 'empty', start, end: start, outerStart: start };
  }

  #alias(nameStart: number, end: number): AliasNode {
    const start = nameStart - 1;
    return { kind: 'alias', name: this.text.slice(nameStart, end), start, end, outerStart: start };
  }

  /** A key as the property name that the document's value has for it. */
  nameOf(index: number): string | undefined {
    const event = this.#events[index];
    if (event?.type !== EVENT_ID.SCALAR) return undefined;
    if (event.valueStart < 0) return 'null';
    const value = getScalarValue(this.text, event);
    const isString = event.style !== SCALAR_STYLE.PLAIN || PLAIN_NAME.test(value);
    return isString ? value : String(this.#resolve(this.text, event));
  }
}

/** What maps and sequences share; `end` needs the children, so it waits until somebody asks. */
abstract class EventCollection {
  readonly style: 'block' | 'flow';
  readonly start: number;
  readonly outerStart: number;
  readonly anchor?: string;
  readonly tag?: string;
  #end: number | undefined;

  constructor(
    readonly tree: EventTree,
    protected readonly index: number,
    event: CollectionEvent,
  ) {
    const { anchor, tag, outerStart } = propertiesOf(tree.text, event);
    this.style = event.style === COLLECTION_STYLE.BLOCK ? 'block' : 'flow';
    this.start = event.start;
    this.outerStart = outerStart ?? event.start;
    if (anchor !== undefined) this.anchor = anchor;
    if (tag !== undefined) this.tag = tag;
  }

  protected abstract lastChild(): SourceNode | undefined;

  get end(): number {
    this.#end ??= this.#findEnd();
    return this.#end;
  }

  #findEnd(): number {
    const { text } = this.tree;
    const bracketed = this.style === 'flow' && /[[{]/.test(text.charAt(this.start));
    if (!bracketed) return this.tree.endOfText(this.index) ?? this.lastChild()?.end ?? this.start;
    const last = this.lastChild();
    return skipSpace(text, skipIndicator(text, last?.end ?? this.start + 1, ',')) + 1;
  }
}

class EventMap extends EventCollection implements MapNode {
  readonly kind = 'map';
  #entries: readonly MapEntry[] | undefined;

  get entries(): readonly MapEntry[] {
    this.#entries ??= this.#readEntries();
    return this.#entries;
  }

  #readEntries(): MapEntry[] {
    const { tree } = this;
    const entries: EventEntry[] = [];
    for (let index = this.index + 1; !tree.isEnd(index); ) {
      const valueIndex = tree.after(index);
      entries.push(new EventEntry(this, index, valueIndex, entries.at(-1)));
      index = tree.after(valueIndex);
    }
    return entries;
  }

  protected lastChild(): SourceNode | undefined {
    return this.entries.at(-1)?.value;
  }
}

/** Most entries are passed over: their name and nodes wait until somebody asks. */
class EventEntry implements MapEntry {
  readonly #map: EventMap;
  readonly #keyIndex: number;
  readonly #valueIndex: number;
  readonly #before: EventEntry | undefined;
  #name: string | undefined | null = null;
  #key: SourceNode | undefined;
  #value: SourceNode | undefined;

  constructor(map: EventMap, keyIndex: number, valueIndex: number, before: EventEntry | undefined) {
    this.#map = map;
    this.#keyIndex = keyIndex;
    this.#valueIndex = valueIndex;
    this.#before = before;
  }

  get name(): string | undefined {
    if (this.#name === null) this.#name = this.#map.tree.nameOf(this.#keyIndex);
    return this.#name;
  }

  get key(): SourceNode {
    const { tree, style, start } = this.#map;
    const from = () => this.#before?.value.end ?? (style === 'flow' ? start + 1 : start);
    this.#key ??= tree.node(this.#keyIndex, () => keyFrom(tree.text, from()));
    return this.#key;
  }

  get value(): SourceNode {
    const { tree, style, start } = this.#map;
    const from = () => valueFrom(tree.text, this.key.end, style === 'block' ? start : undefined);
    this.#value ??= tree.node(this.#valueIndex, from);
    return this.#value;
  }
}

class EventSeq extends EventCollection implements SeqNode {
  readonly kind = 'seq';
  #items: readonly SourceNode[] | undefined;

  get items(): readonly SourceNode[] {
    this.#items ??= this.#readItems();
    return this.#items;
  }

  #readItems(): SourceNode[] {
    const { tree } = this;
    const items: SourceNode[] = [];
    const indicator = this.style === 'flow' ? ',' : '-';
    let from = (): number => (this.style === 'flow' ? this.start + 1 : this.start);
    for (let index = this.index + 1; !tree.isEnd(index); index = tree.after(index)) {
      const itemFrom = from;
      const item = tree.node(index, () => skipIndicator(tree.text, itemFrom(), indicator));
      items.push(item);
      from = () => item.end;
    }
    return items;
  }

  protected lastChild(): SourceNode | undefined {
    return this.items.at(-1);
  }
}
