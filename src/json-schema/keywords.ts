import type { SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';

/** A JSON Schema object of any draft or version, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

interface Keyword {
  /** The first version of OpenAPI that has it; absent for keywords that no written schema has. */
  readonly since?: '2.0' | '3.0' | '3.1';
  /** Where its value holds subschemas: the value itself, the items of a list, or the members of a map. */
  readonly holds?: 'one' | 'list' | 'map';
  /** The type of the values that it constrains, where it is only one. */
  readonly of?: 'string' | 'number' | 'array' | 'object';
  /** It constrains nothing: no loss in a version that lacks it. */
  readonly isAnnotation?: true;
}

const annotation = (since?: Keyword['since']): Keyword => ({
  ...(since === undefined ? {} : { since }),
  isAnnotation: true,
});

/**
 * The keywords of JSON Schema (draft-04 to 2020-12) and of the Schema Objects of OpenAPI, in the order in which they
 * are written.
 */
const KEYWORDS: Readonly<Record<string, Keyword>> = {
  $ref: { since: '2.0' },
  title: annotation('2.0'),
  type: { since: '2.0' },
  format: { since: '2.0' },
  nullable: { since: '3.0' },
  'x-nullable': { since: '2.0' },
  description: annotation('2.0'),
  deprecated: annotation('3.0'),
  readOnly: annotation('2.0'),
  writeOnly: annotation('3.0'),
  enum: { since: '2.0' },
  const: { since: '3.1' },
  default: annotation('2.0'),
  pattern: { since: '2.0', of: 'string' },
  minLength: { since: '2.0', of: 'string' },
  maxLength: { since: '2.0', of: 'string' },
  contentEncoding: annotation('3.1'),
  contentMediaType: annotation('3.1'),
  contentSchema: { since: '3.1', holds: 'one', isAnnotation: true },
  minimum: { since: '2.0', of: 'number' },
  exclusiveMinimum: { since: '2.0', of: 'number' },
  maximum: { since: '2.0', of: 'number' },
  exclusiveMaximum: { since: '2.0', of: 'number' },
  multipleOf: { since: '2.0', of: 'number' },
  prefixItems: { since: '3.1', holds: 'list', of: 'array' },
  items: { since: '2.0', holds: 'one', of: 'array' },
  additionalItems: { holds: 'one', of: 'array' },
  unevaluatedItems: { since: '3.1', holds: 'one', of: 'array' },
  contains: { since: '3.1', holds: 'one', of: 'array' },
  minContains: { since: '3.1', of: 'array' },
  maxContains: { since: '3.1', of: 'array' },
  minItems: { since: '2.0', of: 'array' },
  maxItems: { since: '2.0', of: 'array' },
  uniqueItems: { since: '2.0', of: 'array' },
  required: { since: '2.0', of: 'object' },
  properties: { since: '2.0', holds: 'map', of: 'object' },
  patternProperties: { since: '3.1', holds: 'map', of: 'object' },
  propertyNames: { since: '3.1', holds: 'one', of: 'object' },
  additionalProperties: { since: '2.0', holds: 'one', of: 'object' },
  unevaluatedProperties: { since: '3.1', holds: 'one', of: 'object' },
  dependentRequired: { since: '3.1', of: 'object' },
  dependentSchemas: { since: '3.1', holds: 'map', of: 'object' },
  dependencies: { holds: 'map', of: 'object' },
  minProperties: { since: '2.0', of: 'object' },
  maxProperties: { since: '2.0', of: 'object' },
  allOf: { since: '2.0', holds: 'list' },
  anyOf: { since: '3.0', holds: 'list' },
  oneOf: { since: '3.0', holds: 'list' },
  not: { since: '3.0', holds: 'one' },
  if: { since: '3.1', holds: 'one' },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { since: '3.1', holds: 'one' },
  else: { since: '3.1', holds: 'one' },
  discriminator: annotation('3.0'),
  xml: annotation('2.0'),
  externalDocs: annotation('2.0'),
  example: annotation('2.0'),
  examples: annotation('3.1'),
  // What names a schema or its parts has no meaning where the schema is a component.
  $schema: annotation(),
  $id: annotation(),
  id: annotation(),
  $anchor: annotation(),
  $comment: annotation(),
  $vocabulary: annotation(),
  $dynamicAnchor: annotation(),
  $recursiveAnchor: annotation(),
  $dynamicRef: {},
  $recursiveRef: {},
  $defs: { holds: 'map', isAnnotation: true },
  definitions: { holds: 'map', isAnnotation: true },
};

export const KEYWORD_NAMES: readonly string[] = Object.keys(KEYWORDS);
const RANK = new Map(KEYWORD_NAMES.map((name, index) => [name, index]));

/** The keyword of a name; `undefined` for other names, `constructor` too. */
function keywordOf(name: string): Keyword | undefined {
  return Object.hasOwn(KEYWORDS, name) ? KEYWORDS[name] : undefined;
}

/** Whether a schema of a version may have a keyword; 3.1 takes unknown ones too. */
export function isKeywordIn(version: SpecVersion, name: string): boolean {
  const keyword = keywordOf(name);
  if (name.startsWith('x-')) return true;
  if (keyword === undefined) return version === '3.1' || version === '3.2';
  return keyword.since !== undefined && keyword.since <= version;
}

/** Whether a keyword names a schema or holds others: its meaning is in the references. */
export function isNaming(name: string): boolean {
  const keyword = keywordOf(name);
  return keyword?.isAnnotation === true && keyword.since === undefined;
}

/** Whether a keyword decides which values are valid. */
export function isAssertion(name: string): boolean {
  const keyword = keywordOf(name);
  return keyword !== undefined && keyword.isAnnotation !== true;
}

/** Whether a keyword says anything about values of a type (`string`, `integer`, `null`, …). */
export function appliesTo(name: string, type: string): boolean {
  const of = keywordOf(name)?.of;
  return of === undefined || of === (type === 'integer' ? 'number' : type);
}

/** A schema with its keywords in the order of the table, unknown ones last. */
export function inOrder(schema: JsonSchema): JsonSchema {
  const rank = (name: string): number => RANK.get(name) ?? KEYWORD_NAMES.length;
  return Object.fromEntries(Object.entries(schema).sort(([a], [b]) => rank(a) - rank(b)));
}

/**
 * A copy of a schema with every direct subschema replaced by what `change` makes of it. Booleans and whatever
 * else is where a schema belongs are left as they are; so is every other keyword, in its place, `__proto__` too.
 *
 * @param change receives the subschema and its path from here, such as `['properties', 'status']`
 * @param changeBoolean does the same for boolean schemas
 */
export function mapSubschemas(
  schema: JsonSchema,
  change: (child: JsonSchema, path: readonly string[]) => unknown,
  changeBoolean: (child: boolean, path: readonly string[]) => unknown = (child) => child,
): Record<string, unknown> {
  const one = (child: unknown, ...path: readonly string[]): unknown =>
    typeof child === 'boolean' ? changeBoolean(child, path) : isObject(child) ? change(child, path) : child;
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => {
      const holds = keywordOf(name)?.holds;
      if (holds === undefined) return [name, value];
      if (Array.isArray(value)) {
        // Up to draft 2019-09, `items` may be a list.
        return [name, holds === 'map' ? value : value.map((child, index) => one(child, name, `${index}`))];
      }
      if (holds === 'one') return [name, one(value, name)];
      if (holds === 'list' || !isObject(value)) return [name, value];
      return [
        name,
        Object.fromEntries(Object.entries(value).map(([key, child]) => [key, one(child, name, key)])),
      ];
    }),
  );
}
