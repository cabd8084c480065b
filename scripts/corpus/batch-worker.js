import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { withRefsByHand } from './check-remove.js';
import { judgeSpec } from './judge-spec.js';
import { readIndependently } from './read-independently.js';
import { runCommand } from './run-command.js';

const { bin, from, to, flags } = workerData;
const library = await import('../../dist/index.js');
const attach = flags.includes('--attach');
const rules = flags.includes('--rules') ? { rules: flags[flags.indexOf('--rules') + 1] } : {};
const options = { attach, ...rules };

/**
 * Runs the command line twice over the copies of a batch, with `--attach` also `remove`, then judges each file.
 */
parentPort.on('message', async (files) => {
  const read = () => files.map((file) => readFileSync(join(to, file)));
  const start = performance.now();
  const first = runCommand(bin, files, to, flags);
  const milliseconds = performance.now() - start;
  const after = read();
  const second = runCommand(bin, files, to, flags);
  const again = read();
  const handmade = after.map((bytes) => (attach ? withRefsByHand(readText(bytes)) : undefined));
  const restored = attach ? remove(files, after) : [];
  const kept = attach
    ? remove(
        files,
        handmade.map((made, index) => made?.text ?? after[index]),
      )
    : [];
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
    const alone = files.length === 1 ? { milliseconds } : {};
    verdicts.push({ file, ...alone, ...(await judgeSafely(run)) });
  }
  parentPort.postMessage(verdicts);
});

function readText(bytes) {
  const text = bytes.toString('utf8');
  return { text, ...readIndependently(text) };
}

/** What `remove` makes of texts. */
function remove(files, texts) {
  for (const [index, file] of files.entries()) writeFileSync(join(to, file), texts[index]);
  runCommand(bin, files, to, ['remove', '--no-validate']);
  return files.map((file) => readFileSync(join(to, file)));
}

async function judgeSafely(run) {
  try {
    return await judgeSpec(run, library, options);
  } catch (error) {
    const detail = `cannot be judged: ${error instanceof Error ? error.stack : error}`;
    return { kind: 'spec', failures: [{ promise: 'judge', detail }], bytes: run.before.length };
  }
}
