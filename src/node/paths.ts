import { readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A stream is a pipe, a socket or a device; it cannot be read twice. */
type FileKind = 'file' | 'folder' | 'stream';

/** The kind of file at a path, links followed; `undefined` if it does not exist or cannot be accessed. */
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
 * The final target of a path, even if the last link points to a file that does not exist yet. A path that does not
 * resolve is returned unchanged; reading or writing it reports why.
 */
export function followLinks(path: string): string {
  // The links under /proc/self/fd name the kind of a pipe, not a path.
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
