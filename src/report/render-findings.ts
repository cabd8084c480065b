import type { Paint } from './paint.js';
import { renderFinding } from './render-finding.js';
import type { ReportedFinding } from './report-schema.js';
import type { SourceText } from './source-text.js';

export interface FindingsStyle {
  readonly colors: Paint;
  /** Errors only. */
  readonly quiet: boolean;
  /** Findings that are only worth knowing, too. */
  readonly notes: boolean;
  /** One line for each finding that is no error. */
  readonly brief: boolean;
}

/** The lines of the findings that are to be shown. */
export function renderFindings(
  findings: readonly ReportedFinding[],
  sources: ReadonlyMap<string, SourceText>,
  { colors, quiet, notes, brief }: FindingsStyle,
): string[] {
  return findings.flatMap((finding) => {
    const { severity, file } = finding;
    if (severity === 'error') return renderFinding(finding, sources.get(file), colors);
    if (quiet || (severity === 'info' && !notes)) return [];
    const source = severity === 'info' ? undefined : sources.get(file);
    const lines = renderFinding(finding, source, colors);
    return brief ? lines.slice(0, 1) : lines;
  });
}
