import { EVENT_ID, type Event, type ScalarEvent } from 'js-yaml';

/** Numbers kept of each event: its kind and style, where it starts and ends, and the index after its subtree. */
const STRIDE = 4;
const START = 1;
const END = 2;
const NEXT = 3;

/** In the first number, from the lowest bit: type (3 bits), style (3), chomping (2), `fast` (1), indent + 1 (the rest). */
const TYPE_BITS = 7;

const NO_PROPERTIES = { anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1 } as const;

/**
 * js-yaml's events, packed: a tenth of the memory that the objects take. Those that are rare (documents, aliases,
 * nodes with an anchor or a tag) are kept as they are.
 */
export class EventTable {
  readonly length: number;
  readonly hasAliases: boolean;
  readonly #numbers: Int32Array;
  readonly #rare = new Map<number, Event>();

  /** By index, in document order: documents, aliases, and nodes with an anchor or a tag. */
  get rare(): ReadonlyMap<number, Event> {
    return this.#rare;
  }

  constructor(events: readonly Event[]) {
    this.length = events.length;
    this.#numbers = new Int32Array(events.length * STRIDE);
    const open: number[] = [];
    let aliases = false;
    let index = -1;
    for (const event of events) {
      index += 1;
      const at = index * STRIDE;
      this.#numbers[at] = codeOf(event);
      this.#numbers[at + NEXT] = index + 1;
      if (event.type === EVENT_ID.POP) this.#numbers[(open.pop() ?? 0) * STRIDE + NEXT] = index + 1;
      else if (event.type === EVENT_ID.SCALAR) {
        this.#numbers[at + START] = event.valueStart;
        this.#numbers[at + END] = event.valueEnd;
      } else if (event.type === EVENT_ID.ALIAS) aliases = true;
      else {
        open.push(index);
        if (event.type !== EVENT_ID.DOCUMENT) this.#numbers[at + START] = event.start;
      }
      if (isRare(event)) this.#rare.set(index, event);
    }
    this.hasAliases = aliases;
  }

  /** Whether there is one document, and no alias, anchor, tag or directive in it: a node's text says its value. */
  get isPlain(): boolean {
    const [first] = this.#rare.values();
    return this.#rare.size === 1 && first?.type === EVENT_ID.DOCUMENT && first.directives.length === 0;
  }

  /** Index of the event after the subtree of the one at `index`. */
  after(index: number): number {
    return this.#numbers[index * STRIDE + NEXT] ?? this.length;
  }

  isEnd(index: number): boolean {
    return index >= this.length || this.#code(index) % (TYPE_BITS + 1) === EVENT_ID.POP;
  }

  isMapping(index: number): boolean {
    return this.#code(index) % (TYPE_BITS + 1) === EVENT_ID.MAPPING;
  }

  /** The event as js-yaml made it. */
  at(index: number): Event | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const rare = this.#rare.get(index);
    if (rare !== undefined) return rare;
    const code = this.#code(index);
    const start = this.#numbers[index * STRIDE + START] ?? -1;
    const type = code & TYPE_BITS;
    const style = (code >> 3) & 7;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) {
      return { type, start, ...NO_PROPERTIES, style } as Event;
    }
    if (type !== EVENT_ID.SCALAR) return { type: EVENT_ID.POP };
    const valueEnd = this.#numbers[index * STRIDE + END] ?? -1;
    const details = { chomping: (code >> 6) & 3, indent: (code >> 9) - 1, fast: ((code >> 8) & 1) === 1 };
    return { type, valueStart: start, valueEnd, ...NO_PROPERTIES, style, ...details } as ScalarEvent;
  }

  /** The events from one index up to another. */
  slice(from: number, to: number): Event[] {
    const events: Event[] = [];
    for (let index = from; index < to; index += 1) {
      const event = this.at(index);
      if (event !== undefined) events.push(event);
    }
    return events;
  }

  /**
   * Whether a subtree here and one of another table are the same events, all moved by one distance: then, where
   * both are plain and their text is the same too, so are their values.
   *
   * @returns where the subtree's text stands here and by how much it moved; undefined for different subtrees
   */
  movedFrom(index: number, other: EventTable, otherIndex: number): Moved | undefined {
    const count = this.after(index) - index;
    if (other.after(otherIndex) - otherIndex !== count) return undefined;
    const [mine, theirs] = [this.#numbers, other.#numbers];
    const shift = index - otherIndex;
    let distance: number | undefined;
    let [start, end] = [-1, -1];
    const last = (index + count) * STRIDE;
    for (let at = index * STRIDE, from = otherIndex * STRIDE; at < last; at += STRIDE, from += STRIDE) {
      if (mine[at] !== theirs[from]) return undefined;
      if ((mine[at + NEXT] ?? 0) - (theirs[from + NEXT] ?? 0) !== shift) return undefined;
      const [from1, from2] = [theirs[from + START] ?? 0, theirs[from + END] ?? 0];
      const [here1, here2] = [mine[at + START] ?? 0, mine[at + END] ?? 0];
      if (((mine[at] ?? 0) & TYPE_BITS) === EVENT_ID.POP || here1 < 0) {
        if (here1 !== from1) return undefined;
        continue;
      }
      distance ??= here1 - from1;
      if (start < 0) start = here1;
      if (here1 - from1 !== distance) return undefined;
      if (((mine[at] ?? 0) & TYPE_BITS) !== EVENT_ID.SCALAR) continue;
      if (here2 - from2 !== distance) return undefined;
      end = here2;
    }
    return { start: Math.max(start, 0), end: Math.max(start, end), distance: distance ?? 0 };
  }

  #code(index: number): number {
    return this.#numbers[index * STRIDE] ?? 0;
  }
}

export interface Moved {
  readonly start: number;
  readonly end: number;
  readonly distance: number;
}

function codeOf(event: Event): number {
  if (event.type === EVENT_ID.SCALAR) {
    const { type, style, chomping, indent, fast } = event;
    return type | (style << 3) | (chomping << 6) | ((fast ? 1 : 0) << 8) | ((indent + 1) << 9);
  }
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE)
    return event.type | (event.style << 3);
  return event.type;
}

function isRare(event: Event): boolean {
  if (event.type === EVENT_ID.POP) return false;
  return !('tagStart' in event) || event.anchorStart >= 0 || event.tagStart >= 0;
}
