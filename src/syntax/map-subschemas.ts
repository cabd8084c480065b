/** A JSON Schema object of any draft or dialect, as plain data. */
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

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A copy of a schema with every direct subschema replaced by what `change` makes of it. Booleans and whatever
 * else stands where a schema belongs are left as they are; so is every other keyword, in its place.
 *
 * @param change is told the subschema and its path from here, such as `['properties', 'status']`
 */
export function mapSubschemas(
  schema: JsonSchema,
  change: (child: JsonSchema, path: readonly string[]) => unknown,
): Record<string, unknown> {
  const one = (child: unknown, path: readonly string[]): unknown =>
    isRecord(child) ? change(child, path) : child;
  return fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (Array.isArray(value) && (SCHEMA_LIST.has(keyword) || keyword === 'items')) {
        return [keyword, value.map((child, index) => one(child, [keyword, String(index)]))];
      }
      if (SCHEMA.has(keyword)) return [keyword, one(value, [keyword])];
      if (SCHEMA_MAP.has(keyword) && isRecord(value)) {
        const children = Object.entries(value).map(
          ([name, child]) => [name, one(child, [keyword, name])] as const,
        );
        return [keyword, fromEntries(children)];
      }
      return [keyword, value];
    }),
  );
}

/** An own property for every entry, `__proto__` included (which a plain assignment would swallow). */
function fromEntries(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  return Object.fromEntries(entries);
}
