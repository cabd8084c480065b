import type { Grid, GridRow } from '../syntax/grid.js';
import { isBlank, isTitle } from './cell-forms.js';
import { isBareStatus, readCode } from './read-code.js';

/**
 * What pages made from other formats mean by empty cells: an empty header stands above one written as a row, and an empty
 * code below a code is one cell over several rows. A header that begins with a code, as its first row does, is a row.
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
  if (first !== undefined && [header, first.cells].every(hasBareCode)) {
    const offset = header[0]?.offset ?? grid.offset;
    const blank = header.map((cell) => ({ text: '', offset: cell.offset }));
    return tidyGrid({ ...grid, header: blank, rows: [{ offset, cells: header }, ...rows] });
  }
  const filled: GridRow[] = [];
  for (const row of rows) filled.push(fillCode(row, filled.at(-1)));
  return { ...grid, rows: filled };
}

/** Whether a row is a code and texts: `400 | Bad Request`. */
function hasBareCode([code, ...others]: Grid['header']): boolean {
  const reading = readCode(code?.text ?? '');
  return reading !== undefined && isBareStatus(reading) && !others.some(({ text }) => readCode(text));
}

function fillCode(row: GridRow, above: GridRow | undefined): GridRow {
  const [own, ...others] = row.cells;
  const code = above?.cells[0];
  const said = others.filter(({ text }) => !isBlank(text));
  // A title alone divides the table.
  const isSpanned = own?.text === '' && (said.length > 1 || said.some(({ text }) => !isTitle(text)));
  if (own === undefined || code === undefined || !isSpanned || readCode(code.text) === undefined) return row;
  return { ...row, cells: [{ ...code, offset: own.offset }, ...others] };
}
