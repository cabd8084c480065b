import type { Change } from '../merge/merge-plan.js';
import { entryOf, type MapEntry, type MapNode } from '../syntax/source-node.js';

/** Changes by the path they stand at, one level a map. */
export type ChangeTree = ReadonlyMap<string, ChangeNode>;

export type ChangeNode =
  | { readonly kind: 'set'; readonly value: unknown }
  | { readonly kind: 'remove' }
  | { readonly kind: 'within'; readonly children: Map<string, ChangeNode> };

/** @throws RangeError when one change stands inside another: a bug of the plan. */
export function toChangeTree(changes: readonly Change[]): ChangeTree {
  const root = new Map<string, ChangeNode>();
  for (const change of changes) {
    const name = change.path.at(-1);
    const parent = descend(root, change.path.slice(0, -1));
    if (name === undefined || parent === undefined || parent.has(name)) {
      throw new RangeError(`A change at ${change.path.join('/')} collides with another one.`);
    }
    parent.set(name, change.kind === 'set' ? { kind: 'set', value: change.value } : { kind: 'remove' });
  }
  return root;
}

function descend(
  root: Map<string, ChangeNode>,
  path: readonly string[],
): Map<string, ChangeNode> | undefined {
  let level = root;
  for (const name of path) {
    const next = level.get(name) ?? { kind: 'within', children: new Map() };
    if (next.kind !== 'within') return undefined;
    level.set(name, next);
    level = next.children;
  }
  return level;
}

/** What a change writes where nothing stands yet; undefined for one that only removes. */
export function writtenValue(node: ChangeNode): unknown {
  if (node.kind === 'set') return node.value;
  return node.kind === 'within' ? Object.fromEntries(additionsOf(node.children)) : undefined;
}

/** The entries that a level of changes writes where nothing stands yet. */
export function additionsOf(changes: ChangeTree): [string, unknown][] {
  const additions: [string, unknown][] = [];
  for (const [name, node] of changes) {
    if (node.kind !== 'remove') additions.push([name, writtenValue(node)]);
  }
  return additions;
}

/** A new container stands after its sibling, wherever that is; all else goes to the end. */
const STANDS_AFTER: Readonly<Record<string, string>> = { responses: 'schemas', schemas: 'responses' };

/** New entries by the entry that they are written after; `undefined` in a map that has none. */
export function groupByNeighbour(
  map: MapNode,
  additions: readonly [string, unknown][],
): Map<MapEntry | undefined, [string, unknown][]> {
  const groups = new Map<MapEntry | undefined, [string, unknown][]>();
  for (const addition of additions) {
    const sibling = Object.hasOwn(STANDS_AFTER, addition[0]) ? STANDS_AFTER[addition[0]] : undefined;
    const neighbour = (sibling !== undefined ? entryOf(map, sibling) : undefined) ?? map.entries.at(-1);
    groups.set(neighbour, [...(groups.get(neighbour) ?? []), addition]);
  }
  return groups;
}
