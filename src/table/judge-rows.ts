import { type Diagnostic, diagnose } from '../diagnostic.js';
import { excerpt } from '../text/excerpt.js';
import { isSingleCode, registryEntry } from './registry.js';
import type { SourceRow } from './table-source.js';

/**
 * What is odd about the statuses of one table: each said once, at the first of them.
 *
 * @param headings the headings above the table, the nearest first
 */
export function judgeRows(rows: readonly SourceRow[], headings: readonly string[] = []): Diagnostic[] {
  const unregistered = rows.filter(({ cells: { code } }) => isUnregistered(code?.text ?? ''));
  const found = report(unregistered, (statuses, place) => diagnose('UNREGISTERED_CODE', { statuses }, place));
  const heading = headings
    .map((text) => ({ text, classes: classesOf(text) }))
    .find(({ classes }) => classes.length > 0);
  if (heading === undefined) return found;
  const misplaced = rows.filter(({ cells: { code } }) => isOutside(code?.text ?? '', heading.classes));
  const args = { heading: excerpt(heading.text) };
  return [
    ...found,
    ...report(misplaced, (statuses, place) =>
      diagnose('CODE_UNDER_OTHER_CLASS', { statuses, ...args }, place),
    ),
  ];
}

function report(
  rows: readonly SourceRow[],
  make: (statuses: readonly string[], place: SourceRow['place']) => Diagnostic,
): Diagnostic[] {
  const [first] = rows;
  if (first === undefined) return [];
  const statuses = [...new Set(rows.flatMap(({ cells: { code } }) => code?.text ?? []))];
  return [make(statuses, first.cells.code?.place ?? first.place)];
}

/** Not assigned, or reserved without a meaning (306, 418). */
function isUnregistered(status: string): boolean {
  const entry = registryEntry(status);
  return entry === undefined ? isSingleCode(status) : entry.state === 'unused';
}

function isOutside(status: string, classes: readonly string[]): boolean {
  return status !== 'default' && !classes.includes(status.charAt(0));
}

/** The classes that a heading names: `4xx Client Error`, `Errors (4xx, 5xx)`, `2xx to 5xx`. */
function classesOf(heading: string): string[] {
  const span = /\b([1-5])xx\s?(?:-|–|—|to|through)\s?([1-5])xx\b/i.exec(heading);
  if (span)
    return ['1', '2', '3', '4', '5'].filter((digit) => digit >= (span[1] ?? '') && digit <= (span[2] ?? ''));
  return [...heading.matchAll(/\b([1-5])xx\b/gi)].map(([, digit = '']) => digit);
}
