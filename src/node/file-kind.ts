import { type Stats, statSync } from 'node:fs';

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
