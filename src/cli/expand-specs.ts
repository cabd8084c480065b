import { dirname, resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { COMMAND_LINE } from './arguments.js';
import { displayPath } from './display-path.js';
import type { World } from './world.js';

/** A spec to work on; the path of standard input is `undefined`. */
export interface SpecSource {
  readonly path: string | undefined;
  /** As it is called in reports. */
  readonly name: string;
  /** Absolute path of the folder that its references start from. */
  readonly folder: string;
}

const GLOB = /[*?[\]{}()!+@]/;

type Reader = Pick<World, 'files' | 'cwd'>;

/**
 * The spec arguments as files, in order, each file once. An argument with the marks of a pattern is one only
 * when no file has that name; one that begins with `!` takes out what it matches.
 */
export async function expandSpecs(
  specs: readonly string[],
  stdinName: string,
  world: Reader,
): Promise<{ sources: readonly SpecSource[]; diagnostics: readonly Diagnostic[] }> {
  const { files, cwd } = world;
  const sources = new Map<string, SpecSource>();
  const diagnostics: Diagnostic[] = [];
  const report = (finding: Diagnostic) => diagnostics.push(finding);
  const isExclusion = (spec: string) => spec.startsWith('!') && isPattern(spec, world);
  for (const spec of specs.filter((one) => !isExclusion(one))) {
    if (spec === '-') sources.set('-', stdinSource(stdinName, cwd));
    const found = spec === '-' ? [] : isPattern(spec, world) ? await files.find(spec, cwd) : [spec];
    if (spec !== '-' && found.length === 0) {
      report(diagnose('NO_MATCH', { pattern: spec }, { file: COMMAND_LINE }));
    }
    for (const file of found) {
      const path = resolve(cwd, file);
      const identity = files.identify(path);
      if (!sources.has(identity))
        sources.set(identity, { path, name: displayPath(cwd, file), folder: dirname(path) });
    }
  }
  for (const exclusion of specs.filter(isExclusion)) {
    for (const file of await files.find(exclusion.slice(1), cwd))
      sources.delete(files.identify(resolve(cwd, file)));
  }
  if (sources.size + diagnostics.length === 0) report(diagnose('NO_SPEC', {}, { file: COMMAND_LINE }));
  return { sources: [...sources.values()], diagnostics };
}

function isPattern(spec: string, { files, cwd }: Reader): boolean {
  return GLOB.test(spec) && !files.exists(resolve(cwd, spec));
}

function stdinSource(name: string, cwd: string): SpecSource {
  return { path: undefined, name, folder: dirname(resolve(cwd, name)) };
}
