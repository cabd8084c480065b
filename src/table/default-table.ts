import { REGISTRY } from './registry.js';
import type { SourceRow, TableSource } from './table-source.js';

/** The shipped table, from the root of the package. */
const FILE = 'schemas/status-codes.md';

const CODES: ReadonlySet<string> = new Set(
  '200 201 204 300 302 304 400 401 403 404 406 500 501 503'.split(' '),
);

/** What the shipped table has in its Details column. */
const DETAILS: ReadonlyMap<string, string> = new Map([['400', 'Fix the request before sending it again.']]);

/**
 * The rows of `schemas/status-codes.md` without the cost of reading Markdown; a test compares the two. Messages
 * and descriptions are the registry's.
 */
export const DEFAULT_SOURCE: TableSource = {
  file: FILE,
  rows: REGISTRY.filter(({ code }) => CODES.has(code)).map(({ code, phrase, description }): SourceRow => {
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
