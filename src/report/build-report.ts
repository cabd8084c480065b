import type { Diagnostic } from '../diagnostic.js';
import { countSteps } from './count-steps.js';
import { describeDiagnostic } from './describe-diagnostic.js';
import { isRefused } from './is-refused.js';
import type { ReportedFinding, ReportedSpec, RunReport } from './report-schema.js';
import type { RunOutcome, SpecOutcome } from './run-outcome.js';
import { shorten } from './shorten.js';
import type { SourceText } from './source-text.js';

type Sources = ReadonlyMap<string, SourceText>;

/** The report as data: places resolved to lines and columns, codes to sentences, steps counted. */
export function buildReport({ specs, diagnostics, sources }: RunOutcome): RunReport {
  const reported = specs.map((spec) => reportSpec(spec, sources));
  const general = reportFindings(diagnostics, sources);
  return { version: 1, specs: reported, diagnostics: general, summary: summarize(reported, general) };
}

function reportSpec(spec: SpecOutcome, sources: Sources): ReportedSpec {
  return {
    file: spec.file,
    ...(spec.specVersion === undefined ? {} : { specVersion: spec.specVersion }),
    changed: spec.changed,
    written: spec.written,
    steps: spec.steps.map(({ pointer, action, reason }) => ({ pointer, action, reason: shorten(reason) })),
    diagnostics: reportFindings(spec.diagnostics, sources),
    ...(spec.diff === undefined ? {} : { diff: spec.diff }),
  };
}

/** File by file in the order they are first named, each from top to bottom; what has no line comes last. */
function reportFindings(diagnostics: readonly Diagnostic[], sources: Sources): ReportedFinding[] {
  const byFile = new Map<string, ReportedFinding[]>();
  for (const diagnostic of diagnostics) {
    const { file } = diagnostic.place;
    const findings = byFile.get(file) ?? [];
    findings.push(reportFinding(diagnostic, sources));
    byFile.set(file, findings);
  }
  return [...byFile.values()].flatMap((findings) => findings.toSorted(comparePlaces));
}

function comparePlaces(left: ReportedFinding, right: ReportedFinding): number {
  const { line = Number.MAX_SAFE_INTEGER, column = 0 } = left;
  const { line: otherLine = Number.MAX_SAFE_INTEGER, column: otherColumn = 0 } = right;
  return line - otherLine || column - otherColumn;
}

function reportFinding(diagnostic: Diagnostic, sources: Sources): ReportedFinding {
  const { code, severity, place } = diagnostic;
  const { message, hint } = describeDiagnostic(diagnostic);
  const source = place.offset === undefined ? undefined : sources.get(place.file);
  const found = place.line === undefined ? source?.lines.at(place.offset ?? 0) : undefined;
  const line = place.line ?? found?.line;
  const column = place.column ?? found?.column;
  return {
    code,
    severity,
    message,
    hint,
    file: place.file,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(place.pointer === undefined ? {} : { pointer: place.pointer }),
  };
}

function summarize(
  specs: readonly ReportedSpec[],
  general: readonly ReportedFinding[],
): RunReport['summary'] {
  const findings = [...general, ...specs.flatMap((spec) => spec.diagnostics)];
  const steps = specs.flatMap((spec) => (isRefused(spec) ? [] : spec.steps));
  return {
    specs: specs.length,
    changed: specs.filter(({ changed }) => changed).length,
    ...countSteps(steps),
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
  };
}
