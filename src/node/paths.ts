import { readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A stream is a pipe, a socket or a device: something that is not there to be read a second time. */
export type FileKind = 'file' | 'folder' | 'stream';

/** What stands at a path, links followed; `undefined` for nothing, and for what may not be looked at. */
export function fileKind(path: string): FileKind | undefined {
  try {
    return kindOf(statSync(path));
  } catch {
    return undefined;
  }
}

export function kindOf(stats: Stats): FileKind {
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'stream';
}

/**
 * The file that a path means in the end, also when the last link leads to a file that is not there yet. A path that
 * leads nowhere stays as it is: reading or writing it tells why.
 */
export function followLinks(path: string): string {
  // The links of a process to its pipes say what they are, not where.
  if (fileKind(path) === 'stream') return resolve(path);
  try {
    return realpathSync(path);
  } catch {
    return followLast(path);
  }
}

function followLast(path: string): string {
  try {
    return resolve(realpathSync(dirname(path)), readlinkSync(path));
  } catch {
    return resolve(path);
  }
}
