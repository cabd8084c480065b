import type { ExitCode } from '../diagnostic.js';
import { parseArguments } from './arguments.js';
import { renderHelp } from './help.js';
import { packageVersion } from './package-version.js';
import type { Run } from './run.js';

/**
 * The command line.
 *
 * @returns the exit code; it never throws and never exits
 */
export async function cli(host: Omit<Run, 'settings'>): Promise<ExitCode> {
  const { io } = host;
  const args = parseArguments(io.argv);
  const { options, command } = args;
  if (options.help === true) {
    io.stdout(renderHelp(command === 'inject' ? undefined : command, options.all === true));
    return 0;
  }
  if (options.version === true) {
    io.stdout(`${packageVersion()}\n`);
    return 0;
  }
  // Not at start: help and version are quick.
  const { runCommand } = await import('./run-command.js');
  return runCommand(args, host);
}
