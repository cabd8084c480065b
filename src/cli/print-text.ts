import { type ExitCode, hasErrors } from '../diagnostic.js';
import type { EmittedText } from '../emit/zod-module.js';
import { Sources } from '../report/code-frame.js';
import { reportFindings } from '../report/report.js';
import { checkOutput } from './check-output.js';
import { chooseTarget, deliverText } from './deliver.js';
import { finish } from './finish.js';
import type { Run } from './run.js';

/** Makes a text and writes it to standard output or to the file of `--output`. */
export async function printText(
  run: Run,
  make: (sources: Sources) => Promise<EmittedText>,
): Promise<ExitCode> {
  const sources = new Sources();
  const misuse = checkOutput(run);
  const made: EmittedText = hasErrors(misuse) ? { diagnostics: [] } : await make(sources);
  const found = [...misuse, ...made.diagnostics];
  const target = chooseTarget(undefined, run);
  const text = hasErrors(found) ? undefined : made.text;
  const { diagnostics, ...delivered } = await deliverText(target, text, run);
  return finish(
    {
      specs: [],
      diagnostics: reportFindings([...found, ...diagnostics], sources),
      output: { ...delivered, ...(target.kind !== 'stdout' && { file: target.name }) },
    },
    run,
  );
}
