import { SEVERITIES } from '../../diagnostic.js';
import { fence, markdownTable } from '../../emit/docs-text.js';
import { escapeControl, escapeLines, joinBlocks, shorten } from '../display.js';
import {
  countSteps,
  effectiveSteps,
  type Finding,
  findingsOf,
  placeOf,
  type Report,
  type ReportStyle,
  renderCounts,
  renderTotals,
  stateOf,
} from '../report.js';

/** Findings of one severity that are listed, without `--verbose`. */
const SHOWN = 20;

/** Lines of a diff that are shown, without `--verbose`. */
const DIFF_SHOWN = 200;

/**
 * For a comment on a pull request or a job summary: a table of the specs, a list of the findings, and of a check the
 * diffs and the command that updates the specs.
 */
export function renderMarkdown(report: Report, style: ReportStyle): string {
  const { quiet, verbose, preview, fix } = style;
  const rows = report.specs.map((spec) => {
    const counts = renderCounts(countSteps(effectiveSteps(spec)));
    return [codeInCell(spec.file), escapeMarkup(spec.specVersion ?? ''), stateOf(spec, style), counts];
  });
  const titles = ['Spec', 'Version', 'State', 'Changes'];
  const table = rows.length === 0 ? [] : markdownTable(titles, rows, () => '---');
  const lists = listFindings(findingsOf(report), style);
  const diffs = report.specs.map(({ file, diff = '' }) =>
    diff === '' ? [] : renderDiff(file, diff, verbose),
  );
  const command = fix?.command === undefined ? [] : ['', fence(escapeControl(fix.command), 'sh')];
  const parts = quiet
    ? [lists]
    : [
        ...[table, lists, ...diffs],
        fix === undefined
          ? []
          : [
              `${escapeMarkup(`${fix.problem}: ${fix.list}. ${fix.action}`)}${command.length > 0 ? ':' : '.'}`,
              ...command,
            ],
        [renderTotals(report, preview)],
      ];
  return joinBlocks(parts);
}

/** Errors, warnings unless `quiet`, and notes with `verbose`. */
export function listFindings(
  findings: readonly Finding[],
  { quiet, verbose }: Pick<ReportStyle, 'quiet' | 'verbose'>,
): string[] {
  const shown = SEVERITIES.slice(0, quiet ? 1 : verbose ? 3 : 2);
  const parts = shown.map((severity) => findings.filter((one) => one.severity === severity));
  return parts.flatMap((part) => renderList(part, verbose));
}

function renderList(findings: readonly Finding[], verbose: boolean): string[] {
  const shown = verbose ? findings : findings.slice(0, SHOWN);
  const hidden = findings.length - shown.length;
  return [
    ...shown.map((finding) => {
      const { severity, message, hint } = finding;
      return `- **${severity}** ${code(placeOf(finding))} ${escapeMarkup(`${message} ${hint}`)} (${code(finding.code)})`;
    }),
    ...(hidden === 0 ? [] : [`- ${hidden} more of severity ${findings[0]?.severity}`]),
  ];
}

function renderDiff(file: string, diff: string, verbose: boolean): string[] {
  const lines = escapeLines(diff).trimEnd().split('\n');
  const shown = verbose ? lines : lines.slice(0, DIFF_SHOWN);
  const hidden = lines.length - shown.length;
  return [
    ...[`<details><summary>Changes in ${escapeHtml(file)}</summary>`, ''],
    fence(shown.join('\n'), 'diff'),
    ...(hidden === 0 ? [] : ['', `${hidden} more lines`]),
    ...['', '</details>'],
  ];
}

function escapeHtml(text: string): string {
  return escapeControl(text).replace(/[&<>"'@]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A code span in a cell of a table. */
export function codeInCell(text: string): string {
  return code(text).replaceAll('|', '\\|');
}

function code(text: string): string {
  const plain = escapeControl(text);
  const runs = plain.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const space = /^`|`$/.test(plain) ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}

/** Text without markup, HTML and mentions. */
export function escapeMarkup(text: string): string {
  return escapeControl(shorten(text))
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replaceAll('@', '&#64;');
}
