import { POINTER_TO_SCHEMA } from '../../openapi-version.js';
import { countBy } from '../../values/group-by.js';
import { colored, colors, escapeControl, plural, shorten, wrapWords } from '../display.js';
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

type StylishStyle = ReportStyle & {
  readonly notes: boolean;
  readonly brief: boolean;
};

/** Of more specs than these, each is one line and one more for each finding. */
const MANY = 10;

/**
 * The report for people. Empty when there is nothing to report. Of many specs, those that are up to date and have no
 * findings are left out.
 */
export function renderStylish(report: Report, options: ReportStyle): string {
  const { color, quiet, verbose } = options;
  const brief = report.specs.length > MANY && !verbose;
  const style = { ...options, notes: verbose, brief };
  if (report.output !== undefined) return colored(renderOutput(report, report.output, style), color);
  const blocks = report.specs.map((spec) => {
    const notes = verbose || (spec.changed && !brief);
    const findings = renderFindings(spec.diagnostics, { ...style, notes });
    if (quiet) return findings;
    const block = renderSpec(spec, style);
    const isIdle = !spec.changed && !spec.written && !spec.refused && findings.length === 0;
    return brief && isIdle ? [] : [...block, ...findings];
  });
  const parts = [renderFindings(report.diagnostics, style), ...blocks];
  return colored(joinBlocks([...parts, quiet ? [] : renderSummary(report, style)]), color);
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

function renderSpec(spec: SpecReport, style: StylishStyle): string[] {
  const { brief, output } = style;
  const version = spec.specVersion === undefined ? '' : ` (${escapeControl(shorten(spec.specVersion))})`;
  const target = output === undefined ? '' : ` -> ${escapeControl(output)}`;
  const title = `${colors.bold(escapeControl(spec.file))}${colors.dim(version)}${target} ${stateOf(spec, style)}`;
  const steps = effectiveSteps(spec);
  if (!brief) return [title, ...renderSteps(steps, style)];
  const counts = renderCounts(countSteps(steps));
  return [counts === '' ? title : `${title}: ${counts}`];
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

function renderSummary(report: Report, { brief, preview, width }: StylishStyle): string[] {
  const { summary } = report;
  const text = renderTotals(report, preview);
  const bodies = renderBodies(report);
  const more = brief ? [colors.dim('Use --verbose to see every step, reason and hint.')] : [];
  const color = summary.errors > 0 ? colors.red : summary.warnings > 0 ? colors.yellow : colors.green;
  return [...renderUnused(report, width), ...bodies, color(text), ...more];
}

/** The report about a text that was made without a spec. */
function renderOutput(
  { diagnostics }: Report,
  { file, changed, written }: OutputReport,
  style: StylishStyle,
): string {
  const findings = renderFindings(diagnostics, style);
  const refused = diagnostics.some(({ severity }) => severity === 'error');
  const state = stateOf({ changed, written, refused }, style);
  const title = file === undefined || style.quiet ? [] : [`${colors.bold(escapeControl(file))} ${state}`];
  return [...title, ...findings].map((line) => `${line}\n`).join('');
}
