import { RESPONSE_STATES, type ResponseState } from '../../coverage/measure.js';
import { colored, colors, displayWidth, escapeControl, joinBlocks, plural, shorten } from '../display.js';
import { renderFindings } from '../findings.js';
import { findingsOf, type ReportStyle } from '../report.js';
import {
  type CoverageReport,
  countByClass,
  describeNumbers,
  describeTotal,
  lackingOperations,
  STATE_WORDS,
  type StateCounts,
} from './coverage-report.js';

export type CoverageStyle = Pick<ReportStyle, 'color' | 'quiet' | 'verbose' | 'width'>;

const BAR = 32;
/** Columns of the name of a class. */
const NAME = 9;
const SHOWN = 10;

const MARKS: Readonly<Record<ResponseState, string>> = {
  reference: '█',
  inline: '▓',
  'no-content': '▒',
  missing: '░',
};

/** The report for people: a bar for each class of statuses, then the operations that lack most. */
export function renderCoverage(report: CoverageReport, style: CoverageStyle): string {
  const { color, quiet, verbose } = style;
  const findings = renderFindings(findingsOf(report), { ...style, notes: true, brief: false });
  if (quiet) return colored(findings.map((line) => `${line}\n`).join(''), color);
  const blocks = [
    renderSpecs(report),
    renderBars(report),
    renderLacking(report, verbose),
    findings,
    report.specs.length === 0 ? [] : [total(report)],
  ];
  return colored(joinBlocks(blocks), color);
}

function total({ summary }: CoverageReport): string {
  return (summary.missing > 0 ? colors.yellow : colors.green)(describeTotal(summary));
}

function renderSpecs({ specs }: CoverageReport): string[] {
  const [only] = specs;
  if (only === undefined) return [];
  if (specs.length === 1) {
    const version = only.specVersion === undefined ? '' : colors.dim(` (${escapeControl(only.specVersion)})`);
    const { operations } = only.summary;
    const count = plural(operations, 'operation');
    const skipped = only.optedOut > 0 ? `, ${only.optedOut} opted out` : '';
    return [`${colors.bold(escapeControl(only.file))}${version} ${count}${skipped}`];
  }
  const [head = '', ...rows] = renderColumns([
    ['spec', 'operations', 'asked for', 'missing', 'declared'],
    ...specs.map(({ file, summary }) => [escapeControl(shorten(file, 60)), ...describeNumbers(summary)]),
  ]);
  return [colors.dim(head), ...rows];
}

/** The first column to the left, numbers to the right. */
function renderColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = ' '.repeat((widths[at] ?? 0) - displayWidth(cell));
        return at === 0 ? cell + space : space + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

function renderBars({ summary }: CoverageReport): string[] {
  const classes = [...countByClass(summary)];
  if (classes.length === 0) return [];
  const used = RESPONSE_STATES.filter((state) => classes.some(([, counts]) => counts[state] > 0));
  const [head = '', ...numbers] = renderColumns([
    ['', ...used.map((state) => `${MARKS[state]} ${STATE_WORDS[state]}`)],
    ...classes.map(([, counts]) => ['', ...used.map((state) => String(counts[state]))]),
  ]);
  return [
    colors.dim(`  ${' '.repeat(NAME + BAR)}${head}`),
    ...classes.map(
      ([name, counts], index) => `  ${name.padEnd(NAME)}${renderBar(counts)}${numbers[index] ?? ''}`,
    ),
  ];
}

/** The parts of a class; each that is there has a mark. */
function renderBar(counts: StateCounts): string {
  const all = RESPONSE_STATES.reduce((sum, state) => sum + counts[state], 0);
  const present = RESPONSE_STATES.filter((state) => counts[state] > 0);
  const lengths = new Map(
    present.map((state) => [state, Math.max(1, Math.round((counts[state] / all) * BAR))]),
  );
  const [longest] = [...present].sort((one, other) => counts[other] - counts[one]);
  const sum = [...lengths.values()].reduce((total, length) => total + length, 0);
  if (longest !== undefined) lengths.set(longest, (lengths.get(longest) ?? 0) + BAR - sum);
  return present.map((state) => COLORS[state](MARKS[state].repeat(lengths.get(state) ?? 0))).join('');
}

const COLORS: Readonly<Record<ResponseState, (text: string) => string>> = {
  reference: colors.green,
  inline: colors.cyan,
  'no-content': colors.yellow,
  missing: colors.red,
};

function renderLacking(report: CoverageReport, verbose: boolean): string[] {
  const lacking = lackingOperations(report);
  if (lacking.length === 0) return [];
  const shown = verbose ? lacking : lacking.slice(0, SHOWN);
  const hidden = lacking.length - shown.length;
  const width = Math.max(...shown.map(({ statuses }) => statuses.join(' ').length));
  const isOne = report.specs.length === 1;
  return [
    colors.bold('Operations that lack most responses'),
    ...shown.map(({ file, name, statuses }) => {
      const where = isOne ? '' : colors.dim(`${escapeControl(shorten(file, 60))} `);
      return `  ${colors.red(statuses.join(' ').padEnd(width))}  ${where}${escapeControl(shorten(name, 200))}`;
    }),
    ...(hidden > 0 ? [colors.dim(`  and ${hidden} more (use --verbose to see all)`)] : []),
  ];
}
