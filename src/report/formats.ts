import { renderReportData } from './display.js';
import type { FormatName } from './format-names.js';
import { renderGithubActions } from './formats/github-actions.js';
import { renderMarkdown } from './formats/markdown.js';
import { renderSarif } from './formats/sarif.js';
import { renderStylish } from './formats/stylish.js';
import type { Report, ReportStyle } from './report.js';

export const FORMATTERS = {
  stylish: renderStylish,
  /** The document of `schemas/report.schema.json`. */
  json: ({ output: _, ...report }) => renderReportData(report),
  'github-actions': renderGithubActions,
  sarif: renderSarif,
  markdown: renderMarkdown,
} as const satisfies Readonly<Record<FormatName, (report: Report, style: ReportStyle) => string>>;
