import type { Change, Order } from '../merge/merge-plan.js';
import { statusRank } from '../openapi-version.js';
import { entryOf, type MapEntry, type MapNode, type SourceNode } from '../syntax/source-node.js';
import { isObject } from '../values/is-object.js';

/** Changes as a tree by path, one level per map. */
export type ChangeTree = ReadonlyMap<string, ChangeNode>;

export type ChangeNode =
  | { readonly kind: 'set'; readonly value: unknown; readonly order: Order }
  | { readonly kind: 'remove' }
  | { readonly kind: 'within'; readonly children: Map<string, ChangeNode>; readonly order: Order };

/** A key and its value. */
export type Addition = readonly [string, unknown];

const AT_END: Order = { by: 'end' };

/** The changes of one level by what they do to the entries of a map. */
export function divide(map: MapNode, changes: ChangeTree) {
  const missing = new Map<string, ChangeNode>();
  const removed = new Set<MapEntry>();
  const edited: (readonly [MapEntry, ChangeNode])[] = [];
  for (const [name, change] of changes) {
    const entry = entryOf(map, name);
    if (entry === undefined) missing.set(name, change);
    else if (change.kind === 'remove') removed.add(entry);
    else edited.push([entry, change]);
  }
  return { missing, removed, edited };
}

/** @throws RangeError if one change is inside another: a bug in the plan */
export function toChangeTree(changes: readonly Change[]): ChangeTree {
  const root = new Map<string, ChangeNode>();
  for (const change of changes) {
    const name = change.path.at(-1);
    const parent = descend(root, change);
    if (name === undefined || parent === undefined || parent.has(name)) {
      throw new RangeError(`A change at ${change.path.join('/')} collides with another one.`);
    }
    const { kind } = change;
    parent.set(name, kind === 'remove' ? { kind } : { kind, value: change.value, order: orderOf(change) });
  }
  return root;
}

/** The order of a change's own key; that of a section is about the map around it. */
function orderOf(change: Change): Order {
  const order = change.kind === 'set' ? change.order : undefined;
  return order === undefined || order.by === 'section' ? AT_END : order;
}

function descend(root: Map<string, ChangeNode>, change: Change): Map<string, ChangeNode> | undefined {
  const parents = change.path.length - 1;
  const section = change.kind === 'set' && change.order?.by === 'section' ? change.order : AT_END;
  let level = root;
  for (let index = 0; index < parents; index += 1) {
    const name = change.path[index] ?? '';
    const order = index === parents - 1 ? section : AT_END;
    const next = level.get(name) ?? { kind: 'within', children: new Map(), order };
    if (next.kind !== 'within') return undefined;
    level.set(name, next);
    level = next.children;
  }
  return level;
}

/**
 * The changes that make one map of another on the same line: for a value without collections, such as a `$ref`, in
 * place of a flow map that is on one line.
 */
export function changesInLine(text: string, node: SourceNode, value: unknown): ChangeTree | undefined {
  if (node.kind !== 'map' || node.style !== 'flow' || /[\r\n]/.test(text.slice(node.start, node.end)))
    return undefined;
  if (!isObject(value) || Object.values(value).some((member) => typeof member === 'object')) return undefined;
  const removed = node.entries.map(({ name = '' }) => [name, { kind: 'remove' }] as const);
  const written = Object.entries(value).map(
    ([name, member]) => [name, { kind: 'set', value: member, order: AT_END }] as const,
  );
  return new Map<string, ChangeNode>([...removed, ...written]);
}

/** The value that a change writes to a missing place; undefined if it only removes. */
export function writtenValue(node: ChangeNode): unknown {
  if (node.kind === 'set') return node.value;
  return node.kind === 'within' ? Object.fromEntries(additionsOf(node.children)) : undefined;
}

/** The entries that one level of changes writes to a missing place. */
export function additionsOf(changes: ChangeTree): Addition[] {
  return sorted(changes).map(([name, node]) => [name, writtenValue(node)]);
}

/** New entries written in one place: after an entry or, if undefined, before the first one. */
interface Group {
  readonly after: MapEntry | undefined;
  readonly additions: Addition[];
}

/** Positions of added entries in a map that has some. */
export function groupByNeighbour({ entries }: MapNode, changes: ChangeTree): Group[] {
  const groups = new Map<MapEntry | undefined, Addition[]>();
  for (const [name, node] of sorted(changes)) {
    const after = neighbourOf(entries, name, node.order);
    const group = groups.get(after) ?? [];
    group.push([name, writtenValue(node)]);
    groups.set(after, group);
  }
  return [...groups].map(([after, additions]) => ({ after, additions }));
}

function neighbourOf(entries: readonly MapEntry[], name: string, order: Order): MapEntry | undefined {
  const last = entries.at(-1);
  if (order.by === 'section') {
    return entries.findLast((entry) => order.siblings.includes(entry.name ?? '')) ?? last;
  }
  if (order.by === 'end') return last;
  const rank = statusRank(name);
  const lower = entries.findLast((entry) => statusRank(entry.name ?? '') < rank);
  if (lower !== undefined) return lower;
  const first = entries.findIndex((entry) => Number.isFinite(statusRank(entry.name ?? '')));
  return first === -1 ? last : entries[first - 1];
}

type Written = Exclude<ChangeNode, { kind: 'remove' }>;

/** What changes write, status codes in their order. */
function sorted(changes: ChangeTree): [string, Written][] {
  const written: [string, Written][] = [];
  for (const [name, change] of changes) if (change.kind !== 'remove') written.push([name, change]);
  const rank = ([name, { order }]: [string, Written]) => (order.by === 'status' ? statusRank(name) : 0);
  return written.length === 1 ? written : written.sort((one, other) => rank(one) - rank(other));
}
