import type { SpecVersion } from '../openapi-version.js';
import { asMap, isObject } from '../values/is-object.js';
import { valueAt } from '../values/pointer.js';
import { PATH_ITEM_METHODS } from './node-types.js';
import { localTarget, refIn } from './references.js';

type ObjectMap = Readonly<Record<string, unknown>>;

/** An operation and its location. */
export interface Operation {
  /** Webhooks and callbacks are called by the API: their consumer owns the responses. */
  readonly kind: 'path' | 'webhook' | 'callback';
  /** The path template, the webhook's name or the callback's expression. */
  readonly path: string;
  /** Lower case; as written for those in `additionalOperations` (`LINK`). */
  readonly method: string;
  /** Property names from the root to the operation itself; elsewhere than below `path` when that is a `$ref`. */
  readonly location: readonly string[];
  readonly pathItem: ObjectMap;
  /** The objects whose `$ref`s lead to the path item. */
  readonly referrers: readonly LocatedObject[];
  readonly value: ObjectMap;
  /** Those of the declared responses. Listed once, because engines are slow to list keys that are numbers. */
  readonly statuses: readonly string[];
}

/** An operation, once for each path that shares its path item. */
export type SharedOperation = readonly [Operation, ...Operation[]];

interface LocatedObject {
  readonly value: ObjectMap;
  readonly location: readonly string[];
}

/** A path item, callback or map of paths whose `$ref` points to another file. */
export interface ExternalPathItem {
  readonly kind: Operation['kind'];
  /** As in an operation; for a callback that is a `$ref`, its name; for a map of paths, its key. */
  readonly path: string;
  readonly ref: string;
  /** Property names from the root to the object that holds the `$ref`. */
  readonly location: readonly string[];
}

interface Search {
  readonly document: ObjectMap;
  readonly version: SpecVersion;
  readonly operations: Operation[];
  readonly external: ExternalPathItem[];
  /** Callback Objects already visited: they may be shared or contain themselves. */
  readonly callbacks: Set<object>;
}

/**
 * The operations of a document: paths, webhooks and their callbacks, in document order. Local `$ref`s of path items
 * and callbacks are followed; external ones are listed. A path item shared by several paths gives its operations once
 * per path; a callback gives its own once.
 */
export function findOperations(
  document: ObjectMap,
  version: SpecVersion,
): Pick<Search, 'operations' | 'external'> {
  const search: Search = { document, version, operations: [], external: [], callbacks: new Set() };
  for (const kind of ['path', 'webhook'] as const) {
    const root = kind === 'path' ? 'paths' : 'webhooks';
    // No version of OpenAPI has a `$ref` here, but bundlers resolve one.
    for (const link of chainOf(search, document[root], [root])) {
      for (const path in link.value) {
        if (path.startsWith('x-') && kind === 'path') continue;
        searchItem(search, { kind, path }, link.value[path], [...link.location, path]);
      }
      noteExternal(search, { kind, path: root }, link);
    }
  }
  return search;
}

/** Of operations whose path items several paths share, the first. */
export function distinctOfPaths(operations: readonly Operation[]): readonly Operation[] {
  const seen = new Set<object>();
  return operations.filter(({ kind, value }) => kind === 'path' && seen.size < seen.add(value).size);
}

function searchItem(
  search: Search,
  { kind, path }: Pick<Operation, 'kind' | 'path'>,
  item: unknown,
  at: readonly string[],
): void {
  const chain = chainOf(search, item, at);
  for (const [index, link] of chain.entries()) {
    const { value: pathItem, location } = link;
    const add = (method: string, value: ObjectMap, place: readonly string[]): void => {
      const statuses = Object.keys(responsesOf({ value }));
      const referrers = chain.slice(0, index);
      const operation = { kind, path, method, location: place, pathItem, referrers, value, statuses };
      search.operations.push(operation);
      searchCallbacks(search, operation);
    };
    for (const name in pathItem) {
      const value = pathItem[name];
      if (!isObject(value)) continue;
      if (PATH_ITEM_METHODS[search.version].has(name)) add(name, value, [...location, name]);
      if (name !== 'additionalOperations' || search.version !== '3.2') continue;
      for (const [method, operation] of Object.entries(value))
        if (isObject(operation)) add(method, operation, [...location, name, method]);
    }
    noteExternal(search, { kind, path }, link);
  }
}

/** An object, then each that its chain of local `$ref`s leads to. */
function chainOf({ document }: Search, start: unknown, at: readonly string[]): LocatedObject[] {
  const chain: LocatedObject[] = [];
  const seen = new Set<unknown>();
  let value = start;
  let location: readonly string[] | undefined = at;
  while (location !== undefined && isObject(value) && !seen.has(value)) {
    seen.add(value);
    chain.push({ value, location });
    location = localTarget(refIn(value));
    value = location && valueAt(document, location);
  }
  return chain;
}

function noteExternal(
  { external }: Search,
  { kind, path }: Pick<Operation, 'kind' | 'path'>,
  { value, location }: LocatedObject,
): void {
  const ref = refIn(value);
  if (ref !== undefined && !ref.startsWith('#')) external.push({ kind, path, ref, location });
}

function searchCallbacks(search: Search, { value: { callbacks }, location }: Operation): void {
  if (!isObject(callbacks)) return;
  for (const [name, start] of Object.entries(callbacks)) {
    for (const link of chainOf(search, start, [...location, 'callbacks', name])) {
      const { value: callback, location: at } = link;
      const isKnown = search.callbacks.has(callback);
      search.callbacks.add(callback);
      for (const [expression, item] of isKnown ? [] : Object.entries(callback)) {
        if (expression.startsWith('x-')) continue;
        searchItem(search, { kind: 'callback', path: expression }, item, [...at, expression]);
      }
      noteExternal(search, { kind: 'callback', path: name }, link);
    }
  }
}

/** A status as a key of responses, `4XX` in upper case. */
export function upperRange(status: string): string {
  return /^[1-5]xx$/i.test(status) ? status.toUpperCase() : status;
}

/** Whether a response has a body, in any version. */
export function hasBody(response: unknown): boolean {
  return isObject(response) && (isObject(response.content) || response.schema !== undefined);
}

/** The declared responses of an operation by status; none if they are missing or malformed. */
export function responsesOf({ value }: Pick<Operation, 'value'>): ObjectMap {
  return asMap(value.responses);
}

/**
 * The parameters of an operation and its path item; the operation overrides parameters with the same name and
 * location.
 *
 * @param resolve follows a local `$ref`
 */
export function parametersOf(
  { value, pathItem }: Pick<Operation, 'value' | 'pathItem'>,
  resolve: (value: unknown) => unknown,
): readonly ObjectMap[] {
  const parameters = new Map<unknown, ObjectMap>();
  for (const declared of [pathItem.parameters, value.parameters].flat()) {
    const parameter = resolve(declared);
    if (!isObject(parameter)) continue;
    const { name, in: place } = parameter;
    parameters.set(typeof name === 'string' ? `${String(place)} ${name}` : parameter, parameter);
  }
  return [...parameters.values()];
}
