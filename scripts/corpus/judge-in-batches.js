import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const LARGE = 300_000;
const BATCH = 100;

/**
 * Judges files in worker threads, small ones many at a time. Large ones run alone, so that their time is known.
 *
 * @param setting `bin`, `from` (the folder that is only read), `to` (its copy), `flags`
 * @returns verdicts in the order of the files
 */
export async function judgeInBatches(files, setting, jobs) {
  const queue = batchesOf(files, setting.from);
  const verdicts = [];
  await Promise.all(
    Array.from({ length: Math.min(jobs, queue.length) }, () => work(queue, setting, verdicts)),
  );
  const order = new Map(files.map((file, index) => [file, index]));
  return verdicts.sort((a, b) => order.get(a.file) - order.get(b.file));
}

/** Largest first, so that no thread is left with one at the end. */
function batchesOf(files, folder) {
  const sizes = new Map(files.map((file) => [file, statSync(join(folder, file)).size]));
  const large = files.filter((file) => sizes.get(file) > LARGE);
  const small = files.filter((file) => sizes.get(file) <= LARGE);
  const batches = large.sort((a, b) => sizes.get(b) - sizes.get(a)).map((file) => [file]);
  for (let start = 0; start < small.length; start += BATCH) batches.push(small.slice(start, start + BATCH));
  return batches;
}

async function work(queue, setting, verdicts) {
  const worker = new Worker(new URL('./batch-worker.js', import.meta.url), { workerData: setting });
  try {
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
      verdicts.push(...(await judgeBatch(worker, batch)));
    }
  } finally {
    await worker.terminate();
  }
}

function judgeBatch(worker, batch) {
  return new Promise((resolve, reject) => {
    worker.once('message', (verdicts) => {
      worker.off('error', reject);
      resolve(verdicts);
    });
    worker.once('error', reject);
    worker.postMessage(batch);
  });
}
