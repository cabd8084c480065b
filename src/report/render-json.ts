import type { RunReport } from './report-schema.js';

const ABOVE_ASCII_CONTROL = /[\u007f-\u009f\u2028\u2029]/g;

/** The report as JSON, two spaces deep, with the control characters that JSON lets stand escaped as well. */
export function renderJson(report: RunReport): string {
  const text = JSON.stringify(report, undefined, 2);
  return `${text.replace(ABOVE_ASCII_CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
