// Throws made-up documents at the readers, the edit and the whole run until a promise breaks, and shrinks the case.
//   npm run fuzz -- [--runs N] [--seed S] [--only edit,readers,run,mutant,dedupe,valid]
// `valid` is `run` with validation. Exit 1 when a promise is broken, 2 when called wrongly.

import { parseArgs } from 'node:util';
import { createJiti } from 'jiti';

const USAGE = 'usage: npm run fuzz -- [--runs N] [--seed S] [--only edit,readers,run,mutant,dedupe,valid]';

const OPTIONS = {
  runs: { type: 'string', default: '1000' },
  seed: { type: 'string' },
  only: { type: 'string', default: 'edit,readers,run,mutant,dedupe' },
};

/** How many numbers a case has at most: more than any document takes. */
const NUMBERS = 2500;

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

/** Numbers of 32 bits, the same for the same seed (mulberry32). */
function numbersOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

async function faultOf(check, numbers) {
  try {
    await check(numbers);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The plainest case that breaks the same promise: fewer numbers first, then smaller ones. */
async function shrink(check, numbers, name) {
  const breaks = async (candidate) => (await faultOf(check, candidate))?.name === name;
  let best = numbers;
  for (let size = best.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = best.length - size; at >= 0; at -= size) {
      const shorter = [...best.slice(0, at), ...best.slice(at + size)];
      if (await breaks(shorter)) best = shorter;
    }
  }
  for (let at = 0; at < best.length; at += 1) {
    const plainer = best.with(at, 0);
    if (best[at] !== 0 && (await breaks(plainer))) best = plainer;
  }
  return best;
}

process.exitCode = await main(process.argv.slice(2));

async function main(argv) {
  const given = readArguments(argv);
  if (given === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { runs, seed, checks } = given;
  const names = checks.map(([name]) => name).join(', ');
  const next = numbersOf(seed);
  const started = Date.now();
  for (let run = 1; run <= runs; run += 1) {
    const numbers = Array.from({ length: NUMBERS }, next);
    for (const [name, check] of checks) {
      const fault = await faultOf(check, numbers);
      if (fault === undefined) continue;
      const plainest = await shrink(check, numbers, fault.name);
      process.stderr.write(`${(await faultOf(check, plainest))?.stack}\n`);
      process.stdout.write(`${name}: broken by document ${run} of seed ${seed}\n`);
      return 1;
    }
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${names}: ${runs} documents of seed ${seed} held, in ${seconds} s\n`);
  return 0;
}

/** @returns undefined when called wrongly */
function readArguments(argv) {
  try {
    const { values } = parseArgs({ args: argv, options: OPTIONS });
    const names = values.only.split(',');
    const [runs, seed] = [Number(values.runs), Number(values.seed ?? Date.now() % 2 ** 32)];
    const checks = names.map((name) => [name, CHECKS[name]]);
    const isSound =
      Number.isInteger(runs) && Number.isInteger(seed) && names.every((name) => Object.hasOwn(CHECKS, name));
    return isSound ? { runs, seed, checks } : undefined;
  } catch {
    return undefined;
  }
}
