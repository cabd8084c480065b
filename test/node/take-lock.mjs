// One of several processes at once: takes the lock of a file again and again, and sees whether it is alone.
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createJiti } from 'jiti';

const [, , path] = process.argv;
const { lockFile } = await createJiti(import.meta.url).import('../../src/node/lock.ts');
const { printRun, thisRun } = await createJiti(import.meta.url).import('../../src/node/run-id.ts');
const lock = path.replace(/[^/]*$/, (name) => `.${name}.gen-responses.lock`);
for (let round = 0; round < 20; round += 1) {
  const release = await lockFile(path, path);
  writeFileSync(`${path}.alone`, '', { flag: 'wx' });
  await sleep(2);
  rmSync(`${path}.alone`);
  release();
  if (round < 19) leaveStaleLock();
}

/** As if a process had died just now. */
function leaveStaleLock() {
  try {
    writeFileSync(lock, printRun({ ...thisRun(), pid: 999_999_999 }), { flag: 'wx' });
  } catch {
    // another run was faster
  }
}
