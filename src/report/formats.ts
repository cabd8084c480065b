import { renderReportData } from './display.js';
import { renderAnnotations } from './formats/github-actions.js';
import { renderMarkdown } from './formats/markdown.js';
import { renderSarif } from './formats/sarif.js';
import { renderStylish } from './formats/stylish.js';
import { findingsOf, type Report, type ReportStyle } from './report.js';

export const FORMATTERS = {
  stylish: renderStylish,
  /** The document of `schemas/report.schema.json`. */
  json: ({ output: _, ...report }) => renderReportData(report),
  'github-actions': (report, style) => renderAnnotations(findingsOf(report), style),
  sarif: renderSarif,
  markdown: renderMarkdown,
} as const satisfies Readonly<Record<string, (report: Report, style: ReportStyle) => string>>;
