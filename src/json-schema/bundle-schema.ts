import type { SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { type JsonSchema, mapSubschemas } from './map-subschemas.js';
import { isSafePattern } from './safe-pattern.js';

/** Finds what a `$ref` leads to; `undefined` where it leads nowhere that may be read. */
export type LookUp = (ref: string) => unknown;

/** Most schema objects and deepest nesting that an example is checked against. */
const MOST_NODES = 5_000;
const DEEPEST = 64;

/** Keywords that decide whether a value is valid, and are written alike in every version. */
const CHECKED = new Set([
  'type',
  'format',
  'enum',
  'const',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'items',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'required',
  'properties',
  'patternProperties',
  'propertyNames',
  'additionalProperties',
  'minProperties',
  'maxProperties',
  'dependentRequired',
  'dependentSchemas',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
/** Keywords that change what others mean in ways that are not followed. */
const UNDECIDABLE = new Set(['$dynamicRef', '$recursiveRef']);

/**
 * A schema of any version as one JSON Schema of draft 2020-12 that stands for itself: what it refers to is brought
 * together in `$defs`, and everything that decides nothing is left out.
 *
 * @returns `undefined` when it cannot be decided: a reference that leads nowhere, too large, or too deep
 */
export function bundleSchema(
  schema: JsonSchema,
  version: SpecVersion,
  lookUp: LookUp,
): JsonSchema | undefined {
  const bundler = new Bundler(version, lookUp);
  try {
    return bundler.bundle(schema);
  } catch (error) {
    if (error instanceof Undecidable) return undefined;
    throw error;
  }
}

class Undecidable extends Error {}

class Bundler {
  readonly #version: SpecVersion;
  readonly #lookUp: LookUp;
  readonly #names = new Map<string, string>();
  readonly #pending: string[] = [];
  #nodes = 0;

  constructor(version: SpecVersion, lookUp: LookUp) {
    this.#version = version;
    this.#lookUp = lookUp;
  }

  bundle(schema: JsonSchema): JsonSchema {
    const root = this.#visit(schema, 0, false);
    const definitions: Record<string, unknown> = {};
    for (let ref = this.#pending.shift(); ref !== undefined; ref = this.#pending.shift()) {
      const target = this.#lookUp(ref);
      if (!isObject(target) && typeof target !== 'boolean') throw new Undecidable();
      definitions[this.#nameOf(ref)] = isObject(target) ? this.#visit(target, 0, false) : target;
    }
    return { allOf: [root], $defs: definitions };
  }

  #nameOf(ref: string): string {
    const known = this.#names.get(ref);
    if (known !== undefined) return known;
    const name = `d${this.#names.size}`;
    this.#names.set(ref, name);
    this.#pending.push(ref);
    return name;
  }

  #visit(node: JsonSchema, depth: number, negated: boolean): JsonSchema {
    this.#nodes += 1;
    if (this.#nodes > MOST_NODES || depth > DEEPEST) throw new Undecidable();
    if (Object.keys(node).some((keyword) => UNDECIDABLE.has(keyword))) throw new Undecidable();
    const { $ref } = node;
    const ref = typeof $ref === 'string' ? { $ref: `#/$defs/${this.#nameOf($ref)}` } : undefined;
    // Beside a `$ref`, everything is ignored up to 3.0 (section "Reference Object").
    if (ref !== undefined && (this.#version === '2.0' || this.#version === '3.0')) return ref;
    const checked = Object.entries(node).filter(([keyword]) => CHECKED.has(keyword));
    refuseUnsafePatterns(node, negated);
    const mapped = mapSubschemas(Object.fromEntries(checked), (child, [keyword]) =>
      this.#visit(child, depth + 1, negated || keyword === 'not' || keyword === 'if'),
    );
    const current = withTupleItems(withExclusiveBounds(mapped));
    const isNullable = node.nullable === true || node['x-nullable'] === true;
    return { ...(isNullable ? { anyOf: [current, { type: 'null' }] } : current), ...ref };
  }
}

/**
 * A pattern that is not run matches nothing; under `not` and `if`, and for names of properties, that would accept
 * what it should not.
 */
function refuseUnsafePatterns({ pattern, patternProperties }: JsonSchema, negated: boolean): void {
  const names = isObject(patternProperties) ? Object.keys(patternProperties) : [];
  const patterns = negated && typeof pattern === 'string' ? [pattern, ...names] : names;
  if (!patterns.every(isSafePattern)) throw new Undecidable();
}

/** Up to 3.0, `exclusiveMinimum` is a flag on `minimum` (JSON Schema draft 4, section 5.1). */
function withExclusiveBounds(schema: JsonSchema): JsonSchema {
  const bounds: Record<string, unknown> = {};
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const flag = schema[exclusive];
    if (typeof flag !== 'boolean') continue;
    bounds[exclusive] = flag ? schema[bound] : undefined;
    bounds[bound] = flag ? undefined : schema[bound];
  }
  const all = Object.entries({ ...schema, ...bounds });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** A list of `items` is `prefixItems` since draft 2020-12. */
function withTupleItems(schema: JsonSchema): JsonSchema {
  const { items, ...rest } = schema;
  if (Array.isArray(items)) return { ...rest, prefixItems: items };
  return schema;
}
