import { escapeControl } from '../display.js';
import { type Finding, findingsOf, isInFile, type Report, type ReportStyle } from '../report.js';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands: GitHub Actions shows each finding as an annotation of its line. */
export function renderGithubActions(report: Report, { quiet, verbose }: ReportStyle): string {
  return findingsOf(report)
    .filter(({ severity }) => severity === 'error' || (!quiet && (severity === 'warning' || verbose)))
    .map(renderAnnotation)
    .join('');
}

function renderAnnotation(finding: Finding): string {
  const { severity, code, message, hint, file, line, column, endColumn } = finding;
  const endLine = endColumn === undefined ? undefined : line;
  const properties = {
    title: code,
    ...(isInFile(finding) && { file, line, col: column, endLine, endColumn }),
  };
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${list.join(',')}::${escapeData(message)}%0A${escapeData(hint)}\n`;
}

/** The escapes that the runner decodes. */
function escapeData(text: string): string {
  return escapeControl(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
