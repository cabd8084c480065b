import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostic.js';
import type { FileText } from '../node/read-file.js';
import { displayPath } from './display-path.js';
import type { SpecSource } from './expand-specs.js';
import type { World } from './world.js';

/** A file to write, or standard output. */
export type Target =
  | { readonly kind: 'in-place' | 'file'; readonly path: string; readonly name: string }
  | { readonly kind: 'stdout' };

/** How often a file is read again that changed before it was written. */
export const RETRIES = 3;

/** Where the result goes; without a spec, to standard output unless a file is named. */
export function targetOf(
  source: SpecSource | undefined,
  output: string | undefined,
  { cwd }: Pick<World, 'cwd'>,
): Target {
  if (output === '-') return { kind: 'stdout' };
  if (output !== undefined) {
    const path = resolve(cwd, output);
    return { kind: 'file', path, name: displayPath(cwd, path) };
  }
  if (source?.path === undefined) return { kind: 'stdout' };
  return { kind: 'in-place', path: source.path, name: source.name };
}

/** The content of the file of `--output`; `undefined` for one that is to be made, and for a pipe or a device. */
export function readTarget(
  { path, name }: Target & { kind: 'in-place' | 'file' },
  { files }: Pick<World, 'files'>,
): FileText | Diagnostic | undefined {
  if (files.kind(path) === 'stream') return undefined;
  const standing = files.read(path, name);
  return 'code' in standing && standing.code === 'FILE_NOT_FOUND' ? undefined : standing;
}

/**
 * Writes the result.
 *
 * @param standing what is expected to stand there; a file that is not the same any more is left alone
 */
export async function writeTarget(
  target: Target,
  text: string,
  standing: FileText | undefined,
  { files, stdout }: Pick<World, 'files' | 'stdout'>,
): Promise<Diagnostic | undefined> {
  if (target.kind !== 'stdout') return files.write(target.path, target.name, text, standing?.fingerprint);
  stdout(text);
  return undefined;
}
