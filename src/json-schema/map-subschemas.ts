import { isObject } from '../values/is-object.js';

/** A JSON Schema object of any draft or version, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Keywords whose value is one schema. */
const SCHEMA = new Set([
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
/** Keywords whose value is a list of schemas. */
const SCHEMA_LIST = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
/** Keywords whose value is a map from any name to a schema. */
const SCHEMA_MAP = new Set(['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties']);

/**
 * A copy of a schema with every direct subschema replaced by what `change` makes of it. Booleans and whatever
 * else stands where a schema belongs are left as they are; so is every other keyword, in its place, `__proto__` too.
 *
 * @param change is told the subschema and its path from here, such as `['properties', 'status']`
 */
export function mapSubschemas(
  schema: JsonSchema,
  change: (child: JsonSchema, path: readonly string[]) => unknown,
): Record<string, unknown> {
  const one = (child: unknown, path: readonly string[]): unknown =>
    isObject(child) ? change(child, path) : child;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (Array.isArray(value) && (SCHEMA_LIST.has(keyword) || keyword === 'items')) {
        return [keyword, value.map((child, index) => one(child, [keyword, String(index)]))];
      }
      if (SCHEMA.has(keyword)) return [keyword, one(value, [keyword])];
      if (SCHEMA_MAP.has(keyword) && isObject(value)) {
        const children = Object.entries(value).map(
          ([name, child]) => [name, one(child, [keyword, name])] as const,
        );
        return [keyword, Object.fromEntries(children)];
      }
      return [keyword, value];
    }),
  );
}
