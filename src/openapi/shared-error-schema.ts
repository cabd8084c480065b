import { containersOf } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { fromPointer } from '../values/pointer.js';
import { valueAt } from '../values/value-at.js';
import { componentAt } from './component-at.js';
import type { SpecDocument } from './open-spec.js';

/** The schema shared by the bodies of 4xx responses. */
interface SharedErrorSchema {
  /** Pointer of the most used schema. */
  readonly pointer: string;
  /** Number of bodies that use it. */
  readonly uses: number;
  /** Number of all bodies. */
  readonly bodies: number;
}

/**
 * The one schema of the spec that more than half of the bodies of its operations' 4xx responses refer to.
 *
 * @param isCounted - Whether a schema (by name) is the spec's own.
 */
export function sharedErrorSchema(
  spec: SpecDocument,
  isCounted: (name: string) => boolean,
): SharedErrorSchema | undefined {
  const counts = new Map<string | undefined, number>();
  for (const schema of errorSchemas(spec)) {
    const pointer = isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref : undefined;
    counts.set(pointer, (counts.get(pointer) ?? 0) + 1);
  }
  const uses = new Map<string, number>();
  let bodies = 0;
  for (const [pointer, count] of counts) {
    const name = pointer === undefined ? undefined : componentNameOf(spec, pointer);
    if (name !== undefined && !isCounted(name)) continue;
    bodies += count;
    if (pointer !== undefined && name !== undefined) uses.set(pointer, count);
  }
  const [most] = [...uses].sort(([, one], [, other]) => other - one);
  if (most === undefined || most[1] * 2 <= bodies) return undefined;
  return { pointer: most[0], uses: most[1], bodies };
}

/** One for each media type of each 4xx response, in document order. */
function* errorSchemas(spec: SpecDocument): Generator<unknown> {
  for (const { kind, value } of spec.index.operations) {
    if (kind !== 'path' || !isObject(value.responses)) continue;
    for (const [status, declared] of Object.entries(value.responses)) {
      if (!/^4(?:\d\d|XX)$/i.test(status)) continue;
      const response = spec.index.resolve(declared);
      if (spec.version === '2.0') yield* presentSchemas([response]);
      else yield* presentSchemas(Object.values(asMap(valueAt(response, ['content']))));
    }
  }
}

function* presentSchemas(holders: readonly unknown[]): Generator<unknown> {
  for (const holder of holders) {
    const schema = valueAt(holder, ['schema']);
    if (schema !== undefined) yield schema;
  }
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** The name of an existing schema component; undefined for any other pointer. */
function componentNameOf(spec: SpecDocument, pointer: string): string | undefined {
  const path = fromPointer(pointer);
  if (path === undefined || valueAt(spec.document, path) === undefined) return undefined;
  return componentAt(containersOf(spec.version).schemas, path);
}
