import { resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
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
  const groups = new Map<string, SpecFile[]>(specs.length === 0 ? [['', []]] : []);
  for (const spec of specs) {
    const key = matches.map((paths) => (paths.has(spec.path ?? stdinPath) ? 'x' : '')).join();
    groups.set(key, [...(groups.get(key) ?? []), spec]);
  }
  const inGroups = [...groups].map(([key, members]) => {
    const flags = key.split(',');
    const chosen = [...overrides.keys()].filter((index) => flags[index] === 'x');
    const settings = settingsWith(chosen);
    return { run: { ...run, settings, config: { ...config, chosen } }, specs: members };
  });
  return { groups: inGroups, diagnostics };
}
