import { type Diagnostic, diagnose } from '../diagnostic.js';
import { readSource } from '../syntax/read-source.js';
import { entryOf, nodeAt, type SourceDocument } from '../syntax/source-node.js';
import { nearestName } from '../text/nearest-name.js';
import { rowSchema } from './row-schema.js';
import { COLUMNS, type Column, type SourceCell, type SourceRow, type TableReading } from './table-source.js';
import type { TableText } from './table-text.js';

/** A YAML or JSON file: a list of rows, or an object that has them under `rows`. */
export function readStructuredTable(text: string, source: TableText): TableReading {
  const { document, diagnostics } = readSource(text, { file: source.file });
  if (document === undefined)
    return { rows: [], diagnostics: diagnostics.map((fault) => locate(fault, source)) };
  const start = source.placeAt(document.root.start);
  const path = Array.isArray(document.value) ? [] : ['rows'];
  const items = path.length === 0 ? document.value : property(document.value, 'rows');
  if (!Array.isArray(items)) return { rows: [], diagnostics: [diagnose('NO_TABLE', {}, start)] };
  if (items.length === 0) return { rows: [], diagnostics: [diagnose('NO_ROWS', {}, start)] };
  if (!items.some((item) => property(item, 'code') !== undefined)) {
    return { rows: [], diagnostics: [diagnose('NO_CODE_COLUMN', { headers: keysOf(items[0]) }, start)] };
  }
  const readings = items.map((item, index) => readRow(item, [...path, String(index)], document, source));
  return {
    rows: readings.flatMap(({ row }) => row ?? []),
    diagnostics: readings.flatMap((reading) => reading.diagnostics),
  };
}

/** Gives a reader's finding its line and column, and an empty file its name among tables. */
function locate(fault: Diagnostic, source: TableText): Diagnostic {
  const place = source.placeAt(fault.place.offset ?? 0);
  return fault.code === 'EMPTY_DOCUMENT' ? diagnose('NO_TABLE', {}, place) : { ...fault, place };
}

interface RowReading {
  readonly row?: SourceRow;
  readonly diagnostics: readonly Diagnostic[];
}

function readRow(
  item: unknown,
  path: readonly string[],
  document: SourceDocument,
  source: TableText,
): RowReading {
  const offsetOf = (...keys: string[]): number =>
    (nodeAt(document.root, [...path, ...keys]) ?? nodeAt(document.root, path) ?? document.root).start;
  const keyOffset = (key: string): number =>
    entryOf(nodeAt(document.root, path), key)?.key.start ?? offsetOf();
  const parsed = rowSchema.safeParse(item);
  const faults = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => explain(issue, { offsetOf, keyOffset, source }));
  if (faults.some(({ args }) => 'column' in args && args.column === 'row')) return { diagnostics: faults };
  const cells: { [C in Column]?: SourceCell } = {};
  for (const column of COLUMNS) {
    const cell = source.cell(column, textOf(property(item, column)), offsetOf(column));
    if (cell) cells[column] = cell;
  }
  return { row: { place: source.placeAt(offsetOf()), cells }, diagnostics: faults };
}

type Issue = NonNullable<ReturnType<typeof rowSchema.safeParse>['error']>['issues'][number];

interface RowPlaces {
  readonly offsetOf: (...keys: string[]) => number;
  readonly keyOffset: (key: string) => number;
  readonly source: TableText;
}

/** Codes, names and the like are judged for all formats alike by `buildStatusTable`; here it is types and keys. */
function explain(issue: Issue, { offsetOf, keyOffset, source }: RowPlaces): Diagnostic[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((column) => {
      const suggestion = nearestName(column, COLUMNS);
      const args = suggestion === undefined ? { column } : { column, suggestion };
      return diagnose('UNKNOWN_COLUMN', args, source.placeAt(keyOffset(column)));
    });
  }
  const [column] = issue.path;
  if (column === 'code' || issue.code === 'invalid_format') return [];
  const key = column === undefined ? [] : [String(column)];
  const expected =
    column === undefined ? 'an object' : column === 'headers' ? 'a string or a list of strings' : 'a string';
  return [diagnose('INVALID_CELL', { column: key[0] ?? 'row', expected }, source.placeAt(offsetOf(...key)))];
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function keysOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
