import type { ExitCode } from '../diagnostic.js';
import { processSpecs } from './process-specs.js';
import type { Run } from './run.js';

/** `gen-responses dedupe <spec...>`: replaces inline responses that are equal by `$ref`s. */
export function dedupe(run: Run): Promise<ExitCode> {
  return processSpecs(run, async () => ({
    diagnostics: [],
    options: {},
    apply: async (text, options) => (await import('../pipeline.js')).dedupeResponses(text, options),
  }));
}
