import { plural } from './display.js';
import type { countSteps, Report, ReportStyle, SpecReport } from './report.js';

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
  const { added, updated, kept, removed, attached, detached, filled } = counts;
  return Object.entries({ added, updated, kept, removed, attached, detached, filled })
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
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
