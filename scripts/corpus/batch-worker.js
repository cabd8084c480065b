import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { judgeSpec } from './judge-spec.js';
import { runCommand } from './run-command.js';

const { bin, from, to, flags } = workerData;
const library = await import('../../dist/index.js');
const options = { attach: flags.includes('--attach') };

/** Runs the command line twice over the copies of a batch, then judges each file. */
parentPort.on('message', async (files) => {
  const read = () => files.map((file) => readFileSync(join(to, file)));
  const start = performance.now();
  const first = runCommand(bin, files, to, flags);
  const milliseconds = performance.now() - start;
  const after = read();
  const second = runCommand(bin, files, to, flags);
  const again = read();
  const verdicts = [];
  for (const [index, file] of files.entries()) {
    const path = resolve(to, file);
    const run = {
      before: readFileSync(join(from, file)),
      after: after[index],
      again: again[index],
      first: first.get(path),
      second: second.get(path),
    };
    const alone = files.length === 1 ? { milliseconds } : {};
    verdicts.push({ file, ...alone, ...(await judgeSafely(run)) });
  }
  parentPort.postMessage(verdicts);
});

async function judgeSafely(run) {
  try {
    return await judgeSpec(run, library, options);
  } catch (error) {
    const detail = `cannot be judged: ${error instanceof Error ? error.stack : error}`;
    return { kind: 'spec', failures: [{ promise: 'judge', detail }], bytes: run.before.length };
  }
}
