import { loadCompiled } from '../compiled.js';
import type { SchemaName } from './schema-checks.js';
import type { SchemaError } from './schema-error.js';

/** A compiled Ajv function; `errors` are those of the last call, null if there are none. */
interface Compiled {
  (document: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

type Matcher = (document: unknown) => boolean;

/**
 * Validates a document with the schema of its version as compiled by the build. Gives the same result as the
 * validator package, which takes longer to load than most documents take to check, and whose time grows with the
 * square of the number of errors.
 *
 * @returns `undefined` if the package has to decide: the source was not built, the document has cycles, or it lacks
 * something without which the package crashes
 */
export function compiledErrors(
  name: SchemaName,
  document: Readonly<Record<string, unknown>>,
): readonly SchemaError[] | undefined {
  // Most documents are valid: what only tells whether they are is small, and takes half the time.
  const matches = name === '2.0' ? undefined : loadCompiled<Matcher>(`matches-${name}`);
  try {
    if (matches?.(document) === true) return [];
  } catch {
    return undefined;
  }
  const accepts = loadCompiled<Compiled>(`openapi-${name}`);
  if (accepts === undefined) return undefined;
  try {
    const errors = accepts(document) ? [] : (accepts.errors ?? undefined);
    return errors?.some(isMissingAtRoot) ? undefined : errors;
  } catch {
    return undefined;
  }
}

function isMissingAtRoot({ instancePath, keyword }: SchemaError): boolean {
  return instancePath === '' && keyword === 'required';
}
