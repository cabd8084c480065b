import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostic.js';
import { openCacheFolder } from './cache-folder.js';
import { loadModule } from './load-module.js';
import { type FileKind, fileKind, followLinks } from './paths.js';
import { type FileText, fingerprintOfFile, readFile } from './read-file.js';
import { createRefFiles } from './ref-files.js';
import { writeFile } from './write-file.js';

/** File access of a run. Paths are absolute; `name` is the name of the file in findings. */
export interface Files {
  readonly exists: (path: string) => boolean;
  readonly kind: (path: string) => FileKind | undefined;
  /** The real path, with symbolic links followed. */
  readonly identify: (path: string) => string;
  readonly find: (pattern: string, folder: string) => Promise<string[]>;
  readonly read: (path: string, name: string) => FileText | Diagnostic;
  /** Bytes; 0 for a file that does not exist. */
  readonly size: (path: string) => number;
  /** A digest of the content; `undefined` for a file that does not exist or cannot be read. */
  readonly fingerprint: (path: string) => string | undefined;
  readonly load: typeof loadModule;
  readonly references: typeof createRefFiles;
  readonly repositoryRoot: (folder: string) => string;
  readonly write: typeof writeFile;
  /** The cache for runs in a folder; `undefined` where there is no place for one. */
  readonly cache: typeof openCacheFolder;
}

export const nodeFiles: Files = {
  exists: existsSync,
  kind: fileKind,
  identify: followLinks,
  find: findFiles,
  read: readFile,
  size: (path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0,
  fingerprint: fingerprintOfFile,
  load: loadModule,
  references: createRefFiles,
  repositoryRoot,
  write: writeFile,
  cache: openCacheFolder,
};

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

/** The nearest folder, at or above the given one, that is a Git working tree; the given folder if there is none. */
function repositoryRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
}
