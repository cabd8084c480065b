import type { ExitCode } from '../diagnostic.js';
import { processSpecs } from './process-specs.js';
import { readErrorBody } from './read-error-body.js';
import { readRowSchemas } from './read-row-schemas.js';
import { readRuleSet } from './read-rule-set.js';
import { readStatusTable } from './read-status-table.js';
import type { Run } from './run.js';

/** `gen-responses <spec...>`: adds the responses of the table to every spec. */
export function inject(given: Run): Promise<ExitCode> {
  return processSpecs(given, async (run, sources) => {
    const { table, source, diagnostics } = await readStatusTable(run, sources);
    const { rowSchemas, diagnostics: unread } = await readRowSchemas(table, source, run, sources);
    const { rules, diagnostics: broken } = readRuleSet(run, sources);
    const { errorBody, diagnostics: misread } = await readErrorBody(run, sources);
    return {
      diagnostics: [...diagnostics, ...unread, ...misread, ...broken],
      options: { table, errorBody, rowSchemas, ...(rules && { rules }) },
      apply: async (text, options) => {
        const { genResponses } = await import('../pipeline.js');
        return genResponses(text, options);
      },
    };
  });
}
