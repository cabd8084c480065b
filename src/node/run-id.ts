import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { reasonOf } from './error-reason.js';

/** One run of the program, as its lock tells it to others. */
export interface RunId {
  /** `undefined` where the lock does not tell. */
  readonly pid: number | undefined;
  readonly host: string;
  /** Within what process ids are unique: boot and process namespace; `-` where the system does not tell. */
  readonly space: string;
  /** When the process started, in clock ticks since the boot; `-` where the system does not tell. */
  readonly start: string;
  /** Random, and in the names of its temporary files: no other run has or takes away one of that name. */
  readonly token: string;
}

const UNKNOWN = '-';

let own: RunId | undefined;

export function thisRun(): RunId {
  own ??= {
    pid: process.pid,
    host: hostname(),
    space: spaceOfThis(),
    start: lifeOf(process.pid)?.start ?? UNKNOWN,
    token: randomBytes(6).toString('hex'),
  };
  return own;
}

export function printRun({ pid, host, space, start, token }: RunId): string {
  return `${pid} ${host} ${space} ${start} ${token}\n`;
}

/** What is not as `printRun` has it is left empty: a token becomes part of a path. */
export function readRun(text: string): RunId {
  const [pid = '', host = '', space = '', start = '', token = ''] = text.trimEnd().split(' ');
  return {
    pid: /^[1-9]\d{0,14}$/.test(pid) ? Number(pid) : undefined,
    host,
    space,
    start,
    token: /^[\da-f]{12}$/.test(token) ? token : '',
  };
}

/**
 * Whether the process of a run has ended. Not known, and so false, of one on another machine or in another process
 * namespace, as of two containers: there the same id is another process.
 */
export function hasEnded({ pid, host, space, start }: RunId): boolean {
  const here = thisRun();
  if (pid === undefined || host !== here.host || space !== here.space) return false;
  const life = start === UNKNOWN ? undefined : lifeOf(pid);
  if (life !== undefined) return life.isOver || life.start !== start;
  // An earlier process had our id, unless the system tells that it is us.
  return (pid === here.pid && start === UNKNOWN) || !isThere(pid);
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return reasonOf(error).code === 'EPERM';
  }
}

function spaceOfThis(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return UNKNOWN;
  }
}

/** Of Linux, proc_pid_stat(5): state and start are the fields 3 and 22; the second, a name, ends at the last `)`. */
function lifeOf(pid: number): { readonly start: string; readonly isOver: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { start: fields[19] ?? UNKNOWN, isOver: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return undefined;
  }
}
