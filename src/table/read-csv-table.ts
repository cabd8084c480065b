import { diagnose } from '../diagnostic.js';
import type { Grid } from '../syntax/grid.js';
import { type CsvField, readCsv } from '../syntax/read-csv.js';
import type { ColumnChoice } from './column-choice.js';
import { type GridsReading, readGrids, withoutRows } from './read-grids.js';
import type { TableText } from './table-text.js';

/** The code table of a CSV or TSV file; lines of one field above the header are titles. */
export async function readCsvTable(
  text: string,
  source: TableText,
  chosen: ColumnChoice,
): Promise<GridsReading> {
  const reading = await readCsv(text);
  if (!reading.ok) {
    const place = { file: source.file, line: reading.line, column: 1 };
    const fault = diagnose('NOT_PARSEABLE', { format: 'CSV', detail: reading.detail }, place);
    return withoutRows(fault);
  }
  const grid = gridOf(reading.records);
  if (grid === undefined) return withoutRows(diagnose('NO_TABLE', { format: 'csv' }, source.placeAt(0)));
  return readGrids([grid], source, chosen);
}

function gridOf(records: readonly (readonly CsvField[])[]): Grid | undefined {
  const isWide = (fields: readonly CsvField[]) => fields.filter(({ text }) => text !== '').length > 1;
  const start = Math.max(0, records.findIndex(isWide));
  const [header, ...rows] = records.slice(start);
  if (header === undefined) return undefined;
  const offsetOf = (fields: readonly CsvField[]) => fields[0]?.offset ?? 0;
  return {
    offset: offsetOf(header),
    header,
    rows: rows.map((cells) => ({ offset: offsetOf(cells), cells })),
    headings: [],
  };
}
