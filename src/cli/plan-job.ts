import { dirname, resolve } from 'node:path';
import type { GenResponsesOptions } from '../options.js';
import type { Resolver } from '../validate/resolver.js';
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

/** What is the same for every spec of a run. */
export type Subject = Pick<GenResponsesOptions, 'table' | 'errorBody'>;

/** What the options make of one spec. */
export function planJob(
  source: SpecSource,
  options: OptionValues,
  subject: Subject,
  world: Pick<World, 'cwd' | 'files'>,
): SpecJob {
  return {
    source,
    target: targetOf(source, options.output, world),
    write: options.check !== true && options['dry-run'] !== true,
    diff: options.diff === true,
    verbose: options.verbose === true,
    options: pipelineOptions(source, options, subject, world),
  };
}

function pipelineOptions(
  source: SpecSource,
  options: OptionValues,
  { table, errorBody }: Subject,
  world: Pick<World, 'cwd' | 'files'>,
): GenResponsesOptions {
  const mediaTypes = options['media-type'];
  const onConflict = options['on-conflict'];
  const errorName = options['error-name'];
  const problemBase = options['problem-base'];
  return {
    file: source.name,
    ...(table !== undefined && { table }),
    ...(errorBody !== undefined && { errorBody }),
    ...(errorName !== undefined && { errorName }),
    ...(mediaTypes !== undefined && { mediaTypes }),
    ...(problemBase !== undefined && { problemBase }),
    ...(onConflict !== undefined && { onConflict }),
    reuse: options['no-reuse'] !== true,
    ledger: options['no-ledger'] !== true,
    onlyReferenced: options['only-referenced'] === true,
    prune: options.prune === true,
    strict: options.strict === true,
    validate: options['no-validate'] !== true,
    resolver: resolverOf(source, options, world),
  };
}

function resolverOf(
  { path }: SpecSource,
  options: OptionValues,
  { cwd, files }: Pick<World, 'cwd' | 'files'>,
): Resolver {
  const root = options['ref-root'] ?? files.repositoryRoot(path === undefined ? cwd : dirname(path));
  return files.references({ root, cwd, allowRemoteRefs: options['allow-remote-refs'] === true });
}

function targetOf(
  { path, name }: SpecSource,
  output: string | undefined,
  { cwd }: Pick<World, 'cwd'>,
): Target {
  if (output === '-' || (output === undefined && path === undefined)) return { kind: 'stdout' };
  if (path !== undefined && output === undefined) return { kind: 'in-place', path, name };
  const place = resolve(cwd, output ?? '');
  return { kind: 'file', path: place, name: displayPath(cwd, place) };
}
