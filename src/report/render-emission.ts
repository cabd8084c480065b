import { escapeControl } from './escape-control.js';
import { paint } from './paint.js';
import { renderFindings } from './render-findings.js';
import type { StylishOptions } from './render-stylish.js';
import type { ReportedFinding } from './report-schema.js';
import type { SourceText } from './source-text.js';
import { stateOf } from './state-of.js';

/** The file of `--output`, and what became of it. */
export interface EmittedFile {
  readonly file: string;
  readonly changed: boolean;
  readonly written: boolean;
}

/** The report for people about a text that was made without a spec. Empty when there is nothing to say. */
export function renderEmission(
  diagnostics: readonly ReportedFinding[],
  emitted: EmittedFile | undefined,
  sources: ReadonlyMap<string, SourceText>,
  { color, quiet, verbose, preview }: StylishOptions,
): string {
  const colors = paint(color);
  const findings = renderFindings(diagnostics, sources, {
    colors,
    quiet,
    verbose,
    notes: verbose,
    brief: false,
  });
  const title =
    emitted === undefined || quiet
      ? []
      : [
          `${colors.bold(escapeControl(emitted.file))} ${stateOf({ ...emitted, diagnostics: [...diagnostics] }, preview)}`,
        ];
  return [...title, ...findings].map((line) => `${line}\n`).join('');
}
