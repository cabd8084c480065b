import { codeFrame } from './code-frame.js';
import { escapeControl } from './escape-control.js';
import type { Paint } from './paint.js';
import type { ReportedFinding } from './report-schema.js';
import { shorten } from './shorten.js';
import type { SourceText } from './source-text.js';

/** One finding: `file:line:column severity message [CODE]`, the lines it points at, and what to do. */
export function renderFinding(
  finding: ReportedFinding,
  source: SourceText | undefined,
  colors: Paint,
): string[] {
  const { severity, message, hint, code, line, column } = finding;
  const color = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
  const head = `${colors.bold(placeOf(finding))} ${color(severity)} ${escapeControl(message)} ${colors.dim(`[${code}]`)}`;
  const frame =
    source === undefined || line === undefined
      ? []
      : codeFrame(source, line, column ?? 1).map(({ gutter, text, kind }) =>
          `  ${colors.dim(gutter)} ${kind === 'caret' ? color(text) : text}`.trimEnd(),
        );
  return [head, ...frame, `  ${colors.cyan('hint:')} ${escapeControl(hint)}`];
}

/** As editors and terminals make links of it; the pointer where there is no line. */
function placeOf({ file, line, column, pointer }: ReportedFinding): string {
  if (line !== undefined) return escapeControl(`${file}:${line}${column === undefined ? '' : `:${column}`}`);
  return escapeControl(pointer === undefined ? file : `${file} ${shorten(pointer)}`);
}
