import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { Grid, GridCell, GridRow } from '../syntax/grid.js';
import { excerpt } from '../text/excerpt.js';
import {
  FORMS,
  identifiersOf,
  isBlank,
  isIdentifier,
  isPlaceholder,
  isTitle,
  isWord,
  leadingIdentifier,
  type OptionalColumn,
} from './cell-forms.js';
import type { ColumnRole } from './column-role.js';
import { HEADINGS, titledColumn } from './headings.js';
import { splitPhrase } from './phrases.js';
import { type CodeReading, isBareStatus, readCode } from './read-code.js';
import {
  COLUMN_WORDS,
  type Column,
  type SourceCell,
  type SourceRow,
  type TableReading,
} from './table-source.js';
import type { TableText } from './table-text.js';

/** The rows of a code table, by what its columns are. What cannot be read is said once for the table. */
export function readRows(grid: Grid, roles: readonly ColumnRole[], source: TableText): TableReading {
  const diagnostics = misfitColumns(grid, roles, source);
  const skipped: GridRow[] = [];
  const rows = grid.rows.flatMap((row) => {
    if (isNoRow(row)) return [];
    const extra = row.cells.slice(roles.length).find(({ text }) => !isBlank(text));
    const read = new RowReader(grid, roles, source).read(row);
    if (read.length === 0) skipped.push(row);
    if (row.isDetached === true && read.length > 0) {
      diagnostics.push(diagnose('BLANK_LINE_IN_TABLE', {}, source.placeAt(row.offset)));
    }
    if (extra !== undefined && read.length > 0) {
      const args = { cells: row.cells.length, columns: roles.length };
      diagnostics.push(diagnose('EXTRA_CELLS', args, source.placeAt(extra.offset)));
    }
    return read;
  });
  if (skipped[0] !== undefined) {
    const lines = skipped.map(({ offset }) => source.placeAt(offset).line ?? 0);
    const text = skipped[0].cells.map((cell) => cell.text).find((cell) => cell !== '') ?? '';
    diagnostics.push(
      diagnose('SKIPPED_ROWS', { lines, text: excerpt(text) }, source.placeAt(skipped[0].offset)),
    );
  }
  return { rows, diagnostics };
}

/** An empty row, or a line of markup below the table: `{.wide}`, `:::`. */
function isNoRow({ cells }: GridRow): boolean {
  const [first = '', ...others] = cells.map(({ text }) => text.trim());
  return others.every((text) => text === '') && /^(?:\{.*\}|:{3,}.*)?$/s.test(first);
}

/** Columns under one of our headings whose cells are something else. */
function misfitColumns({ header }: Grid, roles: readonly ColumnRole[], source: TableText): Diagnostic[] {
  return header.flatMap(({ text, offset }, index) => {
    const titled = titledColumn(text);
    const role = roles[index]?.column;
    if (titled === undefined || !Object.hasOwn(FORMS, titled) || role === titled || role === undefined)
      return [];
    const args = { heading: text, role: COLUMN_WORDS[role], expected: EXPECTED[titled as OptionalColumn] };
    return [diagnose('COLUMN_READ_AS_TEXT', args, source.placeAt(offset))];
  });
}

/** `(no such jar)` without its brackets. */
function unwrap(text: string): string {
  return /^[(（]([^()（）]+)[)）]\.?$/.exec(text)?.[1] ?? text;
}

const EXPECTED: { readonly [C in OptionalColumn]: string } = {
  component: 'component names such as NotFound',
  headers: 'headers such as Retry-After',
  mediaType: 'media types such as application/json',
  schema: 'schemas such as #/components/schemas/Pet',
  type: 'URIs of problem types such as https://example.com/problems/not-found',
  when: 'conditions such as secured or POST + body',
};

class RowReader {
  readonly #grid: Grid;
  readonly #roles: readonly ColumnRole[];
  readonly #source: TableText;
  /** A table that the tool printed is taken as it is. */
  readonly #isPrinted: boolean;
  readonly #cells: { [C in Column]?: SourceCell } = {};
  readonly #details: { text: string; offset: number }[] = [];
  #errorCodes: readonly string[] = [];
  /** What follows the phrase in a cell of messages. */
  #behindPhrase = '';

  constructor(grid: Grid, roles: readonly ColumnRole[], source: TableText) {
    this.#grid = grid;
    this.#roles = roles;
    this.#source = source;
    this.#isPrinted = roles[0]?.reason.code === 'printed-heading';
  }

  /** @returns one row for each status and error code; none for a heading or a row without a status */
  read(row: GridRow): SourceRow[] {
    const at = this.#roles.findIndex(({ column }) => column === 'code');
    const code = row.cells[at];
    const reading = readCode(code?.text ?? '');
    if (code === undefined || reading === undefined || this.#isHeading(row, at, reading)) return [];
    if (row.cells.some(({ text }) => /^\(?(?:unassigned|unused)\)?$/i.test(text))) return [];
    for (const [index, cell] of row.cells.entries()) {
      if (index !== at && !this.#isBlank(cell)) this.#take(cell, index, reading.statuses);
    }
    this.#takeRest(reading, code.offset);
    if (!this.#isPrinted) this.#splitDescription(reading.statuses);
    this.#putText(this.#behindPhrase, code.offset);
    this.#put('details', this.#details.map(({ text }) => text).join('\n\n'), this.#details[0]?.offset ?? 0);
    const place = this.#source.placeAt(code.offset);
    const codes = this.#errorCodes.length === 0 ? [undefined] : this.#errorCodes;
    const arePairs = codes.length === reading.statuses.length;
    return reading.statuses.flatMap((status, index) =>
      (arePairs ? [codes[index]] : codes).map((errorCode) => ({
        place,
        cells: {
          ...this.#cells,
          code: { text: status, place },
          ...(errorCode !== undefined && { errorCode: { text: errorCode, place } }),
        },
      })),
    );
  }

  #isBlank({ text }: GridCell): boolean {
    return this.#isPrinted ? text === '' : isBlank(text);
  }

  #isHeading(row: GridRow, at: number, reading: CodeReading): boolean {
    const isAlone = row.cells.every(({ text }, index) => index === at || isBlank(text));
    return this.#roles.length > 1 && isAlone && !isBareStatus(reading);
  }

  #take(cell: GridCell, index: number, statuses: readonly string[]): void {
    const { column } = this.#roles[index] ?? { column: 'details' };
    const { text, source = text, url, offset } = cell;
    if (column === undefined) return;
    if (column === 'details') this.#addDetails(source, index, offset);
    else if (column === 'errorCode') this.#takeErrorCodes(cell, index, statuses);
    else if (column === 'description')
      this.#put(column, this.#isPrinted ? source : source.replace(/^["“]([^"“”]+)["”]$/, '$1'), offset);
    else if (column === 'message') this.#takeMessage(cell, index, statuses);
    else this.#put(column, column === 'schema' || column === 'type' ? (url ?? text) : text, offset);
  }

  /** Quotes and footnote marks are the page's. A sentence among phrases is the description, where no column has one. */
  #takeMessage(
    { text, source = text, offset }: GridCell,
    index: number,
    [status = '']: readonly string[],
  ): void {
    const { reason } = this.#roles[index] ?? {};
    const split = reason?.code === 'phrases' ? splitPhrase(source, status) : undefined;
    if (split !== undefined && split.rest !== '') {
      this.#behindPhrase = unwrap(split.rest);
      this.#put('message', split.phrase, offset);
      return;
    }
    const isOurs = reason?.code === 'printed-heading' || reason?.code === 'chosen';
    const hasOthers = this.#roles.some(({ column }) => column === 'description' || column === 'errorCode');
    if (!isOurs && !hasOthers && !isTitle(text)) this.#put('description', source, offset);
    else this.#put('message', isOurs ? text : text.replace(/^["“](.*)["”]$|[*†‡]+$/gs, '$1'), offset);
  }

  #addDetails(text: string, index: number, offset: number): void {
    const heading = (this.#grid.header[index]?.text ?? '').replace(/\s+/g, ' ').replace(/:$/, '');
    const isPlain = heading === '' || HEADINGS.isDetails(heading);
    this.#details.push({ text: isPlain ? text : `${heading}: ${text}`, offset });
  }

  #takeErrorCodes({ text, source = text, offset }: GridCell, index: number, own: readonly string[]): void {
    const { reason } = this.#roles[index] ?? {};
    if (reason?.code === 'chosen' || this.#isPrinted) {
      this.#errorCodes = [text.replace(/\s+/g, ' ')];
      return;
    }
    const numbers = HEADINGS.isErrorCode(this.#grid.header[index]?.text ?? '');
    const parts = identifiersOf(text).filter((part) => !own.includes(part));
    if (parts.every((part) => (isIdentifier(part, numbers) || isWord(part)) && !isPlaceholder(part)))
      this.#errorCodes = parts;
    else {
      this.#errorCodes = [leadingIdentifier(text) ?? []].flat();
      this.#addDetails(source, index, offset);
    }
  }

  /** What follows the code in its cell: a message, an error code, or details. */
  #takeRest({ statuses, rest, isAside }: CodeReading, offset: number): void {
    const [status = '', ...others] = statuses;
    if (rest === '') return;
    const split = others.length === 0 ? splitPhrase(rest, status) : undefined;
    const { phrase = '' } = split ?? {};
    const behind = split === undefined ? rest : unwrap(split.rest);
    const isSmall = /^[^\p{L}\p{N}]*[\p{Ll}\p{N}]/u.test(behind) || (isAside && /\s\p{Ll}/u.test(behind));
    const isMessage = /^[\p{L}\p{N}]/u.test(behind) && isTitle(behind) && !isSmall && others.length === 0;
    if (phrase !== '' && this.#cells.message === undefined) this.#put('message', phrase, offset);
    if (behind === '') return;
    if (this.#errorCodes.length === 0 && others.length === 0 && isIdentifier(behind, false)) {
      this.#errorCodes = [behind];
    } else if (isMessage && this.#cells.message === undefined) this.#put('message', behind, offset);
    else if (isAside || others.length > 0 || behind.startsWith('+'))
      this.#details.unshift({ text: behind, offset });
    else this.#putText(behind, offset);
  }

  /** `Bad Request - The form is bad.`, `400 Bad Request` have the message in front; the message alone says nothing. */
  #splitDescription([status = '', ...others]: readonly string[]): void {
    const { description, message } = this.#cells;
    if (description === undefined || others.length > 0) return;
    const { offset = 0 } = description.place;
    const front = new RegExp(`^([*_\`]*)${status}([\\s:–-]+)(?=\\p{Lu})`, 'u').exec(description.text);
    const bare = (front?.[1] ?? '') + description.text.slice(front?.[0].length ?? 0);
    const isLabel =
      /[:–-]/.test(front?.[2] ?? '') || isTitle(bare) || splitPhrase(bare, status) !== undefined;
    const text = isLabel ? bare : description.text;
    this.#put('description', text, offset);
    const split = splitPhrase(text, status);
    if (split === undefined || (message !== undefined && message.text !== split.phrase)) return;
    this.#put('message', split.phrase, offset);
    // `Too many requests (5 a minute)` is one text.
    if (split.rest.startsWith('(') && / \p{Ll}/u.test(split.phrase)) return;
    delete this.#cells.description;
    this.#put('description', unwrap(split.rest), offset);
  }

  /** The description, where the row has none. */
  #putText(text: string, offset: number): void {
    if (text === '') return;
    if (this.#cells.description === undefined) this.#put('description', text, offset);
    else this.#details.unshift({ text, offset });
  }

  #put(column: Column, text: string, offset: number): void {
    const cell = this.#source.cell(column, text, offset);
    if (cell !== undefined) this.#cells[column] = cell;
  }
}
