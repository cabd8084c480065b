import { pathToFileURL } from 'node:url';
import { type Diagnostic, diagnose } from '../diagnostic.js';

/**
 * Runs a module of the author's, TypeScript included. It can neither end the process nor wait forever.
 *
 * @param path absolute
 * @returns its exports by name, or MODULE_NOT_LOADED
 */
export async function loadModule(
  path: string,
  name: string,
): Promise<ReadonlyMap<string, unknown> | Diagnostic> {
  const { exit } = process;
  process.exit = () => {
    throw new Error('it calls process.exit()');
  };
  const idle = untilIdle();
  try {
    const { createJiti } = await import('jiti');
    const jiti = createJiti(pathToFileURL(path).href, { interopDefault: false, fsCache: false });
    const exports: unknown = await Promise.race([jiti.import(path), idle.promise]);
    return new Map(typeof exports === 'object' && exports !== null ? Object.entries(exports) : []);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return diagnose('MODULE_NOT_LOADED', { detail }, { file: name });
  } finally {
    idle.forget();
    process.exit = exit;
  }
}

/** Rejects when the event loop is empty. */
function untilIdle(): { readonly promise: Promise<never>; readonly forget: () => void } {
  let forget = () => {};
  const promise = new Promise<never>((_, reject) => {
    const giveUp = () => setImmediate(() => reject(new Error('it never finishes loading')));
    process.once('beforeExit', giveUp);
    forget = () => process.off('beforeExit', giveUp);
  });
  return { promise, forget };
}
