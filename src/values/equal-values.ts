import { isCollection } from './is-object.js';

/** Whether two values are the same JSON; the order of keys does not matter. The second must have no cycles. */
export function equalValues(one: unknown, other: unknown): boolean {
  return firstDifference(one, other) === undefined;
}

/**
 * The path to the first difference between two values; `undefined` when they are equal. The order of properties does
 * not matter.
 */
export function firstDifference(actual: unknown, expected: unknown): string[] | undefined {
  if (Object.is(actual, expected)) return undefined;
  if (!isCollection(actual) || !isCollection(expected)) return [];
  if (Array.isArray(actual) !== Array.isArray(expected)) return [];
  const names = Object.keys(actual);
  for (const name of names) {
    if (!Object.hasOwn(expected, name)) return [name];
    const difference = firstDifference(actual[name], expected[name]);
    if (difference !== undefined) return [name, ...difference];
  }
  if (names.length === Object.keys(expected).length) return undefined;
  return [Object.keys(expected).find((name) => !Object.hasOwn(actual, name)) ?? ''];
}
