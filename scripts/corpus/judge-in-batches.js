import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withRefsByHand } from './check-remove.js';
import { judgeSpec } from './judge-spec.js';
import { readIndependently } from './read-independently.js';
import { runCommand } from './run-command.js';

const LARGE = 300_000;
const BATCH = 100;

/**
 * Judges files, small ones many at a time.
 *
 * @param setting `bin`, `from` (the folder that is only read), `to` (its copy), `flags`
 * @param jobs how many command lines run at the same time
 * @returns verdicts in the order of the files
 */
export async function judgeInBatches(files, setting, jobs) {
  const queue = batchesOf(files, setting.from);
  const library = await import('../../dist/index.js');
  const verdicts = [];
  const work = async () => {
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift())
      verdicts.push(...(await judgeBatch(batch, setting, library)));
  };
  await Promise.all(Array.from({ length: jobs }, work));
  const order = new Map(files.map((file, index) => [file, index]));
  return verdicts.sort((a, b) => order.get(a.file) - order.get(b.file));
}

/** Largest first, so that no job is left with one at the end. */
function batchesOf(files, folder) {
  const sizes = new Map(files.map((file) => [file, statSync(join(folder, file)).size]));
  const large = files.filter((file) => sizes.get(file) > LARGE);
  const small = files.filter((file) => sizes.get(file) <= LARGE);
  const batches = large.sort((a, b) => sizes.get(b) - sizes.get(a)).map((file) => [file]);
  for (let start = 0; start < small.length; start += BATCH) batches.push(small.slice(start, start + BATCH));
  return batches;
}

/** Runs the command line twice over the copies of a batch, with `--attach` also `remove`, then judges each file. */
async function judgeBatch(files, { bin, from, to, flags }, library) {
  const read = () => files.map((file) => readFileSync(join(to, file)));
  /** What `remove` makes of texts. */
  const remove = async (texts) => {
    for (const [index, file] of files.entries()) writeFileSync(join(to, file), texts[index]);
    await runCommand(bin, files, to, ['remove', '--no-validate']);
    return read();
  };
  const attach = flags.includes('--attach');
  const first = await runCommand(bin, files, to, flags);
  const after = read();
  const second = await runCommand(bin, files, to, flags);
  const again = read();
  const handmade = after.map((bytes) => (attach ? withRefsByHand(readText(bytes)) : undefined));
  const restored = attach ? await remove(after) : [];
  const kept = attach ? await remove(handmade.map((made, index) => made?.text ?? after[index])) : [];
  const verdicts = [];
  for (const [index, file] of files.entries()) {
    const path = resolve(to, file);
    const run = {
      before: readFileSync(join(from, file)),
      after: after[index],
      again: again[index],
      first: first.get(path),
      second: second.get(path),
      restored: restored[index],
      byHand: handmade[index] && { refs: handmade[index].refs, after: kept[index] },
    };
    verdicts.push({ file, ...(await judgeSafely(run, library, optionsOf(flags))) });
  }
  return verdicts;
}

/** The options of the library for the same run. */
function optionsOf(flags) {
  const rules = flags.includes('--rules') ? { rules: flags[flags.indexOf('--rules') + 1] } : {};
  return { attach: flags.includes('--attach'), ...rules };
}

function readText(bytes) {
  const text = bytes.toString('utf8');
  return { text, ...readIndependently(text) };
}

async function judgeSafely(run, library, options) {
  try {
    return await judgeSpec(run, library, options);
  } catch (error) {
    const detail = `cannot be judged: ${error instanceof Error ? error.stack : error}`;
    return { kind: 'spec', failures: [{ promise: 'judge', detail }], bytes: run.before.length };
  }
}
