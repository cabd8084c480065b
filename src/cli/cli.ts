import { type Diagnostic, diagnose, type ExitCode } from '../diagnostic.js';
import { describeDiagnostic } from '../report/describe-diagnostic.js';
import { escapeControl } from '../report/escape-control.js';
import { escapeLines } from '../report/escape-lines.js';
import { type Arguments, COMMAND_LINE, parseArguments } from './arguments.js';
import { renderHelp } from './help.js';
import { packageVersion } from './package-version.js';
import type { World } from './world.js';

/**
 * The command line.
 *
 * @param argv arguments behind the program's name
 * @returns the exit code; it never throws and never exits
 */
export async function cli(argv: readonly string[], world: World): Promise<ExitCode> {
  const given = parseArguments(argv);
  const { help, version, verbose } = given.options;
  if (help === true) {
    world.stdout(renderHelp(given.command));
    return 0;
  }
  if (version === true) {
    world.stdout(`${packageVersion()}\n`);
    return 0;
  }
  if (given.diagnostics.length > 0) {
    await tellMisuse(given.diagnostics, given, argv, world);
    return 2;
  }
  try {
    return await run(given, argv, world);
  } catch (error) {
    if (verbose === true && error instanceof Error) world.stderr(`${escapeLines(error.stack ?? '')}\n`);
    const bug = diagnose('UNEXPECTED', { detail: String(error) }, { file: COMMAND_LINE });
    await tellMisuse([bug], given, argv, world);
    return 70;
  }
}

async function run(given: Arguments, argv: readonly string[], world: World): Promise<ExitCode> {
  const { command } = given;
  if (command === 'remove') return (await import('./remove.js')).remove(given, argv, world);
  if (command === 'table') return (await import('./print-table.js')).printTable(given, argv, world);
  if (command === 'emit') return (await import('./emit.js')).emit(given, argv, world);
  return (await import('./inject.js')).inject(given, argv, world);
}

/** What kept the run from its work: in plain words, or as the one document that `--format json` promises. */
async function tellMisuse(
  diagnostics: readonly Diagnostic[],
  given: Arguments,
  argv: readonly string[],
  world: World,
): Promise<void> {
  if (given.options.format === 'json') {
    const { printReport } = await import('./print-report.js');
    printReport({ specs: [], diagnostics, sources: new Map() }, given, argv, world);
    return;
  }
  for (const diagnostic of diagnostics) {
    const { message, hint } = describeDiagnostic(diagnostic);
    world.stderr(`gen-responses: ${escapeControl(message)}\n  ${escapeControl(hint)}\n`);
  }
}
