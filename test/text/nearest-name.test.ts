import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestName } from '../../src/text/nearest-name.js';

const NAMES = ['--table', '--output', '--on-conflict', '--no-ledger', '--check'];

test.each([
  ['--tabel', '--table'],
  ['--tables', '--table'],
  ['--onconflict', '--on-conflict'],
  ['--OUTPUT', '--output'],
  ['--chekc', '--check'],
  ['-table', '--table'],
  ['--no-ledgerr', '--no-ledger'],
  ['--no--ledger', '--no-ledger'],
  ['--on-confilct', '--on-conflict'],
  ['--entirely-different', undefined],
  ['', undefined],
])('%s means %s', (name, meant) => {
  expect(nearestName(name, NAMES)).toBe(meant);
});

test('a very long name takes no time', () => {
  expect(nearestName('x'.repeat(1_000_000), NAMES)).toBeUndefined();
});

test('of many long names that are much alike, the nearest is found soon', () => {
  const names = Array.from({ length: 2000 }, (_, index) => `${'StandingResponse'.repeat(5)}${index}`);
  expect(nearestName(`${'StandingResponse'.repeat(5)}x1999`, names)).toBe(names[1999]);
  for (let count = 0; count < 20; count += 1)
    expect(nearestName(`${'MissingResponse'.repeat(5)}${count}`, names)).toBeUndefined();
});

/** The distance by its definition, from the last letters back. */
function distance(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length;
  const [a, b] = [left.slice(0, -1), right.slice(0, -1)];
  const options = [distance(a, right) + 1, distance(left, b) + 1];
  options.push(distance(a, b) + (left.at(-1) === right.at(-1) ? 0 : 1));
  const isSwap = left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1);
  if (left.length > 1 && isSwap) options.push(distance(left.slice(0, -2), right.slice(0, -2)) + 1);
  return Math.min(...options);
}

test('a name is suggested within a third of the length, and never a worse one than another', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 4 }), (name, names) => {
      const within = Math.max(1, Math.floor(name.length / 3));
      const distances = names.map((one) => distance(name, one));
      const least = Math.min(...distances);
      const meant = least <= within ? names[distances.indexOf(least)] : undefined;
      expect(nearestName(name, names)).toBe(meant);
    }),
    { numRuns: 300 },
  );
});
