import type { SpecDocument } from '../openapi/open-spec.js';
import type { MergeFacts } from './merge-policy.js';

/**
 * Whether a document has operations that show what is referenced. Operations in other files count if the references
 * of those files are known.
 */
export function hasOperations(spec: SpecDocument, facts: MergeFacts): boolean {
  if (spec.index.operations.length > 0) return true;
  return facts.externalReferences !== undefined && spec.index.externalPathItems.length > 0;
}
