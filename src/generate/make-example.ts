import type { JsonSchema } from '../json-schema/map-subschemas.js';
import { type ObjectShape, objectShapes, sameValueSchemas } from '../json-schema/object-shapes.js';
import type { ExampleBody } from './error-body.js';
import type { ExampleFacts } from './example-facts.js';
import { knownValues } from './known-values.js';

/** How deep members are filled in: `{ error: { errors: [{ … }] } }`. */
const DEEPEST = 3;

/** Members that hold the error itself, one level down. */
const WRAPPERS = /^(?:errors?|faults?|problems?|issues?|messages?|details?)$/i;

/**
 * Examples for a schema that is not ours, best first: each member that the schema names and a row has something to
 * say about, with all of them or only the required ones. Whether the schema accepts one is for the caller to see.
 *
 * @param bundle JSON Schema draft 2020-12 with `$defs`, as `bundleSchema` makes it
 */
export function* makeExamples(bundle: JsonSchema, facts: ExampleFacts): Generator<ExampleBody> {
  const specific = { ...facts, status: facts.anyStatus };
  const attempts = facts.status === undefined ? [facts, specific] : [facts];
  const shapes = objectShapes(bundle, bundle);
  for (const attempt of attempts) {
    for (const onlyRequired of [false, true]) {
      for (const shape of shapes) {
        const example = fill(shape, { bundle, facts: attempt, onlyRequired }, 0);
        if (Object.keys(example).length > 0) yield example;
      }
    }
  }
}

interface Filling {
  readonly bundle: JsonSchema;
  readonly facts: ExampleFacts;
  readonly onlyRequired: boolean;
}

function fill({ properties, required }: ObjectShape, filling: Filling, depth: number): ExampleBody {
  const members = [...properties]
    .filter(([name]) => !filling.onlyRequired || required.has(name))
    .filter(([name, schema]) => name !== 'type' || isProblemType(schema, properties))
    .map(([name, schema]) => [name, valueFor(name, schema, filling, depth)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(members);
}

/** Many errors have a `type` that is a word of their own; a problem type is a URI, or stands beside a title. */
function isProblemType({ format }: JsonSchema, siblings: ObjectShape['properties']): boolean {
  return siblings.has('title') || format === 'uri' || format === 'uri-reference';
}

function valueFor(name: string, schema: JsonSchema, filling: Filling, depth: number): unknown {
  const schemas = sameValueSchemas(schema, filling.bundle);
  const types = new Set(schemas.flatMap(({ type }) => (Array.isArray(type) ? type : type ? [type] : [])));
  const scalar = knownValues(name, filling.facts).find((value) => fits(value, types, schemas));
  const isContainer =
    types.has('object') || types.has('array') || schemas.some(({ properties }) => properties);
  if (!isContainer || (scalar !== undefined && types.size > 1)) return scalar;
  if (!WRAPPERS.test(name) || depth >= DEEPEST) return undefined;
  if (!types.has('array')) return nested(schema, filling, depth);
  const items = schemas.find((candidate) => candidate.items !== undefined)?.items;
  const item = itemFor(name, items, filling, depth);
  return item === undefined ? undefined : [item];
}

function itemFor(name: string, items: unknown, filling: Filling, depth: number): unknown {
  const [first] = sameValueSchemas(items, filling.bundle);
  return first === undefined ? undefined : valueFor(name, first, filling, depth + 1);
}

function nested(schema: JsonSchema, filling: Filling, depth: number): ExampleBody | undefined {
  const candidates = objectShapes(schema, filling.bundle).map((shape) => fill(shape, filling, depth + 1));
  return candidates.find((candidate) => Object.keys(candidate).length > 0);
}

function fits(
  value: string | number | boolean,
  types: ReadonlySet<unknown>,
  schemas: readonly JsonSchema[],
): boolean {
  const isOfType =
    types.size === 0 || types.has(typeof value) || (typeof value === 'number' && types.has('integer'));
  return isOfType && schemas.every(({ enum: values }) => !Array.isArray(values) || values.includes(value));
}
