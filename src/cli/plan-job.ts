import type { Resolver } from '../openapi/spec-files.js';
import type { GenResponsesOptions, GenResponsesResult } from '../options.js';
import type { SpecSource } from './expand-specs.js';
import type { OptionValues } from './option-table.js';
import { type Target, targetOf } from './target.js';
import type { World } from './world.js';

/** What is done to the text of a spec. */
export type Transform = (text: string, options: GenResponsesOptions) => Promise<GenResponsesResult>;

/** Everything that is to be done with one spec. */
export interface SpecJob {
  readonly source: SpecSource;
  readonly target: Target;
  /** False with `--check` and `--dry-run`. */
  readonly write: boolean;
  readonly diff: boolean;
  readonly verbose: boolean;
  readonly transform: Transform;
  readonly options: GenResponsesOptions;
}

/** What is the same for every spec of a run. */
export interface Subject {
  readonly transform: Transform;
  /** What the options alone do not say. */
  readonly options: Pick<GenResponsesOptions, 'table' | 'errorBody' | 'rowSchemas'>;
}

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
    transform: subject.transform,
    options: { ...pipelineOptions(source, options, world), ...subject.options },
  };
}

function pipelineOptions(
  source: SpecSource,
  options: OptionValues,
  world: Pick<World, 'cwd' | 'files'>,
): GenResponsesOptions {
  const mediaTypes = options['media-type'];
  const onConflict = options['on-conflict'];
  const errorName = options['error-name'];
  const problemBase = options['problem-base'];
  return {
    file: source.name,
    ...(errorName !== undefined && { errorName }),
    ...(mediaTypes !== undefined && { mediaTypes }),
    ...(problemBase !== undefined && { problemBase }),
    ...(onConflict !== undefined && { onConflict }),
    reuse: options['no-reuse'] !== true,
    ledger: options['no-ledger'] !== true,
    onlyReferenced: options['only-referenced'] === true,
    prune: options.prune === true,
    force: options.force === true,
    strict: options.strict === true,
    validate: options['no-validate'] !== true,
    resolver: resolverOf(source, options, world),
  };
}

function resolverOf(
  { folder }: SpecSource,
  options: OptionValues,
  { cwd, files }: Pick<World, 'cwd' | 'files'>,
): Resolver {
  const root = options['ref-root'] ?? files.repositoryRoot(folder);
  return files.references({ root, cwd, allowRemoteRefs: options['allow-remote-refs'] === true });
}
