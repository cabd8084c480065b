import type { Grid, GridRow } from '../syntax/grid.js';
import { isBlank } from './cell-forms.js';
import { readCode } from './read-code.js';

/**
 * What pages made from other formats mean by empty cells: an empty header stands above one written as a row, and an empty
 * code below a code is one cell over several rows.
 */
export function tidyGrid(grid: Grid): Grid {
  const { header, rows } = grid;
  const [first, ...others] = rows;
  const isHeadless = header.every(({ text }) => text === '');
  if (
    isHeadless &&
    first !== undefined &&
    others.length > 0 &&
    !first.cells.some(({ text }) => readCode(text))
  )
    return tidyGrid({
      ...grid,
      header: header.map((cell, index) => first.cells[index] ?? cell),
      rows: others,
    });
  const filled: GridRow[] = [];
  for (const row of rows) filled.push(fillCode(row, filled.at(-1)));
  return { ...grid, rows: filled };
}

function fillCode(row: GridRow, above: GridRow | undefined): GridRow {
  const [own, ...others] = row.cells;
  const code = above?.cells[0];
  const isSpanned = own?.text === '' && others.filter(({ text }) => !isBlank(text)).length > 1;
  if (own === undefined || code === undefined || !isSpanned || readCode(code.text) === undefined) return row;
  return { ...row, cells: [{ ...code, offset: own.offset }, ...others] };
}
