import { countSteps, renderCounts } from './count-steps.js';
import { escapeControl } from './escape-control.js';
import { isRefused } from './is-refused.js';
import { type Paint, paint } from './paint.js';
import { renderFindings } from './render-findings.js';
import { renderSteps } from './render-steps.js';
import type { ReportedSpec, RunReport } from './report-schema.js';
import { shorten } from './shorten.js';
import type { SourceText } from './source-text.js';
import { stateOf } from './state-of.js';

export interface StylishOptions {
  readonly color: boolean;
  /** Errors only. */
  readonly quiet: boolean;
  /** Everything, however many specs there are: also the steps that change nothing. */
  readonly verbose: boolean;
  /** Nothing was to be written: `--check` or `--dry-run`. */
  readonly preview: boolean;
  /** What a spec is called that is as it should be. @default 'up to date' */
  readonly unchanged?: string;
  /** Name of the file of `--output`. */
  readonly output?: string;
}

/** Of more specs than these, each is one line and one more for each finding. */
const MANY = 10;

/**
 * The report for people. Empty when there is nothing to say. Of many specs those are left out that are up to date and
 * have no findings.
 */
export function renderStylish(
  report: RunReport,
  sources: ReadonlyMap<string, SourceText>,
  options: StylishOptions,
): string {
  const colors = paint(options.color);
  const { quiet, verbose } = options;
  const brief = report.specs.length > MANY && !verbose;
  const style = { colors, quiet, verbose, notes: verbose, brief };
  const blocks = report.specs.map((spec) => {
    const notes = verbose || (spec.changed && !brief);
    const findings = renderFindings(spec.diagnostics, sources, { ...style, notes });
    if (quiet) return findings;
    const block = brief ? briefLines(spec, colors, options) : fullLines(spec, colors, options);
    const isIdle = !spec.changed && !spec.written && !isRefused(spec) && findings.length === 0;
    return brief && isIdle ? [] : [...block, ...findings];
  });
  const parts = [renderFindings(report.diagnostics, sources, style), ...blocks];
  return joinBlocks([...parts, quiet ? [] : renderSummary(report, colors, options, brief)]);
}

/** A blank line around everything that has more than one line, and before the last part. */
function joinBlocks(parts: readonly (readonly string[])[]): string {
  const shown = parts.filter((lines) => lines.length > 0);
  return shown
    .map((lines, index) => {
      const before = shown[index - 1];
      const isClose = before?.length === 1 && lines.length === 1 && index < shown.length - 1;
      return `${before === undefined || isClose ? '' : '\n'}${lines.join('\n')}\n`;
    })
    .join('');
}

function fullLines(spec: ReportedSpec, colors: Paint, options: StylishOptions): string[] {
  const steps = isRefused(spec) ? [] : renderSteps(spec.steps, colors, options.verbose);
  return [renderTitle(spec, colors, options), ...steps];
}

function briefLines(spec: ReportedSpec, colors: Paint, options: StylishOptions): string[] {
  const counts = isRefused(spec) ? '' : renderCounts(countSteps(spec.steps));
  return [`${renderTitle(spec, colors, options)}${counts === '' ? '' : `: ${counts}`}`];
}

function renderTitle(spec: ReportedSpec, colors: Paint, options: StylishOptions): string {
  const { preview, unchanged, output } = options;
  const version = spec.specVersion === undefined ? '' : ` (${escapeControl(shorten(spec.specVersion))})`;
  const target = output === undefined ? '' : ` -> ${escapeControl(output)}`;
  const state = stateOf(spec, preview, unchanged);
  return `${colors.bold(escapeControl(spec.file))}${colors.dim(version)}${target} ${state}`;
}

function renderSummary(
  { summary, specs }: RunReport,
  colors: Paint,
  { preview }: StylishOptions,
  brief: boolean,
): string[] {
  const counts = renderCounts(summary);
  const changed = specs.filter((spec) => spec.changed && (preview || spec.written)).length;
  const text = [
    `${plural(summary.specs, 'spec')}, ${changed} ${preview ? 'would change' : 'changed'}`,
    ...(counts === '' ? [] : [counts]),
    [plural(summary.errors, 'error'), plural(summary.warnings, 'warning')].join(', '),
  ].join('; ');
  const more = brief ? [colors.dim('Use --verbose to see every step, reason and hint.')] : [];
  if (summary.errors > 0) return [colors.red(text), ...more];
  return [summary.warnings > 0 ? colors.yellow(text) : colors.green(text), ...more];
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
