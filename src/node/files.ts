import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openCacheFolder } from './cache-folder.js';
import { loadModule } from './load-module.js';
import { fileKind, followLinks } from './paths.js';
import { fingerprintOfFile, readAhead, readFile } from './read-file.js';
import { createRefFiles } from './ref-files.js';
import { writeFile } from './write-file.js';

/** File access of a run, through `node:fs`. Paths are absolute; `name` is the name of the file in findings. */
export const nodeFiles = {
  exists: existsSync,
  kind: fileKind,
  /** The real path, with symbolic links followed. */
  identify: followLinks,
  find: findFiles,
  read: readFile,
  readAhead,
  size: sizeOf,
  /** A digest of the content; `undefined` for a file that does not exist or cannot be read. */
  fingerprint: fingerprintOfFile,
  load: loadModule,
  references: createRefFiles,
  repositoryRoot,
  write: writeFile,
  cache: openCacheFolder,
} as const;

export type Files = typeof nodeFiles;

/**
 * Files that match a glob pattern, relative to a folder, with `/`, sorted by code unit. `node_modules` and
 * dot files are left out unless the pattern names them.
 */
async function findFiles(pattern: string, folder: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const ignore = pattern.includes('node_modules') ? [] : ['**/node_modules/**'];
  const found = await glob(pattern, { cwd: folder, ignore, expandDirectories: false, onlyFiles: true });
  return found.sort();
}

/** Bytes; 0 for a file that does not exist or cannot be accessed. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** The nearest folder, at or above the given one, that is a Git working tree; the given folder if there is none. */
function repositoryRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}
