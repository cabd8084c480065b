import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { type Operation, type SharedOperation, upperRange } from '../openapi/operations.js';
import { placeAt } from '../openapi/place-at.js';
import type { SpecIndex } from '../openapi/spec-index.js';
import { STATUS_KEY } from '../openapi-version.js';
import { asList, isObject } from '../values/is-object.js';

/** OPTIONS and TRACE describe the server, not the resource (RFC 9110 sections 9.3.7 and 9.3.8). */
const SKIPPED: ReadonlySet<string> = new Set(['options', 'trace']);

/**
 * The operations that may get responses, in document order; those of a path item that several paths share together.
 *
 * @param webhooks those of webhooks and callbacks too
 */
export function attachableOperations(index: SpecIndex, webhooks: boolean): SharedOperation[] {
  return [...index.operationsByLocation.values()].flatMap((group) => {
    const [first, ...others] = group.filter(
      ({ kind, method }) => (kind === 'path' || webhooks) && !SKIPPED.has(method.toLowerCase()),
    );
    return first === undefined ? [] : [[first, ...others] as const];
  });
}

const KEY = 'x-gen-responses';

/**
 * The statuses that an operation, its path item or a `$ref` to that opts out of by `x-gen-responses: { skip: [404] }`;
 * `all` for `x-gen-responses: false`. A finding if it is neither.
 *
 * @param group the operation, once for each path
 */
export function skippedStatuses(spec: SpecDocument, group: SharedOperation): Set<string> | Diagnostic {
  const skipped = new Set<string>();
  for (const { value: holder, location } of group.flatMap(holdersOf)) {
    const option = Object.hasOwn(holder, KEY) ? holder[KEY] : undefined;
    if (option === undefined) continue;
    if (option === false) {
      skipped.add('all');
      continue;
    }
    const list = isObject(option) && Object.keys(option).length === 1 ? option.skip : undefined;
    const statuses = asList(list).map(String);
    if (!Array.isArray(list) || statuses.some((status) => !STATUS_KEY.test(status)))
      return diagnose('INVALID_OPT_OUT', {}, placeAt(spec, [...location, KEY]));
    for (const status of statuses) skipped.add(upperRange(status));
  }
  return skipped;
}

function holdersOf({ value, location, pathItem, referrers }: Operation): Operation['referrers'] {
  const depth = location.at(-2) === 'additionalOperations' ? -2 : -1;
  return [{ value, location }, { value: pathItem, location: location.slice(0, depth) }, ...referrers];
}
