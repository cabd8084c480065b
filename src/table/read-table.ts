import type { Diagnostic } from '../diagnostic.js';
import { buildStatusTable, type StatusTableResult, type TableOptions } from './build-status-table.js';
import type { TableReading, TableSource } from './table-source.js';
import { TableText } from './table-text.js';

export const TABLE_FORMATS = ['markdown', 'yaml', 'json', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

interface ReadTableSourceOptions {
  /** Name of the text in findings; its extension gives the format. */
  readonly file: string;
  /** @default by extension: `.yaml`, `.yml`, `.json`, `.csv`; all others are Markdown */
  readonly format?: TableFormat;
}

export interface ReadTableOptions extends ReadTableSourceOptions, TableOptions {}

export interface ReadTableResult extends StatusTableResult {
  /** The rows as they are written, with the place of each cell. */
  readonly source: TableSource;
}

interface TableSourceResult {
  readonly source: TableSource;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a code table and makes the status table of it: names, phrases, headers and descriptions filled in from the
 * registry of status codes, `codes` selected.
 *
 * @param text the whole file; a byte order mark is allowed
 * @returns the table and everything there is to say about it, in the order of the text. Nothing is thrown for a bad
 *   table: look for a finding of severity `error`. Lines and columns count from 1, columns in UTF-16 code units.
 */
export async function readTable(text: string, options: ReadTableOptions): Promise<ReadTableResult> {
  const { file, format, ...rest } = options;
  const { source, diagnostics } = await readTableSource(
    text,
    format === undefined ? { file } : { file, format },
  );
  const built = buildStatusTable({ ...rest, source });
  return {
    table: built.table,
    source,
    diagnostics: inTextOrder([...diagnostics, ...built.diagnostics], file),
  };
}

/** Reads the rows of a code table as they are written; `buildStatusTable` judges them. */
async function readTableSource(text: string, options: ReadTableSourceOptions): Promise<TableSourceResult> {
  const { file, format = formatOf(file) } = options;
  const { rows, diagnostics } = await read(text, format, new TableText(text, file));
  return { source: { file, rows }, diagnostics };
}

async function read(text: string, format: TableFormat, source: TableText): Promise<TableReading> {
  if (format === 'csv') return (await import('./read-csv-table.js')).readCsvTable(text, source);
  if (format === 'markdown')
    return (await import('./read-markdown-table.js')).readMarkdownTable(text, source);
  return (await import('./read-structured-table.js')).readStructuredTable(text, source);
}

function formatOf(file: string): TableFormat {
  const extension = /\.(ya?ml|json|csv)$/i.exec(file)?.[1]?.toLowerCase();
  if (extension === 'json' || extension === 'csv') return extension;
  return extension === undefined ? 'markdown' : 'yaml';
}

/** Findings about the table itself by their place; those about options after them. */
function inTextOrder(diagnostics: readonly Diagnostic[], file: string): Diagnostic[] {
  const rank = ({ place }: Diagnostic) =>
    place.file === file ? (place.offset ?? 0) : Number.POSITIVE_INFINITY;
  return diagnostics.toSorted((left, right) => compare(rank(left), rank(right)));
}

function compare(left: number, right: number): number {
  return left === right ? 0 : left - right;
}
