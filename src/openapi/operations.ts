import { isObject } from '../values/is-object.js';
import { valueAt } from '../values/value-at.js';
import type { SpecDocument } from './open-spec.js';
import { localTarget } from './references.js';

type ObjectMap = Readonly<Record<string, unknown>>;

/** An operation and where it stands. */
export interface Operation {
  /** Webhooks and callbacks are calls that the API makes: their consumer owns the responses. */
  readonly kind: 'path' | 'webhook' | 'callback';
  /** The path template, the webhook's name or the callback's expression. */
  readonly path: string;
  /** Lower case; as written for those of `additionalOperations` (`LINK`). */
  readonly method: string;
  /** Property names from the root to the operation itself; elsewhere than below `path` when that is a `$ref`. */
  readonly location: readonly string[];
  readonly pathItem: ObjectMap;
  readonly value: ObjectMap;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/**
 * The operations of a document: paths, webhooks, and the callbacks of either, in document order. Local `$ref`s of
 * path items and callbacks are followed, ones into other files are not. A path item that several paths share
 * gives its operations once for each path; a callback gives its own once.
 */
export function* operationsOf(spec: SpecDocument): Generator<Operation> {
  const walk = { spec, callbacks: new Set<object>() };
  for (const kind of ['path', 'webhook'] as const) {
    const root = kind === 'path' ? 'paths' : 'webhooks';
    const items = spec.document[root];
    if (!isObject(items)) continue;
    for (const [path, item] of Object.entries(items)) {
      if (path.startsWith('x-') && kind === 'path') continue;
      yield* operationsOfItem(walk, kind, path, item, [root, path]);
    }
  }
}

interface Walk {
  readonly spec: SpecDocument;
  /** Callback Objects that were walked already: they may be shared, or contain themselves. */
  readonly callbacks: Set<object>;
}

function* operationsOfItem(
  walk: Walk,
  kind: Operation['kind'],
  path: string,
  item: unknown,
  at: readonly string[],
): Generator<Operation> {
  for (const { value: pathItem, location } of chainOf(walk.spec, item, at)) {
    for (const [method, value, steps] of methodsOf(walk.spec, pathItem)) {
      const operation = { kind, path, method, location: [...location, ...steps], pathItem, value };
      yield operation;
      yield* callbacksOf(walk, operation);
    }
  }
}

/** An object and, one after the other, those that its local `$ref` leads to. */
function* chainOf(
  spec: SpecDocument,
  start: unknown,
  at: readonly string[],
): Generator<{ value: Record<string, unknown>; location: readonly string[] }> {
  const seen = new Set<unknown>();
  let value = start;
  let location: readonly string[] | undefined = at;
  while (location !== undefined && isObject(value) && !seen.has(value)) {
    seen.add(value);
    yield { value, location };
    const ref = valueAt(value, ['$ref']);
    location = typeof ref === 'string' ? localTarget(ref) : undefined;
    value = location && valueAt(spec.document, location);
  }
}

/** Method, operation, and the names from the path item to it. */
function* methodsOf(
  spec: SpecDocument,
  pathItem: ObjectMap,
): Generator<[method: string, value: Record<string, unknown>, steps: string[]]> {
  const methods: readonly string[] = spec.version === '3.2' ? [...METHODS, 'query'] : METHODS;
  for (const [name, value] of Object.entries(pathItem)) {
    if (methods.includes(name) && isObject(value)) yield [name, value, [name]];
    if (name !== 'additionalOperations' || spec.version !== '3.2' || !isObject(value)) continue;
    for (const [method, operation] of Object.entries(value)) {
      if (isObject(operation)) yield [method, operation, [name, method]];
    }
  }
}

function* callbacksOf(walk: Walk, { value, location }: Operation): Generator<Operation> {
  const callbacks = valueAt(value, ['callbacks']);
  if (!isObject(callbacks)) return;
  for (const [name, start] of Object.entries(callbacks)) {
    for (const { value: callback, location: at } of chainOf(walk.spec, start, [
      ...location,
      'callbacks',
      name,
    ])) {
      if (walk.callbacks.has(callback)) continue;
      walk.callbacks.add(callback);
      for (const [expression, item] of Object.entries(callback)) {
        if (expression.startsWith('x-')) continue;
        yield* operationsOfItem(walk, 'callback', expression, item, [...at, expression]);
      }
    }
  }
}
