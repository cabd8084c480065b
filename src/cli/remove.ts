import type { ExitCode } from '../diagnostic.js';
import type { Arguments } from './arguments.js';
import { transformSpecs } from './transform-specs.js';
import type { World } from './world.js';

/** `gen-responses remove <spec...>`: takes out of every spec what the tool wrote and nothing refers to. */
export function remove(given: Arguments, argv: readonly string[], world: World): Promise<ExitCode> {
  return transformSpecs(given, argv, world, async () => ({
    diagnostics: [],
    options: {},
    transform: async (text, options) => (await import('../pipeline.js')).removeResponses(text, options),
  }));
}
