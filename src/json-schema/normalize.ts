import type { SpecVersion } from '../openapi-version.js';
import { distinct } from '../values/group-by.js';
import { isObject } from '../values/is-object.js';
import { isAssertion, isNaming, type JsonSchema } from './keywords.js';

export const DRAFTS = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'] as const;
export type Draft = (typeof DRAFTS)[number];
/** What a schema is written in: a draft of JSON Schema, or a version of OpenAPI. */
export type Dialect = Draft | SpecVersion;

/** Dialects in which everything beside a `$ref` is ignored. */
const IGNORES_SIBLINGS: ReadonlySet<Dialect> = new Set(['draft-04', 'draft-06', 'draft-07', '2.0', '3.0']);

/**
 * One schema object of any dialect in the keywords of draft 2020-12, its subschemas left as they are. OpenAPI's
 * `nullable` and `example` are understood in all of them.
 */
export function normalize(schema: JsonSchema, dialect: Dialect): JsonSchema {
  const kept = Object.entries(schema).filter(([keyword]) => !isNaming(keyword));
  const hasRef = typeof schema.$ref === 'string';
  if (hasRef && IGNORES_SIBLINGS.has(dialect)) {
    return withExamples(Object.fromEntries(kept.filter(([name]) => name === '$ref' || !isAssertion(name))));
  }
  const steps = [withReference, withExclusiveBounds, withPrefixItems, withDependents, withEnum, withExamples];
  const current = steps.reduce((node, step) => step(node), Object.fromEntries(kept));
  return withNull(current);
}

/** A file has one root, so a dynamic reference resolves to the one schema of that name. */
function withReference({ $dynamicRef, $recursiveRef, ...rest }: JsonSchema): JsonSchema {
  const $ref = rest.$ref ?? $dynamicRef ?? $recursiveRef;
  return $ref === undefined ? rest : { ...rest, $ref };
}

/** Up to draft-04 and 3.0, `exclusiveMinimum` is a flag on `minimum` (draft-04 section 5.1.3). */
function withExclusiveBounds(schema: JsonSchema): JsonSchema {
  const result: Record<string, unknown> = { ...schema };
  for (const [exclusive, bound] of BOUNDS) {
    const flag = schema[exclusive];
    if (typeof flag !== 'boolean') continue;
    delete result[exclusive];
    if (!flag || schema[bound] === undefined) continue;
    result[exclusive] = schema[bound];
    delete result[bound];
  }
  return result;
}

const BOUNDS = [
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
] as const;

/** Up to draft 2019-09, a list of `items` is what `prefixItems` is since. */
function withPrefixItems({ additionalItems, ...schema }: JsonSchema): JsonSchema {
  const { items, ...rest } = schema;
  if (!Array.isArray(items)) return schema;
  return {
    ...rest,
    ...(items.length > 0 ? { prefixItems: items } : {}),
    ...(additionalItems === undefined ? {} : { items: additionalItems }),
  };
}

/** `dependencies` was split in draft 2019-09. */
function withDependents({ dependencies, ...rest }: JsonSchema): JsonSchema {
  if (!isObject(dependencies)) return rest;
  const all = Object.entries(dependencies);
  const add = (keyword: string, isOfIt: (value: unknown) => boolean) => {
    const members = all.filter(([, value]) => isOfIt(value));
    const before = isObject(rest[keyword]) ? rest[keyword] : {};
    return members.length === 0 ? {} : { [keyword]: { ...before, ...Object.fromEntries(members) } };
  };
  return {
    ...rest,
    ...add('dependentRequired', Array.isArray),
    ...add('dependentSchemas', (value) => !Array.isArray(value)),
  };
}

/** An `enum` without members accepts nothing, and some versions do not allow it. */
function withEnum(schema: JsonSchema): JsonSchema {
  if (!Array.isArray(schema.enum)) return schema;
  const { enum: values, ...rest } = schema;
  return values.length === 0 ? { ...rest, not: {} } : { ...rest, enum: distinct(values) };
}

/** One `example` up to 3.0, a list of `examples` in JSON Schema. */
function withExamples({ example, examples, ...rest }: JsonSchema): JsonSchema {
  if (Array.isArray(examples)) return examples.length > 0 ? { ...rest, examples } : rest;
  return example === undefined ? rest : { ...rest, examples: [example] };
}

/** `nullable` means that null is valid, whatever else the schema says. */
function withNull({ nullable, 'x-nullable': xNullable, ...schema }: JsonSchema): JsonSchema {
  if (nullable !== true && xNullable !== true) return oneType(schema);
  const { type } = schema;
  if (!hasLimits(schema) && (typeof type === 'string' || Array.isArray(type))) return orNull(schema);
  const asserted = Object.entries(schema).filter(([keyword]) => isAssertion(keyword));
  if (asserted.length === 0) return schema;
  const notes = Object.entries(schema).filter(([keyword]) => !isAssertion(keyword));
  return { ...Object.fromEntries(notes), anyOf: [Object.fromEntries(asserted), { type: 'null' }] };
}

/** Whether a schema may reject null although its `type` has it. */
export function hasLimits(schema: JsonSchema): boolean {
  return ['$ref', 'const', 'allOf', 'anyOf', 'oneOf', 'not', 'if'].some((keyword) => keyword in schema);
}

/** A schema with `null` in its `type` and its `enum`. */
export function orNull(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;
  return {
    ...schema,
    type: [...new Set([type, 'null'].flat())],
    ...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  };
}

function oneType(schema: JsonSchema): JsonSchema {
  const { type } = schema;
  return Array.isArray(type) && type.length === 1 ? { ...schema, type: type[0] } : schema;
}

/** Whether a schema is a reference and nothing else that matters. */
export function isBareReference(schema: JsonSchema, dialect: Dialect): boolean {
  const keywords = Object.keys(schema).filter((keyword) => !isNaming(keyword));
  return typeof schema.$ref === 'string' && (keywords.length === 1 || IGNORES_SIBLINGS.has(dialect));
}
