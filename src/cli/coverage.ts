import { extname } from 'node:path';
import { type Diagnostic, diagnose, type ExitCode, hasErrors } from '../diagnostic.js';
import { measureSpec, type SpecMeasurement } from '../inspect-spec.js';
import { type Baseline, compareWithBaseline, parseBaseline } from '../report/coverage/baseline.js';
import {
  buildCoverageReport,
  type CoverageReport,
  type CoveredSpec,
} from '../report/coverage/coverage-report.js';
import { COVERAGE_FILES, COVERAGE_FORMATS } from '../report/coverage/formats.js';
import { escapeControl } from '../report/display.js';
import { type Finding, findingsOf, reportFindings } from '../report/report.js';
import { checkOutput, chooseTarget, deliverText } from './deliver.js';
import { annotate, exitCodeOf, highestExit, styleOf } from './finish.js';
import { type GroupedSpec, readInGroups } from './read-in-groups.js';
import { type Run, readInput, resolverFor } from './run.js';
import { COMMAND_LINE } from './settings.js';

/** `gen-responses coverage <spec...>`: shows which responses operations declare, and which they lack. */
export async function coverage(run: Run): Promise<ExitCode> {
  const { baseline, diagnostics: unusable } = readBaseline(run);
  const misuse = [...unusable, ...checkOutput(run)];
  const measured = (spec: GroupedSpec) => measure(spec, baseline);
  const { results, diagnostics: found } = await readInGroups(run, misuse, measured);
  const specs = results.map(({ spec }) => spec);
  const report = buildCoverageReport(specs, []);
  const files = specs.map(({ file }) => file);
  const faults = hasErrors(found) ? [] : [...checkOutput(run, files), ...checkMinimum(report.summary, run)];
  return finishCoverage({ ...report, diagnostics: reportFindings([...found, ...faults], run.sources) }, run);
}

async function measure(
  { file: given, read, run, conditions }: GroupedSpec,
  baseline: Baseline | undefined,
): Promise<{ spec: CoveredSpec }> {
  const { name: file } = given;
  const report = (found: readonly Diagnostic[]) => reportFindings(found, run.sources);
  if ('code' in read) return { spec: { file, optedOut: 0, operations: [], diagnostics: report([read]) } };
  const measured = await measureSpec(read.text, { file, resolver: resolverFor(given, run), ...conditions });
  const { specVersion, title, optedOut, operations, diagnostics } = measured;
  const isCompared = baseline !== undefined && !hasErrors(diagnostics);
  const newlyMissing = isCompared ? findNewlyMissing(file, measured, baseline) : [];
  const findings = [...report(diagnostics), ...report(newlyMissing)];
  return { spec: { file, specVersion, title, optedOut, operations, diagnostics: findings } };
}

/** Reads `--baseline`: an earlier JSON report. */
function readBaseline(run: Run): { baseline?: Baseline; diagnostics: readonly Diagnostic[] } {
  if (run.settings.baseline === undefined) return { diagnostics: [] };
  const read = readInput(run.settings.baseline, run);
  if ('code' in read) return { diagnostics: [read] };
  const baseline = parseBaseline(read.text);
  if (!('problem' in baseline)) return { baseline, diagnostics: [] };
  return { diagnostics: [diagnose('INVALID_BASELINE', { problem: baseline.problem }, { file: read.file })] };
}

/** A finding for each operation that lacks a response that it does not lack in the baseline. */
function findNewlyMissing(file: string, measured: SpecMeasurement, baseline: Baseline): Diagnostic[] {
  const lacking = compareWithBaseline({ file, operations: measured.operations }, baseline);
  if (lacking === undefined)
    return [diagnose('BASELINE_OF_OTHER_SPEC', { specs: [...baseline.keys()] }, { file })];
  return lacking.map(({ operation, pointer, statuses }) =>
    diagnose('NEWLY_MISSING', { operation, statuses }, measured.placeOf(pointer)),
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
async function finishCoverage(report: CoverageReport, run: Run): Promise<ExitCode> {
  const { settings, io } = run;
  const { format, output, quiet, verbose } = settings;
  const formatter = COVERAGE_FORMATS[format === 'json' || format === 'markdown' ? format : 'stylish'];
  const findings = findingsOf(report);
  const written = COVERAGE_FILES[extname(output ?? '').toLowerCase()];
  const isRefused = report.diagnostics.some((finding) => exitCodeOf(finding) > 1);
  const plain = { color: false, quiet: false, verbose, width: undefined };
  if (written !== undefined && !isRefused) findings.push(...(await writeReport(written(report, plain), run)));
  io.stdout(formatter(report, { ...styleOf('stdout', run), quiet, verbose }));
  annotate(findings, settings, run);
  return highestExit(findings.map(exitCodeOf));
}

async function writeReport(text: string, run: Run): Promise<Finding[]> {
  const { io, settings } = run;
  const target = chooseTarget(undefined, run);
  const { diagnostics } = await deliverText(target, text, run);
  const name = escapeControl(target.name);
  const found = reportFindings(diagnostics, run.sources);
  for (const { severity, message, hint } of found)
    io.stderr(`${name} ${severity} ${escapeControl(message)}\n  ${escapeControl(hint)}\n`);
  if (!hasErrors(diagnostics) && !settings.quiet) io.stderr(`${name} written\n`);
  return found;
}
