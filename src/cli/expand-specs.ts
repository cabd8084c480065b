import { dirname, resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { displayPath, type Run } from './run.js';
import { COMMAND_LINE } from './settings.js';

/** A spec to work on; the path of standard input is `undefined`. Plain data. */
export interface SpecFile {
  readonly path: string | undefined;
  /** Name in reports. */
  readonly name: string;
  /** Absolute path of the folder that its references are relative to. */
  readonly folder: string;
  /** Whether it is skipped when it is not an OpenAPI document: found by a pattern, or named under `--skip-others`. */
  readonly mayBeOther: boolean;
}

const GLOB = /[*?[\]{}()!+@]/;

/**
 * Expands the spec arguments to files, in order, each file once. An argument with wildcards is a pattern only if no
 * file has that name; `!` excludes what it matches.
 */
export async function expandSpecs({ settings, files, cwd, config }: Omit<Run, 'io'>): Promise<{
  specs: readonly SpecFile[];
  diagnostics: readonly Diagnostic[];
}> {
  const { specs, stdinFilename } = settings;
  const isOfConfig = config?.namesSpecs === true;
  const placeOf = isOfConfig ? config.placeOf : () => ({ file: COMMAND_LINE });
  const found = new Map<string, SpecFile>();
  const diagnostics: Diagnostic[] = [];
  const report = (finding: Diagnostic) => diagnostics.push(finding);
  const isPattern = (spec: string) => GLOB.test(spec) && !files.exists(resolve(cwd, spec));
  const isExclusion = (spec: string) => spec.startsWith('!') && isPattern(spec);
  for (const spec of specs.filter((one) => !isExclusion(one))) {
    if (spec === '-') {
      const folder = dirname(resolve(cwd, stdinFilename));
      found.set('-', { path: undefined, name: stdinFilename, folder, mayBeOther: false });
      continue;
    }
    const byPattern = isPattern(spec);
    const paths = byPattern ? await files.find(spec, cwd) : [spec];
    if (paths.length === 0) {
      const args = { pattern: spec, isOfConfig };
      report(diagnose('NO_MATCH', args, placeOf(['specs', String(specs.indexOf(spec))])));
    }
    for (const file of paths) {
      const path = resolve(cwd, file);
      const identity = files.identify(path);
      if (found.has(identity)) continue;
      const mayBeOther = byPattern || settings.skipOthers;
      found.set(identity, { path, name: displayPath(cwd, file), folder: dirname(path), mayBeOther });
    }
  }
  for (const exclusion of specs.filter(isExclusion)) {
    for (const file of await files.find(exclusion.slice(1), cwd))
      found.delete(files.identify(resolve(cwd, file)));
  }
  if (found.size + diagnostics.length === 0) report(diagnose('NO_SPEC', {}, placeOf(['specs'])));
  return { specs: [...found.values()], diagnostics };
}
