import { asList, asMap, isObject } from '../values/is-object.js';
import { inOrder, type JsonSchema, mapSubschemas } from './keywords.js';
import { type Dialect, isBareReference, normalize } from './normalize.js';

/** Schemas in draft 2020-12 that refer only to each other: `#` is the root, `#/$defs/NAME` a definition. */
export interface StandaloneSchema {
  readonly root: JsonSchema;
  readonly definitions: ReadonlyMap<string, JsonSchema>;
}

interface SchemaSource {
  readonly root: JsonSchema;
  readonly dialect: Dialect;
  readonly resolve: (ref: string, from: JsonSchema) => unknown;
  /** What to call a schema that is referred to; `via` names where the first reference to it is. */
  readonly nameOf: (schema: JsonSchema, via: string | undefined) => string;
  /** Is shown every schema object once, in draft 2020-12, with its path from the root or from a definition. */
  readonly onSchema?: (schema: JsonSchema, path: readonly string[]) => void;
  /** Called with each reference that does not resolve; the reference is kept. */
  readonly onDangling: (ref: string, from: JsonSchema) => void;
}

const DEFS = '#/$defs/';

/** The schema that a `$ref` of a standalone schema names. */
export function definitionAt({ root, definitions }: StandaloneSchema, ref: string): JsonSchema | undefined {
  return ref === '#' ? root : definitions.get(ref.slice(DEFS.length));
}

/**
 * Collects a schema and all that it refers to, in any dialect. What is referred to becomes a definition, and so does
 * every option of a `discriminator`, whose mapping can only name definitions.
 */
export function collectSchemas(source: SchemaSource): StandaloneSchema {
  const start = unwrapped(source);
  const refs = nameTargets(start, source);
  const definitions = new Map<string, JsonSchema>();
  for (const [schema, ref] of refs) {
    if (ref !== '#' && isObject(schema))
      definitions.set(ref.slice(DEFS.length), rewrite(schema, refs, source));
  }
  return { root: rewrite(start, refs, source), definitions };
}

/** What a root that is only a `$ref` refers to: many generators write `{ $ref, definitions }`. */
function unwrapped({ root, dialect, resolve }: SchemaSource): JsonSchema {
  const seen = new Set<unknown>();
  let schema = root;
  while (isBareReference(schema, dialect) && !seen.has(schema)) {
    seen.add(schema);
    const target = resolve(String(schema.$ref), schema);
    if (!isObject(target)) break;
    schema = target;
  }
  return schema;
}

type References = ReadonlyMap<unknown, string>;

/** The `$ref` of each schema that needs one, in the order in which the root reaches them. */
function nameTargets(root: JsonSchema, source: SchemaSource): References {
  const refs = new Map<unknown, string>([[root, '#']]);
  const taken = new Set<string>();
  const queue: JsonSchema[] = [root];
  const add = (target: unknown, via: string | undefined): void => {
    if (!isObject(target) || refs.has(target)) return;
    const wish = source.nameOf(target, via);
    let name = wish;
    for (let count = 2; taken.has(name); count += 1) name = `${wish}${count}`;
    taken.add(name);
    refs.set(target, `${DEFS}${name}`);
    queue.push(target);
  };
  const visit = (node: JsonSchema, path: readonly string[]): void => {
    const schema = normalize(node, source.dialect);
    source.onSchema?.(schema, path);
    for (const ref of referencesOf(schema)) {
      const target = source.resolve(ref, node);
      if (target === undefined) source.onDangling(ref, node);
      else add(target, propertyIn(path));
    }
    const property = discriminatorOf(schema);
    const hasMapping = isObject(schema.discriminator) && isObject(schema.discriminator.mapping);
    for (const option of property === undefined || hasMapping ? [] : optionsOf(schema)) {
      if (!('$ref' in option)) add(option, valuesOf(option, property)[0]);
    }
    mapSubschemas(schema, (child, step) => visit(child, [...path, ...step]));
  };
  for (let schema = queue.shift(); schema !== undefined; schema = queue.shift()) visit(schema, []);
  return refs;
}

function referencesOf({ $ref, discriminator }: JsonSchema): string[] {
  const { mapping } = asMap(discriminator);
  return [$ref, ...Object.values(asMap(mapping))].filter((ref) => typeof ref === 'string');
}

/** The last property on a path: `parent` of `properties/parent/items`. */
function propertyIn(path: readonly string[]): string | undefined {
  return path[path.findLastIndex((_, index) => path[index - 1] === 'properties')];
}

function rewrite(target: JsonSchema, refs: References, source: SchemaSource): JsonSchema {
  const visit = (node: JsonSchema, isTarget: boolean): JsonSchema => {
    const own = refs.get(node);
    if (own !== undefined && !isTarget) return { $ref: own };
    const refOf = (ref: string): string => refs.get(source.resolve(ref, node)) ?? ref;
    const schema = mapSubschemas(normalize(node, source.dialect), (child) => visit(child, false));
    if (isObject(schema.discriminator)) schema.discriminator = withMapping(schema, refs, source, refOf);
    if (typeof schema.$ref !== 'string') return inOrder(schema);
    const { $ref, ...rest } = schema;
    const found = source.resolve(String($ref), node);
    if (typeof found === 'boolean') return found ? inOrder(rest) : { ...rest, not: {} };
    return inOrder({ ...rest, $ref: refOf(String($ref)) });
  };
  return visit(target, true);
}

/** A discriminator that says which value means which option. */
function withMapping(
  schema: JsonSchema,
  refs: References,
  source: SchemaSource,
  refOf: (ref: string) => string,
): JsonSchema {
  const { discriminator } = schema;
  if (!isObject(discriminator)) return {};
  if (isObject(discriminator.mapping)) {
    const mapping = Object.entries(discriminator.mapping).map(([value, ref]) => [value, refOf(String(ref))]);
    return { ...discriminator, mapping: Object.fromEntries(mapping) };
  }
  const targets = new Map([...refs].map(([target, ref]) => [ref, target]));
  const entries = optionsOf(schema).map(({ $ref }) => {
    const target = targets.get(String($ref));
    const values = isObject(target)
      ? valuesOf(normalize(target, source.dialect), discriminatorOf(schema))
      : [];
    return values.map((value) => [value, $ref] as const);
  });
  if (entries.some((values) => values.length === 0)) return discriminator;
  return { ...discriminator, mapping: Object.fromEntries(entries.flat()) };
}

function discriminatorOf({ discriminator }: JsonSchema): string | undefined {
  return isObject(discriminator) ? String(discriminator.propertyName) : undefined;
}

function optionsOf({ oneOf, anyOf }: JsonSchema): JsonSchema[] {
  const options = oneOf ?? anyOf;
  return asList(options).filter(isObject);
}

/** The values that an option has in the property that tells options apart. */
function valuesOf({ properties }: JsonSchema, property = ''): string[] {
  const schema = isObject(properties) ? properties[property] : undefined;
  if (!isObject(schema)) return [];
  const values = 'const' in schema ? [schema.const] : asList(schema.enum);
  return values.filter((value) => typeof value === 'string');
}
