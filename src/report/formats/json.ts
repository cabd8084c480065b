import { renderReportData } from '../display.js';
import type { Report } from '../report.js';

/** The document of `schemas/report.schema.json`. */
export function renderJson({ output: _, ...report }: Report): string {
  return renderReportData(report);
}
