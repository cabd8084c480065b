import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Loads a module that the build has compiled; its type is not checked.
 *
 * @returns `undefined` if the source was not built
 */
export function loadCompiled<T>(name: string): T | undefined {
  if (!loaded.has(name)) loaded.set(name, load(name));
  return loaded.get(name) as T | undefined;
}

const loaded = new Map<string, unknown>();

function load(name: string): unknown {
  try {
    return require(`#compiled/${name}`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
