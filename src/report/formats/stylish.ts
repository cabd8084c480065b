import { POINTER_TO_SCHEMA } from '../../openapi-version.js';
import { countBy } from '../../values/group-by.js';
import { escapeControl, type Paint, paint, plural, shorten, wrapWords } from '../display.js';
import { renderFindings } from '../findings.js';
import {
  countSteps,
  effectiveSteps,
  type OutputReport,
  type Report,
  type ReportStyle,
  renderCounts,
  renderTotals,
  type SpecReport,
  stateOf,
} from '../report.js';
import { renderSteps } from '../steps.js';

/** Of more specs than these, each is one line and one more for each finding. */
const MANY = 10;

/**
 * The report for people. Empty when there is nothing to report. Of many specs, those that are up to date and have no
 * findings are left out.
 */
export function renderStylish(report: Report, options: ReportStyle): string {
  const colors = paint(options.color);
  if (report.output !== undefined) return renderOutput(report, report.output, colors, options);
  const { quiet, verbose, width } = options;
  const brief = report.specs.length > MANY && !verbose;
  const style = { colors, quiet, verbose, notes: verbose, brief, width };
  const blocks = report.specs.map((spec) => {
    const notes = verbose || (spec.changed && !brief);
    const findings = renderFindings(spec.diagnostics, { ...style, notes });
    if (quiet) return findings;
    const block = brief ? briefLines(spec, colors, options) : fullLines(spec, colors, options);
    const isIdle = !spec.changed && !spec.written && !spec.refused && findings.length === 0;
    return brief && isIdle ? [] : [...block, ...findings];
  });
  const parts = [renderFindings(report.diagnostics, style), ...blocks];
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

function fullLines(spec: SpecReport, colors: Paint, options: ReportStyle): string[] {
  const steps = renderSteps(effectiveSteps(spec), { ...options, colors });
  return [renderTitle(spec, colors, options), ...steps];
}

function briefLines(spec: SpecReport, colors: Paint, options: ReportStyle): string[] {
  const counts = renderCounts(countSteps(effectiveSteps(spec)));
  return [`${renderTitle(spec, colors, options)}${counts === '' ? '' : `: ${counts}`}`];
}

function renderTitle(spec: SpecReport, colors: Paint, options: ReportStyle): string {
  const { output } = options;
  const version = spec.specVersion === undefined ? '' : ` (${escapeControl(shorten(spec.specVersion))})`;
  const target = output === undefined ? '' : ` -> ${escapeControl(output)}`;
  const state = stateOf(spec, options);
  return `${colors.bold(escapeControl(spec.file))}${colors.dim(version)}${target} ${state}`;
}

const BODIES_SHOWN = 5;

/** Specs of one run may have error bodies of their own: that is said once. */
function renderBodies({ specs }: Report): string[] {
  // The error body is the first schema of a plan.
  const bodyOf = ({ steps }: SpecReport) =>
    steps.flatMap(({ pointer }) => POINTER_TO_SCHEMA.exec(pointer)?.[1] ?? []).slice(0, 1);
  const counts = countBy(specs.flatMap(bodyOf), (name) => name);
  if (counts.size < 2 || !specs.some(({ changed }) => changed)) return [];
  const most = [...counts].sort(([, a], [, b]) => b - a);
  const list = most
    .slice(0, BODIES_SHOWN)
    .map(([name, count]) => `${escapeControl(shorten(name))} (${plural(count, 'spec')})`);
  const more = most.length > BODIES_SHOWN ? ` and ${most.length - BODIES_SHOWN} more` : '';
  return [`Error bodies: ${list.join(', ')}${more}. To use one for all, add --error-body problem-details.`];
}

/** A first run of a table adds responses that nothing uses yet. */
function renderUnused({ specs }: Report, width = Number.POSITIVE_INFINITY): string[] {
  const isUnused = ({ pointer, action, reason }: SpecReport['steps'][number]) =>
    action === 'add' && reason === 'new' && RESPONSE.test(pointer);
  const steps = specs.flatMap(effectiveSteps);
  const count = steps.filter(isUnused).length;
  if (count === 0 || steps.some(({ action }) => action === 'attach')) return [];
  const are = `${plural(count, 'added response')} ${count === 1 ? 'is' : 'are'} not referenced`;
  const text = `${are}: write $refs or add --attach. --only-referenced adds none.`;
  const [first = '', ...words] = text.split(' ');
  return wrapWords(first, words, { width, indent: 2 });
}

const RESPONSE = /^#\/(?:components\/)?responses\/[^/]+$/;

function renderSummary(report: Report, colors: Paint, options: ReportStyle, brief: boolean): string[] {
  const { summary } = report;
  const text = renderTotals(report, options.preview);
  const bodies = renderBodies(report);
  const more = brief ? [colors.dim('Use --verbose to see every step, reason and hint.')] : [];
  const color = summary.errors > 0 ? colors.red : summary.warnings > 0 ? colors.yellow : colors.green;
  return [...renderUnused(report, options.width), ...bodies, color(text), ...more];
}

/** The report about a text that was made without a spec. */
function renderOutput(
  { diagnostics }: Report,
  { file, changed, written }: OutputReport,
  colors: Paint,
  options: ReportStyle,
): string {
  const { quiet, verbose, width } = options;
  const style = { colors, quiet, verbose, notes: verbose, brief: false, width };
  const findings = renderFindings(diagnostics, style);
  const state = stateOf(
    { changed, written, refused: diagnostics.some(({ severity }) => severity === 'error') },
    options,
  );
  const title = file === undefined || quiet ? [] : [`${colors.bold(escapeControl(file))} ${state}`];
  return [...title, ...findings].map((line) => `${line}\n`).join('');
}
