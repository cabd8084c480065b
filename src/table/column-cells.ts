import type { Grid } from '../syntax/grid.js';
import { hasWords, identifiersOf, isAnswer, isBlank, isCode, isIdentifier } from './cell-forms.js';
import { MOST } from './find-code-column.js';
import { isPhraseOf } from './phrases.js';
import type { CodeReading } from './read-code.js';

/** A cell of a row that has a status. */
export interface Said {
  readonly text: string;
  readonly url?: string | undefined;
  readonly statuses: readonly string[];
}

/** What the cells of the columns of a code table are made of. */
export class ColumnCells {
  readonly #headings: readonly string[];
  /** The cells of each column that say something. */
  readonly #said: readonly (readonly Said[])[];

  constructor({ header }: Grid, rows: readonly { cells: Grid['header']; reading: CodeReading }[]) {
    this.#headings = header.map(({ text }) => text);
    this.#said = header.map((_, column) =>
      rows.flatMap(({ cells, reading: { statuses } }) => {
        const { text = '', url } = cells[column] ?? {};
        return isBlank(text) ? [] : [{ text, url, statuses }];
      }),
    );
  }

  heading(column: number): string {
    return this.#headings[column] ?? '';
  }

  of(column: number): readonly Said[] {
    return this.#said[column] ?? [];
  }

  /** How many cells of a column pass a test, and whether that is the share asked for. */
  count(column: number, share: number, test: (cell: Said) => boolean) {
    const all = this.of(column);
    const hits = all.filter(test).length;
    return { hits, cells: all.length, isMost: hits > 0 && hits >= share * all.length };
  }

  numberRows(column: number): boolean {
    const numbers = this.of(column).map(({ text }) =>
      /^#?\d+\.?$/.test(text) ? Number.parseInt(text.replace('#', ''), 10) : Number.NaN,
    );
    const [first = Number.NaN] = numbers;
    return numbers.length > 1 && first <= 1 && numbers.every((number, index) => number === first + index);
  }

  areText(column: number): boolean {
    return this.count(column, MOST, ({ text }) => hasWords(text)).isMost && !this.areCode(column);
  }

  areNames(column: number): boolean {
    const isName = ({ text }: Said) => identifiersOf(text).every((part) => isIdentifier(part, false));
    return this.count(column, MOST, isName).isMost;
  }

  /** Names that are no phrases of a page: `not_found` and `forbidden`. */
  areSnakes(column: number): boolean {
    const isSnake = ({ text }: Said) => /^[a-z][a-z\d_]*$/.test(text);
    return this.count(column, MOST, isSnake).isMost && this.of(column).some(({ text }) => text.includes('_'));
  }

  /** JSON, code or numbers. */
  areCode(column: number): boolean {
    return this.count(column, MOST, ({ text }) => isCode(text) || /^[\d\s.,]+$/.test(text)).isMost;
  }

  areAnswers(column: number): boolean {
    return this.count(column, MOST, ({ text }) => isAnswer(text)).isMost;
  }

  /** Few distinct values, names, code, or yes and no. */
  arePoor(column: number): boolean {
    const cells = this.of(column);
    const distinct = new Set(cells.map(({ text }) => text)).size;
    if (cells.length >= 3 && distinct * 2 <= cells.length) return true;
    return this.areCode(column) || this.areNames(column) || this.areAnswers(column);
  }
}

/** Whether a cell is the phrase of its status. */
export function isOwnPhrase({ text, statuses }: Said): boolean {
  return statuses.some((status) => isPhraseOf(text, status));
}
