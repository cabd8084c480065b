import { pathToFileURL } from 'node:url';
import { type Diagnostic, diagnose } from '../diagnostic.js';

/**
 * Runs a module, TypeScript included.
 *
 * @param path absolute
 * @returns its exports by name, or MODULE_NOT_LOADED
 */
export async function loadModule(
  path: string,
  name: string,
): Promise<ReadonlyMap<string, unknown> | Diagnostic> {
  try {
    const { createJiti } = await import('jiti');
    const jiti = createJiti(pathToFileURL(path).href, { interopDefault: false, fsCache: false });
    const exports: unknown = await jiti.import(path);
    return new Map(typeof exports === 'object' && exports !== null ? Object.entries(exports) : []);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return diagnose('MODULE_NOT_LOADED', { detail }, { file: name });
  }
}
