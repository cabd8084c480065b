import { type Diagnostic, diagnose } from '../diagnostic.js';
import { columnOf } from './column-names.js';
import type { ClassHeading, Column, SourceCell, SourceRow } from './table-source.js';
import type { TableText } from './table-text.js';

/** A cell of a table with rows and columns, whichever format it comes from. */
export interface GridCell {
  readonly text: string;
  readonly offset: number;
}

export interface GridHeader {
  readonly columns: readonly (Column | undefined)[];
  readonly hasCode: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the header cells name; the first of two cells that name the same column counts. */
export function readGridHeader(cells: readonly GridCell[], source: TableText): GridHeader {
  const seen = new Set<Column>();
  const diagnostics: Diagnostic[] = [];
  const columns = cells.map(({ text, offset }) => {
    const column = columnOf(text);
    if (column === undefined) return undefined;
    if (seen.has(column)) {
      diagnostics.push(diagnose('DUPLICATE_COLUMN', { header: text, column }, source.placeAt(offset)));
      return undefined;
    }
    seen.add(column);
    return column;
  });
  return { columns, hasCode: seen.has('code'), diagnostics };
}

export interface GridRow {
  /** Absent when every cell is empty. */
  readonly row?: SourceRow;
  readonly diagnostics: readonly Diagnostic[];
}

/** One row under a header. Rows may be shorter; what stands in cells past the last column is lost, with a warning. */
export function readGridRow(
  cells: readonly GridCell[],
  columns: readonly (Column | undefined)[],
  source: TableText,
  heading?: ClassHeading,
): GridRow {
  const named: { [C in Column]?: SourceCell } = {};
  for (const [index, { text, offset }] of cells.entries()) {
    const column = columns[index];
    const cell = column && source.cell(column, text, offset);
    if (column && cell) named[column] = cell;
  }
  const first = cells.find(({ text }) => text.trim() !== '');
  if (first === undefined) return { diagnostics: [] };
  const extra = cells.slice(columns.length).find(({ text }) => text.trim() !== '');
  const sizes = { cells: cells.length, columns: columns.length };
  return {
    row: { place: source.placeAt(first.offset), cells: named, ...(heading && { heading }) },
    diagnostics: extra ? [diagnose('EXTRA_CELLS', sizes, source.placeAt(extra.offset))] : [],
  };
}
