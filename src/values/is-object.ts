/** True for maps and lists. */
export function isCollection(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** True for objects that are neither `null` nor arrays. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return isCollection(value) && !Array.isArray(value);
}

/** True for plain maps of any realm, not for a `Date` or the like. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
