import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import type { Operation } from '../openapi/operations.js';
import { placeAt } from '../openapi/place-at.js';
import { isObject } from '../values/is-object.js';

const KEY = 'x-gen-responses';
const STATUS = /^(?:[1-5]\d\d|[1-5]XX|default)$/i;

/**
 * The statuses that an operation or its path item opts out of by `x-gen-responses: { skip: [404] }`; `all` for
 * `x-gen-responses: false`. A finding if it is neither.
 */
export function skippedStatuses(
  spec: SpecDocument,
  { value, pathItem, location }: Operation,
): Set<string> | Diagnostic {
  const skipped = new Set<string>();
  for (const holder of [value, pathItem]) {
    const option = Object.hasOwn(holder, KEY) ? holder[KEY] : undefined;
    if (option === undefined) continue;
    if (option === false) {
      skipped.add('all');
      continue;
    }
    const list = isObject(option) && Object.keys(option).length === 1 ? option.skip : undefined;
    const statuses = Array.isArray(list) ? list.map(String) : [];
    if (!Array.isArray(list) || statuses.some((status) => !STATUS.test(status))) {
      const depth = location.at(-2) === 'additionalOperations' ? -2 : -1;
      const at = [...(holder === value ? location : location.slice(0, depth)), KEY];
      return diagnose('INVALID_OPT_OUT', {}, placeAt(spec, at));
    }
    for (const status of statuses) skipped.add(/xx$/i.test(status) ? status.toUpperCase() : status);
  }
  return skipped;
}
