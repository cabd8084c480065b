import { resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { COMMAND_LINE } from './arguments.js';
import type { OptionValues } from './option-table.js';
import type { World } from './world.js';

/** Reasons not to write to the file of `--output`, whatever comes out. */
export function checkOutput(
  { output, table, 'error-body': errorBody }: OptionValues,
  specs: number,
  { files, cwd }: Pick<World, 'files' | 'cwd'>,
): Diagnostic[] {
  if (output === undefined) return [];
  const place = { file: COMMAND_LINE };
  const found: Diagnostic[] = specs > 1 ? [diagnose('OUTPUT_NEEDS_ONE_SPEC', { specs }, place)] : [];
  if (output === '-') return found;
  const identify = (path: string) => files.identify(resolve(cwd, path));
  const inputs = { '--table': table, '--error-body': errorBody?.replace(/#.*$/, '') };
  for (const [option, path] of Object.entries(inputs)) {
    if (path !== undefined && path !== '' && identify(path) === identify(output)) {
      found.push(diagnose('OUTPUT_IS_INPUT', { option }, place));
    }
  }
  return found;
}
