import { firstDifference } from './first-difference.js';

/** Whether two values are the same JSON; the order of keys does not matter. The second must have no cycles. */
export function equalValues(one: unknown, other: unknown): boolean {
  return firstDifference(one, other) === undefined;
}
