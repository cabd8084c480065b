import { expect, test } from 'vitest';
import { nearestName } from '../../src/text/nearest-name.js';

const NAMES = ['--table', '--output', '--on-conflict', '--no-ledger', '--check'];

test.each([
  ['--tabel', '--table'],
  ['--tables', '--table'],
  ['--onconflict', '--on-conflict'],
  ['--OUTPUT', '--output'],
  ['--chekc', '--check'],
  ['--entirely-different', undefined],
  ['', undefined],
])('%s means %s', (name, meant) => {
  expect(nearestName(name, NAMES)).toBe(meant);
});

test('a very long name takes no time', () => {
  expect(nearestName('x'.repeat(1_000_000), NAMES)).toBeUndefined();
});
