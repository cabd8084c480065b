import type { EventTree } from './yaml-event-tree.js';

/** A text that was read before, and its value. */
export interface Twin {
  readonly tree: EventTree;
  readonly value: unknown;
}

/** What a subtree of the new text may equal: the index of an event of the twin, and the value built from it. */
interface Counterpart {
  readonly index: number;
  readonly value: unknown;
}

/**
 * The value of a text that differs from another in a few places. What stands in both, as the same events over the
 * same characters, has the same value: the one built before is shared. All else is built.
 *
 * @param build the value of the subtree at an index, from its own text
 */
export function sharedValue(tree: EventTree, twin: Twin, build: (index: number) => unknown): unknown {
  if (!tree.events.isPlain || !twin.tree.events.isPlain) return build(1);
  return new Sharing(tree, twin.tree, build).valueOf(1, { index: 1, value: twin.value });
}

class Sharing {
  constructor(
    private readonly tree: EventTree,
    private readonly before: EventTree,
    private readonly build: (index: number) => unknown,
  ) {}

  valueOf(index: number, counterpart: Counterpart | undefined): unknown {
    if (counterpart === undefined) return this.build(index);
    if (this.#isSame(index, counterpart.index)) return counterpart.value;
    const maps = this.tree.events.isMapping(index) && this.before.events.isMapping(counterpart.index);
    return (maps ? this.#mapOf(index, counterpart) : undefined) ?? this.build(index);
  }

  #isSame(index: number, from: number): boolean {
    const moved = this.tree.events.movedFrom(index, this.before.events, from);
    if (moved === undefined) return false;
    const { start, end, distance } = moved;
    return this.tree.text.slice(start, end) === this.before.text.slice(start - distance, end - distance);
  }

  /** @returns undefined for a map that is more than its entries: keys twice, `<<`, keys that are no names */
  #mapOf(index: number, { index: from, value }: Counterpart): Record<string, unknown> | undefined {
    const counterparts = this.#entriesOf(this.before, from, value);
    const map: Record<string, unknown> = {};
    for (const [name, valueIndex] of namedValues(this.tree, index)) {
      if (name === undefined || name === '<<' || name === '__proto__' || Object.hasOwn(map, name))
        return undefined;
      map[name] = this.valueOf(valueIndex, counterparts.get(name));
    }
    return map;
  }

  #entriesOf(tree: EventTree, from: number, value: unknown): Map<string, Counterpart> {
    const entries = new Map<string, Counterpart>();
    const values = value as Readonly<Record<string, unknown>>;
    for (const [name, index] of namedValues(tree, from)) {
      if (name !== undefined && Object.hasOwn(values, name))
        entries.set(name, { index, value: values[name] });
    }
    return entries;
  }
}

function* namedValues(tree: EventTree, map: number): Generator<[string | undefined, number]> {
  for (let index = map + 1; !tree.isEnd(index); ) {
    const value = tree.after(index);
    yield [tree.nameOf(index), value];
    index = tree.after(value);
  }
}
