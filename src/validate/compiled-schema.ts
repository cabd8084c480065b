import { createRequire } from 'node:module';
import type { SchemaName } from './schema-checks.js';

const require = createRequire(import.meta.url);

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
  const validate = load(name);
  try {
    return validate?.(document);
  } catch {
    return undefined;
  }
}

function load(name: SchemaName): ((document: unknown) => boolean) | undefined {
  try {
    return require(`./compiled/${name}.cjs`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
