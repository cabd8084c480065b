import type { SpecDocument } from '../spec/open-spec.js';
import { operationsOf } from '../spec/operations.js';
import { valueAt } from '../spec/value-at.js';
import { isObject } from '../text/is-object.js';
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
