import { resolve } from 'node:path';
import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import { Sources } from '../report/code-frame.js';
import { reportFindings, type SpecReport } from '../report/report.js';
import { nearestName } from '../text/nearest-name.js';
import { checkOutput } from './check-output.js';
import { COMMANDS } from './command-table.js';
import { chooseTarget } from './deliver.js';
import { expandSpecs, type SpecFile } from './expand-specs.js';
import { finish } from './finish.js';
import { processSpec, type Transform } from './process-spec.js';
import { Progress } from './progress.js';
import type { Run } from './run.js';
import { COMMAND_LINE } from './settings.js';

/** What a command does to every spec, and what it found while preparing that. */
interface Preparation extends Transform {
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Transforms every spec of the command line, and reports it.
 *
 * @param prepare adds the texts that its findings point into to the sources
 */
export async function processSpecs(
  run: Run,
  prepare: (sources: Sources) => Promise<Preparation>,
): Promise<ExitCode> {
  const sources = new Sources();
  const expanded = await expandSpecs(run);
  const preparation = await prepare(sources);
  const refusals = [
    ...checkFirstWord(run),
    ...checkRefRoot(run),
    ...checkOutput(run, expanded.specs.length),
    ...preparation.diagnostics,
  ];
  const specs = hasErrors(refusals) ? [] : await processAll(expanded.specs, preparation, run, sources);
  const diagnostics = reportFindings([...expanded.diagnostics, ...refusals], sources);
  return finish({ specs, diagnostics }, run);
}

async function processAll(
  specs: readonly SpecFile[],
  transform: Transform,
  run: Run,
  sources: Sources,
): Promise<SpecReport[]> {
  const reports: SpecReport[] = [];
  const progress = new Progress(run.io, run.settings.quiet);
  try {
    for (const [index, spec] of specs.entries()) {
      progress.at(`${index + 1}/${specs.length} ${spec.name}`);
      reports.push(await processSpec({ spec, target: chooseTarget(spec, run) }, transform, run, sources));
    }
  } finally {
    progress.end();
  }
  return reports;
}

/** A first word that looks like a command and is not a file is a typo: no spec is changed. */
function checkFirstWord({ settings, files, cwd }: Run): Diagnostic[] {
  const [name = ''] = settings.specs;
  const isWord = settings.command === 'inject' && /^[A-Za-z][A-Za-z-]*$/.test(name);
  if (!isWord || files.exists(resolve(cwd, name))) return [];
  const suggestion = nearestName(name, Object.keys(COMMANDS));
  return [diagnose('UNKNOWN_COMMAND', { name, suggestion }, { file: COMMAND_LINE })];
}

function checkRefRoot({ settings, files, cwd }: Run): Diagnostic[] {
  const { refRoot } = settings;
  if (refRoot === undefined || files.kind(resolve(cwd, refRoot)) === 'folder') return [];
  const args = { option: '--ref-root', value: refRoot, expected: 'an existing folder' };
  return [diagnose('INVALID_OPTION_VALUE', args, { file: COMMAND_LINE })];
}
