// Throws made-up documents at the readers, the edit and the whole run until a promise breaks, and shrinks the case.
//   npm run fuzz -- [--runs N] [--seed S] [--only edit,readers,run,mutant,dedupe,valid]
// `valid` is `run` with validation. Exit 1 when a promise is broken, 2 when called wrongly.

import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { createJiti } from 'jiti';

const USAGE = 'usage: npm run fuzz -- [--runs N] [--seed S] [--only edit,readers,run,mutant,dedupe,valid]';

const OPTIONS = {
  runs: { type: 'string', default: '1000' },
  seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  only: { type: 'string', default: 'edit,readers,run,mutant,dedupe' },
};

const jiti = createJiti(import.meta.url);
const load = (name) => jiti.import(`../test/properties/${name}.ts`);
const [{ checkEdit }, { checkReaders }, { checkRun }, { checkMutant }, { checkDedupe }] = await Promise.all(
  ['check-edit', 'check-readers', 'check-run', 'check-mutant', 'check-dedupe'].map(load),
);
const CHECKS = {
  edit: checkEdit,
  readers: checkReaders,
  mutant: checkMutant,
  dedupe: checkDedupe,
  run: (numbers) => checkRun(numbers),
  valid: (numbers) => checkRun(numbers, true),
};

/** A case is a list of numbers: no document takes more than these, and past the end of a list everything is 0. */
const cases = fc.uint32Array({ maxLength: 2500, size: 'max' });

process.exitCode = await main(process.argv.slice(2));

async function main(argv) {
  const given = readArguments(argv);
  if (given === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { numRuns, seed, names } = given;
  const started = Date.now();
  for (const name of names) {
    const property = fc.asyncProperty(cases, async (numbers) => void (await CHECKS[name]([...numbers])));
    const { failed, errorInstance } = await fc.check(property, { numRuns, seed });
    if (!failed) continue;
    process.stderr.write(`${errorInstance.stack}\n`);
    process.stdout.write(`${name}: broken by a document of seed ${seed}\n`);
    return 1;
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${names.join(', ')}: ${numRuns} documents of seed ${seed} held, in ${seconds} s\n`);
  return 0;
}

/** @returns undefined when called wrongly */
function readArguments(argv) {
  try {
    const { values } = parseArgs({ args: argv, options: OPTIONS });
    const names = values.only.split(',');
    const [numRuns, seed] = [Number(values.runs), Number(values.seed)];
    const isSound =
      Number.isInteger(numRuns) &&
      Number.isInteger(seed) &&
      names.every((name) => Object.hasOwn(CHECKS, name));
    return isSound ? { numRuns, seed, names } : undefined;
  } catch {
    return undefined;
  }
}
