import { type Diagnostic, type DiagnosticCode, diagnose } from '../diagnostic.js';
import type { Action, PlanStep } from '../merge/merge-plan.js';
import { groupBy } from '../values/group-by.js';
import { codeFrame, type FrameLine, Sources, type SourceText } from './code-frame.js';
import { describeDiagnostic } from './describe-diagnostic.js';
import { plural, shorten } from './display.js';
import { describeReason } from './messages/reason.js';
import type { ReportedFinding, ReportedSpec, RunReport } from './report-schema.js';

/** A finding for people, with the lines that it points at. Plain data, like everything in a report. */
export interface Finding extends ReportedFinding {
  readonly code: DiagnosticCode;
  readonly frame?: readonly FrameLine[];
  /** The column after the key or value that starts at the place; on the same line. */
  readonly endColumn?: number;
}

export interface SpecReport extends Readonly<Omit<ReportedSpec, 'diagnostics' | 'steps'>> {
  readonly steps: readonly ReportedSpec['steps'][number][];
  readonly diagnostics: readonly Finding[];
  /** An error prevents the write: the steps were planned, but not done. */
  readonly refused: boolean;
}

/** A text that was made without a spec; `file` is absent when it went to standard output. */
export interface OutputReport {
  readonly file?: string;
  readonly changed: boolean;
  readonly written: boolean;
}

/** What a run found and did, without its summary. */
export interface Outcome {
  readonly specs: readonly SpecReport[];
  /** Findings that belong to no spec: the command line, the table. */
  readonly diagnostics: readonly Finding[];
  /** Only of commands that take no spec. */
  readonly output?: OutputReport;
}

export interface Report extends Outcome {
  readonly version: 1;
  readonly summary: RunReport['summary'];
}

/** What `--check` found, and the command that changes it. */
export interface Fix {
  readonly files: readonly string[];
  /** `Out of date` */
  readonly problem: string;
  /** Some of the files, as text. */
  readonly list: string;
  /** `To update, run` */
  readonly action: string;
  /** Absent if it is too long to read. */
  readonly command: string | undefined;
}

export interface ReportStyle {
  readonly color: boolean;
  /** Errors only. */
  readonly quiet: boolean;
  /** Everything, however many specs there are: also the steps that change nothing. */
  readonly verbose: boolean;
  /** Nothing is written: `--check`, `--dry-run` or `--diff`. */
  readonly preview: boolean;
  /** State of a spec that needs no change. @default 'up to date' */
  readonly unchanged?: string;
  /** Of the terminal, in columns; absent without one. */
  readonly width?: number | undefined;
  readonly output?: string | undefined;
  readonly fix?: Fix | undefined;
}

export function buildReport(outcome: Outcome): Report {
  const { specs } = outcome;
  const findings = findingsOf(outcome);
  const steps = specs.flatMap(effectiveSteps);
  const summary = {
    specs: specs.length,
    changed: specs.filter(({ changed }) => changed).length,
    ...countSteps(steps),
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
  };
  return { version: 1, ...outcome, summary };
}

/** The steps that the state of a spec agrees with: nothing was added where the result equals its target. */
export function effectiveSteps({ steps, changed, refused }: SpecReport): SpecReport['steps'] {
  if (refused) return [];
  return changed ? steps : steps.filter(({ action }) => action === 'keep' || action === 'unchanged');
}

/** All findings of a report, general ones first. */
export function findingsOf({
  specs,
  diagnostics,
}: Pick<Outcome, 'diagnostics'> & { readonly specs: readonly Pick<SpecReport, 'diagnostics'>[] }): Finding[] {
  return [...diagnostics, ...specs.flatMap((spec) => spec.diagnostics)];
}

/** What a check found, as a finding about each file, for formats that have nothing else. */
export function outdatedFindings(fix: Fix | undefined): Finding[] {
  if (fix === undefined) return [];
  const { files, problem, action, command } = fix;
  const found = files.map((file) => diagnose('OUT_OF_DATE', { file, problem, action, command }, { file }));
  return reportFindings(found, new Sources());
}

/** Whether a finding points into a file, and not at the command line or standard input. */
export function isInFile({ file }: Pick<Finding, 'file'>): boolean {
  return !/^(?:<.*>|--(?:codes|suffix))$/.test(file);
}

export function reportSteps(steps: readonly PlanStep[]): SpecReport['steps'] {
  return steps.map(({ pointer, action, reason }) => ({
    pointer,
    action,
    reason: shorten(describeReason(reason)),
  }));
}

/** Grouped by file, each from top to bottom; findings without a line come last. */
export function reportFindings(diagnostics: readonly Diagnostic[], sources: Sources): Finding[] {
  const findings = diagnostics.map((diagnostic) => reportFinding(diagnostic, sources));
  return [...groupBy(findings, ({ file }) => file).values()].flatMap((found) => found.sort(comparePlaces));
}

function comparePlaces(left: Finding, right: Finding): number {
  const { line = Number.MAX_SAFE_INTEGER, column = 0 } = left;
  const { line: otherLine = Number.MAX_SAFE_INTEGER, column: otherColumn = 0 } = right;
  return line - otherLine || column - otherColumn;
}

function reportFinding(diagnostic: Diagnostic, sources: Sources): Finding {
  const { code, severity, place, places = 1 } = diagnostic;
  const { message: single, hint } = describeDiagnostic(diagnostic);
  const message = places === 1 ? single : withPlaces(single, places);
  const { file, pointer, offset } = place;
  const source = sources.get(file);
  const found = place.line === undefined && offset !== undefined ? source?.lines.at(offset) : place;
  const { line, column } = found ?? {};
  const hasFrame = source !== undefined && line !== undefined && severity !== 'info';
  return {
    ...{ code, severity, message, hint, file },
    ...{ line, column, pointer },
    endColumn: source && line && endOf(source, line, column ?? 1),
    frame: hasFrame ? codeFrame(source, line, column ?? 1) : undefined,
  };
}

/** In the form that editors and terminals turn into links; the pointer when there is no line. */
export function placeOf({ file, line, column, pointer }: Finding): string {
  if (line !== undefined) return `${file}:${line}${column === undefined ? '' : `:${column}`}`;
  return pointer === undefined ? file : `${file} ${shorten(pointer)}`;
}

/** `"x" does not resolve (3 places).` */
export function withPlaces(message: string, places: number): string {
  return message.replace(/\.?$/, ` (${places} places).`);
}

const TOKEN = /"(?:[^"\\\n\r]|\\.)*"|'[^'\n\r]*'|[^\s,:{}[\]]+|/y;

/** The column after the quoted or plain text at a place. */
function endOf({ text, lines }: SourceText, line: number, column: number): number {
  TOKEN.lastIndex = (lines.startOf(line) ?? 0) + column - 1;
  const [token = ''] = TOKEN.exec(text) ?? [];
  return column + Math.max(token.length, 1);
}

/** Counts steps by action, in the order of a report. */
export function countSteps(steps: SpecReport['steps']) {
  const count = (...actions: readonly Action[]) =>
    steps.filter(({ action }) => actions.includes(action)).length;
  return {
    added: count('add'),
    updated: count('update', 'replace'),
    kept: count('keep'),
    removed: count('remove'),
    attached: count('attach'),
    detached: count('detach'),
    filled: count('fill'),
  };
}

/** `2 specs, 1 changed; 3 added; 0 errors, 1 warning`. */
export function renderTotals({ summary, specs }: Report, preview: boolean): string {
  const counts = renderCounts(summary);
  const changed = specs.filter((spec) => spec.changed && (preview || spec.written)).length;
  return [
    `${plural(summary.specs, 'spec')}, ${changed} ${preview ? 'would change' : 'changed'}`,
    ...(counts === '' ? [] : [counts]),
    `${plural(summary.errors, 'error')}, ${plural(summary.warnings, 'warning')}`,
  ].join('; ');
}

/** `2 added, 1 kept`; empty if all are 0. */
export function renderCounts(counts: ReturnType<typeof countSteps>): string {
  const words = ['added', 'updated', 'kept', 'removed', 'attached', 'detached', 'filled'] as const;
  const shown = words.filter((word) => counts[word] > 0);
  return shown.map((word) => `${counts[word]} ${word}`).join(', ');
}

export function stateOf(
  outcome: Pick<SpecReport, 'changed' | 'written' | 'refused'>,
  { preview, unchanged = 'up to date' }: Pick<ReportStyle, 'preview' | 'unchanged'>,
): string {
  if (outcome.written) return outcome.changed ? 'written' : 'written, unchanged';
  if (outcome.refused) return 'not written';
  if (!outcome.changed) return unchanged;
  return preview ? 'would change' : 'not written';
}
