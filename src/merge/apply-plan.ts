import { isObject } from '../values/is-object.js';
import type { Change } from './merge-plan.js';

type MutableMap = Record<string, unknown>;

/**
 * The document with the changes made: what the edited text must say. The document itself is not touched; maps on
 * the way to a change are copied, everything else is shared. Missing parents, `null` and `[]` become maps, new keys
 * go last (their order does not matter here), and what is to be removed may be missing.
 *
 * @throws TypeError when a parent is a list or a single value: such changes must not be planned
 */
export function applyPlan<D extends Readonly<Record<string, unknown>>>(
  document: D,
  changes: readonly Change[],
): Record<string, unknown> {
  const root: MutableMap = { ...document };
  const copies = new Set<unknown>([root]);
  for (const change of changes) {
    const parent = parentOf(root, change, copies);
    const name = change.path.at(-1);
    if (name === undefined || parent === undefined) continue;
    if (change.kind === 'set') setOwn(parent, name, change.value);
    else delete parent[name];
  }
  return root;
}

/** The map that a change writes to, copied on first write; `undefined` if there is nothing to remove from. */
function parentOf(root: MutableMap, change: Change, copies: Set<unknown>): MutableMap | undefined {
  let parent = root;
  for (const name of change.path.slice(0, -1)) {
    const child = Object.hasOwn(parent, name) ? parent[name] : undefined;
    if (isObject(child) && copies.has(child)) {
      parent = child;
      continue;
    }
    const isEmpty = child === undefined || child === null || (Array.isArray(child) && child.length === 0);
    if (!isObject(child) && !isEmpty) {
      throw new TypeError(`Cannot change "${change.path.join('/')}": "${name}" is not a map.`);
    }
    if (change.kind === 'remove' && !isObject(child)) return undefined;
    const copy: MutableMap = isObject(child) ? { ...child } : {};
    copies.add(copy);
    setOwn(parent, name, copy);
    parent = copy;
  }
  return parent;
}

/** Sets a key even if it is `__proto__`. */
function setOwn(map: MutableMap, name: string, value: unknown): void {
  if (name !== '__proto__') map[name] = value;
  else Object.defineProperty(map, name, { value, writable: true, enumerable: true, configurable: true });
}
