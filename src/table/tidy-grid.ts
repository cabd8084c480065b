import type { Grid, GridCell, GridRow } from '../syntax/grid.js';
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

/** A row for each status of `200 OK / 201 Created`, and of `200 / 201` if other cells have as many parts: `OK / Created`. */
export function splitLists(row: GridRow, codeIndex: number): GridRow[] {
  const { text: code = '' } = row.cells[codeIndex] ?? {};
  const { statuses = [], rest = '' } = readCode(code) ?? {};
  const parts = code.split(/\s*(?:[/,;|&\n]|\b(?:or|and)\b)\s*(?=["'*`]*(?:HTTP\s+)?[1-5]\d\d\b)/);
  const areStatuses = parts.length > 1 && parts.every((text) => isStatus(text));
  if (areStatuses && (parts.length > statuses.length || rest !== '')) return shareOut(row, codeIndex, parts);
  if (statuses.length < 2 || rest !== '' || !code.includes('/')) return [row];
  const isList = row.cells.some((cell) => partsOf(cell, statuses.length) !== undefined);
  return isList ? shareOut(row, codeIndex, statuses) : [row];
}

/** A row for each code, with its part of the cells that have as many parts. */
function shareOut(row: GridRow, codeIndex: number, codes: readonly string[]): GridRow[] {
  const lists = row.cells.map((cell) => partsOf(cell, codes.length));
  return codes.map((text, index) => {
    const cells = row.cells.map((cell, column) =>
      column === codeIndex ? { ...cell, text } : (lists[column]?.[index] ?? cell),
    );
    return { ...row, cells };
  });
}

/** Whether a text is a status, with or without its phrase. */
function isStatus(text: string): boolean {
  const reading = readCode(text);
  return reading !== undefined && isBareStatus(reading);
}

/** The parts of a list with slashes in it, if there are so many and no mark or bracket is open in one. */
function partsOf({ text, source = text, offset }: GridCell, count: number): GridCell[] | undefined {
  const texts = text.split(/\s+\/\s+/);
  const sources = source.split(/\s+\/\s+/);
  const isOpen = (part: string) =>
    ['`', '*', '"'].some((mark) => part.split(mark).length % 2 === 0) ||
    part.split(/[(（]/).length !== part.split(/[)）]/).length;
  if (texts.length !== count || sources.length !== count || sources.some(isOpen)) return undefined;
  return texts.map((part, index) => ({ text: part, source: sources[index] ?? part, offset }));
}
