import { resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { placeOfSetting, type Run } from './run.js';

/** The file of `--output` must not be one that the run reads. */
export function checkOutput(run: Run): Diagnostic[] {
  const { settings, files, cwd } = run;
  const { output, table, errorBody } = settings;
  if (output === undefined || output === '-') return [];
  const identify = (path: string) => files.identify(resolve(cwd, path));
  const inputs = { '--table': table, '--error-body': errorBody?.replace(/#.*$/, '') };
  return Object.entries(inputs).flatMap(([option, path]) =>
    path !== undefined && path !== '' && identify(path) === identify(output)
      ? [diagnose('OUTPUT_IS_INPUT', { option }, placeOfSetting('output', run))]
      : [],
  );
}
