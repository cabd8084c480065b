import { diagnose, type ExitCode } from '../diagnostic.js';
import { parseArguments } from './arguments.js';
import { refuse, renderTrace } from './finish.js';
import { renderHelp } from './help.js';
import { packageVersion } from './package-version.js';
import type { Run } from './run.js';
import { COMMAND_LINE, checkSettings, layerOfFlags, resolveSettings } from './settings.js';

/**
 * The command line.
 *
 * @returns the exit code; it never throws and never exits
 */
export async function cli(host: Omit<Run, 'settings'>): Promise<ExitCode> {
  const { io } = host;
  const { options, diagnostics, ...asked } = parseArguments(io.argv);
  if (options.help === true) {
    io.stdout(renderHelp(asked.command === 'inject' ? undefined : asked.command));
    return 0;
  }
  if (options.version === true) {
    io.stdout(`${packageVersion()}\n`);
    return 0;
  }
  const settings = resolveSettings(asked, layerOfFlags(options));
  const run = { ...host, settings };
  const misuse = [...diagnostics, ...checkSettings(settings)];
  if (misuse.length > 0) return refuse(misuse, run);
  try {
    return await start(run);
  } catch (error) {
    if (settings.verbose) io.stderr(renderTrace(error));
    return refuse([diagnose('UNEXPECTED', { detail: String(error) }, { file: COMMAND_LINE })], run);
  }
}

async function start(run: Run): Promise<ExitCode> {
  const { command } = run.settings;
  if (command === 'remove') return (await import('./remove.js')).remove(run);
  if (command === 'dedupe') return (await import('./dedupe.js')).dedupe(run);
  if (command === 'explain') return (await import('./explain.js')).explain(run);
  if (command === 'table') return (await import('./table.js')).printTable(run);
  if (command === 'emit') return (await import('./emit.js')).emit(run);
  return (await import('./inject.js')).inject(run);
}
