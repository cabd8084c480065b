import { resolve } from 'node:path';
import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import { Sources } from '../report/code-frame.js';
import { type Finding, reportFindings, type SpecReport } from '../report/report.js';
import { nearestName } from '../text/nearest-name.js';
import { checkOutput } from './check-output.js';
import { COMMANDS } from './command-table.js';
import { chooseTarget } from './deliver.js';
import { expandSpecs, type SpecFile } from './expand-specs.js';
import { finish } from './finish.js';
import { processSpec, type SpecJob, type SpecResult, type Transform } from './process-spec.js';
import { Progress } from './progress.js';
import { recordFiles } from './record-files.js';
import type { Run } from './run.js';
import { COMMAND_LINE } from './settings.js';
import { SpecCache } from './spec-cache.js';

/** What a command does to every spec, and what it found while preparing that. */
interface Preparation extends Transform {
  readonly diagnostics: readonly Diagnostic[];
}

/** Adds the texts that its findings point into to the sources. */
type Prepare = (run: Run, sources: Sources) => Promise<Preparation>;

/** Transforms every spec of the command line, and reports it. Nothing is prepared if the cache has every report. */
export async function processSpecs(run: Run, prepare: Prepare): Promise<ExitCode> {
  const { specs, diagnostics: unmatched } = await expandSpecs(run);
  const misuse = [...checkFirstWord(run), ...checkRefRoot(run), ...checkOutput(run, specs.length)];
  const cache = hasErrors(misuse) ? undefined : SpecCache.open(run);
  const general = [...unmatched, ...misuse, ...(cache?.diagnostics ?? [])];
  const known = cache?.findPrepared();
  const cached = await cache?.findReports(specs, known);
  if (known !== undefined && cached?.size === specs.length && specs.length > 0) {
    const diagnostics = [...reportFindings(general, new Sources()), ...known.findings];
    return finishSpecs([...cached.values()], diagnostics, run);
  }
  const sources = new Sources();
  const recorder = recordFiles(run.files);
  const preparation = await prepare({ ...run, files: recorder.files }, sources);
  const diagnostics = reportFindings([...general, ...preparation.diagnostics], sources);
  if (hasErrors([...misuse, ...preparation.diagnostics])) return finish({ specs: [], diagnostics }, run);
  const findings = reportFindings(preparation.diagnostics, sources);
  const readFiles = recorder.readFiles();
  const prepared = readFiles && cache?.keepPrepared({ readFiles, findings });
  const isKnown = prepared?.digest === known?.digest;
  const finished = isKnown ? cached : await cache?.findReports(specs, prepared);
  const keep = ({ spec }: SpecJob, { inputs, report }: SpecResult) => {
    if (prepared !== undefined && inputs !== undefined) cache?.keep(spec, prepared, inputs, report);
  };
  const reports = await processAll(specs, { transform: preparation, sources, finished, keep }, run);
  return finishSpecs(reports, diagnostics, run);
}

/** Files that are not OpenAPI documents are findings of the run. */
function finishSpecs(reports: readonly SpecReport[], general: readonly Finding[], run: Run): ExitCode {
  const isSkipped = ({ diagnostics }: SpecReport) => diagnostics[0]?.code === 'FILE_SKIPPED';
  const specs = reports.filter((report) => !isSkipped(report));
  const skipped = reports.filter(isSkipped);
  const isVain = skipped.length > 0 && specs.length === 0 && !run.settings.skipOthers;
  const vain = isVain ? [diagnose('NO_SPEC_FOUND', { skipped: skipped.length }, { file: COMMAND_LINE })] : [];
  const found = [
    ...reportFindings(vain, new Sources()),
    ...skipped.flatMap(({ diagnostics }) => diagnostics),
  ];
  return finish({ specs, diagnostics: [...general, ...found] }, run);
}

interface Work {
  readonly transform: Transform;
  readonly sources: Sources;
  /** Reports from the cache. */
  readonly finished: ReadonlyMap<SpecFile, SpecReport> | undefined;
  readonly keep: (job: SpecJob, result: SpecResult) => void;
}

async function processAll(
  specs: readonly SpecFile[],
  { transform, sources, finished, keep }: Work,
  run: Run,
): Promise<SpecReport[]> {
  const reports: SpecReport[] = [];
  const progress = new Progress(run.io, run.settings.quiet);
  try {
    for (const [index, spec] of specs.entries()) {
      progress.at(`${index + 1}/${specs.length} ${spec.name}`);
      const job = { spec, target: chooseTarget(spec, run) };
      const known = finished?.get(spec);
      const result =
        known === undefined ? await processSpec(job, transform, run, sources) : { report: known };
      keep(job, result);
      reports.push(result.report);
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
