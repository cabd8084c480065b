import { groupBy } from '../values/group-by.js';
import { colors, escapeControl, wrapWords } from './display.js';
import { type Finding, placeOf, type ReportStyle, withPlaces } from './report.js';

interface FindingsStyle extends Pick<ReportStyle, 'quiet' | 'verbose' | 'width'> {
  /** Findings of severity info, too. */
  readonly notes: boolean;
  /** One line for each finding that is not an error. */
  readonly brief: boolean;
}

/** Limit per code before the rest is counted; errors are always shown. */
const SHOWN = 10;
const SHOWN_BRIEF = 3;
/** After these the lines of the file and the hint are left out. */
const SHOWN_IN_FULL = 3;

const HEADING = 'Problems that were in the spec before:';

/** Problems that the spec had before the run come last, under a heading of their own. */
export function renderFindings(findings: readonly Finding[], style: FindingsStyle): string[] {
  const before = findings.filter(wasThereBefore);
  const own = findings.filter((finding) => !wasThereBefore(finding));
  const lines = renderGroup(before, style);
  return [
    ...renderGroup(own, style),
    ...(lines.length === 0 || style.brief ? [] : [colors.bold(HEADING)]),
    ...lines,
  ];
}

function wasThereBefore({ code }: Finding): boolean {
  return code === 'PRE_EXISTING_FAULT' || code === 'MORE_FAULTS';
}

function renderGroup(findings: readonly Finding[], style: FindingsStyle): string[] {
  const { quiet, verbose, notes, brief } = style;
  const limit = verbose ? Number.POSITIVE_INFINITY : brief ? SHOWN_BRIEF : SHOWN;
  const seen = new Map<string, number>();
  const lines = (verbose ? findings : joinEqual(findings)).flatMap((finding) => {
    const { severity, code } = finding;
    if (severity === 'error') return renderFinding(finding, style);
    if (quiet || (severity === 'info' && !notes)) return [];
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    if (count > limit) return [];
    const isShort = brief || (!verbose && count > SHOWN_IN_FULL);
    return isShort ? renderHead(finding, style) : renderFinding(finding, style);
  });
  const hidden = [...seen].filter(([, count]) => count > limit);
  return [
    ...lines,
    ...hidden.map(
      ([code, count]) => `${count - limit} more ${colors.dim(`[${code}]`)} (use --verbose to see all)`,
    ),
  ];
}

/** Findings with the same words in one file become the first of them, with their number; errors stay. */
function joinEqual(findings: readonly Finding[]): Finding[] {
  const groups = groupBy(findings.entries(), ([index, { code, severity, file, message }]) =>
    severity === 'error' ? String(index) : JSON.stringify([code, severity, file, message]),
  );
  return [...groups.values()].map(([[, first], ...others]) =>
    others.length === 0 ? first : { ...first, message: withPlaces(first.message, others.length + 1) },
  );
}

/** One finding: `file:line:column severity message [CODE]`, the lines it points at, and what to do. */
function renderFinding(finding: Finding, style: FindingsStyle): string[] {
  const { width = Number.POSITIVE_INFINITY } = style;
  const { severity, hint, frame = [] } = finding;
  const lines = frame.map(({ gutter, text, kind }) =>
    `  ${colors.dim(gutter)} ${kind === 'caret' ? COLORS[severity](text) : text}`.trimEnd(),
  );
  const advice = wrapWords(`  ${colors.cyan('hint:')}`, escapeControl(hint).split(' '), { width, indent: 8 });
  return [...renderHead(finding, style), ...lines, ...advice];
}

function renderHead(finding: Finding, { width = Number.POSITIVE_INFINITY }: FindingsStyle): string[] {
  const { severity, message, code } = finding;
  const words = escapeControl(message).split(' ');
  return wrapWords(
    colors.bold(escapeControl(placeOf(finding))),
    [COLORS[severity](severity), ...words, colors.dim(`[${code}]`)],
    { width, indent: 2 },
  );
}

const COLORS = { error: colors.red, warning: colors.yellow, info: colors.cyan } as const;
