import { type ExitCode, hasErrors } from '../diagnostic.js';
import type { Arguments } from './arguments.js';
import { readStatusTable } from './read-status-table.js';
import type { World } from './world.js';
import { writeEmission } from './write-emission.js';

/** `gen-responses table`: prints the status table in use. */
export function printTable(given: Arguments, argv: readonly string[], world: World): Promise<ExitCode> {
  const { options } = given;
  return writeEmission(given, argv, world, async (sources) => {
    const { table, diagnostics } = await readStatusTable(options, world, sources);
    if (hasErrors(diagnostics)) return { diagnostics };
    const { defaultStatusTable } = await import('../table/build-status-table.js');
    const { renderTable } = await import('../emit/table.js');
    return { text: renderTable(table ?? defaultStatusTable(), options.as ?? 'markdown'), diagnostics };
  });
}
