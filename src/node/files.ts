import { existsSync } from 'node:fs';
import type { Diagnostic } from '../diagnostic.js';
import { type FileKind, fileKind } from './file-kind.js';
import { findFiles } from './find-files.js';
import { followLinks } from './follow-links.js';
import { type FileText, readFile } from './read-file.js';
import { createRefFiles } from './ref-files.js';
import { repositoryRoot } from './repository-root.js';
import { writeFile } from './write-file.js';

/** The files that a run may touch; paths are absolute, `name` is what findings call the file. */
export interface Files {
  readonly exists: (path: string) => boolean;
  readonly kind: (path: string) => FileKind | undefined;
  /** The same path for the same file, symbolic links followed. */
  readonly identify: (path: string) => string;
  readonly find: (pattern: string, folder: string) => Promise<string[]>;
  readonly read: (path: string, name: string) => FileText | Diagnostic;
  /** The way to the files that `$ref`s lead to. */
  readonly references: typeof createRefFiles;
  readonly repositoryRoot: (folder: string) => string;
  readonly write: typeof writeFile;
}

/** The files of this machine. */
export const nodeFiles: Files = {
  exists: existsSync,
  kind: fileKind,
  identify: followLinks,
  find: findFiles,
  read: readFile,
  references: createRefFiles,
  repositoryRoot,
  write: writeFile,
};
