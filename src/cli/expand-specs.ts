import { resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { COMMAND_LINE } from './arguments.js';
import { displayPath } from './display-path.js';
import type { World } from './world.js';

/** A spec to work on; the path of standard input is `undefined`. */
export interface SpecSource {
  readonly path: string | undefined;
  /** As it is called in reports. */
  readonly name: string;
}

const GLOB = /[*?[\]{}()!+@]/;

/**
 * The spec arguments as files, in order, each file once. An argument with the marks of a pattern is one only
 * when no file has that name.
 */
export async function expandSpecs(
  specs: readonly string[],
  stdinName: string,
  { files, cwd }: Pick<World, 'files' | 'cwd'>,
): Promise<{ sources: readonly SpecSource[]; diagnostics: readonly Diagnostic[] }> {
  const sources = new Map<string, SpecSource>();
  const diagnostics: Diagnostic[] = [];
  const add = (spec: string) => {
    const path = resolve(cwd, spec);
    const identity = files.identify(path);
    if (!sources.has(identity)) sources.set(identity, { path, name: displayPath(cwd, spec) });
  };
  for (const spec of specs) {
    if (spec === '-') {
      sources.set('-', { path: undefined, name: stdinName });
    } else if (GLOB.test(spec) && !files.exists(resolve(cwd, spec))) {
      const found = await files.find(spec, cwd);
      if (found.length === 0)
        diagnostics.push(diagnose('NO_MATCH', { pattern: spec }, { file: COMMAND_LINE }));
      found.forEach(add);
    } else {
      add(spec);
    }
  }
  return { sources: [...sources.values()], diagnostics };
}
