import { escapeControl, shorten } from '../display.js';
import { countSteps, type Finding, findingsOf, type Report, type ReportStyle } from '../report.js';
import { renderCounts, renderTotals, stateOf } from '../totals.js';

/** Findings of one severity that are listed, without `--verbose`. */
const SHOWN = 20;

/** For a comment on a pull request or a job summary: a table of the specs and a list of the findings. */
export function renderMarkdown(report: Report, style: ReportStyle): string {
  const { quiet, verbose, preview } = style;
  const rows = report.specs.map((spec) => {
    const counts = spec.refused ? '' : renderCounts(countSteps(spec.steps));
    return `| ${[code(spec.file), escapeMarkup(spec.specVersion ?? ''), stateOf(spec, style), counts].join(' | ')} |`;
  });
  const table =
    rows.length === 0 ? [] : ['| Spec | Version | State | Changes |', '| --- | --- | --- | --- |', ...rows];
  const findings = findingsOf(report);
  const shown = quiet
    ? (['error'] as const)
    : (['error', 'warning', ...(verbose ? (['info'] as const) : [])] as const);
  const lists = shown.flatMap((severity) =>
    renderList(
      findings.filter((one) => one.severity === severity),
      verbose,
    ),
  );
  const parts = [quiet ? [] : table, lists, quiet ? [] : [renderTotals(report, preview)]];
  const blocks = parts.filter((lines) => lines.length > 0).map((lines) => `${lines.join('\n')}\n`);
  return blocks.join('\n');
}

function renderList(findings: readonly Finding[], verbose: boolean): string[] {
  const shown = verbose ? findings : findings.slice(0, SHOWN);
  const hidden = findings.length - shown.length;
  return [
    ...shown.map((finding) => {
      const { severity, message, hint } = finding;
      return `- **${severity}** ${code(formatPlace(finding))} ${escapeMarkup(`${message} ${hint}`)} (${code(finding.code)})`;
    }),
    ...(hidden === 0 ? [] : [`- ${hidden} more of severity ${findings[0]?.severity}`]),
  ];
}

function formatPlace({ file, line, column, pointer }: Finding): string {
  if (line !== undefined) return `${file}:${line}${column === undefined ? '' : `:${column}`}`;
  return pointer === undefined ? file : `${file} ${shorten(pointer)}`;
}

/** A code span, also in a cell of a table. */
function code(text: string): string {
  const plain = escapeControl(text).replaceAll('|', '\\|');
  const runs = plain.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const space = /^`|`$/.test(plain) ? ' ' : '';
  return `${fence}${space}${plain}${space}${fence}`;
}

/** Text without markup, HTML and mentions. */
function escapeMarkup(text: string): string {
  return escapeControl(shorten(text))
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replaceAll('@', '&#64;');
}
