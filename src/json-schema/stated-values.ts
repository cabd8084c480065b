import { asList, isCollection } from '../values/is-object.js';
import type { JsonSchema } from './keywords.js';
import type { SchemaValidator } from './validator.js';

/** The values that a row gives the members of a body. */
export interface Words {
  /**
   * Values for a member of a name, best first; none for an unknown name.
   *
   * @param siblings names of all members of the object
   */
  readonly known: (name: string, siblings: ReadonlySet<string>) => readonly unknown[];
  /** Values for a member that is left out where it may be. */
  readonly ifRequired: (name: string) => readonly unknown[];
  /** The values of an `enum`, those that say what is known first. */
  readonly nearest: (values: readonly unknown[]) => readonly unknown[];
  /** Whether a value that the schema fixes says what is known. */
  readonly says: (value: unknown) => boolean;
  /** Whether a word names the status; never where the row has an error code. */
  readonly names: (value: string) => boolean;
  /** Whether a value states another status. */
  readonly denies: (name: string, value: unknown) => boolean;
  /** Values to use instead of the schema's own example for a member; none where that is to stay. */
  readonly insteadOf: (name: string, example: unknown, siblings: ReadonlySet<string>) => readonly unknown[];
  /** The schema's own example for a whole object or list, with what is known. */
  readonly adapt: <T extends object>(example: T, accepts: (value: T) => boolean) => T | undefined;
}

/** Members that hold the error itself, one level down. */
export const WRAPPERS = /^(?:errors?|faults?|problems?|issues?|messages?|details?)$/i;

export interface Maker {
  readonly words: Words;
  readonly accepts: SchemaValidator['accepts'];
  readonly chain: (schema: unknown) => readonly JsonSchema[];
  readonly fail: (path: readonly string[], reason: string) => void;
  /** How many values were taken from what is known. */
  readonly said: { count: number };
  /** How many more values may be tried. */
  readonly tries: { left: number };
  /** Whether members that may be left out are. */
  readonly onlyRequired: boolean;
}

export interface Member {
  readonly path: readonly string[];
  /** Names of all members of the object. */
  readonly siblings: ReadonlySet<string>;
  readonly isRequired: boolean;
  /** Nothing else in the body says what is known: a list has an item. */
  readonly mustSay: boolean;
}

/** The name of the nearest member; a body that is a text, or a list of texts, is a message. */
export const nameOf = (path: readonly string[]): string =>
  path.findLast((step) => !/^\d+$/.test(step)) ?? 'message';

export function knownFor({ path, siblings }: Member, maker: Maker): readonly unknown[] {
  return maker.words.known(nameOf(path), siblings);
}

export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return isCollection(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** The only value that a schema allows: an `enum` of one value is a `const`. */
function fixedValues(schema: JsonSchema): readonly unknown[] {
  if ('const' in schema) return [schema.const];
  return Array.isArray(schema.enum) && schema.enum.length === 1 ? (schema.enum as unknown[]) : [];
}

/** What the schema and the row say of a value, best first. */
export function statedValues(
  chain: readonly JsonSchema[],
  member: Member,
  maker: Maker,
  fits: (value: unknown) => boolean,
): unknown[] {
  const { path, isRequired } = member;
  const name = nameOf(path);
  const listOf = (keyword: string): unknown[] => chain.flatMap((one) => asList(one[keyword]));
  const examples = listOf('examples').map((example) =>
    isCollection(example) ? maker.words.adapt(example, fits) : example,
  );
  const known = knownFor(member, maker);
  const [example] = examples;
  const constants = chain.flatMap(fixedValues);
  const instead = example === undefined ? known : maker.words.insteadOf(name, example, member.siblings);
  const isSaying = (value: unknown) => typeof value === 'string' && maker.words.names(value);
  const saying = known.length > 0 ? listOf('enum').filter(isSaying) : [];
  const said = [...constants, ...instead, ...saying, ...examples, ...known];
  if (!isRequired) return said;
  const defaults = chain.flatMap((one) => ('default' in one ? [one.default] : []));
  return [...said, ...maker.words.ifRequired(name), ...defaults, ...maker.words.nearest(listOf('enum'))];
}

/**
 * Optional members are filled in with what is known of them, a constant, or an author's example of what every
 * occurrence has, such as a time or an id: other examples can be about another error.
 */
export function isWorthSaying(
  name: string,
  schema: unknown,
  siblings: ReadonlySet<string>,
  maker: Maker,
): boolean {
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
