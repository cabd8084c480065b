import { resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { groupBy } from '../values/group-by.js';
import { expandSpecs, type SpecFile } from './expand-specs.js';
import type { Run } from './run.js';

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
