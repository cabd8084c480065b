import { escapeControl } from './escape-control.js';

/** The text with every control character shown but line breaks and tabs. */
export function escapeLines(text: string): string {
  return text
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 0 ? escapeControl(part) : part))
    .join('');
}
