import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { reasonOf } from './error-reason.js';
import { followLinks, temporaryPath } from './write-file.js';

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
/** A lock without content is one whose maker is between two system calls, or died there. */
const EMPTY_GRACE = 2_000;

const held = new Set<string>();

/**
 * Keeps other runs away from a file, from before it is read until it is written: a file
 * `.<name>.gen-responses.lock` beside it, made exclusively, that holds process and host. A lock whose process
 * is gone is cleared, its temporary file too. Where no file can be made there is nothing to lock: the write
 * would fail the same way.
 */
export async function lockFile(
  path: string,
  name: string,
  patience: LockPatience = PATIENCE,
): Promise<Release | Diagnostic> {
  const target = followLinks(path);
  const lock = join(dirname(target), `.${basename(target)}.gen-responses.lock`);
  for (let waited = 0; ; waited += POLL) {
    const outcome = tryLock(lock);
    if (outcome === 'locked') return () => release(lock);
    if (outcome === 'impossible') return () => {};
    const holder = readHolder(lock);
    if (holder === undefined) continue;
    if (isStale(lock, holder, patience)) clear(lock, target, holder);
    else if (waited >= patience.wait) return diagnose('FILE_LOCKED', { pid: holder.pid }, { file: name });
    else await sleep(POLL);
  }
}

function tryLock(lock: string): 'locked' | 'taken' | 'impossible' {
  try {
    const file = openSync(lock, 'wx');
    try {
      held.add(lock);
      writeSync(file, `${process.pid} ${hostname()}\n`);
    } finally {
      closeSync(file);
    }
    return 'locked';
  } catch (error) {
    return reasonOf(error).code === 'EEXIST' ? 'taken' : 'impossible';
  }
}

function release(lock: string): void {
  if (!held.delete(lock)) return;
  rmSync(lock, { force: true });
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Milliseconds since the lock was made. */
  readonly age: number;
}

/** Who made a lock; `undefined` when it is gone by now. */
function readHolder(lock: string): Holder | undefined {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    const [pid = '', host = ''] = readFileSync(lock, 'utf8').trim().split(' ');
    return { pid: Number(pid), host, age };
  } catch {
    return undefined;
  }
}

function isStale(lock: string, { pid, host, age }: Holder, patience: LockPatience): boolean {
  if (held.has(lock)) return false;
  if (age > patience.stale) return true;
  if (!Number.isSafeInteger(pid) || pid <= 0) return age > EMPTY_GRACE;
  return host === hostname() && (pid === process.pid || !isAlive(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return reasonOf(error).code === 'EPERM';
  }
}

function clear(lock: string, target: string, { pid }: Holder): void {
  rmSync(temporaryPath(target, pid), { force: true });
  rmSync(lock, { force: true });
}
