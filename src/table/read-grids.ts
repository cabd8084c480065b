import { type Diagnostic, diagnose, type TableReason } from '../diagnostic.js';
import type { Grid } from '../syntax/grid.js';
import type { ColumnChoice } from './column-choice.js';
import type { FoundColumns, RoleReason } from './column-role.js';
import { chosenIndex, findColumns } from './find-columns.js';
import { headingKey } from './headings.js';
import { judgeRows } from './judge-rows.js';
import { readRows } from './read-rows.js';
import { COLUMN_WORDS, COLUMNS, type TableReading } from './table-source.js';
import type { TableText } from './table-text.js';
import { splitLists, tidyGrid } from './tidy-grid.js';

/** What a table of a file was taken for. */
export interface ExplainedTable {
  /** Line of its header, from 1. */
  readonly line: number;
  readonly isCodeTable: boolean;
  /** Why it is not a code table. */
  readonly reason?: TableReason;
  /** Empty for a table that is left alone. */
  readonly columns: readonly ExplainedColumn[];
}

export interface ExplainedColumn {
  /** From 1. */
  readonly number: number;
  readonly heading: string;
  /** `code`, `error code`, `message`, …, or `not used`. */
  readonly role: string;
  readonly reason: RoleReason;
}

export interface GridsReading extends TableReading {
  readonly tables: readonly ExplainedTable[];
}

/** A file without rows, and why. */
export function withoutRows(...diagnostics: readonly Diagnostic[]): GridsReading {
  return { rows: [], tables: [], diagnostics };
}

/** A table of a file, and what its columns are. */
interface FoundTable {
  readonly grid: Grid;
  readonly line: number;
  readonly found: FoundColumns;
}

/** Reads the code tables among those of a file; the others are left alone. */
export function readGrids(
  grids: readonly Grid[],
  source: TableText,
  chosen: ColumnChoice = {},
): GridsReading {
  const tables = findAll(grids.map(tidyGrid), source, chosen);
  const readings = tables.flatMap(({ grid, found }): TableReading[] => {
    if (!found.isCodeTable) return [];
    const codeIndex = found.roles.findIndex(({ column }) => column === 'code');
    const split = { ...grid, rows: grid.rows.flatMap((row) => splitLists(row, codeIndex)) };
    const { rows, diagnostics } = readRows(split, found.roles, source);
    return [{ rows, diagnostics: [...diagnostics, ...judgeRows(rows, grid.headings)] }];
  });
  const rows = readings.flatMap((reading) => reading.rows);
  const diagnostics = readings.flatMap((reading) => reading.diagnostics);
  return {
    rows,
    tables: tables.map(explainTable),
    diagnostics: [...diagnostics, ...unusable(tables, rows.length, source, chosen)],
  };
}

/** A table with the same headings as one that is a code table on its own account is one too. */
function findAll(grids: readonly Grid[], source: TableText, chosen: ColumnChoice): FoundTable[] {
  const keyOf = (grid: Grid) => headingsOf(grid).map(headingKey).join('|');
  const alone = grids.map((grid) => ({
    grid,
    line: source.placeAt(grid.offset).line ?? 1,
    found: findColumns(grid, { chosen }),
  }));
  const taken = new Map<string, { index: number; line: number }>();
  for (const { grid, line, found } of alone) {
    if (!found.isCodeTable || taken.has(keyOf(grid))) continue;
    taken.set(keyOf(grid), { index: found.roles.findIndex((role) => role.column === 'code'), line });
  }
  return alone.map((table) => {
    const { grid, found } = table;
    if (found.isCodeTable || found.reason.code === 'operations' || found.reason.code === 'matrix')
      return table;
    return { ...table, found: findColumns(grid, { chosen, taken: taken.get(keyOf(grid)) }) };
  });
}

function headingsOf({ header }: Grid): string[] {
  return header.map(({ text }) => text);
}

function explainTable({ grid, line, found }: FoundTable): ExplainedTable {
  if (!found.isCodeTable) return { line, isCodeTable: false, reason: found.reason, columns: [] };
  const columns = found.roles.map(({ column, reason }, index) => ({
    number: index + 1,
    heading: grid.header[index]?.text ?? '',
    role: column === undefined ? 'not used' : COLUMN_WORDS[column],
    reason,
  }));
  return { line, isCodeTable: true, columns };
}

function unusable(
  tables: readonly FoundTable[],
  rows: number,
  source: TableText,
  chosen: ColumnChoice,
): Diagnostic[] {
  const place = source.placeAt(tables[0]?.grid.offset ?? 0);
  const lost = COLUMNS.flatMap((column) => {
    const choice = chosen[column];
    if (choice === undefined || tables.some(({ grid }) => chosenIndex(grid, choice) !== undefined)) return [];
    const headings = [...new Set(tables.flatMap(({ grid }) => headingsOf(grid)))];
    return [diagnose('CHOSEN_COLUMN_NOT_FOUND', { column, choice, headings }, place)];
  });
  if (lost.length > 0 || tables.length === 0) return lost;
  const left = tables.flatMap(({ grid, line, found }) =>
    found.isCodeTable ? [] : [{ grid, line, reason: found.reason }],
  );
  // Tables beside the code tables: `--verbose` names them.
  if (rows > 0)
    return left.map(({ grid, reason }) =>
      diagnose('TABLE_LEFT_ALONE', { reason }, source.placeAt(grid.offset)),
    );
  if (left.length < tables.length) return [diagnose('NO_ROWS', {}, place)];
  const named = left.map(({ grid, ...table }) => ({ ...table, headings: headingsOf(grid) }));
  return [diagnose('NO_CODE_TABLE', { tables: named }, place)];
}
