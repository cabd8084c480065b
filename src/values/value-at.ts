import { isCollection } from './is-object.js';

/** The value at a path of property names and indexes; own properties only, `$ref`s are not followed. */
export function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const name of path) {
    if (!isCollection(value) || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}
