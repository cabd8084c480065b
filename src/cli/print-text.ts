import { type Diagnostic, type ExitCode, hasErrors } from '../diagnostic.js';
import { handleSignals } from '../node/signals.js';
import { Sources } from '../report/code-frame.js';
import { reportFindings } from '../report/report.js';
import { checkOutput } from './check-output.js';
import { chooseTarget, compareOutput, readTarget, retryChanged, writeOutput } from './deliver.js';
import { finish } from './finish.js';
import type { Run } from './run.js';

/** A text that was made without a spec; absent when there are errors. */
export interface MadeText {
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a text and writes it to standard output or to the file of `--output`.
 *
 * @param make adds the texts that its findings point into to the sources
 */
export async function printText(run: Run, make: (sources: Sources) => Promise<MadeText>): Promise<ExitCode> {
  const sources = new Sources();
  const misuse = checkOutput(run);
  const made = hasErrors(misuse) ? { diagnostics: [] } : await make(sources);
  const found = [...misuse, ...made.diagnostics];
  const target = chooseTarget(undefined, run);
  const attempt = async () => {
    const standing = readTarget(target, run);
    const isUnreadable = standing !== undefined && 'code' in standing;
    if (made.text === undefined || hasErrors(found) || isUnreadable)
      return { changed: false, written: false, diagnostics: isUnreadable ? [standing] : [] };
    const { changed, output } = compareOutput(target, made.text, standing, run.settings);
    await handleSignals();
    const diagnostics = output === undefined ? [] : await writeOutput(target, output, run);
    return { changed, written: output !== undefined && !hasErrors(diagnostics), diagnostics };
  };
  const { diagnostics, ...delivered } = await retryChanged(attempt, (result) => result.diagnostics);
  return finish(
    {
      specs: [],
      diagnostics: reportFindings([...found, ...diagnostics], sources),
      output: { ...delivered, ...(target.kind !== 'stdout' && { file: target.name }) },
    },
    run,
  );
}
