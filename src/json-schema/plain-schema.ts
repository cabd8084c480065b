import { asMap, isObject } from '../values/is-object.js';
import { definitionAt, type StandaloneSchema } from './collect.js';
import { isAssertion, type JsonSchema } from './keywords.js';
import { isOfType } from './sample.js';

type Check = (value: unknown) => boolean;
type Compile = (schema: unknown) => Check | undefined;

/**
 * Compiles schemas of the few keywords that most error bodies have, without AJV: to load it takes longer than to
 * read a small spec.
 *
 * @returns compiles the root, a definition or a part of one, or returns `undefined` for a part that needs AJV;
 * `undefined` if the root or a definition needs AJV
 */
export function plainCompiler(whole: StandaloneSchema): Compile | undefined {
  const checks = new Map<JsonSchema, Check | undefined>();
  const compile: Compile = (schema) => {
    if (typeof schema === 'boolean') return () => schema;
    if (!isObject(schema)) return undefined;
    if (checks.has(schema)) return checks.get(schema);
    checks.set(schema, (value) => checks.get(schema)?.(value) === true); // for references to it from within
    checks.set(schema, checkOf(schema, compile, whole));
    return checks.get(schema);
  };
  return [whole.root, ...whole.definitions.values()].every(compile) ? compile : undefined;
}

function checkOf(schema: JsonSchema, compile: Compile, whole: StandaloneSchema): Check | undefined {
  const asserted = Object.entries(schema).filter(([name]) => isAssertion(name));
  const checks = asserted.map(([name, argument]) => PLAIN[name]?.(argument, compile, schema, whole));
  return every(checks, (all) => (value) => all.every((check) => check(value)));
}

type PlainKeyword = (
  argument: unknown,
  compile: Compile,
  schema: JsonSchema,
  whole: StandaloneSchema,
) => Check | undefined;

const TYPES: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

/** By name, what a keyword checks; `undefined` for arguments of other forms. */
const PLAIN: Readonly<Record<string, PlainKeyword>> = {
  type: (argument) => {
    const types = [argument].flat();
    return types.length > 0 && types.every((type) => TYPES.includes(type))
      ? (value) => types.some((type) => isOfType(value, type))
      : undefined;
  },
  format: (format) => {
    if (format !== 'int32' && format !== 'int64') return undefined;
    const fits = (value: number): boolean => format === 'int64' || value === (value | 0);
    return (value) => typeof value !== 'number' || (Number.isInteger(value) && fits(value));
  },
  enum: (values) => {
    const isOfScalars = Array.isArray(values) && !values.some((value) => typeof value === 'object');
    return isOfScalars ? (value) => values.includes(value) : undefined;
  },
  required: (names) =>
    Array.isArray(names) && names.every((name) => typeof name === 'string')
      ? (value) => !isObject(value) || names.every((name) => Object.hasOwn(value, name))
      : undefined,
  properties: (argument, compile) => {
    if (!isObject(argument)) return undefined;
    const names = Object.keys(argument);
    const compiled = names.map((name) => compile(argument[name]));
    return every(compiled, (checks) => (value) => {
      const fits = (name: string, at: number) =>
        !Object.hasOwn(asMap(value), name) || checks[at]?.(asMap(value)[name]);
      return names.every(fits);
    });
  },
  additionalProperties: (argument, compile, { properties }) =>
    every(
      [compile(argument)],
      ([check]) =>
        (value) =>
          Object.entries(asMap(value)).every(
            ([name, member]) => Object.hasOwn(asMap(properties), name) || check?.(member),
          ),
    ),
  items: (argument, compile) =>
    every(
      [compile(argument)],
      ([check]) =>
        (value) =>
          !Array.isArray(value) || value.every((item) => check?.(item)),
    ),
  $ref: (ref, compile, _, whole) => {
    const target = definitionAt(whole, String(ref));
    // A chain of references may be circular.
    return target === undefined || '$ref' in target ? undefined : compile(target);
  },
};

function every(
  checks: readonly (Check | undefined)[],
  make: (checks: readonly Check[]) => Check,
): Check | undefined {
  const known = checks.filter((check) => check !== undefined);
  return known.length === checks.length ? make(known) : undefined;
}
