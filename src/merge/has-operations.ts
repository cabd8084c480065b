import type { SpecDocument } from '../openapi/open-spec.js';
import { operationsOf } from '../openapi/operations.js';
import { isObject } from '../values/is-object.js';
import { valueAt } from '../values/value-at.js';
import type { MergeFacts } from './merge-policy.js';

/**
 * Whether a document has operations that tell what is referenced. Those behind a `$ref` into another file count
 * when the references of the other files are known.
 */
export function hasOperations(spec: SpecDocument, facts: MergeFacts): boolean {
  if (operationsOf(spec).next().done !== true) return true;
  const paths = valueAt(spec.document, ['paths']);
  if (facts.externalReferences === undefined || !isObject(paths)) return false;
  return Object.values(paths).some((item) => typeof valueAt(item, ['$ref']) === 'string');
}
