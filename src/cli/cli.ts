import type { ExitCode } from '../diagnostic.js';
import { describeDiagnostic } from '../report/describe-diagnostic.js';
import { type Arguments, parseArguments } from './arguments.js';
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
    for (const diagnostic of given.diagnostics) {
      const { message, hint } = describeDiagnostic(diagnostic);
      world.stderr(`gen-responses: ${message}\n  ${hint}\n`);
    }
    return 2;
  }
  try {
    return await run(given, argv, world);
  } catch (error) {
    world.stderr(`gen-responses: ${bugReport(error, verbose === true)}\n`);
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

function bugReport(error: unknown, verbose: boolean): string {
  const stack = error instanceof Error ? error.stack : undefined;
  if (verbose && stack !== undefined) return stack;
  return `Something broke inside the tool: ${String(error)}\n  This is a bug; --verbose shows where it happened. Please report it.`;
}
