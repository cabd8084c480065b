import { type Diagnostic, diagnose } from '../diagnostic.js';
import { taggedCondition } from '../rules/invalid-condition.js';
import { readSource } from '../syntax/read-source.js';
import { entryOf, nodeAt, type SourceDocument } from '../syntax/source-node.js';
import { excerpt } from '../text/excerpt.js';
import { nearestName } from '../text/nearest-name.js';
import { isObject } from '../values/is-object.js';
import { isIdentifier, isTitle } from './cell-forms.js';
import type { ColumnChoice } from './column-choice.js';
import { columnOfKey } from './headings.js';
import { judgeRows } from './judge-rows.js';
import { isPhraseOf } from './phrases.js';
import { type CodeReading, readCode } from './read-code.js';
import type { ExplainedTable, GridsReading } from './read-grids.js';
import { rowSchema } from './row-schema.js';
import { COLUMN_WORDS, COLUMNS, type Column, type SourceCell, type SourceRow } from './table-source.js';
import type { TableText } from './table-text.js';

/** A row of YAML or JSON: its value, and the path to it; `code` is its key in a map. */
interface Item {
  readonly value: unknown;
  readonly path: readonly string[];
  readonly code?: string;
}

/** A YAML or JSON file: a list of rows, or a map of them by code; either may be under `rows`. */
export function readStructuredTable(text: string, source: TableText, chosen: ColumnChoice): GridsReading {
  const { document, diagnostics } = readSource(text, { file: source.file });
  const refuse = (fault: Diagnostic): GridsReading => ({ rows: [], tables: [], diagnostics: [fault] });
  if (document === undefined) {
    return { rows: [], tables: [], diagnostics: diagnostics.map((fault) => locate(fault, source)) };
  }
  const start = source.placeAt(document.root.start);
  const items = itemsOf(document.value);
  if (items === undefined) return refuse(diagnose('NO_TABLE', {}, start));
  if (items.length === 0) return refuse(diagnose('NO_ROWS', {}, start));
  const keys = [...new Set(items.flatMap(({ value }) => (isObject(value) ? Object.keys(value) : [])))];
  const columns = columnsOf(keys, items, chosen);
  const lost = COLUMNS.flatMap((column) => {
    const choice = chosen[column];
    if (choice === undefined || keys.includes(String(choice))) return [];
    return [diagnose('CHOSEN_COLUMN_NOT_FOUND', { column, choice, headings: keys }, start)];
  });
  if (lost.length > 0) return { rows: [], tables: [], diagnostics: lost };
  const hasCodes = items.some(({ code }) => code !== undefined) || [...columns.values()].includes('code');
  if (!hasCodes) return refuse(diagnose('NO_CODE_KEY', { keys }, start));
  const readings = items.map((item) => new ItemReader(item, columns, document, source).read());
  const rows = readings.flatMap((reading) => reading.rows);
  const faults = readings.flatMap((reading) => reading.diagnostics);
  return {
    rows,
    tables: [explainTable(columns, start.line ?? 1)],
    diagnostics: [...faults, ...judgeRows(rows)],
  };
}

/** Gives a reader's finding its line and column, and an empty file its name among tables. */
function locate(fault: Diagnostic, source: TableText): Diagnostic {
  const place = source.placeAt(fault.place.offset ?? 0);
  return fault.code === 'EMPTY_DOCUMENT' ? diagnose('NO_TABLE', {}, place) : { ...fault, place };
}

function itemsOf(root: unknown): Item[] | undefined {
  const path = isObject(root) && Object.hasOwn(root, 'rows') ? ['rows'] : [];
  const value = path.length === 0 ? root : property(root, 'rows');
  if (Array.isArray(value))
    return value.map((item, index) => ({ value: item, path: [...path, String(index)] }));
  if (!isObject(value) || !Object.keys(value).some((key) => readCode(key))) return undefined;
  return Object.entries(value).flatMap(([code, item]): Item[] => {
    if (code === '$schema') return [];
    if (!Array.isArray(item)) return [{ value: item, path: [...path, code], code }];
    return item.map((one, index) => ({ value: one, path: [...path, code, String(index)], code }));
  });
}

/** What each key of the rows is: the columns' own names, and what other tables call them. */
function columnsOf(
  keys: readonly string[],
  items: readonly Item[],
  chosen: ColumnChoice,
): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (const column of COLUMNS) {
    const choice = chosen[column];
    if (choice !== undefined) columns.set(String(choice), column);
  }
  const isTaken = (column: Column) => [...columns.values()].includes(column);
  const wanted = keys.filter((key) => !columns.has(key)).map((key) => [key, columnOfKey(key)] as const);
  const hasStatuses = (key: string) =>
    items.some(({ value }) => readCode(textOf(property(value, key))) !== undefined);
  const isMap = items.some(({ code }) => code !== undefined);
  const codes = isMap || isTaken('code') ? [] : wanted.filter(([, column]) => column === 'code');
  const code = (codes.find(([key]) => key !== 'code' && hasStatuses(key)) ?? codes[0])?.[0];
  if (code !== undefined) columns.set(code, 'code');
  for (const [key, column] of wanted.toSorted(([left], [right]) => rank(left) - rank(right))) {
    // Beside another key of statuses, "code" is the API's own.
    const role = column === 'code' && key === 'code' ? 'errorCode' : column;
    if (key !== code && role !== undefined && role !== 'code' && !isTaken(role)) columns.set(key, role);
  }
  return columns;
}

/** The columns' own names before others. */
function rank(key: string): number {
  return (COLUMNS as readonly string[]).includes(key) ? 0 : 1;
}

function explainTable(columns: ReadonlyMap<string, Column>, line: number): ExplainedTable {
  const explained = [...columns].map(([heading, column], index) => ({
    number: index + 1,
    heading,
    role: COLUMN_WORDS[column],
    reason: { code: 'key' } as const,
  }));
  return { line, isCodeTable: true, columns: explained };
}

interface ItemReading {
  readonly rows: readonly SourceRow[];
  readonly diagnostics: readonly Diagnostic[];
}

class ItemReader {
  readonly #item: Item;
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #document: SourceDocument;
  readonly #source: TableText;

  constructor(item: Item, columns: ReadonlyMap<string, Column>, document: SourceDocument, source: TableText) {
    this.#item = item;
    this.#columns = columns;
    this.#document = document;
    this.#source = source;
  }

  read(): ItemReading {
    const { value, code } = this.#item;
    const isText = typeof value === 'string' || value === null;
    if (!isObject(value) && !(code !== undefined && isText)) {
      const args = { column: 'row', expected: 'an object' };
      return { rows: [], diagnostics: [diagnose('INVALID_CELL', args, this.#placeOf())] };
    }
    const diagnostics = isObject(value) ? this.#check(value) : [];
    const cells: { [C in Column]?: SourceCell } = {};
    for (const [key, column] of isObject(value) ? this.#columns : []) {
      const cell = this.#source.cell(column, textOf(property(value, key)), this.#offsetOf(key));
      if (cell) cells[column] = cell;
    }
    const description = this.#source.cell('description', textOf(value), this.#offsetOf());
    if (description) cells.description = description;
    const { code: _, message, ...others } = cells;
    if (message !== undefined && Object.keys(others).length === 0 && !isTitle(message.text)) {
      cells.description = message;
      delete cells.message;
    }
    const place = code === undefined ? (cells.code?.place ?? this.#placeOf()) : this.#keyPlace();
    const written = code ?? cells.code?.text ?? '';
    const reading = readCode(written);
    if (reading === undefined) {
      diagnostics.push(diagnose('NOT_A_STATUS_CODE', { text: excerpt(written) }, place));
      return { rows: [], diagnostics };
    }
    const column = columnOfRest(reading, cells);
    if (column !== undefined) {
      const text = [reading.rest, cells[column]?.text].filter((part) => part !== undefined).join('\n\n');
      cells[column] = { text, place };
    }
    const rows = reading.statuses.map((text) => ({
      place,
      cells: { ...cells, code: { text, place } },
    }));
    return { rows, diagnostics };
  }

  #offsetOf(...keys: string[]): number {
    const { root } = this.#document;
    const { path } = this.#item;
    return (nodeAt(root, [...path, ...keys]) ?? nodeAt(root, path) ?? root).start;
  }

  #placeOf(...keys: string[]) {
    return this.#source.placeAt(this.#offsetOf(...keys));
  }

  /** The location of the key of a map by code. */
  #keyPlace() {
    const { path, code = '' } = this.#item;
    const parent = nodeAt(this.#document.root, path.slice(0, path.lastIndexOf(code)));
    return this.#source.placeAt(entryOf(parent, code)?.key.start ?? this.#offsetOf());
  }

  /** Codes, names and the like are judged for all formats alike by `buildStatusTable`; here it is types and keys. */
  #check(value: Record<string, unknown>): Diagnostic[] {
    const known = Object.fromEntries([...this.#columns].map(([key, column]) => [column, value[key]]));
    const { error } = rowSchema.safeParse({ code: 'default', ...known });
    const keyOf = (column: string) => [...this.#columns].find(([, own]) => own === column)?.[0] ?? column;
    const misfits = (error?.issues ?? []).flatMap((issue) => {
      const [column] = issue.path;
      if (column === undefined || column === 'code' || issue.code === 'invalid_format') return [];
      const expected = column === 'headers' ? 'a string or a list of strings' : 'a string';
      const place = this.#placeOf(keyOf(String(column)));
      return [diagnose('INVALID_CELL', { column: String(column), expected }, place)];
    });
    const unknown = Object.keys(value).filter((key) => !this.#columns.has(key));
    const when = nodeAt(this.#document.root, [...this.#item.path, keyOf('when')]);
    const tagged = taggedCondition(this.#document, when, (offset) => this.#source.placeAt(offset));
    return [...misfits, ...(tagged ? [tagged] : []), ...unknown.map((key) => this.#unknownKey(key))];
  }

  #unknownKey(column: string): Diagnostic {
    const suggestion = nearestName(column, COLUMNS);
    const parent = nodeAt(this.#document.root, this.#item.path);
    const place = this.#source.placeAt(entryOf(parent, column)?.key.start ?? this.#offsetOf());
    return diagnose('UNKNOWN_COLUMN', suggestion === undefined ? { column } : { column, suggestion }, place);
  }
}

/** What follows the code is: `404 Not Found`, `404 NO_BOX`. */
function columnOfRest(
  { statuses: [status = '', ...others], rest }: CodeReading,
  cells: { readonly [C in Column]?: SourceCell },
): Column | undefined {
  if (rest === '') return undefined;
  const isOne = others.length === 0;
  if (isOne && isPhraseOf(rest, status)) return cells.message === undefined ? 'message' : undefined;
  const columns: readonly Column[] = [
    ...(isOne && isIdentifier(rest, false) ? (['errorCode'] as const) : []),
    ...(isOne && isTitle(rest) && !/^\p{Ll}/u.test(rest) ? (['message'] as const) : []),
    ...(['description', 'details'] as const),
  ];
  return columns.find((column) => cells[column] === undefined) ?? 'details';
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function property(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
