import type { StatusRow } from '../../src/table/status-table.js';

/** Rows without where they were written, to compare tables of different files. */
export function withoutPlaces(rows: readonly StatusRow[]): StatusRow[] {
  return rows.map(({ place: _, cases, ...row }) => ({
    ...row,
    ...(cases && { cases: cases.map(({ place: __, ...one }) => one) }),
  }));
}
