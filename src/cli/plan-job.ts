import { resolve } from 'node:path';
import type { GenResponsesOptions } from '../options.js';
import type { StatusTable } from '../table/status-table.js';
import { displayPath } from './display-path.js';
import type { SpecSource } from './expand-specs.js';
import type { OptionValues } from './option-table.js';
import type { World } from './world.js';

/** A file to write, or standard output. */
export type Target =
  | { readonly kind: 'in-place' | 'file'; readonly path: string; readonly name: string }
  | { readonly kind: 'stdout' };

/** Everything that is to be done with one spec. */
export interface SpecJob {
  readonly source: SpecSource;
  readonly target: Target;
  /** False with `--check` and `--dry-run`. */
  readonly write: boolean;
  readonly diff: boolean;
  readonly verbose: boolean;
  readonly options: GenResponsesOptions;
}

/** What the options make of one spec. */
export function planJob(
  source: SpecSource,
  options: OptionValues,
  table: StatusTable | undefined,
  world: Pick<World, 'cwd' | 'files'>,
): SpecJob {
  return {
    source,
    target: targetOf(source, options.output, world),
    write: options.check !== true && options['dry-run'] !== true,
    diff: options.diff === true,
    verbose: options.verbose === true,
    options: {
      file: source.name,
      ...(table === undefined ? {} : { table }),
      ...(options['media-type'] === undefined ? {} : { mediaTypes: options['media-type'] }),
      ...(options['on-conflict'] === undefined ? {} : { onConflict: options['on-conflict'] }),
      ledger: options['no-ledger'] !== true,
      strict: options.strict === true,
      validate: options['no-validate'] !== true,
    },
  };
}

function targetOf(
  { path, name }: SpecSource,
  output: string | undefined,
  { cwd, files }: Pick<World, 'cwd' | 'files'>,
): Target {
  if (output === '-' || (output === undefined && path === undefined)) return { kind: 'stdout' };
  if (path !== undefined && output === undefined) return { kind: 'in-place', path, name };
  const place = resolve(cwd, output ?? '');
  const same = path !== undefined && files.identify(place) === files.identify(path);
  return { kind: same ? 'in-place' : 'file', path: place, name: displayPath(cwd, place) };
}
