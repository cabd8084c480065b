import type { SpecDocument } from '../openapi/open-spec.js';
import type { MergeFacts } from './merge-policy.js';

/**
 * Whether a document has operations that tell what is referenced. Those behind a `$ref` into another file count
 * when the references of the other files are known.
 */
export function hasOperations(spec: SpecDocument, facts: MergeFacts): boolean {
  if (spec.index.operations.length > 0) return true;
  return facts.externalReferences !== undefined && spec.index.externalPathItems.length > 0;
}
