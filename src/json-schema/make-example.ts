import { isObject } from '../values/is-object.js';
import type { StandaloneSchema } from './collect.js';
import type { JsonSchema } from './keywords.js';
import { isOfType, requirementOf, sameValueSchemas, sampleScalars, typesOf } from './sample.js';
import type { SchemaValidator } from './validator.js';

/** What is to be said in a member of a body. */
export interface Words {
  /**
   * Values for a member of a name, best first; none for an unknown name.
   *
   * @param siblings names of all members of the object
   */
  readonly known: (name: string, siblings: ReadonlySet<string>) => readonly unknown[];
  /** Values for a member that is left out where it may be. */
  readonly ifRequired: (name: string) => readonly unknown[];
  /** The values of an `enum`, those first that say what is known. */
  readonly nearest: (values: readonly unknown[]) => readonly unknown[];
  /** Whether a value that the schema fixes says what is known. */
  readonly says: (value: unknown) => boolean;
  /** Values to say instead of the schema's own example for a member; none where that is to stay. */
  readonly insteadOf: (name: string, example: unknown, siblings: ReadonlySet<string>) => readonly unknown[];
  /** The schema's own example for a whole object or list, with what is known. */
  readonly adapt: <T extends object>(example: T, accepts: (value: T) => boolean) => T | undefined;
}

/** How deep members are filled in: `{ error: { errors: [{ … }] } }`. */
const DEEPEST = 6;
/** Members that hold the error itself, one level down. */
const WRAPPERS = /^(?:errors?|faults?|problems?|issues?|messages?|details?)$/i;

/** An example, or the member for which none was found and why. */
export type MadeExample = { readonly value: JsonSchema } | { readonly problem: string };

/**
 * Makes an example property by property: of each `const`, what is known of its name, its own examples, `default`,
 * the first of `enum`, a canonical value for its format and bounds; of unions the first option that validates.
 */
export function makeExample(
  { root, definitions }: StandaloneSchema,
  validator: SchemaValidator,
  words: Words,
  { onlyRequired = false }: { readonly onlyRequired?: boolean } = {},
): MadeExample {
  const resolve = (ref: string): unknown =>
    ref === '#' ? root : definitions.get(ref.slice('#/$defs/'.length));
  let problem: string | undefined;
  const maker: Maker = {
    words,
    accepts: validator.accepts,
    chain: (schema) => sameValueSchemas(schema, resolve),
    fail: (path, reason) => {
      if (path.length > 0) problem ??= `"${path.join('.')}" ${reason}`;
    },
    said: { count: 0 },
    onlyRequired,
  };
  const value = valueFor(root, { path: [], siblings: new Set(), isRequired: true }, maker);
  if (!isObject(value)) return { problem: problem ?? 'it is not an object' };
  if (Object.keys(value).length === 0)
    return { problem: problem ?? 'none of its properties is required or has a known name' };
  const rejection = validator.reject(value);
  return rejection === undefined ? { value } : { problem: problem ?? rejection };
}

interface Maker {
  readonly words: Words;
  readonly accepts: SchemaValidator['accepts'];
  readonly chain: (schema: unknown) => readonly JsonSchema[];
  readonly fail: (path: readonly string[], reason: string) => void;
  /** How many values were taken from what is known. */
  readonly said: { count: number };
  /** Whether members that may be left out are. */
  readonly onlyRequired: boolean;
}

interface Member {
  readonly path: readonly string[];
  /** Names of all members of the object. */
  readonly siblings: ReadonlySet<string>;
  readonly isRequired: boolean;
}

function valueFor(schema: JsonSchema, member: Member, maker: Maker): unknown {
  const chain = maker.chain(schema);
  const types = member.path.length === 0 ? ['object'] : typesOf(chain);
  const fits = (value: unknown): boolean =>
    value !== undefined && types.some((type) => isOfType(value, type)) && maker.accepts(schema, value);
  const known = knownFor(member, maker).find(fits);
  const stated = statedValues(chain, member, maker, fits).find(fits);
  if (known !== undefined || textsIn(stated).some(maker.words.says)) maker.said.count += 1;
  if (stated !== undefined) return stated;
  const union = unionValue(schema, member, maker);
  if (union !== undefined) return union;
  for (const type of types) {
    const isScalar = type !== 'object' && type !== 'array';
    if (isScalar && !member.isRequired) continue;
    const make = type === 'object' ? objectFor : listFor;
    const value = (
      isScalar ? sampleScalars(type, chain, member.path.at(-1)) : [make(chain, member, maker)]
    ).find(fits);
    if (value !== undefined) return value;
  }
  if (member.isRequired) maker.fail(member.path, requirementOf(chain));
  return undefined;
}

function knownFor({ path, siblings }: Member, maker: Maker): readonly unknown[] {
  return maker.words.known(path.findLast((step) => !/^\d+$/.test(step)) ?? '', siblings);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** The only value that a schema allows: an `enum` of one value is a `const`. */
function fixedValues(schema: JsonSchema): readonly unknown[] {
  if ('const' in schema) return [schema.const];
  return Array.isArray(schema.enum) && schema.enum.length === 1 ? (schema.enum as unknown[]) : [];
}

/** What the schema and the row say of a value, best first. */
function statedValues(
  chain: readonly JsonSchema[],
  member: Member,
  maker: Maker,
  fits: (value: unknown) => boolean,
): unknown[] {
  const { path, isRequired } = member;
  const name = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  const listOf = (keyword: string): unknown[] =>
    chain.flatMap((one) => (Array.isArray(one[keyword]) ? (one[keyword] as unknown[]) : []));
  const examples = listOf('examples').map((example) =>
    typeof example === 'object' && example !== null ? maker.words.adapt(example, fits) : example,
  );
  const known = knownFor(member, maker);
  const [example] = examples;
  const constants = chain.flatMap(fixedValues);
  const instead = example === undefined ? known : maker.words.insteadOf(name, example, member.siblings);
  const said = [...constants, ...instead, ...examples, ...known];
  if (!isRequired) return said;
  const defaults = chain.flatMap((one) => ('default' in one ? [one.default] : []));
  return [...said, ...maker.words.ifRequired(name), ...defaults, ...maker.words.nearest(listOf('enum'))];
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

function objectFor(chain: readonly JsonSchema[], { path }: Member, maker: Maker): unknown {
  const properties = new Map<string, unknown>();
  for (const { properties: own } of chain) {
    for (const [name, schema] of Object.entries(isObject(own) ? own : {})) {
      const before = properties.get(name);
      properties.set(name, isObject(before) ? { allOf: [before, schema] } : schema);
    }
  }
  const listed = chain.flatMap(({ required }) => (Array.isArray(required) ? (required as unknown[]) : []));
  const required = new Set(listed.map(String));
  const names = new Set([...properties.keys(), ...required]);
  const fill = (name: string, isRequired: boolean): unknown => {
    const schema = properties.get(name) ?? {};
    if (!isObject(schema) || path.length >= DEEPEST) return undefined;
    return valueFor(schema, { path: [...path, name], siblings: names, isRequired }, maker);
  };
  const filled = new Map<string, unknown>();
  for (const name of names) {
    const isWanted = required.has(name) || isWorthSaying(name, properties.get(name), names, maker);
    const value = isWanted ? fill(name, required.has(name)) : undefined;
    if (value !== undefined) filled.set(name, value);
  }
  const says = [...names].some((name) => filled.has(name) && maker.words.known(name, names).length > 0);
  const wrapper =
    says || maker.onlyRequired
      ? undefined
      : [...names].find((name) => WRAPPERS.test(name) && !filled.has(name));
  const value = wrapper === undefined ? undefined : fill(wrapper, false);
  if (wrapper !== undefined && value !== undefined) filled.set(wrapper, value);
  return Object.fromEntries(
    [...names].filter((name) => filled.has(name)).map((name) => [name, filled.get(name)]),
  );
}

/**
 * Optional members are filled in with what is known of them, a constant, or an author's example of what every
 * occurrence has, such as a time or an id: other examples can be about another error.
 */
function isWorthSaying(name: string, schema: unknown, siblings: ReadonlySet<string>, maker: Maker): boolean {
  if (maker.onlyRequired) return false;
  const chain = maker.chain(schema);
  const isContainer = chain.some(
    ({ type, properties, items }) => type === 'array' || type === 'object' || properties || items,
  );
  if (maker.words.known(name, siblings).length > 0) return !isContainer || WRAPPERS.test(name);
  if (chain.some((one) => fixedValues(one).length > 0)) return true;
  if (isContainer || maker.words.ifRequired(name).length > 0) return false;
  const isOccurrence = /(?:id|time|timestamp|date|path|instance|url|uri|link)$/i.test(name);
  return chain.some(
    ({ examples, format, type }) =>
      Array.isArray(examples) && (isOccurrence || (format !== undefined && [type].flat().includes('string'))),
  );
}

function listFor(chain: readonly JsonSchema[], { path, ...member }: Member, maker: Maker): unknown {
  const bound = chain.find(({ minItems }) => typeof minItems === 'number')?.minItems;
  const least = typeof bound === 'number' ? Math.min(bound, 20) : 0;
  const tuple = chain.find(({ prefixItems }) => Array.isArray(prefixItems))?.prefixItems;
  const items = chain.find((one) => 'items' in one)?.items;
  const name = path.at(-1) ?? '';
  const count = Math.max(least, Array.isArray(tuple) ? tuple.length : 0, WRAPPERS.test(name) ? 1 : 0);
  const list = Array.from({ length: count }, (_, index) => {
    const schema = (Array.isArray(tuple) ? tuple[index] : undefined) ?? items;
    const value = valueFor(
      isObject(schema) ? schema : {},
      { ...member, isRequired: true, path: [...path, `${index}`] },
      maker,
    );
    return typeof value === 'number' && chain.some(({ uniqueItems }) => uniqueItems) ? value + index : value;
  });
  const values = list.filter((value) => value !== undefined);
  return values.length < least ? undefined : values;
}
