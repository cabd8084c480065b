import { escapeControl } from '../display.js';
import { type Finding, isInFile, outdatedFindings, type ReportStyle } from '../report.js';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Workflow commands: GitHub Actions shows each finding as an annotation of its line, and what a check found as one of
 * its file.
 */
export function renderAnnotations(
  findings: readonly Finding[],
  { quiet, verbose, fix }: Pick<ReportStyle, 'quiet' | 'verbose' | 'fix'>,
): string {
  const shown = findings.filter(
    ({ severity }) => severity === 'error' || (!quiet && (severity === 'warning' || verbose)),
  );
  return [...shown, ...outdatedFindings(fix)].map(annotateFinding).join('');
}

function annotateFinding(finding: Finding): string {
  const { severity, code, message, hint, file, line, column, endColumn } = finding;
  const endLine = endColumn === undefined ? undefined : line;
  const place = isInFile(finding) ? { file, line, col: column, endLine, endColumn } : {};
  const properties = Object.entries({ title: code, ...place })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${COMMANDS[severity]} ${properties.join(',')}::${[message, hint].map(escapeData).join('%0A')}\n`;
}

/** The escapes that the runner decodes. */
function escapeData(text: string): string {
  return escapeControl(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
