import type { ExitCode } from '../diagnostic.js';
import { processSpecs } from './process-specs.js';
import type { Run } from './run.js';

/** `gen-responses remove <spec...>`: removes generated entries that nothing references. */
export function remove(run: Run): Promise<ExitCode> {
  return processSpecs(run, async () => ({
    diagnostics: [],
    options: {},
    apply: async (text, options) => (await import('../pipeline.js')).removeResponses(text, options),
  }));
}
