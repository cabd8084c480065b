import { type Diagnostic, type ExitCode, hasErrors } from '../diagnostic.js';
import { buildReport } from '../report/build-report.js';
import { renderEmission } from '../report/render-emission.js';
import type { SourceText } from '../report/source-text.js';
import type { Arguments } from './arguments.js';
import { checkOutput } from './check-output.js';
import { exitCodeOf, highestExit } from './exit-code.js';
import { renderFix } from './render-fix.js';
import { RETRIES, readTarget, type Target, targetOf, writeTarget } from './target.js';
import { useColor } from './use-color.js';
import type { World } from './world.js';

/** A text that was made without a spec; absent where an error stood in the way. */
export interface Emission {
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a text and writes it to standard output, or to the file of `--output`: always, unless `--check` only
 * compares. The report stays off standard output when the text goes there.
 *
 * @param make may put the texts that its findings point into among the sources
 */
export async function writeEmission(
  { command, options }: Arguments,
  argv: readonly string[],
  world: World,
  make: (sources: Map<string, SourceText>) => Promise<Emission>,
): Promise<ExitCode> {
  const sources = new Map<string, SourceText>();
  const target = targetOf(undefined, options.output, world);
  const misuse = checkOutput(options, 0, world);
  const made = hasErrors(misuse) ? { diagnostics: [] } : await make(sources);
  const found = [...misuse, ...made.diagnostics];
  const check = options.check === true;
  const delivery =
    made.text === undefined || hasErrors(found)
      ? { changed: false, written: false, diagnostics: [] }
      : await deliver(target, made.text, check, world);
  const diagnostics = [...found, ...delivery.diagnostics];
  const outcome = { changed: delivery.changed, written: delivery.written };

  const stream = target.kind === 'stdout' ? 'stderr' : 'stdout';
  const report = buildReport({ specs: [], diagnostics, sources });
  const style = {
    color: useColor(options['no-color'] === true, world.env, world.isTTY[stream]),
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    preview: check,
  };
  const file = target.kind === 'stdout' ? undefined : { file: target.name, ...outcome };
  world[stream](renderEmission(report.diagnostics, file, sources, style));
  const outdated = check && delivery.changed && target.kind !== 'stdout';
  if (outdated) world[stream](renderFix([target.name], argv, command));
  return highestExit([outdated ? 1 : 0, ...diagnostics.map(exitCodeOf)]);
}

interface Delivery {
  /** The text differs from what stood there. */
  readonly changed: boolean;
  readonly written: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

async function deliver(target: Target, text: string, check: boolean, world: World): Promise<Delivery> {
  if (target.kind === 'stdout') {
    world.stdout(text);
    return { changed: true, written: true, diagnostics: [] };
  }
  for (let retries = 0; ; retries += 1) {
    const standing = readTarget(target, world);
    if (standing !== undefined && 'code' in standing) {
      return { changed: false, written: false, diagnostics: [standing] };
    }
    const changed = standing?.text !== text;
    const fault = check ? undefined : await writeTarget(target, text, standing, world);
    if (fault?.code === 'FILE_CHANGED_MEANWHILE' && retries < RETRIES) continue;
    const written = !check && fault?.severity !== 'error';
    return { changed, written, diagnostics: fault === undefined ? [] : [fault] };
  }
}
