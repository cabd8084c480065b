import { renderReportData } from '../display.js';
import type { CoverageReport } from './coverage-report.js';
import { renderCoverageMarkdown } from './markdown.js';
import { renderCoveragePage } from './page.js';
import { type CoverageStyle, renderCoverage } from './terminal.js';

type Formatter = (report: CoverageReport, style: CoverageStyle) => string;

export const COVERAGE_FORMATS: Readonly<Record<'stylish' | 'json' | 'markdown', Formatter>> = {
  stylish: renderCoverage,
  json: renderReportData,
  markdown: renderCoverageMarkdown,
};

/** What a file holds, by the end of its name. */
export const COVERAGE_FILES: Readonly<Record<string, Formatter>> = {
  '.html': (report) => renderCoveragePage(report),
  '.json': renderReportData,
  '.md': renderCoverageMarkdown,
};
