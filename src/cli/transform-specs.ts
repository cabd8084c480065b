import { resolve } from 'node:path';
import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import type { SpecOutcome } from '../report/run-outcome.js';
import type { SourceText } from '../report/source-text.js';
import { nearestName } from '../text/nearest-name.js';
import { type Arguments, COMMAND_LINE } from './arguments.js';
import { checkOutput } from './check-output.js';
import { COMMANDS } from './command-table.js';
import { exitCodeOf, highestExit } from './exit-code.js';
import { expandSpecs } from './expand-specs.js';
import type { OptionValues } from './option-table.js';
import { planJob, type Subject } from './plan-job.js';
import { printReport } from './print-report.js';
import { processSpec } from './process-spec.js';
import { Progress } from './progress.js';
import type { World } from './world.js';

/** What a command does to every spec, or what stands in its way. */
export interface Preparation extends Subject {
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Does to every spec that is named what a command prepared, and reports it.
 *
 * @param prepare may put the texts that its findings point into among the sources
 */
export async function transformSpecs(
  given: Arguments,
  argv: readonly string[],
  world: World,
  prepare: (sources: Map<string, SourceText>) => Promise<Preparation>,
): Promise<ExitCode> {
  const { specs, options } = given;
  const sources = new Map<string, SourceText>();
  const expanded = await expandSpecs(specs, options['stdin-filename'] ?? '<stdin>', world);
  const subject = await prepare(sources);
  const refusals = [
    ...checkCommandWord(given, world),
    ...checkRefRoot(options, world),
    ...checkOutput(options, expanded.sources.length, world),
    ...subject.diagnostics,
  ];
  const outcomes: SpecOutcome[] = [];
  if (!hasErrors(refusals)) {
    const progress = new Progress(world, options.quiet === true);
    try {
      for (const [index, source] of expanded.sources.entries()) {
        progress.at(`${index + 1}/${expanded.sources.length} ${source.name}`);
        outcomes.push(await processSpec(planJob(source, options, subject, world), world, sources));
      }
    } finally {
      progress.end();
    }
  }
  const diagnostics = [...expanded.diagnostics, ...refusals];
  printReport({ specs: outcomes, diagnostics, sources }, given, argv, world);
  return exitCode(outcomes, diagnostics, options.check === true);
}

/** A first word that looks like a command and is no file is a slip: the specs behind it are not touched. */
function checkCommandWord({ command, specs }: Arguments, { files, cwd }: World): Diagnostic[] {
  const [name = ''] = specs;
  if (command !== undefined || !/^[A-Za-z][A-Za-z-]*$/.test(name) || files.exists(resolve(cwd, name)))
    return [];
  const suggestion = nearestName(name, Object.keys(COMMANDS));
  return [diagnose('UNKNOWN_COMMAND', { name, suggestion }, { file: COMMAND_LINE })];
}

function checkRefRoot({ 'ref-root': root }: OptionValues, { files, cwd }: World): Diagnostic[] {
  if (root === undefined || files.kind(resolve(cwd, root)) === 'folder') return [];
  const args = { option: '--ref-root', value: root, expected: 'an existing folder' };
  return [diagnose('INVALID_OPTION_VALUE', args, { file: COMMAND_LINE })];
}

function exitCode(specs: readonly SpecOutcome[], general: readonly Diagnostic[], check: boolean): ExitCode {
  const findings = [...general, ...specs.flatMap(({ diagnostics }) => diagnostics)];
  const outdated = check && specs.some(({ changed }) => changed);
  return highestExit([outdated ? 1 : 0, ...findings.map(exitCodeOf)]);
}
