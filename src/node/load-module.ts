import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import { isCollection } from '../values/is-object.js';

interface LoadedModule {
  readonly exports: ReadonlyMap<string, unknown>;
  /**
   * Absolute paths of the files that its exports depend on: the module, what it imports, and the manifests of
   * packages, which have a version. `undefined` if a module computes what it imports.
   */
  readonly files: readonly string[] | undefined;
}

/** The package itself, for people who run it without installing it. No extensions, because tests run the source. */
const ALIAS = Object.fromEntries(
  Object.entries({ 'gen-responses': '../index', 'gen-responses/error-bodies': '../error-bodies' }).map(
    ([name, path]) => [name, fileURLToPath(new URL(path, import.meta.url))],
  ),
);

/**
 * Runs a module, TypeScript included.
 *
 * @param path absolute
 * @param name how the file is called in findings
 * @returns the module, or MODULE_NOT_LOADED
 */
export async function loadModule(path: string, name: string): Promise<LoadedModule | Diagnostic> {
  try {
    const { createJiti } = await import('jiti');
    const options = { interopDefault: false, fsCache: false, alias: ALIAS };
    const jiti = createJiti(pathToFileURL(path).href, options);
    const exports: unknown = await jiti.import(path);
    // The cache has the version of this package already.
    const resolve = (specifier: string, from: string) =>
      Object.hasOwn(ALIAS, specifier) || specifier.startsWith('node:')
        ? undefined
        : jiti.esmResolve(specifier, { parentURL: pathToFileURL(from), try: true });
    return {
      exports: new Map(isCollection(exports) ? Object.entries(exports) : []),
      files: filesOf(path, resolve),
    };
  } catch (error) {
    // Node puts the modules that required it on further lines.
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const detail = first.replace(/^ParseError: `?/, '').replace(/[\s`]+$/, '');
    return diagnose('MODULE_NOT_LOADED', { detail }, placeOfError(error, path, name));
  }
}

/** Of text that cannot be parsed the line and column, also in a module that is imported; else the line that was run. */
function placeOfError(error: unknown, path: string, name: string): Place {
  if (!(error instanceof Error)) return { file: name };
  const [, parsed, row, offset] = /^ParseError: [\s\S]*\n (.+):(\d+):(\d+)$/.exec(error.message) ?? [];
  if (parsed !== undefined) {
    return { file: nameOf(parsed, path, name), line: Number(row), column: Number(offset) + 1 };
  }
  const stack = (error.stack ?? '').replaceAll(pathToFileURL(path).href, path);
  // The columns are those of the compiled text.
  const [line] = stack.split(`${path}:`).flatMap((rest) => /^\d+(?=:\d)/.exec(rest) ?? []);
  return { file: name, ...(line !== undefined && { line: Number(line) }) };
}

/** The name of a module that another one imports. */
function nameOf(file: string, path: string, name: string): string {
  if (file === path) return name;
  return join(dirname(name), relative(dirname(path), file))
    .split(sep)
    .join('/');
}

const SPECIFIER = /\b(?:from|import|require)\s*\(?\s*(["'])(.+?)\1/g;
const COMPUTED = /\b(?:import|require)\s*\(\s*[^"'\s)]/;

/**
 * Finds imports by pattern, because Node.js does not tell which modules it has loaded. A name in a comment does no harm.
 */
function filesOf(
  entry: string,
  resolve: (specifier: string, from: string) => string | undefined,
): string[] | undefined {
  const files = new Set([entry]);
  for (const file of files) {
    if (!/\.[cm]?[jt]sx?$/.test(file)) continue;
    const text = readFileSync(file, 'utf8');
    if (COMPUTED.test(text)) return undefined;
    for (const [, , specifier = ''] of text.matchAll(SPECIFIER)) {
      const url = isBuiltin(specifier) ? undefined : resolve(specifier, file);
      if (url?.startsWith('file:') && existsSync(fileURLToPath(url)))
        files.add(fileOfPackage(realpathSync(fileURLToPath(url))));
    }
  }
  return [...files];
}

/** The manifest of the package that a file is from, for one that is installed and not linked. */
function fileOfPackage(path: string): string {
  const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(path) ?? [];
  return folder === undefined ? path : join(folder, 'package.json');
}
