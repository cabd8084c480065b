import { closeSync, lstatSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Diagnostic, type DiagnosticArgs, diagnose } from '../diagnostic.js';
import { reasonOf } from './error-reason.js';
import { fileKind } from './file-kind.js';
import { followLinks } from './follow-links.js';
import { onSignal } from './on-signal.js';
import { hasEnded, printRun, type RunId, readRun, thisRun } from './run-id.js';
import { sidePath } from './side-path.js';
import { temporaryPath } from './write-file.js';

/** Gives a lock back; safe to call twice. */
export type Release = () => void;

export interface LockPatience {
  /** How long to wait for another run, in milliseconds. */
  readonly wait: number;
  /** Age in milliseconds from which a lock counts as left behind, whoever made it. */
  readonly stale: number;
}

const PATIENCE: LockPatience = { wait: 10_000, stale: 10 * 60_000 };
const POLL = 25;
/** A lock without content is one whose maker is between two system calls, or died there. In milliseconds. */
const EMPTY_GRACE = 2_000;

const held = new Set<string>();

/**
 * Keeps other runs away from a file, from before it is read until it is written: a file
 * `.<name>.gen-responses.lock` beside it, made exclusively, that tells which run made it. A lock whose process
 * is gone is cleared, its temporary file too; where that cannot be seen from here, age decides. Where no file can
 * be made there is nothing to lock: the write would fail the same way. Pipes and devices need no lock.
 */
export async function lockFile(
  path: string,
  name: string,
  patience: LockPatience = PATIENCE,
): Promise<Release | Diagnostic> {
  const target = followLinks(path);
  if (fileKind(target) === 'stream') return () => {};
  const lock = sidePath(target, 'gen-responses.lock');
  // Before the lock is made: the signal may come right after.
  const callOff = onSignal(() => release(lock));
  const giveBack = () => {
    callOff();
    release(lock);
  };
  const refused = await waitForLock(lock, target, patience);
  if (refused === undefined) return giveBack;
  callOff();
  return diagnose('FILE_LOCKED', refused, { file: name });
}

/** Nothing when the lock was got, or is not needed, before patience ended; or what stands in the way. */
async function waitForLock(
  lock: string,
  target: string,
  patience: LockPatience,
): Promise<DiagnosticArgs['FILE_LOCKED'] | undefined> {
  for (let waited = 0; ; waited += POLL) {
    if (tryLock(lock) !== 'taken') return undefined;
    for (const path of [lock, guardOf(lock)]) {
      const found = noFileAt(path);
      if (found !== undefined) return { pid: undefined, lock: basename(path), found };
    }
    if (waited >= patience.wait) return { pid: readHolder(lock)?.run.pid, lock: basename(lock) };
    const isCleared = isStale(lock, readHolder(lock), patience) && clear(lock, target, patience);
    if (!isCleared) await sleep(POLL);
  }
}

function tryLock(lock: string): 'locked' | 'taken' | 'impossible' {
  try {
    const file = openSync(lock, 'wx');
    try {
      held.add(lock);
      writeSync(file, printRun(thisRun()));
    } finally {
      closeSync(file);
    }
    return 'locked';
  } catch (error) {
    return reasonOf(error).code === 'EEXIST' ? 'taken' : 'impossible';
  }
}

/** What no run has made, and no waiting takes away. */
function noFileAt(path: string): DiagnosticArgs['FILE_LOCKED']['found'] {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'folder';
  return stats.isSymbolicLink() ? 'link' : 'other';
}

/** Where ours was taken for one left behind, another run's may stand there; on a full disk ours tells nothing. */
function release(lock: string): void {
  if (held.delete(lock) && printRun(thisRun()).startsWith(readText(lock))) remove(lock);
}

interface Holder {
  readonly run: RunId;
  /** Milliseconds since the lock was made. */
  readonly age: number;
  /** Nothing was written into it. */
  readonly isEmpty: boolean;
}

/** Who made a lock; `undefined` when it is gone by now, and when it is no file. */
function readHolder(lock: string): Holder | undefined {
  const stats = lstatSync(lock, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile()) return undefined;
  return { run: readRun(readText(lock)), age: Date.now() - stats.mtimeMs, isEmpty: stats.size === 0 };
}

function readText(lock: string): string {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return ''; // another user's, or gone
  }
}

function isStale(lock: string, holder: Holder | undefined, patience: LockPatience): boolean {
  if (holder === undefined || held.has(lock)) return false;
  const { run, age, isEmpty } = holder;
  if (age > patience.stale) return true;
  return isEmpty ? age > EMPTY_GRACE : hasEnded(run);
}

/** The lock of whoever takes a stale lock away. */
function guardOf(lock: string): string {
  return `${lock}.clearing`;
}

/**
 * Takes a stale lock away, with the temporary file of its maker. Only one run at a time may do so, and it looks
 * again before: what stands there may be the lock of another run, made after this one looked.
 *
 * @returns whether it is gone
 */
function clear(lock: string, target: string, patience: LockPatience): boolean {
  const guard = guardOf(lock);
  if (tryLock(guard) !== 'locked') {
    if (isStale(guard, readHolder(guard), patience)) remove(guard);
    return false;
  }
  try {
    const holder = readHolder(lock);
    if (!isStale(lock, holder, patience)) return false;
    if (holder?.run.token) remove(temporaryPath(target, holder.run.token));
    return remove(lock);
  } finally {
    release(guard);
  }
}

/** False where that is not allowed, as with the file of another user in a folder like `/tmp`. */
function remove(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}
