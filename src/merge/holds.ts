import type { Operation } from '../openapi/operations.js';
import type { SpecIndex } from '../openapi/spec-index.js';
import type { Alternative, Condition, Term } from '../rules/condition.js';
import type { IgnoredParameters } from '../rules/rule-sets.js';
import { asList, asMap, isObject } from '../values/is-object.js';

/** Path parameters that do not count: some of them, or all, since so few of the operations that have them declare the status. */
export type IgnoredPathParameters =
  | IgnoredParameters
  | { readonly declaring: number; readonly operations: number };

/** What a condition is tested against. */
export interface Subject {
  readonly index: SpecIndex;
  readonly operation: Operation;
  readonly ignoredPathParameters?: IgnoredPathParameters | undefined;
}

/** The first alternative of a condition that holds for an operation. */
export function alternativeThatHolds(condition: Condition, subject: Subject): Alternative | undefined {
  return condition.alternatives.find((alternative) =>
    alternative.every(({ term, isNegated }) => holds(term, subject) !== isNegated),
  );
}

/** Whether a term of a condition holds for an operation. */
export function holds(term: Term, subject: Subject): boolean {
  return judgeTerm(term, subject).isTrue;
}

/** The part of an operation that decides whether a term holds. */
export type Fact =
  | { readonly kind: 'constant' }
  | { readonly kind: 'security'; readonly schemes: readonly string[]; readonly isOptional: boolean }
  | { readonly kind: 'body'; readonly isThere: boolean }
  | {
      readonly kind: 'parameters';
      readonly in: 'query' | 'header' | 'path' | 'any';
      readonly names: readonly string[];
      /** Path parameters that do not count, and why. */
      readonly ignored?: { readonly names: readonly string[]; readonly as: IgnoredPathParameters };
    }
  | { readonly kind: 'method' | 'path'; readonly value: string }
  | { readonly kind: 'tags'; readonly values: readonly string[] }
  | { readonly kind: 'operation'; readonly value: string | undefined };

/** Whether a term holds for an operation, and the part of it that decides. */
export function judgeTerm(term: Term, subject: Subject): { readonly isTrue: boolean; readonly fact: Fact } {
  const { index, operation } = subject;
  const { value, path } = operation;
  const ofParameters = (place: 'query' | 'header' | 'any', names: readonly string[]) =>
    ({ isTrue: names.length > 0, fact: { kind: 'parameters', in: place, names } }) as const;
  switch (term.kind) {
    case 'always':
    case 'never':
      return { isTrue: term.kind === 'always', fact: { kind: 'constant' } };
    case 'secured': {
      const security = index.securityOf(operation);
      const isTrue = isSecured(security);
      const schemes = [...new Set(security.flatMap((one) => Object.keys(asMap(one))))];
      return { isTrue, fact: { kind: 'security', schemes, isOptional: security.length > 0 && !isTrue } };
    }
    case 'body': {
      const isTrue = index.hasRequestBody(operation);
      return { isTrue, fact: { kind: 'body', isThere: isTrue } };
    }
    case 'parameters':
      return ofParameters('any', [
        ...pathParameters(subject).counted,
        ...parametersIn(subject, 'query', 'header', 'cookie'),
      ]);
    case 'query-parameters':
      return ofParameters('query', parametersIn(subject, 'query'));
    case 'header-parameters':
      return ofParameters('header', parametersIn(subject, 'header'));
    case 'path-parameters': {
      const { counted, ignored } = pathParameters(subject);
      const as = subject.ignoredPathParameters;
      const left = as === undefined || ignored.length === 0 ? {} : { ignored: { names: ignored, as } };
      return {
        isTrue: counted.length > 0,
        fact: { kind: 'parameters', in: 'path', names: counted, ...left },
      };
    }
    case 'method': {
      const method = operation.method.toUpperCase();
      // HEAD is GET without the body of the response (RFC 9110 section 9.3.2).
      const isTrue = method === term.value || (method === 'HEAD' && term.value === 'GET');
      return { isTrue, fact: { kind: 'method', value: method } };
    }
    case 'tag': {
      const tags = asList(value.tags);
      return { isTrue: tags.includes(term.value), fact: { kind: 'tags', values: tags.map(String) } };
    }
    case 'path':
      return { isTrue: toPattern(term.value).test(path), fact: { kind: 'path', value: path } };
    case 'operation': {
      const id = typeof value.operationId === 'string' ? value.operationId : undefined;
      return { isTrue: id === term.value, fact: { kind: 'operation', value: id } };
    }
  }
}

/** An empty requirement makes security optional (OpenAPI 3.1 section 4.8.10). */
export function isSecured(security: readonly unknown[]): boolean {
  return security.length > 0 && security.every((one) => isObject(one) && Object.keys(one).length > 0);
}

/** Parameters with these names are ignored (OpenAPI 3.1 section 4.8.12). */
const NO_HEADER_PARAMETER = /^(?:accept|content-type|authorization)$/i;

/** The names of the parameters in some places, path parameters aside. */
export function parametersIn({ index, operation }: Subject, ...places: readonly string[]): string[] {
  const names: string[] = [];
  for (const one of index.parametersOf(operation)) {
    const [at, name] = [placeOf(one, operation), String(one.name)];
    if (!places.includes(at) || (at === 'header' && NO_HEADER_PARAMETER.test(name))) continue;
    names.push(name);
  }
  return names;
}

/** Where a parameter is sent: in `/pets?tag={tag}` a path parameter is one of the query. */
function placeOf(parameter: Readonly<Record<string, unknown>>, { path }: Operation): string {
  const place = String(parameter.in);
  const [, query = ''] = path.split('?');
  const isInQuery = place === 'path' && query.includes(`{${parameter.name}}`);
  return place === 'querystring' || isInQuery ? 'query' : place;
}

/** The names of the path parameters, declared or only in the template; those that do not count apart. */
export function pathParameters({ index, operation, ignoredPathParameters }: Subject): {
  counted: string[];
  ignored: string[];
} {
  const isIgnored = (one: Readonly<Record<string, unknown>>) => {
    if (typeof ignoredPathParameters !== 'string') return ignoredPathParameters !== undefined;
    const test = ignoredPathParameters === 'enums' ? isEnum : isPlainString;
    return test(index, index.resolve(one.schema ?? one), 0);
  };
  const counted: string[] = [];
  const ignored: string[] = [];
  for (const one of index.parametersOf(operation))
    if (placeOf(one, operation) === 'path') (isIgnored(one) ? ignored : counted).push(String(one.name));
  const [segments = ''] = operation.path.split('?');
  const inTemplate = operation.kind === 'path' ? templateNames(segments) : [];
  const undeclared = inTemplate.filter((name) => !counted.includes(name) && !ignored.includes(name));
  const areIgnored = ignoredPathParameters !== undefined && ignoredPathParameters !== 'enums';
  (areIgnored ? ignored : counted).push(...undeclared);
  return { counted, ignored };
}

function templateNames(path: string): string[] {
  return (path.match(/\{[^{}]+\}/g) ?? []).map((name) => name.slice(1, -1));
}

/** Deeper schemas are taken for what they say at this depth. */
const DEEPEST = 10;

function isEnum(index: SpecIndex, schema: unknown, depth: number): boolean {
  if (!isObject(schema) || depth > DEEPEST) return false;
  if (Array.isArray(schema.enum) || Object.hasOwn(schema, 'const')) return true;
  return asList(schema.allOf).some((part) => isEnum(index, index.resolve(part), depth + 1));
}

const CONSTRAINTS = ['format', 'pattern', 'minLength', 'maxLength', 'enum', 'const'];

/** Whether any text fits a schema: a string without constraints, or no schema that is known. */
function isPlainString(index: SpecIndex, schema: unknown, depth: number): boolean {
  if (!isObject(schema) || depth > DEEPEST || typeof schema.$ref === 'string') return true;
  if (CONSTRAINTS.some((name) => Object.hasOwn(schema, name)) || isObject(schema.content)) return false;
  const types = [schema.type].flat();
  if (schema.type !== undefined && !types.includes('string')) return false;
  const isPlain = (part: unknown) => isPlainString(index, index.resolve(part), depth + 1);
  const unions = [asList(schema.anyOf), asList(schema.oneOf)].filter((parts) => parts.length > 0);
  return asList(schema.allOf).every(isPlain) && unions.every((parts) => parts.some(isPlain));
}

const PATTERNS = new Map<string, RegExp>();

/** A glob as a pattern: `*` within a segment, `**` across segments. */
function toPattern(glob: string): RegExp {
  const known = PATTERNS.get(glob);
  if (known !== undefined) return known;
  const parts = glob.split(/(\*+)/).map((part) => {
    if (part === '*') return '[^/]*';
    return part.startsWith('**') ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  const pattern = new RegExp(`^${parts.join('')}$`);
  PATTERNS.set(glob, pattern);
  return pattern;
}
