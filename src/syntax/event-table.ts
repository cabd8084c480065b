import { EVENT_ID, type Event, type ScalarEvent } from 'js-yaml';

/** Numbers kept of each event: its kind and style, where it starts, and where it ends. */
const STRIDE = 3;
const START = 1;
/** Of a scalar an offset; of what holds others the index after its subtree. */
const END = 2;

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
      if (event.type === EVENT_ID.POP) this.#numbers[(open.pop() ?? 0) * STRIDE + END] = index + 1;
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

  /** Whether there is one document without alias, anchor, tag, directive and end marker: a node's text says its value. */
  get isPlain(): boolean {
    const [first] = this.#rare.values();
    return (
      this.#rare.size === 1 &&
      first?.type === EVENT_ID.DOCUMENT &&
      first.directives.length === 0 &&
      !first.explicitEnd
    );
  }

  /** Index of the event after the subtree of the one at `index`. */
  after(index: number): number {
    if (index >= this.length) return this.length;
    return isLeaf(this.#type(index)) ? index + 1 : (this.#numbers[index * STRIDE + END] ?? this.length);
  }

  isEnd(index: number): boolean {
    return index >= this.length || this.#type(index) === EVENT_ID.POP;
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

  #type(index: number): number {
    return this.#code(index) & TYPE_BITS;
  }

  #code(index: number): number {
    return this.#numbers[index * STRIDE] ?? 0;
  }
}

function isLeaf(type: number): boolean {
  return type === EVENT_ID.SCALAR || type === EVENT_ID.ALIAS || type === EVENT_ID.POP;
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
