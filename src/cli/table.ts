import { type ExitCode, hasErrors } from '../diagnostic.js';
import { renderExplainedTables } from '../emit/explained-table.js';
import { renderTable } from '../emit/table.js';
import { defaultStatusTable } from '../table/build-status-table.js';
import { formatOf } from '../table/read-table.js';
import { printText } from './deliver.js';
import { readStatusTable } from './read-status-table.js';
import type { Run } from './run.js';

/** `gen-responses table`: prints the status table in use, or how its file was read. */
export function printTable(run: Run): Promise<ExitCode> {
  return printText(run, async () => {
    const { table, source, tables = [], diagnostics } = await readStatusTable(run);
    if (run.settings.explain && tables.length > 0) {
      return { text: renderExplainedTables(tables, source?.file ?? ''), diagnostics: [] };
    }
    if (hasErrors(diagnostics)) return { diagnostics };
    const { as, output = '' } = run.settings;
    // Refused before: only docs can be HTML.
    const format = as === undefined || as === 'html' ? formatOf(output) : as;
    const separator = /\.tsv$/i.test(output) ? '\t' : ',';
    return { text: renderTable(table ?? defaultStatusTable(), format, separator), diagnostics };
  });
}
