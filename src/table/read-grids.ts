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

/** Reads the code tables among those of a file; the others are left alone. */
export function readGrids(
  written: readonly Grid[],
  source: TableText,
  chosen: ColumnChoice = {},
): GridsReading {
  const grids = written.map(tidyGrid);
  const found = findAll(grids, source, chosen);
  const tables = grids.map((grid, index) => explainTable(grid, found[index], source));
  const readings = grids.flatMap((grid, index): TableReading[] => {
    const columns = found[index];
    if (columns?.isCodeTable !== true) return [];
    const codeIndex = columns.roles.findIndex(({ column }) => column === 'code');
    const split = { ...grid, rows: grid.rows.flatMap((row) => splitLists(row, codeIndex)) };
    const { rows, diagnostics } = readRows(split, columns.roles, source);
    return [{ rows, diagnostics: [...diagnostics, ...judgeRows(rows, grid.headings)] }];
  });
  const rows = readings.flatMap((reading) => reading.rows);
  const diagnostics = readings.flatMap((reading) => reading.diagnostics);
  return {
    rows,
    tables,
    diagnostics: [...diagnostics, ...unusable(tables, grids, rows.length, source, chosen)],
  };
}

/** A table with the same headings as one that is a code table on its own account is one too. */
function findAll(grids: readonly Grid[], source: TableText, chosen: ColumnChoice): FoundColumns[] {
  const alone = grids.map((grid) => findColumns(grid, { chosen }));
  const taken = new Map<string, { index: number; line: number }>();
  for (const [index, found] of alone.entries()) {
    const grid = grids[index];
    if (!found.isCodeTable || grid === undefined || taken.has(headingsKey(grid))) continue;
    const column = found.roles.findIndex((role) => role.column === 'code');
    taken.set(headingsKey(grid), { index: column, line: source.placeAt(grid.offset).line ?? 1 });
  }
  return grids.map((grid, index) => {
    const found = alone[index] ?? findColumns(grid, { chosen });
    if (found.isCodeTable || found.reason.code === 'operations' || found.reason.code === 'matrix')
      return found;
    return findColumns(grid, { chosen, taken: taken.get(headingsKey(grid)) });
  });
}

function headingsKey({ header }: Grid): string {
  return header.map(({ text }) => headingKey(text)).join('|');
}

function explainTable(grid: Grid, found: FoundColumns | undefined, source: TableText): ExplainedTable {
  const line = source.placeAt(grid.offset).line ?? 1;
  if (found?.isCodeTable !== true) {
    return { line, isCodeTable: false, ...(found && { reason: found.reason }), columns: [] };
  }
  const columns = found.roles.map(({ column, reason }, index) => ({
    number: index + 1,
    heading: grid.header[index]?.text ?? '',
    role: column === undefined ? 'not used' : COLUMN_WORDS[column],
    reason,
  }));
  return { line, isCodeTable: true, columns };
}

function unusable(
  tables: readonly ExplainedTable[],
  grids: readonly Grid[],
  rows: number,
  source: TableText,
  chosen: ColumnChoice,
): Diagnostic[] {
  const place = source.placeAt(grids[0]?.offset ?? 0);
  const lost = COLUMNS.flatMap((column) => {
    const choice = chosen[column];
    if (choice === undefined || grids.some((grid) => chosenIndex(grid, choice) !== undefined)) return [];
    const headings = [...new Set(grids.flatMap(({ header }) => header.map(({ text }) => text)))];
    return [diagnose('CHOSEN_COLUMN_NOT_FOUND', { column, choice, headings }, place)];
  });
  if (lost.length > 0 || grids.length === 0) return lost;
  if (rows > 0) return leftAlone(tables, grids, source);
  if (tables.some(({ isCodeTable }) => isCodeTable)) return [diagnose('NO_ROWS', {}, place)];
  const left = tables.flatMap(({ line, reason }, index) =>
    reason === undefined
      ? []
      : [{ line, reason, headings: grids[index]?.header.map(({ text }) => text) ?? [] }],
  );
  return [diagnose('NO_CODE_TABLE', { tables: left }, place)];
}

/** Tables beside the code tables: `--verbose` names them. */
function leftAlone(
  tables: readonly ExplainedTable[],
  grids: readonly Grid[],
  source: TableText,
): Diagnostic[] {
  return tables.flatMap(({ reason }, index) =>
    reason === undefined
      ? []
      : [diagnose('TABLE_LEFT_ALONE', { reason }, source.placeAt(grids[index]?.offset ?? 0))],
  );
}
