import { asList, asMap, isCollection, isObject } from '../values/is-object.js';
import { definitionAt, type StandaloneSchema } from './collect.js';
import type { JsonSchema } from './keywords.js';
import { isOfType, requirementOf, sameValueSchemas, sampleScalars, typesOf } from './sample.js';
import {
  isWorthSaying,
  knownFor,
  type Maker,
  type Member,
  nameOf,
  statedValues,
  textsIn,
  type Words,
  WRAPPERS,
} from './stated-values.js';
import type { SchemaValidator } from './validator.js';

/** How deep members are filled in: `{ error: { errors: [{ … }] } }`. */
const DEEPEST = 6;

/** Values that are tried before a schema is given up: real ones need up to 60, and unions of unions may have any number. */
const MOST_TRIES = 200;

/** An example of a response body: JSON data. */
export type ExampleBody = Readonly<Record<string, unknown>> | readonly unknown[] | string;

/** An example, or the member for which none was found and why. */
export type MadeExample = { readonly value: ExampleBody } | { readonly problem: string };

/**
 * Makes an example property by property: of each `const`, what is known of its name, its own examples, `default`,
 * the first of `enum`, a canonical value for its format and bounds; of unions the first option that validates.
 */
export function makeExample(
  standalone: StandaloneSchema,
  validator: SchemaValidator,
  words: Words,
  { onlyRequired = false }: { readonly onlyRequired?: boolean } = {},
): MadeExample {
  const { root } = standalone;
  let problem: string | undefined;
  const maker: Maker = {
    words,
    accepts: validator.accepts,
    chain: (schema) => sameValueSchemas(schema, (ref) => definitionAt(standalone, ref)),
    fail: (path, reason) => {
      if (path.length > 0) problem ??= `"${path.join('.')}" ${reason}`;
    },
    said: { count: 0 },
    tries: { left: MOST_TRIES },
    onlyRequired,
  };
  const body: Member = { path: [], siblings: new Set(), isRequired: true, mustSay: true };
  const value = valueFor(root, body, maker);
  if (maker.tries.left < 0) return { problem: 'it has too many options to try' };
  if (!isExampleBody(value)) return { problem: problem ?? whyNone(maker.chain(root)) };
  if (!isObject(value) && maker.said.count === 0)
    return { problem: problem ?? 'it has no place for a message' };
  if (isBlank(value)) return { problem: problem ?? 'none of its properties is required or has a known name' };
  const rejection = validator.reject(value);
  return rejection === undefined ? { value } : { problem: problem ?? rejection };
}

function whyNone(chain: readonly JsonSchema[]): string {
  const isOther = bodyTypes(chain).length === 0;
  return `it ${isOther ? 'is not an object, a list or a string' : requirementOf(chain)}`;
}

function isExampleBody(value: unknown): value is ExampleBody {
  return typeof value === 'string' || isCollection(value);
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isBlank);
  return isObject(value) && Object.values(value).every((member) => isObject(member) && isBlank(member));
}

function valueFor(schema: JsonSchema, member: Member, maker: Maker): unknown {
  maker.tries.left -= 1;
  if (maker.tries.left < 0) return undefined;
  const chain = maker.chain(schema);
  const isBody = member.path.length === 0;
  const types = isBody ? bodyTypes(chain) : typesOf(chain);
  const fits = (value: unknown): boolean =>
    value !== undefined &&
    types.some((type) => isOfType(value, type)) &&
    !maker.words.denies(nameOf(member.path), value) &&
    maker.accepts(schema, value);
  const known = knownFor(member, maker).find(fits);
  const stated = statedValues(chain, member, maker, fits).find(fits);
  if (known !== undefined || textsIn(stated).some(maker.words.says)) maker.said.count += 1;
  if (stated !== undefined) return stated;
  const union = unionValue(schema, member, maker);
  if (union !== undefined) return union;
  for (const type of types) {
    const isScalar = type !== 'object' && type !== 'array';
    if (isScalar && (isBody || !member.isRequired)) continue;
    const make = type === 'object' ? objectFor : listFor;
    const value = (
      isScalar ? sampleScalars(type, chain, member.path.at(-1)) : [make(chain, member, maker)]
    ).find(fits);
    if (value !== undefined) return value;
  }
  if (member.isRequired) maker.fail(member.path, requirementOf(chain));
  return undefined;
}

/** A body whose schema names no type is an object. */
function bodyTypes(chain: readonly JsonSchema[]): readonly unknown[] {
  const types = typesOf(chain);
  return types.includes('object')
    ? ['object']
    : types.filter((type) => type === 'array' || type === 'string');
}

/** The first option of a union that says something known, else the first that gives a value. */
function unionValue(schema: JsonSchema, member: Member, maker: Maker): unknown {
  const quiet = { ...maker, fail: () => undefined };
  let silent: unknown;
  for (const option of optionsOf(maker.chain(schema), maker.words.says)) {
    const said = maker.said.count;
    const value = valueFor(option, member, quiet);
    if (value === undefined || !maker.accepts(schema, value)) continue;
    if (maker.said.count > said) return value;
    silent ??= value;
  }
  return silent;
}

/** Each option of a union, with all that is said of it besides; those first whose name says what is known. */
function optionsOf(chain: readonly JsonSchema[], says: (name: string) => boolean): JsonSchema[] {
  return chain.flatMap((one) =>
    (['anyOf', 'oneOf'] as const).flatMap((keyword) => {
      const { [keyword]: options, ...rest } = one;
      if (!Array.isArray(options)) return [];
      const others = chain.filter((other) => other !== one).map(({ $ref: _, allOf: __, ...own }) => own);
      const isNamed = (option: unknown): boolean =>
        isObject(option) && typeof option.$ref === 'string' && says(option.$ref.replace(/^.*\//, ''));
      const ordered = [...options].sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
      return ordered.map((option) => ({ ...rest, allOf: [option, ...others] }));
    }),
  );
}

function objectFor(chain: readonly JsonSchema[], { path, mustSay }: Member, maker: Maker): unknown {
  const properties = new Map<string, unknown>();
  for (const { properties: own } of chain) {
    for (const [name, schema] of Object.entries(asMap(own))) {
      const before = properties.get(name);
      properties.set(name, isObject(before) ? { allOf: [before, schema] } : schema);
    }
  }
  const listed = chain.flatMap(({ required }) => asList(required));
  const required = new Set(listed.map(String));
  const names = new Set([...properties.keys(), ...required]);
  const fill = (name: string, { isRequired = false, must = false } = {}): unknown => {
    const schema = properties.get(name) ?? {};
    if (!isObject(schema) || path.length >= DEEPEST) return undefined;
    const member = { path: [...path, name], siblings: names, isRequired: isRequired || must, mustSay: must };
    return valueFor(schema, member, must ? { ...maker, fail: () => undefined } : maker);
  };
  const filled = new Map<string, unknown>();
  for (const name of names) {
    const isWanted = required.has(name) || isWorthSaying(name, properties.get(name), names, maker);
    const value = isWanted ? fill(name, { isRequired: required.has(name) }) : undefined;
    if (required.has(name) ? value !== undefined : !isBlank(value ?? {})) filled.set(name, value);
  }
  const says = [...names].some((name) => filled.has(name) && maker.words.known(name, names).length > 0);
  const wrapper =
    says || maker.onlyRequired
      ? undefined
      : [...names].find((name) => WRAPPERS.test(name) && !filled.has(name));
  const value = wrapper === undefined ? undefined : fill(wrapper);
  if (wrapper !== undefined && !isBlank(value ?? {})) filled.set(wrapper, value);
  // A body of which nothing is known says it where it can: in a detail, or a member of another name that holds one.
  const isOfError = path.length === 0 || names.size === 1 || WRAPPERS.test(nameOf(path));
  const isSilent = filled.size === 0 && mustSay && isOfError;
  for (const name of isSilent && !maker.onlyRequired ? names : []) {
    const said = maker.said.count;
    const value = fill(name, { must: true });
    if (value !== undefined && maker.said.count > said) filled.set(name, value);
  }
  return Object.fromEntries(
    [...names].filter((name) => filled.has(name)).map((name) => [name, filled.get(name)]),
  );
}

function listFor(chain: readonly JsonSchema[], { path, ...member }: Member, maker: Maker): unknown {
  const bound = chain.find(({ minItems }) => typeof minItems === 'number')?.minItems;
  const least = typeof bound === 'number' ? Math.min(bound, 20) : 0;
  const tuple = chain.find(({ prefixItems }) => Array.isArray(prefixItems))?.prefixItems;
  const [first, ...others] = chain.flatMap(({ items: own }) => (isObject(own) ? [own] : []));
  const items = others.length === 0 ? first : { allOf: [first, ...others] };
  const isWrapper = member.mustSay || WRAPPERS.test(path.at(-1) ?? '');
  const count = Math.max(least, Array.isArray(tuple) ? tuple.length : 0, isWrapper ? 1 : 0);
  const list = Array.from({ length: count }, (_, index) => {
    const schema = (Array.isArray(tuple) ? tuple[index] : undefined) ?? items;
    const value = valueFor(
      asMap(schema),
      { ...member, isRequired: true, path: [...path, `${index}`] },
      maker,
    );
    return typeof value === 'number' && chain.some(({ uniqueItems }) => uniqueItems) ? value + index : value;
  });
  const values = list.filter((value) => value !== undefined);
  return values.length < least ? undefined : values;
}
