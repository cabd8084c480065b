import { loadCompiled } from '../compiled.js';
import type { SchemaName } from './schema-checks.js';

/**
 * Whether the schema of a version, as a build has compiled it from the validator's own, accepts a document. The
 * validator would say the same, and takes longer to load its schema than to check most documents.
 *
 * @returns `undefined` where that cannot be told and the validator has to: the source was not built, or the
 *   document leads back into itself.
 */
export function isAccepted(
  name: SchemaName,
  document: Readonly<Record<string, unknown>>,
): boolean | undefined {
  const accepts = loadCompiled<(document: unknown) => boolean>(`openapi-${name}`);
  try {
    return accepts?.(document);
  } catch {
    return undefined;
  }
}
