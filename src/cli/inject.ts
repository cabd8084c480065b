import type { ExitCode } from '../diagnostic.js';
import type { Arguments } from './arguments.js';
import type { Transform } from './plan-job.js';
import { readErrorBody } from './read-error-body.js';
import { readRowSchemas } from './read-row-schemas.js';
import { readStatusTable } from './read-status-table.js';
import { renameFile } from './rename-file.js';
import { transformSpecs } from './transform-specs.js';
import type { World } from './world.js';

/** `gen-responses <spec...>`: adds the responses of the table to every spec. */
export function inject(given: Arguments, argv: readonly string[], world: World): Promise<ExitCode> {
  return transformSpecs(given, argv, world, async (sources) => {
    const { table, source, diagnostics } = await readStatusTable(given.options, world, sources);
    const own = await readRowSchemas(table, source, world);
    const body = await readErrorBody(given.options, world, sources);
    return {
      diagnostics: [...diagnostics, ...own.diagnostics, ...body.diagnostics],
      options: {
        ...(table !== undefined && { table }),
        ...(body.errorBody !== undefined && { errorBody: body.errorBody }),
        rowSchemas: own.rowSchemas,
      },
      transform: injecting(own.names),
    };
  });
}

/** @param names what the reports call the files that rows of the table name */
function injecting(names: ReadonlyMap<string, string>): Transform {
  return async (text, options) => {
    const { genResponses } = await import('../pipeline.js');
    const result = await genResponses(text, options);
    return { ...result, diagnostics: result.diagnostics.map((finding) => renameFile(finding, names)) };
  };
}
