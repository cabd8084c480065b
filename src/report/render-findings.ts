import type { Paint } from './paint.js';
import { renderFinding } from './render-finding.js';
import type { ReportedFinding } from './report-schema.js';
import type { SourceText } from './source-text.js';

export interface FindingsStyle {
  readonly colors: Paint;
  /** Errors only. */
  readonly quiet: boolean;
  /** All of them. */
  readonly verbose: boolean;
  /** Findings that are only worth knowing, too. */
  readonly notes: boolean;
  /** One line for each finding that is no error. */
  readonly brief: boolean;
}

/** How many of one kind are shown before the rest is counted; errors are all shown. */
const SHOWN = 10;
const SHOWN_BRIEF = 3;

/** The lines of the findings that are to be shown. */
export function renderFindings(
  findings: readonly ReportedFinding[],
  sources: ReadonlyMap<string, SourceText>,
  { colors, quiet, verbose, notes, brief }: FindingsStyle,
): string[] {
  const limit = verbose ? Number.POSITIVE_INFINITY : brief ? SHOWN_BRIEF : SHOWN;
  const seen = new Map<string, number>();
  const lines = findings.flatMap((finding) => {
    const { severity, code, file } = finding;
    if (severity === 'error') return renderFinding(finding, sources.get(file), colors);
    if (quiet || (severity === 'info' && !notes)) return [];
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    if (count > limit) return [];
    const own = renderFinding(finding, severity === 'info' ? undefined : sources.get(file), colors);
    return brief ? own.slice(0, 1) : own;
  });
  const untold = [...seen].filter(([, count]) => count > limit);
  return [
    ...lines,
    ...untold.map(
      ([code, count]) => `${count - limit} more ${colors.dim(`[${code}]`)}; --verbose shows them all`,
    ),
  ];
}
