import type { SpecVersion } from '../openapi-version.js';
import { asList, isObject } from '../values/is-object.js';
import { appliesTo, isAssertion, isKeywordIn, type JsonSchema } from './keywords.js';
import { hasLimits, orNull } from './normalize.js';

type Lose = (keyword: string) => void;

/**
 * Prepares a schema of draft 2020-12 for Swagger 2.0 or OpenAPI 3.0 before its subschemas are written: these versions
 * have no type `null`, so an option that is only null becomes a type of another option.
 */
export function lowerParts(schema: JsonSchema, version: SpecVersion): JsonSchema {
  const keyword = Array.isArray(schema.anyOf) ? 'anyOf' : 'oneOf';
  const options = schema[keyword];
  if (!Array.isArray(options)) return schema;
  const others = options.filter((option) => !isNullAlone(option));
  if (others.length === options.length || others.length === 0) return schema;
  const typed = others.find((option) => isObject(option) && 'type' in option && !hasLimits(option));
  const { [keyword]: _, ...rest } = schema;
  const [only] = others;
  if (others.length === 1 && isObject(only)) {
    const isMergeable = Object.keys(only).every((name) => !(name in rest) || !isAssertion(name));
    const hasAssertions = Object.keys(rest).some(isAssertion);
    if (only === typed && isMergeable && !hasAssertions) return { ...orNull(only), ...rest };
    if (version === '2.0' && !hasAssertions) return { ...rest, allOf: [only], 'x-nullable': true };
  }
  if (typed === undefined) return schema;
  return { ...rest, [keyword]: others.map((option) => (option === typed ? orNull(option) : option)) };
}

function isNullAlone(option: unknown): boolean {
  if (!isObject(option)) return false;
  const { type, enum: values } = option;
  if ('const' in option) return option.const === null;
  return type === 'null' || (Array.isArray(values) && values.every((value) => value === null));
}

/** A schema whose subschemas are written already, for Swagger 2.0 or OpenAPI 3.0. */
export function lowerSchema(schema: JsonSchema, version: SpecVersion, lose: Lose): JsonSchema {
  const steps: readonly ((schema: JsonSchema, version: SpecVersion, lose: Lose) => JsonSchema)[] = [
    withOneExample,
    withEnum,
    withFlaggedBounds,
    withOneItems,
    withoutPatterns,
    ...(version === '2.0' ? [withoutUnions] : []),
    withoutUnsupported,
    withTypes,
    withReferenceAlone,
  ];
  return steps.reduce((current, step) => step(current, version, lose), schema);
}

function withOneExample({ examples, ...rest }: JsonSchema): JsonSchema {
  return Array.isArray(examples) && !('example' in rest) ? { ...rest, example: examples[0] } : rest;
}

function withEnum({ const: value, ...rest }: JsonSchema): JsonSchema {
  const { required, ...others } = rest;
  const schema = Array.isArray(required) && required.length === 0 ? others : rest;
  if (value === undefined) return schema;
  if (!Array.isArray(schema.enum)) return { ...schema, enum: [value] };
  return both(schema, { enum: [value] });
}

/** One `type`, and `nullable` for null; several types are a union, each with the keywords for its values. */
function withTypes(schema: JsonSchema, version: SpecVersion, lose: Lose): JsonSchema {
  const { type, ...rest } = schema;
  const nullable = { [version === '2.0' ? 'x-nullable' : 'nullable']: true };
  const types = [type ?? []].flat();
  const others = types.filter((one) => one !== 'null');
  const null_ = others.length < types.length ? nullable : {};
  // `nullable` counts only beside a `type` (3.0.4 section "Schema Object").
  if (types.length > 0 && others.length === 0) return { type: 'string', ...nullable, ...rest, enum: [null] };
  if (others.length === 1) return { ...rest, type: others[0], ...null_ };
  if (others.length === 0) return schema;
  if (version === '2.0') {
    lose(`type [${others.join(', ')}]`);
    return { ...rest, ...null_ };
  }
  const options = others.map((one, index) => {
    const own = Object.entries(rest).filter(([name]) => isOfOneType(name) && appliesTo(name, String(one)));
    return completeArray({ type: one, ...(index === 0 ? null_ : {}), ...Object.fromEntries(own) });
  });
  const common = Object.entries(rest).filter(([name]) => !isOfOneType(name));
  return both(Object.fromEntries(common), { anyOf: options });
}

/** Whether a keyword says something of the values of one type only. */
function isOfOneType(name: string): boolean {
  return !appliesTo(name, '');
}

/** A schema with keywords that it may have already. */
function both(schema: JsonSchema, more: JsonSchema): JsonSchema {
  if (!Object.keys(more).some((name) => name in schema)) return { ...schema, ...more };
  return { ...schema, allOf: [...asList(schema.allOf), more] };
}

/** An exclusive bound is a flag on the bound; the stricter of two bounds is kept. */
function withFlaggedBounds(schema: JsonSchema): JsonSchema {
  const result: Record<string, unknown> = { ...schema };
  for (const [exclusive, bound, sign] of [
    ['exclusiveMinimum', 'minimum', 1],
    ['exclusiveMaximum', 'maximum', -1],
  ] as const) {
    const [limit, other] = [schema[exclusive], schema[bound]];
    if (typeof limit !== 'number') continue;
    const isStricter = typeof other !== 'number' || limit * sign >= other * sign;
    if (isStricter) Object.assign(result, { [bound]: limit, [exclusive]: true });
    else delete result[exclusive];
  }
  return result;
}

/** A tuple is a list whose items are any of its members; the order is lost. */
function withOneItems(schema: JsonSchema, version: SpecVersion, lose: Lose): JsonSchema {
  const { prefixItems, items, ...rest } = schema;
  if (!Array.isArray(prefixItems)) return completeArray(schema);
  lose('prefixItems');
  const isClosed = isObject(items) && isObject(items.not) && Object.keys(items.not).length === 0;
  const more = isClosed ? [] : [items ?? {}];
  const maxItems = isClosed ? { maxItems: rest.maxItems ?? prefixItems.length } : {};
  const isAny = version === '2.0' || more.some((one) => isObject(one) && Object.keys(one).length === 0);
  return { ...rest, ...maxItems, items: isAny ? {} : { anyOf: [...prefixItems, ...more] } };
}

/** A list must say what its items are. */
function completeArray(schema: JsonSchema): JsonSchema {
  return schema.type === 'array' && !('items' in schema) ? { ...schema, items: {} } : schema;
}

/** Without `patternProperties`, a closed object would reject what those let in. */
function withoutPatterns(schema: JsonSchema, version: SpecVersion, lose: Lose): JsonSchema {
  const { patternProperties, ...rest } = schema;
  const { additionalProperties } = rest;
  if (!isObject(patternProperties)) return schema;
  lose('patternProperties');
  if (additionalProperties === undefined || additionalProperties === true) return rest;
  const options = [
    ...Object.values(patternProperties),
    ...(isObject(additionalProperties) ? [additionalProperties] : []),
  ];
  if (options.length === 0) return rest;
  const [only] = options;
  if (options.length === 1) return { ...rest, additionalProperties: only };
  return { ...rest, additionalProperties: version === '2.0' ? true : { anyOf: options } };
}

/** Swagger 2.0 has no unions: what is left is the type that all options share, or the one option. */
function withoutUnions(schema: JsonSchema, _: SpecVersion, lose: Lose): JsonSchema {
  let current = schema;
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const { [keyword]: options, ...rest } = current;
    if (!Array.isArray(options)) continue;
    const [first] = options;
    if (options.length === 1 && isObject(first)) current = both(rest, { allOf: [first] });
    else {
      lose(keyword);
      const isShared =
        isObject(first) &&
        first.type !== undefined &&
        !('type' in rest) &&
        options.every((one) => isObject(one) && one.type === first.type);
      current = isShared ? completeArray({ ...rest, type: first.type }) : rest;
    }
  }
  return current;
}

function withoutUnsupported(schema: JsonSchema, version: SpecVersion, lose: Lose): JsonSchema {
  const kept = Object.entries(schema).filter(([keyword]) => {
    const isKept = isKeywordIn(version, keyword);
    // Without `if`, these have no effect.
    const isPartOfIf = keyword === 'then' || keyword === 'else';
    if (!isKept && isAssertion(keyword) && !isPartOfIf) lose(keyword);
    return isKept;
  });
  return Object.fromEntries(kept);
}

/** Everything beside a `$ref` is ignored up to 3.0 (section "Reference Object"). */
function withReferenceAlone({ $ref, ...rest }: JsonSchema): JsonSchema {
  if ($ref === undefined) return rest;
  if (Object.keys(rest).length === 0) return { $ref };
  return { ...rest, allOf: [{ $ref }, ...asList(rest.allOf)] };
}
