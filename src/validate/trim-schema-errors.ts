import type { SpecFault } from '../diagnostic.js';
import { isObject } from '../spec/is-object.js';
import { valueAt } from '../spec/value-at.js';
import type { SchemaError } from './schema-error.js';

/** A fault by its path in the document that was validated. */
export interface TracedFault {
  readonly fault: SpecFault;
  readonly path: readonly string[];
}

/** An error with its pointer split once. */
interface Entry {
  readonly error: SchemaError;
  readonly path: readonly string[];
}

/** Keywords whose errors only say that an error further down matters. */
const WRAPPERS = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'propertyNames']);

/** Reported of any map that has another fault, since a part that failed counts as not looked at. */
const ECHOES = new Set(['unevaluatedProperties', 'unevaluatedItems']);

/** Values that choose between the alternatives of a part; with one of them, its branch is the one that was meant. */
const CHOICES: Readonly<Record<string, ReadonlySet<unknown>>> = {
  in: new Set(['query', 'header', 'path', 'cookie', 'formData', 'body', 'querystring']),
  type: new Set(['basic', 'apiKey', 'oauth2', 'http', 'openIdConnect', 'mutualTLS']),
};

/**
 * Cuts what AJV says of a document (every branch of every alternative that did not match) to the causes.
 *
 * @param document The document that the errors are about.
 */
export function trimSchemaErrors(errors: readonly SchemaError[], document: unknown): TracedFault[] {
  const entries = errors.map((error) => ({ error, path: splitPointer(error.instancePath) }));
  const behindReference = (entry: Entry) => isBehindReference(document, entry.path);
  const causes = withoutWrappers(entries).filter((entry) => !behindReference(entry));
  const alternatives = new Set(
    entries.filter(({ error }) => WRAPPERS.has(error.keyword)).map(({ error }) => error.instancePath),
  );
  return mergeEqual(withoutOtherBranches(causes, alternatives, document));
}

function splitPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * A `$ref` that was left in place is not what the schema asks for where the version allows none; the map and,
 * up to 3.0, its other properties are not what counts.
 */
function isBehindReference(document: unknown, path: readonly string[]): boolean {
  const value = valueAt(document, path);
  if (isObject(value) && typeof value.$ref === 'string') return true;
  return path.at(-1) === '$ref' && typeof value === 'string';
}

/** Leaves out errors that restate another one at the same place or below. */
function withoutWrappers(entries: readonly Entry[]): Entry[] {
  const strong = entries.filter((entry) => !isWeak(entry));
  const covered = prefixes(strong);
  const echoes = entries.filter(({ error }) => ECHOES.has(error.keyword) && !covered.has(error.instancePath));
  const coveredByEchoes = prefixes(echoes);
  const lone = entries.filter(
    ({ error }) =>
      (WRAPPERS.has(error.keyword) || isMissingReference(error)) &&
      !covered.has(error.instancePath) &&
      !coveredByEchoes.has(error.instancePath),
  );
  const kept = new Set([...strong, ...echoes, ...lone]);
  return entries.filter((entry) => kept.has(entry));
}

function isWeak({ error }: Entry): boolean {
  return WRAPPERS.has(error.keyword) || ECHOES.has(error.keyword) || isMissingReference(error);
}

/** The branch of a Reference Object, tried on everything that is none. */
function isMissingReference({ keyword, params }: SchemaError): boolean {
  return keyword === 'required' && params.missingProperty === '$ref';
}

/** Every pointer at which, or below which, one of the errors stands. */
function prefixes(entries: readonly Entry[]): Set<string> {
  const pointers = new Set<string>();
  for (const { error } of entries) {
    let pointer = error.instancePath;
    while (!pointers.has(pointer)) {
      pointers.add(pointer);
      pointer = pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
    }
  }
  return pointers;
}

/** Of a part with alternatives, keeps what is said of the one that its author meant. */
function withoutOtherBranches(
  entries: readonly Entry[],
  alternatives: ReadonlySet<string>,
  document: unknown,
): Entry[] {
  const chosen = new Map<string, number>();
  for (const { error, path } of entries) {
    if (!isChoice(error, path, document)) continue;
    const parent = parentOf(error.instancePath);
    chosen.set(parent, (chosen.get(parent) ?? 0) + 1);
  }
  const covered = prefixes(entries.filter(({ error, path }) => !isChoice(error, path, document)));
  const counts = new Map<string, number>();
  for (const { error } of entries) counts.set(keyOf(error), (counts.get(keyOf(error)) ?? 0) + 1);
  const deep = prefixes(entries.filter(({ error }) => error.keyword !== 'type'));
  return entries.filter(({ error, path }) => {
    const { instancePath, keyword } = error;
    if (isChoice(error, path, document)) return !covered.has(parentOf(instancePath));
    // "must be boolean" of a map with a fault inside: the branch that takes a boolean instead.
    if (keyword === 'type' && alternatives.has(instancePath) && deep.has(instancePath)) return false;
    const others = chosen.get(instancePath);
    if (others === undefined) return true;
    if (keyword === 'additionalProperties') return (counts.get(keyOf(error)) ?? 0) > others;
    return !isOfOtherParameter(error, valueAt(document, path));
  });
}

/** Whether the error says that a valid choice is not the one of some other branch. */
function isChoice({ keyword }: SchemaError, path: readonly string[], document: unknown): boolean {
  if (keyword !== 'enum' && keyword !== 'const') return false;
  return CHOICES[path.at(-1) ?? '']?.has(valueAt(document, path)) ?? false;
}

/** Swagger 2.0: body parameters have a `schema`, all others a `type`. */
function isOfOtherParameter({ keyword, params }: SchemaError, part: unknown): boolean {
  if (keyword !== 'required' || !isObject(part)) return false;
  return params.missingProperty === (part.in === 'body' ? 'type' : 'schema');
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

function keyOf({ instancePath, keyword, params }: SchemaError): string {
  return `${instancePath} ${keyword} ${JSON.stringify(params)}`;
}

/** One fault per place and kind; what several branches allow is allowed. */
function mergeEqual(entries: readonly Entry[]): TracedFault[] {
  const faults = new Map<string, TracedFault>();
  for (const { error, path } of entries) {
    const next = { fault: faultOf(error), path: pathOf(error, path) };
    const key = `${next.fault.kind} ${'name' in next.fault ? next.fault.name : ''} ${JSON.stringify(next.path)}`;
    const before = faults.get(key);
    faults.set(
      key,
      before === undefined ? next : { fault: unite(before.fault, next.fault), path: next.path },
    );
  }
  return [...faults.values()];
}

function unite(a: SpecFault, b: SpecFault): SpecFault {
  if (a.kind === 'wrong-type' && b.kind === 'wrong-type') {
    return { kind: 'wrong-type', expected: [...new Set([...a.expected, ...b.expected])] };
  }
  if (a.kind === 'value-not-allowed' && b.kind === 'value-not-allowed') {
    return { kind: 'value-not-allowed', allowed: [...new Set([...a.allowed, ...b.allowed])] };
  }
  return a;
}

function faultOf({ keyword, params, message, propertyName }: SchemaError): SpecFault {
  if (propertyName !== undefined) return { kind: 'malformed-name', name: propertyName };
  switch (keyword) {
    case 'required':
      return { kind: 'missing-property', name: String(params.missingProperty) };
    case 'additionalProperties':
      return { kind: 'unknown-property', name: String(params.additionalProperty) };
    case 'unevaluatedProperties':
      return { kind: 'unknown-property', name: String(params.unevaluatedProperty) };
    case 'type':
      return { kind: 'wrong-type', expected: [params.type].flat().map(String) };
    case 'enum':
      return { kind: 'value-not-allowed', allowed: [params.allowedValues].flat().map(String) };
    case 'const':
      return { kind: 'value-not-allowed', allowed: [String(params.allowedValue)] };
    default:
      return { kind: 'other', detail: message ?? keyword };
  }
}

/** A property that should not be there is its own place. */
function pathOf({ params, propertyName }: SchemaError, path: readonly string[]): readonly string[] {
  const name = propertyName ?? params.additionalProperty ?? params.unevaluatedProperty;
  return typeof name === 'string' ? [...path, name] : path;
}
