import type { Report } from '../report.js';

const ABOVE_ASCII_CONTROL = /[\u007f-\u009f\u2028\u2029]/g;

/** The report as JSON, two spaces deep, with the control characters that JSON lets stand escaped as well. */
export function renderJson({ output: _, ...report }: Report): string {
  const withoutFrame = (key: string, value: unknown) => (key === 'frame' ? undefined : value);
  const text = JSON.stringify(report, withoutFrame, 2);
  return `${text.replace(ABOVE_ASCII_CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
