import { type Diagnostic, diagnose } from '../diagnostic.js';
import { taggedCondition } from '../rules/invalid-condition.js';
import { readSource } from '../syntax/read-source.js';
import { entryOf, nodeAt, type SourceDocument } from '../syntax/source-node.js';
import { excerpt } from '../text/excerpt.js';
import { nearestName } from '../text/nearest-name.js';
import { asMap, isObject } from '../values/is-object.js';
import { isIdentifier, isTitle } from './cell-forms.js';
import type { ColumnChoice } from './column-choice.js';
import { judgeRows } from './judge-rows.js';
import { isPhraseOf } from './phrases.js';
import { type CodeReading, readCode } from './read-code.js';
import { type ExplainedTable, type GridsReading, withoutRows } from './read-grids.js';
import { columnsOf, type Item, itemsOf, property, skippedPaths, textOf } from './structured-rows.js';
import { COLUMN_WORDS, COLUMNS, type Column, type SourceCell, type SourceRow } from './table-source.js';
import type { TableText } from './table-text.js';

/** A YAML or JSON file: a list of rows, or a map of them by status or by error code. */
export function readStructuredTable(text: string, source: TableText, chosen: ColumnChoice): GridsReading {
  const { document, diagnostics } = readSource(text, { file: source.file });
  if (document === undefined) return withoutRows(...diagnostics.map((fault) => locate(fault, source)));
  const start = source.placeAt(document.root.start);
  const items = itemsOf(document.value);
  if (items === undefined) return withoutRows(noTable(document.value, start));
  if (items.length === 0) return withoutRows(diagnose('NO_ROWS', {}, start));
  const keys = [...new Set(items.flatMap(({ value }) => Object.keys(asMap(value))))];
  const columns = columnsOf(keys, items, chosen);
  const lost = COLUMNS.flatMap((column) => {
    const choice = chosen[column];
    if (choice === undefined || keys.includes(String(choice))) return [];
    return [diagnose('CHOSEN_COLUMN_NOT_FOUND', { column, choice, headings: keys }, start)];
  });
  if (lost.length > 0) return withoutRows(...lost);
  const hasCodes = items.some(({ code }) => code !== undefined) || [...columns.values()].includes('code');
  if (!hasCodes) {
    const areObjects = items.some(({ value }) => isObject(value));
    return withoutRows(diagnose('NO_CODE_KEY', { keys, areObjects }, start));
  }
  const readings = items.map((item) => new ItemReader(item, columns, document, source).read());
  const rows = readings.flatMap((reading) => reading.rows);
  const faults = readings.flatMap((reading) => reading.diagnostics);
  return {
    rows,
    tables: [explainTable(columns, start.line ?? 1)],
    diagnostics: [
      ...skippedEntries(items, document, source),
      ...faults,
      ...unknownKeys(keys, items, columns, document, source),
      ...judgeRows(rows),
    ],
  };
}

/** Said once for all entries. */
function skippedEntries(items: readonly Item[], document: SourceDocument, source: TableText): Diagnostic[] {
  const skipped = skippedPaths(document.value, items).map((path) => {
    const key = path.at(-1) ?? '';
    const entry = entryOf(nodeAt(document.root, path.slice(0, -1)), key);
    return { key, place: source.placeAt(entry?.key.start ?? document.root.start) };
  });
  const [first] = skipped;
  if (first === undefined) return [];
  const lines = skipped.map(({ place }) => place.line ?? 0);
  return [diagnose('SKIPPED_ROWS', { lines, keys: skipped.map(({ key }) => key) }, first.place)];
}

function noTable(value: unknown, place: Diagnostic['place']): Diagnostic {
  const keys = Object.keys(asMap(value));
  return diagnose('NO_TABLE', { format: 'data', keys }, place);
}

/** Gives a reader's finding its line and column, and an empty file its name among tables. */
function locate(fault: Diagnostic, source: TableText): Diagnostic {
  const place = source.placeAt(fault.place.offset ?? 0);
  return fault.code === 'EMPTY_DOCUMENT' ? noTable(undefined, place) : { ...fault, place };
}

/** Said once for all rows. A key close to a column that its rows lack is a slip; other keys are a catalogue's own. */
function unknownKeys(
  keys: readonly string[],
  items: readonly Item[],
  columns: ReadonlyMap<string, Column>,
  document: SourceDocument,
  source: TableText,
): Diagnostic[] {
  const unknown = keys
    .filter((key) => !columns.has(key))
    .map((key) => ({ key, suggestion: nearestName(key, openColumns(key, items, columns)) }));
  const others = unknown.filter(({ suggestion }) => suggestion === undefined).map(({ key }) => key);
  const report = (own: readonly [string, ...string[]], suggestion?: string) => {
    const { path } = items.find(({ value }) => property(value, own[0]) !== undefined) ?? { path: [] };
    const entry = entryOf(nodeAt(document.root, path), own[0]);
    const place = source.placeAt(entry?.key.start ?? document.root.start);
    return suggestion === undefined
      ? diagnose('UNKNOWN_COLUMN', { keys: own }, place, 'warning')
      : diagnose('UNKNOWN_COLUMN', { keys: own, suggestion }, place);
  };
  const [first, ...more] = others;
  return [
    ...unknown.flatMap(({ key, suggestion }) =>
      suggestion === undefined ? [] : [report([key], suggestion)],
    ),
    ...(first === undefined ? [] : [report([first, ...more])]),
  ];
}

/** The columns that a row with the key does not have. */
function openColumns(key: string, items: readonly Item[], columns: ReadonlyMap<string, Column>): Column[] {
  const open = new Set<Column>();
  for (const { value, code } of items) {
    if (property(value, key) === undefined) continue;
    const own = new Set(
      [...columns].flatMap(([name, column]) => (property(value, name) === undefined ? [] : column)),
    );
    if (code !== undefined) own.add('code');
    for (const column of COLUMNS) if (!own.has(column)) open.add(column);
  }
  return COLUMNS.filter((column) => open.has(column));
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
    const { value, code, errorCode } = this.#item;
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
    if (cells.errorCode?.text === (code ?? cells.code?.text)) delete cells.errorCode;
    if (errorCode !== undefined && cells.errorCode?.text !== errorCode) {
      const place = this.#keyPlace(errorCode);
      const text = cells.details === undefined ? errorCode : `${errorCode}\n\n${cells.details.text}`;
      if (cells.errorCode === undefined) cells.errorCode = { text: errorCode, place };
      else cells.details = { text, place };
    }
    const description = this.#source.cell('description', textOf(value), this.#offsetOf());
    if (description) cells.description = description;
    const { code: _, message, ...others } = cells;
    if (message !== undefined && Object.keys(others).length === 0 && !isTitle(message.text)) {
      cells.description = message;
      delete cells.message;
    }
    const place = code === undefined ? (cells.code?.place ?? this.#placeOf()) : this.#keyPlace(code);
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

  /** The location of the key of a map. */
  #keyPlace(key: string) {
    const { path } = this.#item;
    const parent = nodeAt(this.#document.root, path.slice(0, path.lastIndexOf(key)));
    return this.#source.placeAt(entryOf(parent, key)?.key.start ?? this.#offsetOf());
  }

  /** Codes, names and the like are judged for all formats alike by `buildStatusTable`; here it is types and keys. */
  #check(value: Record<string, unknown>): Diagnostic[] {
    const own = [...this.#columns].filter(([key]) => property(value, key) !== undefined);
    const keys = new Map(own.map(([key, column]) => [column, key]));
    const misfits = COLUMNS.flatMap((column) => {
      const key = keys.get(column);
      if (key === undefined || column === 'code' || isFit(column, value[key])) return [];
      const expected = column === 'headers' ? 'a string or a list of strings' : 'a string';
      return [diagnose('INVALID_CELL', { column, expected }, this.#placeOf(key))];
    });
    const when = nodeAt(this.#document.root, [...this.#item.path, keys.get('when') ?? 'when']);
    const tagged = taggedCondition(this.#document, when, (offset) => this.#source.placeAt(offset));
    return [...misfits, ...(tagged ? [tagged] : [])];
  }
}

/** Whether a value is of the type that the schema of a row gives its column. */
function isFit(column: Column, value: unknown): boolean {
  if (value === null || typeof value === 'string') return true;
  if (column === 'errorCode') return Number.isSafeInteger(value);
  return column === 'headers' && Array.isArray(value) && value.every((item) => typeof item === 'string');
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
