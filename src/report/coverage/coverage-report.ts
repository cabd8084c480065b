import type { MeasuredOperation, ResponseState } from '../../coverage/measure.js';
import type { Finding } from '../report.js';
import type { CoverageDocument } from './coverage-schema.js';

export type StateCounts = Readonly<Record<ResponseState, number>>;

type CoverageSummary = Readonly<CoverageDocument['summary']>;

export interface CoveredSpec {
  readonly file: string;
  readonly specVersion?: string;
  readonly title?: string;
  readonly optedOut: number;
  readonly operations: readonly MeasuredOperation[];
  readonly diagnostics: readonly Finding[];
}

export interface CoverageReport {
  readonly version: CoverageDocument['version'];
  readonly specs: readonly (CoveredSpec & { readonly summary: CoverageSummary })[];
  readonly diagnostics: readonly Finding[];
  readonly summary: CoverageSummary;
}

export function buildCoverageReport(
  specs: readonly CoveredSpec[],
  diagnostics: readonly Finding[],
): CoverageReport {
  return {
    version: 1,
    specs: specs.map((spec) => ({ ...spec, summary: summarize(spec.operations) })),
    diagnostics,
    summary: summarize(specs.flatMap(({ operations }) => operations)),
  };
}

function summarize(operations: readonly MeasuredOperation[]): CoverageSummary {
  const statuses = new Map<string, Record<ResponseState, number>>();
  for (const { status, state } of operations.flatMap(({ responses }) => responses)) {
    const counts = statuses.get(status) ?? { ...NONE };
    statuses.set(status, counts);
    counts[state] += 1;
  }
  const asked = operations.reduce((total, one) => total + one.asked.length, 0);
  const missing = [...statuses.values()].reduce((total, counts) => total + counts.missing, 0);
  return {
    ...{ operations: operations.length, asked, missing, percent: percentOf(asked, missing) },
    statuses: Object.fromEntries([...statuses].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

const NONE: StateCounts = { reference: 0, inline: 0, 'no-content': 0, missing: 0 };

/** Rounded down to one decimal, so that it is 100 only where nothing is missing or asked for. */
function percentOf(asked: number, missing: number): number {
  return asked === 0 ? 100 : Math.floor(((asked - missing) / asked) * 1000) / 10;
}

/** The counts of each class that has responses: `2xx` to `default`. */
export function countByClass({ statuses }: CoverageSummary): Map<string, StateCounts> {
  const classes = new Map<string, StateCounts>();
  for (const name of ['1xx', '2xx', '3xx', '4xx', '5xx', 'default']) {
    const members = Object.entries(statuses).filter(([status]) => classOf(status) === name);
    if (members.length === 0) continue;
    const sum = (state: ResponseState) => members.reduce((total, [, counts]) => total + counts[state], 0);
    const counts = {
      ...{ reference: sum('reference'), inline: sum('inline') },
      ...{ 'no-content': sum('no-content'), missing: sum('missing') },
    };
    classes.set(name, counts);
  }
  return classes;
}

function classOf(status: string): string {
  return /^[1-5]/.test(status) ? `${status.charAt(0)}xx` : 'default';
}

/** The operations that lack responses, with the statuses of these; those that lack most first. */
export function lackingOperations({ specs }: CoverageReport) {
  return specs
    .flatMap(({ file, operations }) =>
      operations.map(({ method, path, responses }) => ({
        ...{ file, name: `${method} ${path}` },
        statuses: responses.filter(({ state }) => state === 'missing').map(({ status }) => status),
      })),
    )
    .filter(({ statuses }) => statuses.length > 0)
    .sort((one, other) => other.statuses.length - one.statuses.length);
}

/** The cells of a spec in a table: its operations, the responses asked for and missing, and the share of declared ones. */
export function describeNumbers({ operations, asked, missing, percent }: CoverageSummary): string[] {
  return [...[operations, asked, missing].map(String), asked === 0 ? '-' : `${percent}%`];
}

/** `1552 of 2345 responses that the conditions ask for are declared (66.1%).` */
export function describeTotal({ operations, asked, missing, percent }: CoverageSummary): string {
  if (operations === 0) return 'No operations were measured.';
  if (asked === 0) return 'The conditions ask for no responses.';
  return `${asked - missing} of ${asked} responses that the conditions ask for are declared (${percent}%).`;
}

/** The states in words, in the order of a bar. */
export const STATE_WORDS: Readonly<Record<ResponseState, string>> = {
  reference: 'by $ref',
  inline: 'inline',
  'no-content': 'without content',
  missing: 'missing',
};
