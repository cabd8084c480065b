import { diagnose } from '../diagnostic.js';
import { readCsv } from '../syntax/read-csv.js';
import { readGridHeader, readGridRow } from './read-grid.js';
import type { TableReading } from './table-source.js';
import type { TableText } from './table-text.js';

/** A CSV file with a header line; its columns go by their keys or by the names they have in Markdown. */
export async function readCsvTable(text: string, source: TableText): Promise<TableReading> {
  const reading = await readCsv(text);
  if (!reading.ok) {
    const place = { file: source.file, line: reading.line, column: 1 };
    return {
      rows: [],
      diagnostics: [diagnose('NOT_PARSEABLE', { format: 'CSV', detail: reading.detail }, place)],
    };
  }
  const [first, ...records] = reading.records;
  if (first === undefined) return { rows: [], diagnostics: [diagnose('NO_TABLE', {}, source.placeAt(0))] };
  const header = readGridHeader(first, source);
  const start = source.placeAt(first[0]?.offset ?? 0);
  if (!header.hasCode) {
    return {
      rows: [],
      diagnostics: [diagnose('NO_CODE_COLUMN', { headers: first.map(({ text }) => text) }, start)],
    };
  }
  const readings = records.map((record) => readGridRow(record, header.columns, source));
  const rows = readings.flatMap(({ row }) => row ?? []);
  const diagnostics = [...header.diagnostics, ...readings.flatMap((row) => row.diagnostics)];
  if (rows.length === 0) diagnostics.push(diagnose('NO_ROWS', {}, start));
  return { rows, diagnostics };
}
