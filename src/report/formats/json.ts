import { renderPlainData } from '../display.js';
import type { Report } from '../report.js';

/** Parts of a report for the other formats. */
const INTERNAL = new Set(['frame', 'endColumn', 'refused']);

/** The document of `schemas/report.schema.json`. */
export function renderJson({ output: _, ...report }: Report): string {
  return renderPlainData(report, (key, value) => (INTERNAL.has(key) ? undefined : value));
}
