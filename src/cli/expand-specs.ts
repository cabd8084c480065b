import { dirname, resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { groupBy } from '../values/group-by.js';
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
export async function expandSpecs({ settings, files, cwd, config }: Omit<Run, 'io' | 'sources'>): Promise<{
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

/** An error if every file was skipped. */
export function checkAnySpec(
  specs: readonly unknown[],
  skipped: readonly unknown[],
  { settings }: Pick<Run, 'settings'>,
): Diagnostic[] {
  if (skipped.length === 0 || specs.length > 0 || settings.skipOthers) return [];
  return [diagnose('NO_SPEC_FOUND', { skipped: skipped.length }, { file: COMMAND_LINE })];
}

/** Specs of the same settings, in order. */
export interface Group {
  readonly run: Run;
  readonly specs: readonly SpecFile[];
}

/** Groups specs by the overrides of the config that they match. Without specs there is one group, of none. */
export async function groupSpecs(
  specs: readonly SpecFile[],
  run: Run,
): Promise<{ groups: readonly Group[]; diagnostics: readonly Diagnostic[] }> {
  const { config } = run;
  if (config === undefined || config.overrides.length === 0)
    return { groups: [{ run, specs }], diagnostics: [] };
  const { overrides, placeOf, settingsWith } = config;
  const stdinPath = resolve(run.cwd, run.settings.stdinFilename);
  const matches: ReadonlySet<string | undefined>[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, { files }] of overrides.entries()) {
    const found = await expandSpecs({ ...run, settings: { ...run.settings, specs: files } });
    matches.push(new Set(found.specs.map(({ path }) => path)));
    const unmatched = [
      ...found.diagnostics.flatMap(({ code, args }) =>
        code === 'NO_MATCH' ? args.pattern : files.join(', '),
      ),
      ...found.specs.flatMap(({ path = '', name }) =>
        run.files.exists(path) || path === stdinPath ? [] : name,
      ),
    ];
    const place = placeOf(['overrides', String(index), 'files']);
    diagnostics.push(...unmatched.map((pattern) => diagnose('OVERRIDE_NO_MATCH', { pattern }, place)));
  }
  const groupFor = (members: readonly SpecFile[]): Group => {
    const chosen = members[0] === undefined ? [] : chosenFor(members[0]);
    return {
      run: { ...run, settings: settingsWith(chosen), config: { ...config, chosen } },
      specs: members,
    };
  };
  const chosenFor = ({ path = stdinPath }: SpecFile) =>
    [...overrides.keys()].filter((index) => matches[index]?.has(path));
  const bySettings = [...groupBy(specs, (spec) => chosenFor(spec).join()).values()];
  return { groups: (bySettings.length === 0 ? [[]] : bySettings).map(groupFor), diagnostics };
}
