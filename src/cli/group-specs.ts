import { resolve } from 'node:path';
import { expandSpecs, type SpecFile } from './expand-specs.js';
import type { Run } from './run.js';

/** Specs of the same settings, in order. */
export interface Group {
  readonly run: Run;
  readonly specs: readonly SpecFile[];
}

/** Groups specs by the overrides of the config that they match. Without specs there is one group, of none. */
export async function groupSpecs(specs: readonly SpecFile[], run: Run): Promise<readonly Group[]> {
  const { overrides = [], settingsWith } = run.config ?? {};
  if (settingsWith === undefined || overrides.length === 0) return [{ run, specs }];
  const { stdinFilename } = run.settings;
  const matches: ReadonlySet<string | undefined>[] = [];
  for (const { files } of overrides) {
    const found = await expandSpecs({ ...run, settings: { ...run.settings, specs: files } });
    matches.push(new Set(found.specs.map(({ path }) => path)));
  }
  const groups = new Map<string, SpecFile[]>(specs.length === 0 ? [['', []]] : []);
  for (const spec of specs) {
    const path = spec.path ?? resolve(run.cwd, stdinFilename);
    const key = matches.map((paths) => (paths.has(path) ? 'x' : '')).join();
    groups.set(key, [...(groups.get(key) ?? []), spec]);
  }
  return [...groups].map(([key, members]) => {
    const flags = key.split(',');
    const chosen = overrides.filter((_, index) => flags[index] === 'x');
    return { run: { ...run, settings: settingsWith(chosen) }, specs: members };
  });
}
