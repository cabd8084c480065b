import type { Grid } from '../syntax/grid.js';
import {
  FORMS,
  identifiersOf,
  isIdentifier,
  isPlaceholder,
  isTitle,
  isWord,
  leadingIdentifier,
  type OptionalColumn,
} from './cell-forms.js';
import { ColumnCells, isOwnPhrase, type Said } from './column-cells.js';
import type { ColumnChoice } from './column-choice.js';
import type { ColumnRole, FoundColumns } from './column-role.js';
import { findCodeColumn, hasStatusNumbers, MOST } from './find-code-column.js';
import { HEADINGS, printedColumns, titledColumn } from './headings.js';
import { isPhrase, readCode } from './read-code.js';
import { COLUMNS, type Column } from './table-source.js';

interface FindOptions {
  readonly chosen?: ColumnChoice;
  /** A table of the same headings that was taken already: where its codes are, and its line. */
  readonly taken?: { readonly index: number; readonly line: number } | undefined;
}

/** What each column of a table is, by its cells, in any language; headings decide between candidates. */
export function findColumns(grid: Grid, { chosen = {}, taken }: FindOptions = {}): FoundColumns {
  const printed = printedColumns(grid.header.map(({ text }) => text));
  if (printed !== undefined && grid.rows.length > 0 && hasStatusNumbers(grid, 0)) {
    const reason = { code: 'printed-heading' } as const;
    return { isCodeTable: true, roles: printed.map((column) => ({ column, reason })) };
  }
  const code = codeColumn(grid, chosen, taken);
  if ('code' in code) return { isCodeTable: false, reason: code };
  const roles = new ColumnFinder(grid, code.index, chosen).find();
  return { isCodeTable: true, roles: roles.with(code.index, code.role) };
}

function codeColumn(grid: Grid, chosen: ColumnChoice, taken: FindOptions['taken']) {
  const index = chosen.code === undefined ? undefined : chosenIndex(grid, chosen.code);
  const texts = index === undefined ? [] : grid.rows.map(({ cells }) => cells[index]?.text ?? '');
  if (index !== undefined && texts.some((text) => readCode(text))) {
    return { index, role: { column: 'code', reason: { code: 'chosen' } } } as const;
  }
  if (chosen.code !== undefined) {
    return { code: 'chosen-no-statuses', ...(index !== undefined && { column: index + 1 }) } as const;
  }
  if (taken !== undefined && hasStatusNumbers(grid, taken.index)) {
    const found = findCodeColumn(grid);
    const same = { column: 'code', reason: { code: 'same-headings', line: taken.line } } as const;
    return 'index' in found && found.index === taken.index ? found : { index: taken.index, role: same };
  }
  return findCodeColumn(grid);
}

/** The column that a heading or number chooses. */
export function chosenIndex({ header }: Grid, choice: string | number): number | undefined {
  if (typeof choice === 'number') return choice <= header.length ? choice - 1 : undefined;
  const wanted = choice.trim().toLowerCase();
  const index = header.findIndex(({ text }) => text.trim().toLowerCase() === wanted);
  return index === -1 ? undefined : index;
}

class ColumnFinder {
  readonly #cells: ColumnCells;
  readonly #roles: (ColumnRole | undefined)[];
  readonly #namesPhrases: boolean;
  /** Whether most codes have an identifier behind them: `409 JAR_HELD`. */
  readonly #namesErrors: boolean;
  readonly #grid: Grid;

  constructor(grid: Grid, codeIndex: number, chosen: ColumnChoice) {
    this.#grid = grid;
    const rows = grid.rows.flatMap(({ cells }) => {
      const reading = readCode(cells[codeIndex]?.text ?? '');
      return reading === undefined ? [] : [{ cells, reading }];
    });
    this.#cells = new ColumnCells(grid, rows);
    this.#roles = grid.header.map(() => undefined);
    this.#roles[codeIndex] = { column: 'code', reason: { code: 'chosen' } };
    const titled = rows.filter(
      ({ reading }) => isPhrase(reading) || (reading.rest !== '' && isTitle(reading.rest)),
    );
    this.#namesPhrases = titled.length * 2 > rows.length;
    const named = rows.filter(({ reading }) => isIdentifier(reading.rest, false) && !isPhrase(reading));
    this.#namesErrors = named.length * 2 > rows.length;
    this.#choose(chosen);
  }

  find(): ColumnRole[] {
    for (const column of this.#free()) {
      if (this.#cells.of(column).length === 0) this.#roles[column] = { reason: { code: 'empty' } };
      else if (this.#cells.numberRows(column) && !HEADINGS.isCode(this.#cells.heading(column)))
        this.#roles[column] = { reason: { code: 'row-numbers' } };
      else this.#takeOptional(column);
    }
    const hasErrorCodes = this.#takeErrorCodes();
    if (!this.#roles.some((role) => role?.column === 'message')) this.#takeMessage(hasErrorCodes);
    if (!this.#roles.some((role) => role?.column === 'description')) this.#takeDescription();
    return this.#roles.map((role) => role ?? { column: 'details', reason: { code: 'other-text' } });
  }

  #choose(chosen: ColumnChoice): void {
    for (const column of COLUMNS) {
      const choice = column === 'code' ? undefined : chosen[column];
      const index = choice === undefined ? undefined : chosenIndex(this.#grid, choice);
      if (index !== undefined && this.#roles[index] === undefined) {
        this.#roles[index] = { column, reason: { code: 'chosen' } };
      }
    }
  }

  #free(): number[] {
    return this.#roles.flatMap((role, index) => (role === undefined ? [index] : []));
  }

  #takeOptional(column: number): void {
    const heading = this.#cells.heading(column);
    const titled = titledColumn(heading);
    // `[Box](models/box.md)` is the model of the body.
    const pages = this.#cells.count(column, 0.5, ({ url = '' }) => /\.mdx?(?:#|$)/i.test(url));
    if (titled === 'type' && pages.isMost)
      this.#roles[column] = { column: 'details', reason: { code: 'other-text' } };
    else if (isOptional(titled)) this.#takeForm(column, titled, FORMS[titled]);
    else if (titled === undefined && HEADINGS.isType(heading)) this.#takeForm(column, 'type', isProblemType);
  }

  #takeForm(column: number, role: OptionalColumn, isForm: (text: string) => boolean): void {
    if (this.#roles.some((other) => other?.column === role)) return;
    const { hits, cells, isMost } = this.#cells.count(column, 0.5, ({ text, url }) => isForm(url ?? text));
    if (isMost) this.#roles[column] = { column: role, reason: { code: 'form', hits, cells } };
  }

  #takeErrorCodes(): boolean {
    const found = this.#free().flatMap((column) => {
      const heading = this.#cells.heading(column);
      const own = this.#cells.count(column, 1, ({ text, statuses }) => statuses.includes(text.trim()));
      if (own.isMost) this.#roles[column] = { reason: { code: 'repeats-status' } };
      const numbers = HEADINGS.isErrorCode(heading);
      const snakes = this.#cells.areSnakes(column);
      const exceptions = this.#cells.count(column, MOST, ({ text }) => /Exception$/.test(text));
      const areClasses = !numbers && (exceptions.isMost || (HEADINGS.isClass(heading) && !snakes));
      const areOthers = HEADINGS.isOtherNames(heading) || (this.#namesErrors && !numbers);
      if (own.isMost || areOthers || areClasses) return [];
      // Generators write the names of schemas into descriptions.
      const isOfSchema = (part: string) =>
        HEADINGS.isDescription(heading) && /^[a-z]+(?:[A-Z][a-z\d]*)+$/.test(part);
      const hasPascals =
        numbers && this.#cells.of(column).some(({ text }) => /^[A-Z][a-z]+[A-Z][A-Za-z]*$/.test(text.trim()));
      const isPart = (part: string) =>
        (isIdentifier(part, numbers) && !isOfSchema(part)) ||
        ((numbers || snakes) && isWord(part) && (hasPascals || part === part.toLowerCase()));
      const isName = ({ text, statuses }: Said) =>
        !statuses.includes(text.trim()) &&
        (identifiersOf(text).every(isPart) || leadingIdentifier(text) !== undefined);
      const { hits, cells } = this.#cells.count(column, MOST, isName);
      const placeholders = this.#cells.count(column, MOST, ({ text }) => isPlaceholder(text.trim())).hits;
      const phrases = this.#cells.count(column, MOST, isOwnPhrase).hits;
      // `NOT_FOUND` is a phrase too, unless the heading says code; `not_found` is none.
      const isMost =
        (numbers || snakes || hits > phrases) && hits > 0 && hits >= MOST * (cells - placeholders);
      return isMost ? [{ column, rank: HEADINGS.rankErrorCode(heading), hits, cells }] : [];
    });
    const [best] = found.toSorted((left, right) => left.rank - right.rank);
    if (best === undefined || this.#roles.some((role) => role?.column === 'errorCode')) {
      return this.#roles.some((role) => role?.column === 'errorCode');
    }
    const { column, hits, cells } = best;
    this.#roles[column] = { column: 'errorCode', reason: { code: 'identifiers', hits, cells } };
    return true;
  }

  #takeMessage(hasErrorCodes: boolean): void {
    const phrases = this.#free().flatMap((column) => {
      const { hits, cells } = this.#cells.count(column, MOST, isOwnPhrase);
      const areMost = hits >= 2 && hits * 2 > cells && !this.#cells.areSnakes(column);
      const areOthers = hasErrorCodes && this.#cells.areNames(column);
      return areMost && !areOthers ? [{ column, hits, cells }] : [];
    });
    // `BadRequest` beside `Bad Request` is a name.
    const best = phrases.find(({ column }) => !this.#cells.areNames(column)) ?? phrases[0];
    if (best !== undefined) {
      const { column, hits, cells } = best;
      this.#roles[column] = { column: 'message', reason: { code: 'phrases', hits, cells } };
      return;
    }
    const beside = hasErrorCodes ? this.#besideErrorCodes() : undefined;
    if (beside !== undefined && !this.#cells.areCode(beside) && !this.#cells.areNames(beside)) {
      this.#roles[beside] = { column: 'message', reason: { code: 'message-beside-error-codes' } };
      return;
    }
    if (this.#namesPhrases) return;
    const described = this.#free().find((column) => /descri/i.test(this.#cells.heading(column)));
    const isMessage = (heading: string) =>
      HEADINGS.isMessage(heading) || (HEADINGS.isMeaning(heading) && described !== undefined);
    const titled = this.#free().find(
      (column) =>
        isMessage(this.#cells.heading(column)) &&
        !this.#cells.arePoor(column) &&
        this.#cells.count(column, 0.8, ({ text }) => isTitle(text)).isMost &&
        this.#free().some((other) => other !== column && this.#cells.areText(other)),
    );
    if (titled !== undefined) {
      this.#roles[titled] = { column: 'message', reason: { code: 'message-heading' } };
    }
  }

  /** A title rather than a detail, where a table has both. */
  #besideErrorCodes(): number | undefined {
    const free = this.#free();
    const isTitled = (column: number) =>
      /^titles?$/i.test(this.#cells.heading(column).trim()) &&
      this.#cells.count(column, 0.8, ({ text }) => isTitle(text)).isMost;
    return free.find(isTitled) ?? free.find((column) => HEADINGS.isCaseMessage(this.#cells.heading(column)));
  }

  #takeDescription(): void {
    const texts = this.#free().filter(
      (column) => this.#cells.areText(column) && !HEADINGS.isSchema(this.#cells.heading(column)),
    );
    const telling = texts.filter((column) => !this.#cells.arePoor(column));
    const hasMessage = this.#namesPhrases || this.#roles.some((role) => role?.column === 'message');
    const isHeaded = (column: number) => HEADINGS.isDescription(this.#cells.heading(column));
    const isOther = (column: number) => this.#cells.areNames(column) || this.#cells.areAnswers(column);
    const poor = texts.filter((column) => isHeaded(column) || !(hasMessage || isOther(column)));
    const all = telling.length > 0 ? telling : poor;
    const own = all.filter((column) => {
      const heading = this.#cells.heading(column).replace(/\s*[(（].*$/s, '');
      return !HEADINGS.isOtherNames(heading) && !HEADINGS.isCode(heading);
    });
    const candidates = own.length > 0 ? own : all;
    const headed = candidates.filter(isHeaded);
    const best =
      headed.find((column) => /descri/i.test(this.#cells.heading(column))) ?? headed[0] ?? candidates[0];
    if (best === undefined) return;
    const code = headed.includes(best) ? 'description-heading' : 'first-text';
    this.#roles[best] = { column: 'description', reason: { code } };
  }
}

/** Under `Problem type` or `Type URI`: with a scheme or a slash in front, which media types do not have. */
function isProblemType(text: string): boolean {
  return FORMS.type(text) && /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(text);
}

function isOptional(column: Column | undefined): column is OptionalColumn {
  return column !== undefined && Object.hasOwn(FORMS, column);
}
