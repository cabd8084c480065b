import { containersOf } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { valueAt } from '../values/value-at.js';
import { componentAt } from './component-at.js';
import type { SpecDocument } from './open-spec.js';
import { localTarget } from './references.js';

/**
 * The component that the spec's operations use for a status: the one that more than half of the `$ref`s under the
 * status point at, when it is there and is the author's. Keys are statuses (`404`; ranges in upper case).
 *
 * @param isOurs whether a response component was written by this tool
 */
export function findConventions(
  spec: SpecDocument,
  isOurs: (name: string) => boolean,
): ReadonlyMap<string, string> {
  const container = containersOf(spec.version).responses;
  const components = valueAt(spec.document, container);
  const conventions = new Map<string, string>();
  if (!isObject(components)) return conventions;
  for (const [status, refs] of refsByStatus(spec)) {
    for (const [ref, count] of refs.counts) {
      if (count * 2 <= refs.total) continue;
      const name = componentAt(container, localTarget(ref));
      if (name !== undefined && Object.hasOwn(components, name) && !isOurs(name))
        conventions.set(status, name);
    }
  }
  return conventions;
}

interface RefCounts {
  total: number;
  readonly counts: Map<string, number>;
}

function refsByStatus(spec: SpecDocument): Map<string, RefCounts> {
  const statuses = new Map<string, RefCounts>();
  const seen = new Set<object>();
  for (const { value } of spec.index.operations) {
    const responses = valueAt(value, ['responses']);
    if (!isObject(responses) || seen.has(value)) continue;
    seen.add(value);
    for (const [key, response] of Object.entries(responses)) {
      const ref = valueAt(response, ['$ref']);
      if (typeof ref !== 'string') continue;
      const status = /^[1-5]xx$/i.test(key) ? key.toUpperCase() : key;
      const refs = statuses.get(status) ?? { total: 0, counts: new Map<string, number>() };
      statuses.set(status, refs);
      refs.total += 1;
      refs.counts.set(ref, (refs.counts.get(ref) ?? 0) + 1);
    }
  }
  return statuses;
}
