import { isCollection } from './is-object.js';

/**
 * A JSON pointer in URI fragment form without percent-encoding, the form of `$ref`s (RFC 6901 section 3):
 * `['paths', '/pets']` gives `#/paths/~1pets`.
 */
export function toPointer(path: readonly string[]): string {
  let pointer = '#';
  for (const name of path) pointer += `/${escapeName(name)}`;
  return pointer;
}

/** Encodes a property name for a pointer. */
function escapeName(name: string): string {
  const escaped = name.includes('~') ? name.replaceAll('~', '~0') : name;
  return escaped.includes('/') ? escaped.replaceAll('/', '~1') : escaped;
}

/** The property names of a pointer in URI fragment form, percent-decoded; `undefined` if it is not a pointer. */
export function fromPointer(pointer: string): string[] | undefined {
  if (pointer === '#') return [];
  if (!pointer.startsWith('#/')) return undefined;
  try {
    return pointer
      .slice(2)
      .split('/')
      .map((part) => unescapeName(part.includes('%') ? decodeURIComponent(part) : part));
  } catch {
    return undefined;
  }
}

/** Decodes the escapes of one property name (RFC 6901 section 4). */
export function unescapeName(part: string): string {
  return part.includes('~') ? part.replaceAll('~1', '/').replaceAll('~0', '~') : part;
}

/** The value at a path of property names and indexes; own properties only, `$ref`s are not followed. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const name of path) {
    if (!isCollection(value) || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** Whether a path equals `start` or lies below it. */
export function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name);
}
