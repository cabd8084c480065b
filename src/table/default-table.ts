import { REGISTRY } from './registry.js';
import type { SourceRow, TableSource } from './table-source.js';

/** The shipped table, from the root of the package. */
const FILE = 'schemas/status-codes.md';

/** Codes of the shipped table, in its order, with what it says in its Details column. */
const DETAILS: ReadonlyMap<string, string | undefined> = new Map([
  ['200', undefined],
  ['201', undefined],
  ['204', undefined],
  ['300', undefined],
  ['302', undefined],
  ['304', undefined],
  ['400', 'Fix the request before sending it again.'],
  ['401', undefined],
  ['403', undefined],
  ['404', undefined],
  ['406', undefined],
  ['500', undefined],
  ['501', undefined],
  ['503', undefined],
]);

/**
 * The rows of `schemas/status-codes.md` without the cost of reading Markdown; a test compares the two. Messages
 * and descriptions are the registry's.
 */
export const DEFAULT_SOURCE: TableSource = {
  file: FILE,
  rows: REGISTRY.filter(({ code }) => DETAILS.has(code)).map(({ code, phrase, description }): SourceRow => {
    const place = { file: FILE };
    const details = DETAILS.get(code);
    return {
      place,
      cells: {
        code: { text: code, place },
        message: { text: phrase, place },
        description: { text: description, place },
        ...(details !== undefined && { details: { text: details, place } }),
      },
    };
  }),
};
