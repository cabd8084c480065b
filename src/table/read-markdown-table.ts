import { type Diagnostic, diagnose } from '../diagnostic.js';
import { MAX_MARKDOWN_DEPTH } from '../syntax/limits.js';
import { markdownTooDeepAt } from '../syntax/markdown-depth.js';
import {
  type MarkdownCell,
  type MarkdownRow,
  type MarkdownTable,
  readMarkdownTables,
} from '../syntax/read-markdown.js';
import { type GridCell, readGridHeader, readGridRow } from './read-grid.js';
import type { ClassHeading, Column, TableReading } from './table-source.js';
import type { TableText } from './table-text.js';

/** Every GFM table with a status code column; others are left alone. */
export async function readMarkdownTable(text: string, source: TableText): Promise<TableReading> {
  const deep = markdownTooDeepAt(text);
  if (deep !== undefined) {
    const args = { limit: MAX_MARKDOWN_DEPTH };
    return { rows: [], diagnostics: [diagnose('TOO_DEEP', args, source.placeAt(deep))] };
  }
  const tables = await readMarkdownTables(text);
  const [first] = tables;
  if (first === undefined) {
    return { rows: [], diagnostics: [diagnose('NO_TABLE', {}, source.placeAt(0))] };
  }
  const readings = tables.map((table) => readOne(table, source)).filter((reading) => reading !== undefined);
  if (readings.length === 0) {
    const headers = first.header.cells.map((cell) => cell.text);
    return { rows: [], diagnostics: [diagnose('NO_CODE_COLUMN', { headers }, source.placeAt(first.offset))] };
  }
  const rows = readings.flatMap((reading) => reading.rows);
  const diagnostics = readings.flatMap((reading) => reading.diagnostics);
  if (rows.length === 0 && diagnostics.length === 0) {
    diagnostics.push(diagnose('NO_ROWS', {}, source.placeAt(first.offset)));
  }
  return { rows, diagnostics };
}

/** @returns undefined for a table without a status code column */
function readOne(table: MarkdownTable, source: TableText): TableReading | undefined {
  const header = readGridHeader(table.header.cells, source);
  if (!header.hasCode) return undefined;
  const diagnostics: Diagnostic[] = [...header.diagnostics];
  const heading = classHeadingOf(table.headings);
  const rows = table.rows.flatMap((row) => {
    if (isSwallowed(row, header.columns)) {
      diagnostics.push(diagnose('SWALLOWED_LINE', { text: row.source }, source.placeAt(row.offset)));
      return [];
    }
    const cells = row.cells.map((cell, index) => toGridCell(cell, header.columns[index]));
    const reading = readGridRow(cells, header.columns, source, heading);
    diagnostics.push(...reading.diagnostics);
    return reading.row ?? [];
  });
  return { rows, diagnostics };
}

/** A line without a pipe under a table of several columns: GFM makes it a row of one cell. */
function isSwallowed(row: MarkdownRow, columns: readonly unknown[]): boolean {
  return !row.hasPipe && columns.length > 1;
}

/** Descriptions and details stay Markdown, as OpenAPI's descriptions are; links in the others give their address. */
function toGridCell({ text, source, url, offset }: MarkdownCell, column: Column | undefined): GridCell {
  if (column === 'description' || column === 'details') return { text: source, offset };
  return { text: column === 'schema' || column === 'type' ? (url ?? text) : text, offset };
}

/** The nearest heading that names classes: `4xx Client Error`, `Errors (4xx, 5xx)`, `2xx to 5xx`. */
function classHeadingOf(headings: readonly string[]): ClassHeading | undefined {
  for (const text of headings) {
    const classes = classesOf(text);
    if (classes.length > 0) return { text, classes };
  }
  return undefined;
}

function classesOf(heading: string): string[] {
  const span = /\b([1-5])xx\s?(?:-|–|—|to|through)\s?([1-5])xx\b/i.exec(heading);
  if (span)
    return ['1', '2', '3', '4', '5'].filter((digit) => digit >= (span[1] ?? '') && digit <= (span[2] ?? ''));
  return [...heading.matchAll(/\b([1-5])xx\b/gi)].map(([, digit = '']) => digit);
}
