import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The module that a build has written under a name; nobody checks that it is a `T`.
 *
 * @returns `undefined` where the source was not built
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
