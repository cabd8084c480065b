import { diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import { Sources } from '../report/code-frame.js';
import { reportFindings } from '../report/report.js';
import type { Arguments } from './arguments.js';
import { takesSpecs } from './command-table.js';
import { finish, refuse, renderTrace } from './finish.js';
import { processSpecs } from './process-specs.js';
import { readConfig } from './read-config.js';
import type { Run } from './run.js';
import {
  COMMAND_LINE,
  type ConfigFile,
  checkSettings,
  layerForCommand,
  layerOfFlags,
  resolveSettings,
  type Settings,
  type SettingsLayer,
} from './settings.js';

/**
 * Runs the command of a command line, with the config file.
 *
 * @returns the exit code; it never throws and never exits
 */
export async function runCommand(
  { options, diagnostics, ...asked }: Arguments,
  host: Omit<Run, 'settings' | 'sources'>,
): Promise<ExitCode> {
  const { io } = host;
  const flags = layerOfFlags(options);
  const run = { ...host, sources: new Sources(), settings: resolveSettings(asked, flags) };
  try {
    // A config may name the specs.
    if (diagnostics.some(({ code }) => code !== 'NO_SPEC')) return refuse(diagnostics, run);
    const sources = new Sources();
    const { config, diagnostics: broken } =
      asked.command === 'init' ? NO_CONFIG : await readConfig(options.config, host, sources);
    if (hasErrors(broken)) return finish({ specs: [], diagnostics: reportFindings(broken, sources) }, run);
    const configured = config === undefined ? run : configure(run, config, asked, flags);
    const { settings } = configured;
    const misuse = [
      ...(settings.specs === asked.specs ? diagnostics : []),
      ...checkSettings(settings, flags, config),
    ];
    return misuse.length > 0 ? refuse(misuse, configured) : await start(configured);
  } catch (error) {
    if (run.settings.verbose) io.stderr(renderTrace(error));
    return refuse([diagnose('UNEXPECTED', { detail: String(error) }, { file: COMMAND_LINE })], run);
  }
}

const NO_CONFIG = { config: undefined, diagnostics: [] };

/** Defaults < config < overrides of a spec < flags. */
function configure(
  run: Run,
  { file, layer, specs: configured, overrides, placeOf }: ConfigFile,
  asked: Pick<Settings, 'command' | 'emitTarget' | 'specs'>,
  flags: SettingsLayer,
): Run {
  const namesSpecs = configured !== undefined && asked.specs.length === 0 && takesSpecs(asked.command);
  const named = namesSpecs ? { ...asked, specs: configured } : asked;
  const settingsWith = (chosen: readonly number[]) => {
    const layers = [layer, ...chosen.flatMap((index) => overrides[index]?.layer ?? [])];
    return resolveSettings(named, ...layers.map((one) => layerForCommand(one, asked, flags)), flags);
  };
  return {
    ...run,
    settings: settingsWith([]),
    config: { file, overrides, placeOf, chosen: [], namesSpecs, settingsWith, flags },
  };
}

async function start(run: Run): Promise<ExitCode> {
  const { command } = run.settings;
  if (command === 'coverage') return (await import('./coverage.js')).coverage(run);
  if (command === 'explain') return (await import('./explain.js')).explain(run);
  if (command === 'init') return (await import('./init.js')).init(run);
  if (command === 'table') return (await import('./table.js')).printTable(run);
  if (command === 'emit') return (await import('./emit.js')).emit(run);
  return processSpecs(run);
}
