import type { Diagnostic } from '../diagnostic.js';
import { type Checks, checkOptions, oneOf, string } from '../values/check-options.js';
import { isObject } from '../values/is-object.js';
import {
  buildStatusTable,
  type StatusTableResult,
  TABLE_CHECKS,
  type TableOptions,
} from './build-status-table.js';
import type { ColumnChoice } from './column-choice.js';
import type { ExplainedTable, GridsReading } from './read-grids.js';
import { TABLE_FORMATS, type TableFormat, type TableSource } from './table-source.js';
import { TableText } from './table-text.js';

interface ReadTableSourceOptions {
  /** Name of the text in findings; its extension gives the format. */
  readonly file: string;
  /** @default by extension: `.yaml`, `.yml`, `.json`, `.csv`, `.tsv`; all others are Markdown */
  readonly format?: TableFormat;
  /** Columns by heading, or by number from 1. @default found by their cells; in YAML and JSON the keys name them */
  readonly columns?: ColumnChoice;
}

export interface ReadTableOptions extends ReadTableSourceOptions, TableOptions {}

const CHECKS: Checks<ReadTableOptions> = {
  ...TABLE_CHECKS,
  file: string,
  format: oneOf(TABLE_FORMATS),
  columns: (value) =>
    isObject(value) ? undefined : "must be an object such as { code: 'HTTP', message: 3 }",
};

export interface ReadTableResult extends StatusTableResult {
  /** The rows as they are written, with the place of each cell. */
  readonly source: TableSource;
  /** What each table of the file was taken for, and why. */
  readonly tables: readonly ExplainedTable[];
}

/**
 * Reads a code table and makes the status table of it: names, phrases, headers and descriptions filled in from the
 * registry of status codes, `codes` selected.
 *
 * @param text the whole file; a byte order mark is allowed
 * @returns the table and everything there is to say about it, in the order of the text. Nothing is thrown for a bad
 *   table: look for a finding of severity `error`. Lines and columns count from 1, columns in UTF-16 code units.
 * @throws TypeError that names a wrong argument or option
 */
export async function readTable(text: string, options: ReadTableOptions): Promise<ReadTableResult> {
  // Untyped code forgets it.
  if (typeof options?.file !== 'string')
    throw new TypeError('The second argument of readTable must be { file }; the file name gives the format.');
  const { file, format, columns, ...rest } = checkOptions(options, CHECKS);
  const { rows, tables, diagnostics } = await readFile(text, options);
  const source = { file, rows };
  const built = buildStatusTable({ ...rest, source });
  // Without rows there is nothing to say about what is selected from them.
  const found = rows.length === 0 ? diagnostics : [...diagnostics, ...built.diagnostics];
  return { table: built.table, source, tables, diagnostics: inTextOrder(found, file) };
}

/**
 * What each table of a file was read as and why, or why it is not a code table.
 *
 * @param text the whole file; a byte order mark is allowed
 */
export async function explainTable(
  text: string,
  { file = 'table', ...options }: Partial<ReadTableSourceOptions> = {},
): Promise<readonly ExplainedTable[]> {
  return (await readFile(text, { file, ...options })).tables;
}

async function readFile(
  text: string,
  { file, format = formatOf(file), columns = {} }: ReadTableSourceOptions,
): Promise<GridsReading> {
  if (typeof text !== 'string') throw new TypeError('The text of a table must be a string.');
  const source = new TableText(text, file);
  if (format === 'csv') return (await import('./read-csv-table.js')).readCsvTable(text, source, columns);
  if (format === 'markdown') {
    return (await import('./read-markdown-table.js')).readMarkdownTable(text, source, columns);
  }
  return (await import('./read-structured-table.js')).readStructuredTable(text, source, columns);
}

/** By extension; Markdown without a known one. */
export function formatOf(file: string): TableFormat {
  const extension = /\.(ya?ml|json|csv|tsv)$/i.exec(file)?.[1]?.toLowerCase();
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'json') return extension;
  return extension === undefined ? 'markdown' : 'yaml';
}

/** Findings about the table itself by their place; those about options after them. */
function inTextOrder(diagnostics: readonly Diagnostic[], file: string): Diagnostic[] {
  const rank = ({ place }: Diagnostic) =>
    place.file === file ? (place.offset ?? 0) : Number.MAX_SAFE_INTEGER;
  return diagnostics.toSorted((left, right) => rank(left) - rank(right));
}
