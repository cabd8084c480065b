import { lstatSync, openSync, rmSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { reasonOf } from './error-reason.js';

/** A hidden file next to the target, named after it. */
export function temporaryPath(target: string): string {
  return join(dirname(target), `.${basename(target)}.gen-responses.tmp`);
}

/** Milliseconds between two attempts to make the temporary file. */
const POLL = 10;
/** Milliseconds without a change after which a temporary file counts as left behind by a killed process. */
const ABANDONED = 5_000;

/**
 * Opens the temporary file of a target. Only one process can hold it, so no two compare and rename at the same time:
 * the second waits until the first has renamed its file.
 */
export async function claim(path: string, mode: number): Promise<number> {
  let seen: Stats | undefined;
  for (let waited = 0; ; waited += POLL) {
    try {
      return openSync(path, 'wx', mode);
    } catch (error) {
      if (reasonOf(error).code !== 'EEXIST') throw error;
    }
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.ino !== seen?.ino || found?.mtimeMs !== seen?.mtimeMs) waited = 0;
    seen = found;
    const isAbandoned = found !== undefined && Math.max(waited, Date.now() - found.mtimeMs) >= ABANDONED;
    if (isAbandoned) rmSync(path, { force: true });
    else await sleep(POLL);
  }
}

/** Whether the file of `stats` is the one at a path. */
export function isAt(path: string, { ino, dev }: Stats): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.ino === ino && found.dev === dev;
}
