import { type ExitCode, hasErrors } from '../diagnostic.js';
import { printText } from './print-text.js';
import { readStatusTable } from './read-status-table.js';
import type { Run } from './run.js';

/** `gen-responses table`: prints the status table in use. */
export function printTable(run: Run): Promise<ExitCode> {
  return printText(run, async (sources) => {
    const { table, diagnostics } = await readStatusTable(run, sources);
    if (hasErrors(diagnostics)) return { diagnostics };
    const { defaultStatusTable } = await import('../table/build-status-table.js');
    const { renderTable } = await import('../emit/table.js');
    return { text: renderTable(table ?? defaultStatusTable(), run.settings.as), diagnostics };
  });
}
