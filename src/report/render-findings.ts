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

const HEADING = 'Problems that were in the spec before:';

/** Problems that the spec had before the run come last, under a heading of their own. */
export function renderFindings(
  findings: readonly ReportedFinding[],
  sources: ReadonlyMap<string, SourceText>,
  style: FindingsStyle,
): string[] {
  const before = findings.filter(wasThereBefore);
  const own = findings.filter((finding) => !wasThereBefore(finding));
  const lines = renderGroup(before, sources, style);
  return [
    ...renderGroup(own, sources, style),
    ...(lines.length === 0 || style.brief ? [] : [style.colors.bold(HEADING)]),
    ...lines,
  ];
}

function wasThereBefore({ code }: ReportedFinding): boolean {
  return code === 'PRE_EXISTING_FAULT' || code === 'MORE_FAULTS';
}

function renderGroup(
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
  const hidden = [...seen].filter(([, count]) => count > limit);
  return [
    ...lines,
    ...hidden.map(
      ([code, count]) => `${count - limit} more ${colors.dim(`[${code}]`)} (use --verbose to see all)`,
    ),
  ];
}
