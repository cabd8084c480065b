const KEYS = new WeakMap<object, readonly string[]>();

/**
 * The property names of an object that does not change, listed once. An object with keys such as `404` is an array
 * with holes to V8: each listing takes the time and memory of 404 entries.
 */
export function keysOf(value: object): readonly string[] {
  const known = KEYS.get(value);
  if (known !== undefined) return known;
  const keys = Object.keys(value);
  KEYS.set(value, keys);
  return keys;
}
