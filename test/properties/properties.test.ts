import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDedupe } from './check-dedupe.js';
import { checkEdit } from './check-edit.js';
import { checkMutant } from './check-mutant.js';
import { checkReaders } from './check-readers.js';
import { checkRun } from './check-run.js';
import { Choices } from './choices.js';

/**
 * Cases are lists of numbers. The seeds stand still; `npm run fuzz` takes others, and shrinks what it finds, which may
 * take long.
 */
const cases = fc.uint32Array({ maxLength: 1500, size: 'max' }).map((numbers) => [...numbers]);

it('edits say what was planned, and leave the rest', () => {
  fc.assert(
    fc.property(cases, (numbers) => {
      checkEdit(numbers);
    }),
    { numRuns: 1500, seed: 1, endOnFailure: true },
  );
});

it('made-up texts are read as they were meant', () => {
  fc.assert(fc.property(cases, checkReaders), { numRuns: 1000, seed: 2, endOnFailure: true });
});

it('a run is proven, a second one empty, and what it added can be taken out', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (numbers) => {
      await checkRun(numbers);
    }),
    { numRuns: 150, seed: 3, endOnFailure: true },
  );
});

it('a damaged fixture is refused, or edited as planned', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint32Array({ maxLength: 40, size: 'max' }), async (numbers) => {
      await checkMutant([...numbers]);
    }),
    { numRuns: 400, seed: 4, endOnFailure: true },
  );
});

it('replacing copies changes nothing that the document says', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (numbers) => {
      await checkDedupe(numbers);
    }),
    { numRuns: 300, seed: 5, endOnFailure: true },
  );
});

it('choices end in the plainest ones', () => {
  const choices = new Choices([7, 99]);
  expect([
    choices.below(5),
    choices.chance(1),
    choices.chance(99),
    choices.pick(['first', 'second']),
  ]).toEqual([2, true, false, 'first']);
});
