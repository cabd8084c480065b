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
import type { SpecFile } from './expand-specs.js';
import { annotate, exitCodeOf, highestExit, styleOf } from './finish.js';
import { type GroupedSpec, readInGroups } from './read-in-groups.js';
import { type Run, readInput, resolverFor } from './run.js';
import { COMMAND_LINE } from './settings.js';

/** One spec, and the run with its text. */
interface Measured {
  readonly spec: CoveredSpec;
  readonly of: SpecMeasurement;
  readonly run: Run;
}

/** `gen-responses coverage <spec...>`: shows which responses operations declare, and which they lack. */
export async function coverage(run: Run): Promise<ExitCode> {
  const { baseline, diagnostics: unusable } = readBaseline(run);
  const misuse = [...unusable, ...checkOutput(run)];
  const { results: measured, diagnostics: found } = await readInGroups(run, misuse, measure);
  const specs =
    baseline === undefined ? measured.map(({ spec }) => spec) : measured.map(compareWith(baseline));
  const report = buildCoverageReport(specs, []);
  const below = hasErrors(found) ? [] : checkMinimum(report.summary, run);
  return finishCoverage({ ...report, diagnostics: reportFindings([...found, ...below], run.sources) }, run);
}

async function measure({ file, read, run, conditions }: GroupedSpec): Promise<Measured> {
  const options = { file: file.name, resolver: resolverFor(file, run), ...conditions };
  const of = 'code' in read ? unread(file, read) : await measureSpec(read.text, options);
  return { spec: describe(file, of, run), of, run };
}

function unread({ name }: SpecFile, finding: Diagnostic): SpecMeasurement {
  return { operations: [], optedOut: 0, diagnostics: [finding], placeOf: () => ({ file: name }) };
}

function describe({ name }: SpecFile, measured: SpecMeasurement, { sources }: Run): CoveredSpec {
  const { specVersion, title, optedOut, operations, diagnostics } = measured;
  return {
    ...{ file: name, specVersion, title, optedOut, operations },
    diagnostics: reportFindings(diagnostics, sources),
  };
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

/** Adds a finding for each operation that lacks a response that it does not lack in the baseline. */
function compareWith(baseline: Baseline) {
  return ({ spec, of, run }: Measured): CoveredSpec => {
    if (hasErrors(of.diagnostics)) return spec;
    const lacking = compareWithBaseline(spec, baseline);
    const found =
      lacking === undefined
        ? [diagnose('BASELINE_OF_OTHER_SPEC', { specs: [...baseline.keys()] }, { file: spec.file })]
        : lacking.map(({ operation, pointer, statuses }) =>
            diagnose('NEWLY_MISSING', { operation, statuses }, of.placeOf(pointer)),
          );
    return { ...spec, diagnostics: [...spec.diagnostics, ...reportFindings(found, run.sources)] };
  };
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
