import { type ExitCode, hasErrors } from '../diagnostic.js';
import { printText } from './print-text.js';
import { readStatusTable } from './read-status-table.js';
import type { Run } from './run.js';

/** `gen-responses table`: prints the status table in use, or how its file was read. */
export function printTable(run: Run): Promise<ExitCode> {
  return printText(run, async (sources) => {
    const { table, source, tables = [], diagnostics } = await readStatusTable(run, sources);
    if (run.settings.explain && tables.length > 0) {
      const { renderExplainedTables } = await import('../emit/explained-table.js');
      return { text: renderExplainedTables(tables, source?.file ?? ''), diagnostics: [] };
    }
    if (hasErrors(diagnostics)) return { diagnostics };
    const { defaultStatusTable } = await import('../table/build-status-table.js');
    const { renderTable } = await import('../emit/table.js');
    const { as } = run.settings;
    // Refused before: only docs can be HTML.
    const format = as === 'html' ? 'markdown' : as;
    return { text: renderTable(table ?? defaultStatusTable(), format), diagnostics };
  });
}
