import type { SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { type JsonSchema, mapSubschemas } from './map-subschemas.js';
import { nullableOption } from './nullable-option.js';

/** A keyword that was left out because the version has no word for it: the schema accepts more than it should. */
export interface WidenedSchema {
  readonly path: string;
  readonly detail: string;
}

/** The order in which a reader expects a schema's keywords; all others follow in their own order. */
// biome-ignore format: a list to be read as one
const KEYWORD_ORDER = [
  '$ref', 'title', 'type', 'format', 'nullable', 'x-nullable', 'description', 'deprecated', 'enum', 'const',
  'default', 'pattern', 'minLength', 'maxLength', 'minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum',
  'multipleOf', 'prefixItems', 'items', 'minItems', 'maxItems', 'uniqueItems', 'required', 'properties',
  'patternProperties', 'propertyNames', 'additionalProperties', 'minProperties', 'maxProperties', 'allOf',
  'anyOf', 'oneOf', 'not', 'example', 'examples',
];
const RANK = new Map(KEYWORD_ORDER.map((keyword, index) => [keyword, index]));

/** Schema Object keywords of OpenAPI 2.0 (section "Schema Object"), a subset of JSON Schema draft 4. */
// biome-ignore format: a list to be read as one
const SWAGGER_KEYWORDS = new Set([
  '$ref',
  'title',
  'description',
  'type',
  'format',
  'enum',
  'default',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'items',
  'minItems',
  'maxItems',
  'uniqueItems',
  'required',
  'properties',
  'additionalProperties',
  'minProperties',
  'maxProperties',
  'allOf',
  'discriminator',
  'readOnly',
  'xml',
  'externalDocs',
  'example',
]);

/** Schema Object keywords of OpenAPI 3.0 (section "Schema Object"). */
const OPENAPI_30_KEYWORDS: ReadonlySet<string> = new Set([
  ...SWAGGER_KEYWORDS,
  'nullable',
  'anyOf',
  'oneOf',
  'not',
  'writeOnly',
  'deprecated',
]);

/** Keywords that describe and constrain nothing: no loss when a version lacks them. */
const ANNOTATIONS = new Set([
  '$comment',
  'id',
  'deprecated',
  'writeOnly',
  'contentEncoding',
  'contentMediaType',
]);

/** The keywords that a version knows; `undefined` for those that take any (JSON Schema 2020-12). */
export function keywordsOf(version: SpecVersion): ReadonlySet<string> | undefined {
  if (version === '2.0') return SWAGGER_KEYWORDS;
  return version === '3.0' ? OPENAPI_30_KEYWORDS : undefined;
}

/**
 * Makes Zod's JSON Schema clean in a version: no bounds that only say "a safe integer", `additionalProperties: {}`
 * as `true`, one `example` up to 3.0, `x-nullable` in 2.0, keywords in a fixed order, and none the version lacks.
 */
export function convertSchema(
  schema: JsonSchema,
  version: SpecVersion,
): { schema: JsonSchema; widened: readonly WidenedSchema[] } {
  const widened: WidenedSchema[] = [];
  const visit = (node: JsonSchema, path: readonly string[]): JsonSchema => {
    const mapped = mapSubschemas(node, (child, step) => visit(child, [...path, ...step]));
    const clean = withoutNoise(mapped);
    const spoken = keywordsOf(version) === undefined ? clean : inOldVersion(clean, version);
    return ordered(
      Object.entries(spoken).filter(([keyword]) => {
        if (isKnown(keyword, version)) return true;
        if (!ANNOTATIONS.has(keyword)) widened.push({ path: path.join('/'), detail: keyword });
        return false;
      }),
    );
  };
  return { schema: visit(schema, []), widened };
}

function isKnown(keyword: string, version: SpecVersion): boolean {
  return keywordsOf(version)?.has(keyword) !== false || keyword.startsWith('x-');
}

function withoutNoise(schema: Record<string, unknown>): Record<string, unknown> {
  const clean = { ...schema };
  if (isEmpty(clean.additionalProperties)) clean.additionalProperties = true;
  if (isEmpty(clean.properties)) delete clean.properties;
  if (clean.minimum === Number.MIN_SAFE_INTEGER) delete clean.minimum;
  if (clean.maximum === Number.MAX_SAFE_INTEGER) delete clean.maximum;
  if (isObject(clean.propertyNames) && Object.keys(clean.propertyNames).join() === 'type') {
    delete clean.propertyNames;
  }
  const { allOf } = clean;
  if (Object.keys(clean).length === 1 && Array.isArray(allOf) && allOf.length === 1 && isObject(allOf[0])) {
    return allOf[0];
  }
  return clean;
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** `examples` is a list in JSON Schema 2020-12; the Schema Objects before it have one `example`. */
function inOldVersion(schema: Record<string, unknown>, version: SpecVersion): Record<string, unknown> {
  const { examples, nullable, anyOf, ...rest } = schema;
  const nullableKey = version === '2.0' ? 'x-nullable' : 'nullable';
  return {
    ...rest,
    ...(anyOf === undefined ? {} : { anyOf: Array.isArray(anyOf) ? nullableOption(anyOf) : anyOf }),
    ...(nullable === undefined ? {} : { [nullableKey]: nullable }),
    ...(Array.isArray(examples) && examples.length > 0 && !('example' in rest)
      ? { example: examples[0] }
      : {}),
  };
}

function ordered(entries: readonly (readonly [string, unknown])[]): JsonSchema {
  const rank = (keyword: string): number => RANK.get(keyword) ?? KEYWORD_ORDER.length;
  return Object.fromEntries([...entries].sort(([a], [b]) => rank(a) - rank(b)));
}
