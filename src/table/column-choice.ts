import { headingKey } from './headings.js';
import { COLUMN_WORDS, COLUMNS, type Column } from './table-source.js';

/** Columns that the author names: by heading, or by number from 1. */
export type ColumnChoice = { readonly [C in Column]?: string | number };

/** Reads `code=HTTP,error code=2`; undefined where an item names no column of ours. */
export function parseColumnChoice(text: string): ColumnChoice | undefined {
  const chosen: { [C in Column]?: string | number } = {};
  for (const item of text.split(',')) {
    const [word = '', ...rest] = item.split('=');
    const choice = rest.join('=').trim();
    const column = COLUMNS.find((known) => headingKey(COLUMN_WORDS[known]) === headingKey(word));
    if (column === undefined || choice === '' || choice === '0') return undefined;
    chosen[column] = /^\d+$/.test(choice) ? Number(choice) : choice;
  }
  return chosen;
}
