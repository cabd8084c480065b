import { RESPONSE_STATES } from '../../coverage/measure.js';
import { markdownTable } from '../../emit/docs-text.js';
import { joinBlocks } from '../display.js';
import { codeInCell, escapeMarkup, listFindings } from '../formats/markdown.js';
import { findingsOf } from '../report.js';
import {
  type CoverageReport,
  countByClass,
  describeNumbers,
  describeTotal,
  lackingOperations,
  STATE_WORDS,
} from './coverage-report.js';
import type { CoverageStyle } from './terminal.js';

/** Operations that are listed: a job summary holds 1 MiB. */
const SHOWN = 50;

/** For a comment on a pull request or a job summary. */
export function renderCoverageMarkdown(
  report: CoverageReport,
  style: Pick<CoverageStyle, 'quiet' | 'verbose'>,
): string {
  const { specs, summary } = report;
  const classes = [...countByClass(summary)].map(([name, counts]) => [
    name,
    ...RESPONSE_STATES.map((state) => String(counts[state])),
  ]);
  const parts = style.quiet
    ? []
    : [
        specs.length === 0 ? [] : [`**${escapeMarkup(describeTotal(summary))}**`],
        table(
          ['Spec', 'Operations', 'Asked for', 'Missing', 'Declared'],
          specs.map(({ file, summary: own }) => [codeInCell(file), ...describeNumbers(own)]),
        ),
        table(['Status', ...RESPONSE_STATES.map((state) => STATE_WORDS[state].replace('$', '\\$'))], classes),
        renderLacking(report),
      ];
  return joinBlocks([...parts, listFindings(findingsOf(report), style)]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return markdownTable(head, rows, (index) => (index === 0 ? '---' : '--:'));
}

function renderLacking(report: CoverageReport): string[] {
  const lacking = lackingOperations(report);
  if (lacking.length === 0) return [];
  const isOne = report.specs.length === 1;
  const rows = lacking
    .slice(0, SHOWN)
    .map(({ file, name, statuses }) => [
      codeInCell(name),
      ...(isOne ? [] : [codeInCell(file)]),
      statuses.join(' '),
    ]);
  const hidden = lacking.length - rows.length;
  const count = `${lacking.length} operation${lacking.length === 1 ? ' lacks' : 's lack'} responses`;
  return [
    `<details><summary>${count}</summary>`,
    '',
    ...table(['Operation', ...(isOne ? [] : ['Spec']), 'Missing'], rows),
    ...(hidden > 0 ? ['', `And ${hidden} more.`] : []),
    '',
    '</details>',
  ];
}
