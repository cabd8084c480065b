import { isObject } from '../values/is-object.js';
import type { JsonSchema } from './map-subschemas.js';

/** The members that an object may have, as far as a schema names them. */
export interface ObjectShape {
  readonly properties: ReadonlyMap<string, JsonSchema>;
  readonly required: ReadonlySet<string>;
}

/** Most alternatives that are told apart, and most references followed one inside the other. */
const MOST_SHAPES = 8;
const DEEPEST = 16;

/** The shapes of object that a bundled schema may mean: one for each alternative of `anyOf` and `oneOf`. */
export function objectShapes(schema: unknown, bundle: JsonSchema): readonly ObjectShape[] {
  return shapesOf(schema, bundle, 0).slice(0, MOST_SHAPES);
}

const EMPTY: ObjectShape = { properties: new Map(), required: new Set() };

function shapesOf(schema: unknown, bundle: JsonSchema, depth: number): readonly ObjectShape[] {
  if (!isObject(schema) || depth > DEEPEST) return [EMPTY];
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  const own: ObjectShape = {
    properties: new Map(properties.filter((entry): entry is [string, JsonSchema] => isObject(entry[1]))),
    required: new Set(required.filter((name) => typeof name === 'string')),
  };
  const parts = [resolve(schema, bundle), ...listOf(schema.allOf)].filter((part) => part !== undefined);
  const alternatives = [...listOf(schema.anyOf), ...listOf(schema.oneOf)];
  let shapes: readonly ObjectShape[] = [own];
  for (const part of parts) shapes = product(shapes, shapesOf(part, bundle, depth + 1));
  if (alternatives.length === 0) return shapes;
  const choices = alternatives.slice(0, MOST_SHAPES).flatMap((part) => shapesOf(part, bundle, depth + 1));
  return product(shapes, choices);
}

/** What a bundled `$ref` (`#/$defs/NAME`) leads to. */
function resolve({ $ref }: JsonSchema, { $defs }: JsonSchema): unknown {
  if (typeof $ref !== 'string' || !isObject($defs)) return undefined;
  return $defs[$ref.slice('#/$defs/'.length)];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function product(some: readonly ObjectShape[], others: readonly ObjectShape[]): readonly ObjectShape[] {
  const pairs = some.flatMap((one) =>
    others.map((other) => ({
      properties: new Map([...one.properties, ...other.properties]),
      required: new Set([...one.required, ...other.required]),
    })),
  );
  return pairs.slice(0, MOST_SHAPES);
}

/** A schema and, behind references and `allOf`, `anyOf`, `oneOf`, all that says something of the same value. */
export function sameValueSchemas(schema: unknown, bundle: JsonSchema, depth = 0): readonly JsonSchema[] {
  if (!isObject(schema) || depth > DEEPEST) return [];
  const parts = [
    resolve(schema, bundle),
    ...['allOf', 'anyOf', 'oneOf'].flatMap((key) => listOf(schema[key])),
  ];
  return [
    schema,
    ...parts.slice(0, MOST_SHAPES).flatMap((part) => sameValueSchemas(part, bundle, depth + 1)),
  ];
}
