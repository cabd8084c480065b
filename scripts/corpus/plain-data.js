/** Helpers for documents as plain data. Pointers are URI fragments (`#/paths/~1pets`). */

export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSpec(value) {
  return isObject(value) && (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger'));
}

export function pathOf(pointer) {
  const names = pointer.split('/').slice(1);
  return names.map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function pointerOf(path) {
  return `#${path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;
}

/** @returns {{ value: unknown } | undefined} undefined where nothing stands */
export function lookUp(root, path) {
  let value = root;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return { value };
}

/** Where the record of what was written stands. */
export function ledgerPath(document) {
  return Object.hasOwn(document, 'swagger') ? ['x-gen-responses'] : ['components', 'x-gen-responses'];
}

/** The path of the first difference between two values; undefined when they are equal, key order aside. */
export function firstDifference(left, right, path = [], seen = new Map()) {
  if (Object.is(left, right)) return undefined;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return path;
  if (Array.isArray(left) !== Array.isArray(right)) return path;
  if (seen.get(left)?.has(right)) return undefined;
  seen.set(left, (seen.get(left) ?? new Set()).add(right));
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const inner = [...path, name];
    if (!Object.hasOwn(left, name) || !Object.hasOwn(right, name)) return inner;
    const difference = firstDifference(left[name], right[name], inner, seen);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** A copy without what stands at a path; maps that the removal leaves empty go as well where `isGone` says so. */
export function without(value, path, isGone = () => false) {
  const [name, ...rest] = path;
  if (!isObject(value) || name === undefined || !Object.hasOwn(value, name)) return value;
  const inner =
    rest.length === 0 ? undefined : without(value[name], rest, (below) => isGone([name, ...below]));
  const isEmpty = rest.length === 0 || (isObject(inner) && Object.keys(inner).length === 0 && isGone([name]));
  const kept = Object.entries(value).filter(([key]) => key !== name);
  return Object.fromEntries(isEmpty ? kept : [...kept, [name, inner]]);
}
