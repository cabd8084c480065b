import { extname, resolve } from 'node:path';
import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import { measureSpec, type SpecMeasurement } from '../measure-spec.js';
import { handleSignals } from '../node/signals.js';
import { Sources } from '../report/code-frame.js';
import { type Baseline, compareWithBaseline, parseBaseline } from '../report/coverage/baseline.js';
import { buildCoverageReport, type CoveredSpec } from '../report/coverage/coverage-report.js';
import { COVERAGE_FILES, COVERAGE_FORMATS } from '../report/coverage/formats.js';
import { escapeControl } from '../report/display.js';
import { type Finding, reportFindings } from '../report/report.js';
import { checkOutput } from './check-output.js';
import { chooseTarget, compareOutput, readTarget, writeOutput } from './deliver.js';
import { expandSpecs, type SpecFile } from './expand-specs.js';
import { annotate, exitCodeOf, highestExit, useColor } from './finish.js';
import { type GroupedSpec, readInGroups } from './read-in-groups.js';
import { resolverFor } from './record-files.js';
import { displayPath, type Run } from './run.js';
import { COMMAND_LINE } from './settings.js';

/** One spec, and what its findings point into. */
interface Measured {
  readonly spec: CoveredSpec;
  readonly of: SpecMeasurement;
  readonly sources: Sources;
}

/** `gen-responses coverage <spec...>`: shows which responses operations declare, and which they lack. */
export async function coverage(run: Run): Promise<ExitCode> {
  const sources = new Sources();
  const { specs, diagnostics: unmatched } = await expandSpecs(run);
  const { baseline, diagnostics: unusable } = readBaseline(run, sources);
  const prepared = [...unmatched, ...unusable, ...checkOutput(run)];
  const measured: Measured[] = [];
  if (!hasErrors(prepared)) {
    prepared.push(
      ...(await readInGroups(specs, run, sources, async (one) => void measured.push(await measure(one)))),
    );
  }
  const { specs: summarized, summary } = buildCoverageReport(
    measured.map(({ spec }) => spec),
    [],
  );
  const compared = summarized.map((spec, index): CoveredSpec => {
    const { of, sources: texts = sources } = measured[index] ?? {};
    if (baseline === undefined || of === undefined || hasErrors(of.diagnostics)) return spec;
    const found = newlyMissing(spec, of, baseline);
    return { ...spec, diagnostics: [...spec.diagnostics, ...reportFindings(found, texts)] };
  });
  const below = hasErrors(prepared) ? [] : checkMinimum(summary, run);
  return finishCoverage(compared, reportFindings([...prepared, ...below], sources), run);
}

async function measure({ file, read, run, sources, conditions }: GroupedSpec): Promise<Measured> {
  const options = { file: file.name, resolver: resolverFor(file, run), ...conditions };
  const of = 'code' in read ? unread(file, read) : await measureSpec(read.text, options);
  return { spec: describe(file, of, sources), of, sources };
}

function unread({ name }: SpecFile, finding: Diagnostic): SpecMeasurement {
  return { operations: [], optedOut: 0, diagnostics: [finding], placeOf: () => ({ file: name }) };
}

function describe({ name }: SpecFile, measured: SpecMeasurement, sources: Sources): CoveredSpec {
  const { specVersion, title, optedOut, operations, diagnostics } = measured;
  return {
    file: name,
    ...(specVersion !== undefined && { specVersion }),
    ...(title !== undefined && { title }),
    ...{ optedOut, operations, diagnostics: reportFindings(diagnostics, sources) },
  };
}

/** Reads `--baseline`: an earlier JSON report. */
function readBaseline(
  { settings, files, cwd }: Run,
  sources: Sources,
): { baseline?: Baseline; diagnostics: readonly Diagnostic[] } {
  if (settings.baseline === undefined) return { diagnostics: [] };
  const file = displayPath(cwd, settings.baseline);
  const read = files.read(resolve(cwd, settings.baseline), file);
  if ('code' in read) return { diagnostics: [read] };
  sources.add(file, read.text);
  const baseline = parseBaseline(read.text);
  if (!('problem' in baseline)) return { baseline, diagnostics: [] };
  return { diagnostics: [diagnose('INVALID_BASELINE', { problem: baseline.problem }, { file })] };
}

function newlyMissing(
  spec: Parameters<typeof compareWithBaseline>[0],
  { placeOf }: SpecMeasurement,
  baseline: Baseline,
): Diagnostic[] {
  const found = compareWithBaseline(spec, baseline);
  if (found === undefined) {
    return [diagnose('BASELINE_OF_OTHER_SPEC', { specs: [...baseline.keys()] }, { file: spec.file })];
  }
  return found.map(({ operation, pointer, statuses }) =>
    diagnose('NEWLY_MISSING', { operation, statuses }, placeOf(pointer)),
  );
}

/** Compares the exact share, not the one that is shown. */
function checkMinimum(
  { asked, missing, percent }: { readonly asked: number; readonly missing: number; readonly percent: number },
  { settings }: Run,
): Diagnostic[] {
  const { min } = settings;
  if (min === undefined || (asked - missing) * 100 >= Number(min) * asked) return [];
  const args = { percent, minimum: Number(min), missing };
  return [diagnose('COVERAGE_BELOW_MINIMUM', args, { file: COMMAND_LINE })];
}

/** Writes the file of `--output` in the form that its name asks for, and prints the report. */
async function finishCoverage(
  specs: readonly CoveredSpec[],
  diagnostics: readonly Finding[],
  run: Run,
): Promise<ExitCode> {
  const { settings, io } = run;
  const { format, output, quiet, verbose } = settings;
  const isTerminal = io.isTTY.stdout;
  const style = {
    ...{ color: useColor(settings.color, io.env, isTerminal), quiet, verbose },
    width: isTerminal ? io.columns?.stdout : undefined,
  };
  const report = buildCoverageReport(specs, diagnostics);
  const formatter = COVERAGE_FORMATS[format === 'json' || format === 'markdown' ? format : 'stylish'];
  const findings = [...diagnostics, ...specs.flatMap((spec) => spec.diagnostics)];
  const written = COVERAGE_FILES[extname(output ?? '').toLowerCase()];
  const isRefused = diagnostics.some(
    ({ severity, code }) => severity === 'error' && exitCodeOf({ severity, code }) > 1,
  );
  const plain = { color: false, quiet: false, verbose, width: undefined };
  if (written !== undefined && !isRefused) findings.push(...(await writeReport(written(report, plain), run)));
  io.stdout(formatter(report, style));
  annotate(findings, settings, run);
  return highestExit(findings.map(exitCodeOf));
}

async function writeReport(text: string, run: Run): Promise<Finding[]> {
  const { io } = run;
  const target = chooseTarget(undefined, run);
  const standing = readTarget(target, run);
  const isUnreadable = standing !== undefined && 'code' in standing;
  const { output } = isUnreadable ? {} : compareOutput(target, text, standing, run.settings);
  await handleSignals();
  const written = output === undefined ? [] : await writeOutput(target, output, run);
  const diagnostics = isUnreadable ? [standing] : written;
  const found = reportFindings(diagnostics, new Sources());
  for (const { severity, message, hint } of found)
    io.stderr(
      `${escapeControl(target.name)} ${severity} ${escapeControl(message)}\n  ${escapeControl(hint)}\n`,
    );
  if (!hasErrors(diagnostics) && !run.settings.quiet) io.stderr(`${escapeControl(target.name)} written\n`);
  return found;
}
