import type { Diagnostic } from '../diagnostic.js';
import type { ExplainedOperation, ExplainedStatus } from '../merge/explain-attach.js';
import { groupBy } from '../values/group-by.js';
import type { Sources } from './code-frame.js';
import { colored, colors, escapeControl, shorten, wrapWords } from './display.js';
import type { ExplanationReport } from './explanation-schema.js';
import { describeFact, describeVerdict, SKIPPED } from './messages/explanation.js';
import { type Finding, reportFindings } from './report.js';

type ReportedOperation = ExplanationReport['specs'][number]['operations'][number];
type ReportedStatus = ReportedOperation['statuses'][number];

export interface ExplainedSpec extends Readonly<Omit<ExplanationReport['specs'][number], 'diagnostics'>> {
  readonly diagnostics: readonly Finding[];
}

interface Explanation {
  readonly specVersion?: string;
  readonly operations: readonly ExplainedOperation[];
  readonly diagnostics: readonly Diagnostic[];
}

export function reportExplanation(
  file: string,
  { specVersion, operations, diagnostics }: Explanation,
  sources: Sources,
): ExplainedSpec {
  return {
    ...{ file, specVersion },
    operations: operations.map(reportOperation),
    diagnostics: reportFindings(diagnostics, sources),
  };
}

function reportOperation({ names, place, skipped, statuses }: ExplainedOperation): ReportedOperation {
  const { pointer = '', line = 1, column = 1 } = place;
  return {
    operation: names[0] ?? '',
    ...(names.length > 1 && { sharedBy: [...names] }),
    ...{ pointer, line, column },
    skipped: skipped && SKIPPED[skipped],
    statuses: statuses.map(reportStatus),
  };
}

const OUTCOMES: Partial<Record<ExplainedStatus['verdict']['code'], ReportedStatus['outcome']>> = {
  attach: 'attach',
  declared: 'present',
  'attached-before': 'present',
};

function reportStatus({ status, verdict, condition }: ExplainedStatus): ReportedStatus {
  return {
    status,
    outcome: OUTCOMES[verdict.code] ?? 'none',
    reason: shorten(describeVerdict(verdict, condition)),
    ...(verdict.code === 'attach' && { target: verdict.target }),
    ...(condition !== undefined && {
      condition: {
        text: condition.text,
        alternatives: condition.alternatives.map(({ holds, terms }) => ({
          holds,
          terms: terms.map(({ fact, ...term }) => ({ ...term, fact: describeFact(fact) })),
        })),
      },
    }),
  };
}

const LABELS = { attach: 'attach', present: 'has', none: 'no' } as const;
const WIDTH = 100;
const REASON_COLUMN = 10;

/**
 * An explanation for people; statuses with the same reason share a line:
 *
 *     GET /pets/{id} openapi.yaml:12
 *       attach  404 NotFound (path-parameters: path parameter id)
 *       has     401 (declared)
 *       no      409, 500 (no condition)
 */
export function renderExplanation(
  { file, operations }: ExplainedSpec,
  { color, width = WIDTH }: { color: boolean; width?: number | undefined },
): string {
  const blocks = operations.map(({ operation, sharedBy, line, skipped, statuses }) => {
    const names = (sharedBy ?? [operation]).map((name) => escapeControl(shorten(name)));
    const title = `${colors.bold(names.join(', '))} ${colors.dim(`${escapeControl(file)}:${line}`)}`;
    const groups = skipped === undefined ? groupStatuses(statuses) : [['no', '', skipped] as const];
    const lines = groups.flatMap(([label, head, reason]) => {
      const start = `  ${label.padEnd(REASON_COLUMN - 3)}${head === '' ? '' : ` ${escapeControl(head)}`}`;
      const words = escapeControl(head === '' ? reason : `(${reason})`).split(' ');
      return wrapWords(start, words, { width, indent: REASON_COLUMN + 2 });
    });
    return [title, ...lines].map((text) => `${text}\n`).join('');
  });
  return colored(blocks.join('\n'), color);
}

/** The outcome, the statuses with what they refer to, and the reason that they share. */
function groupStatuses(statuses: readonly ReportedStatus[]): (readonly [string, string, string])[] {
  const sorted = (['attach', 'present', 'none'] as const).flatMap((outcome) =>
    statuses.filter((one) => one.outcome === outcome),
  );
  const nameOf = ({ status, target }: ReportedStatus) =>
    target === undefined ? status : `${status} ${target.slice(target.lastIndexOf('/') + 1)}`;
  const groups = groupBy(sorted, ({ outcome, reason }) => JSON.stringify([outcome, reason]));
  return [...groups.values()].map((group) => {
    const [{ outcome, reason }] = group;
    return [LABELS[outcome], group.map(nameOf).join(', '), reason] as const;
  });
}
