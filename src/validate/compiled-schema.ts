import { loadCompiled } from '../compiled.js';
import type { SchemaName } from './schema-checks.js';
import type { SchemaError } from './schema-error.js';

/** A validating function of Ajv's; the errors are those of its last call, null where there are none. */
interface Compiled {
  (document: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/**
 * What the schema of a version, as a build has compiled it from the validator's own, finds in a document. The
 * validator would say the same, takes longer to load its schema than to check most documents, and of many faults or
 * long lists the square of their number.
 *
 * @returns `undefined` where that cannot be told and the validator has to: the source was not built, the document
 *   leads back into itself, or it lacks something without which the validator gives up.
 */
export function compiledErrors(
  name: SchemaName,
  document: Readonly<Record<string, unknown>>,
): readonly SchemaError[] | undefined {
  const accepts = loadCompiled<Compiled>(`openapi-${name}`);
  try {
    if (accepts === undefined) return undefined;
    const errors = accepts(document) ? [] : (accepts.errors ?? undefined);
    return errors?.some(isMissingAtRoot) ? undefined : errors;
  } catch {
    return undefined;
  }
}

function isMissingAtRoot({ instancePath, keyword }: SchemaError): boolean {
  return instancePath === '' && keyword === 'required';
}
