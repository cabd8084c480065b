import { expect, test } from 'vitest';
import { equalValues } from '../../src/values/equal-values.js';

const cycle: Record<string, unknown> = {};
cycle.a = cycle;

test.each<[string, unknown, unknown, boolean]>([
  ['keys in another order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, true],
  ['items in another order', [1, 2], [2, 1], false],
  ['a key more', { a: 1, b: 2 }, { a: 1 }, false],
  ['a key less', { a: 1 }, { a: 1, b: 2 }, false],
  ['an inherited key', { toString: 1 }, { constructor: 1 }, false],
  ['a list and a map', [], {}, false],
  ['null and a map', null, {}, false],
  ['a number and its text', 404, '404', false],
  [
    '__proto__ as a key',
    JSON.parse('{ "__proto__": { "a": 1 } }'),
    JSON.parse('{ "__proto__": { "a": 1 } }'),
    true,
  ],
  ['__proto__ as a key, and none', JSON.parse('{ "__proto__": {} }'), {}, false],
  ['a cycle and an end', cycle, { a: { a: {} } }, false],
])('%s', (_, one, other, equal) => {
  expect(equalValues(one, other)).toBe(equal);
});
