import {
  CHOMPING_MODE,
  COLLECTION_STYLE,
  EVENT_ID,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import type { EventTable } from './event-table.js';
import type { AliasNode, MapEntry, MapNode, ScalarNode, SeqNode, SourceNode } from './source-node.js';
import { endOfLine, keyFrom, nextLine, rootFrom, skipIndicator, skipSpace, valueFrom } from './yaml-text.js';

/** Resolves a plain scalar as the document's schema does. */
type ResolveScalar = (text: string, event: ScalarEvent) => unknown;

type CollectionEvent = MappingEvent | SequenceEvent;

/** Plain keys that are strings in every schema: no number, null, boolean or `<<`. */
const PLAIN_NAME = /^(?!(?:null|Null|NULL|true|True|TRUE|false|False|FALSE)$)[A-Za-z_/$]/;

const SCALAR_STYLES = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
} as const;

/** js-yaml's flat list of events, seen as a tree whose nodes are made when they are asked for. */
export class EventTree {
  readonly text: string;
  readonly events: EventTable;
  readonly #resolve: ResolveScalar;
  #targets: ReadonlyMap<number, number> | undefined;

  constructor(text: string, events: EventTable, resolve: ResolveScalar) {
    this.text = text;
    this.events = events;
    this.#resolve = resolve;
  }

  /** Index of the next sibling of the event at `index`. */
  after(index: number): number {
    return this.events.after(index);
  }

  isEnd(index: number): boolean {
    return this.events.isEnd(index);
  }

  root(): SourceNode {
    return this.node(1, () => rootFrom(this.text));
  }

  /**
   * The node of an event; between `from` and the node stand only space, comments and properties. `from` is asked
   * for only where the event does not say where its node starts: what stands before it may be large.
   */
  node(index: number, from: () => number): SourceNode {
    const event = this.events.at(index);
    if (event?.type === EVENT_ID.MAPPING) return new EventMap(this, index, event);
    if (event?.type === EVENT_ID.SEQUENCE) return new EventSeq(this, index, event);
    if (event?.type === EVENT_ID.SCALAR) return this.#scalar(event, from);
    if (event?.type === EVENT_ID.ALIAS) return this.#alias(event.anchorStart, event.anchorEnd);
    const start = from();
    return { kind: 'scalar', style: 'empty', start, end: start, outerStart: start };
  }

  #alias(nameStart: number, end: number): AliasNode {
    const start = nameStart - 1;
    return { kind: 'alias', name: this.text.slice(nameStart, end), start, end, outerStart: start };
  }

  #scalar(event: ScalarEvent, from: () => number): ScalarNode {
    const properties = propertiesOf(this.text, event);
    const style = event.valueStart < 0 ? 'empty' : SCALAR_STYLES[event.style];
    let start = event.valueStart;
    let end = event.valueEnd;
    if (style === 'single' || style === 'double') [start, end] = [start - 1, end + 1];
    else if (style !== 'plain') {
      const afterProperties = Math.max(from(), event.anchorEnd, event.tagEnd);
      if (style === 'empty') start = end = afterProperties;
      else [start, end] = [skipSpace(this.text, afterProperties), this.#blockEnd(event)];
    }
    return { kind: 'scalar', style, start, end, ...properties, outerStart: properties.outerStart ?? start };
  }

  /** The end of a block scalar's content; blank lines after it are content only where `+` keeps them. */
  #blockEnd({ valueStart, valueEnd, chomping, indent }: ScalarEvent): number {
    if (chomping === CHOMPING_MODE.KEEP) return valueEnd;
    if (indent < 0) return valueStart; // no line says how far they are indented: none is content
    let end = valueStart;
    for (let line = valueStart; line < valueEnd; line = nextLine(this.text, line)) {
      const content = this.text.slice(line, endOfLine(this.text, line));
      if (/[^ ]/.test(content) || content.length > indent)
        end = Math.min(nextLine(this.text, line), valueEnd);
    }
    return end;
  }

  /** A key as the property name that the document's value has for it. */
  nameOf(index: number): string | undefined {
    const event = this.events.at(index);
    if (event?.type === EVENT_ID.ALIAS) {
      this.#targets ??= this.#findTargets();
      const target = this.#targets.get(index);
      return target === undefined ? undefined : this.nameOf(target);
    }
    if (event?.type !== EVENT_ID.SCALAR) return undefined;
    if (event.valueStart < 0) return 'null';
    const value = getScalarValue(this.text, event);
    const isString = event.style !== SCALAR_STYLE.PLAIN || PLAIN_NAME.test(value);
    return isString ? value : String(this.#resolve(this.text, event));
  }

  /** For the event of an alias, that of its anchor: the last of its name before it. */
  #findTargets(): Map<number, number> {
    const targets = new Map<number, number>();
    const anchors = new Map<string, number>();
    for (const [index, event] of this.events.rare) {
      if (!('anchorStart' in event) || event.anchorStart < 0) continue;
      const name = this.text.slice(event.anchorStart, event.anchorEnd);
      const target = anchors.get(name);
      if (event.type !== EVENT_ID.ALIAS) anchors.set(name, index);
      else if (target !== undefined) targets.set(index, target);
    }
    return targets;
  }
}

function propertiesOf(text: string, event: CollectionEvent | ScalarEvent) {
  const { anchorStart, anchorEnd, tagStart, tagEnd } = event;
  const starts = [anchorStart - 1, tagStart].filter((start) => start >= 0);
  return {
    ...(anchorStart >= 0 && { anchor: text.slice(anchorStart, anchorEnd) }),
    ...(tagStart >= 0 && { tag: text.slice(tagStart, tagEnd) }),
    ...(starts.length > 0 && { outerStart: Math.min(...starts) }),
  };
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
    const last = this.lastChild();
    const bracketed = this.style === 'flow' && /[[{]/.test(text.charAt(this.start));
    if (!bracketed) return last?.end ?? this.start;
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
    const entries: MapEntry[] = [];
    let from = (): number => (this.style === 'flow' ? this.start + 1 : this.start);
    for (let index = this.index + 1; !tree.isEnd(index); ) {
      const before = from;
      const key = tree.node(index, () => keyFrom(tree.text, before()));
      const valueIndex = tree.after(index);
      const value = tree.node(valueIndex, () =>
        valueFrom(tree.text, key.end, this.style === 'block' ? this.start : undefined),
      );
      entries.push({ name: tree.nameOf(index), key, value });
      from = () => value.end;
      index = tree.after(valueIndex);
    }
    return entries;
  }

  protected lastChild(): SourceNode | undefined {
    return this.entries.at(-1)?.value;
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

/** The tree that a node was read from; undefined for the nodes of other readers. */
export function treeOf(node: SourceNode): EventTree | undefined {
  return node instanceof EventCollection ? node.tree : undefined;
}
