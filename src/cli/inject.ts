import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import type { SpecOutcome } from '../report/run-outcome.js';
import type { SourceText } from '../report/source-text.js';
import { type Arguments, COMMAND_LINE } from './arguments.js';
import { exitCodeOf, highestExit } from './exit-code.js';
import { expandSpecs } from './expand-specs.js';
import type { OptionValues } from './option-table.js';
import { planJob } from './plan-job.js';
import { printReport } from './print-report.js';
import { processSpec } from './process-spec.js';
import { Progress } from './progress.js';
import { readErrorBody } from './read-error-body.js';
import { readStatusTable } from './read-status-table.js';
import type { World } from './world.js';

/** `gen-responses <spec...>`: adds the responses of the table to every spec. */
export async function inject(given: Arguments, argv: readonly string[], world: World): Promise<ExitCode> {
  const { specs, options } = given;
  const sources = new Map<string, SourceText>();
  const expanded = await expandSpecs(specs, options['stdin-filename'] ?? '<stdin>', world);
  const table = await readStatusTable(options, world, sources);
  const body = await readErrorBody(options, world, sources);
  const misuse = checkOutput(options, expanded.sources.length);
  const refusals = [...misuse, ...table.diagnostics, ...body.diagnostics];
  const outcomes: SpecOutcome[] = [];
  if (!hasErrors(refusals)) {
    const progress = new Progress(world, options.quiet === true);
    try {
      for (const [index, source] of expanded.sources.entries()) {
        progress.at(`${index + 1}/${expanded.sources.length} ${source.name}`);
        outcomes.push(
          await processSpec(planJob(source, options, { ...table, ...body }, world), world, sources),
        );
      }
    } finally {
      progress.end();
    }
  }
  const diagnostics = [...expanded.diagnostics, ...refusals];
  printReport({ specs: outcomes, diagnostics, sources }, given, argv, world);
  return exitCode(outcomes, diagnostics, options.check === true);
}

function checkOutput(options: OptionValues, specs: number): Diagnostic[] {
  if (options.output === undefined || specs <= 1) return [];
  return [diagnose('OUTPUT_NEEDS_ONE_SPEC', { specs }, { file: COMMAND_LINE })];
}

function exitCode(specs: readonly SpecOutcome[], general: readonly Diagnostic[], check: boolean): ExitCode {
  const findings = [...general, ...specs.flatMap(({ diagnostics }) => diagnostics)];
  const outdated = check && specs.some(({ changed }) => changed);
  return highestExit([outdated ? 1 : 0, ...findings.map(exitCodeOf)]);
}
