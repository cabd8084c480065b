import { escapeControl } from './escape-control.js';
import { isRefused } from './is-refused.js';
import { type Paint, paint } from './paint.js';
import { renderFinding } from './render-finding.js';
import { renderSteps } from './render-steps.js';
import type { ReportedSpec, RunReport } from './report-schema.js';
import type { SourceText } from './source-text.js';

export interface StylishOptions {
  readonly color: boolean;
  /** Errors only. */
  readonly quiet: boolean;
  /** Also the steps that change nothing. */
  readonly verbose: boolean;
  /** Nothing was to be written: `--check` or `--dry-run`. */
  readonly preview: boolean;
  /** Name of the file of `--output`. */
  readonly output?: string;
}

/** The report for people. Empty when there is nothing to say. */
export function renderStylish(
  report: RunReport,
  sources: ReadonlyMap<string, SourceText>,
  options: StylishOptions,
): string {
  const colors = paint(options.color);
  const shown = (findings: RunReport['diagnostics']) =>
    findings
      .filter(
        ({ severity }) =>
          severity === 'error' || (!options.quiet && (severity === 'warning' || options.verbose)),
      )
      .flatMap((finding) => renderFinding(finding, sources.get(finding.file), colors));
  const general = shown(report.diagnostics);
  const blocks = report.specs.map((spec) => {
    const findings = shown(spec.diagnostics);
    if (options.quiet) return findings;
    const steps = isRefused(spec) ? [] : renderSteps(spec.steps, colors, options.verbose);
    return [renderTitle(spec, colors, options), ...steps, ...findings];
  });
  const parts = [general, ...blocks, options.quiet ? [] : [renderSummary(report, colors, options)]];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function renderTitle(spec: ReportedSpec, colors: Paint, { preview, output }: StylishOptions): string {
  const version = spec.specVersion === undefined ? '' : ` (${escapeControl(spec.specVersion)})`;
  const target = output === undefined ? '' : ` -> ${escapeControl(output)}`;
  return `${colors.bold(escapeControl(spec.file))}${colors.dim(version)}${target} ${stateOf(spec, preview)}`;
}

function stateOf(spec: ReportedSpec, preview: boolean): string {
  if (spec.written) return spec.changed ? 'written' : 'written, unchanged';
  if (isRefused(spec)) return 'not written';
  if (!spec.changed) return 'up to date';
  return preview ? 'would change' : 'not written';
}

function renderSummary({ summary, specs }: RunReport, colors: Paint, { preview }: StylishOptions): string {
  const done = [
    [summary.added, 'added'],
    [summary.updated, 'updated'],
    [summary.kept, 'kept'],
    [summary.removed, 'removed'],
    [summary.attached, 'attached'],
  ] as const;
  const counts = done.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const changed = specs.filter((spec) => spec.changed && (preview || spec.written)).length;
  const text = [
    `${plural(summary.specs, 'spec')}, ${changed} ${preview ? 'would change' : 'changed'}`,
    ...(counts.length > 0 ? [counts.join(', ')] : []),
    [plural(summary.errors, 'error'), plural(summary.warnings, 'warning')].join(', '),
  ].join('; ');
  if (summary.errors > 0) return colors.red(text);
  return summary.warnings > 0 ? colors.yellow(text) : colors.green(text);
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
