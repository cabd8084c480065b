import type { SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { valueAt } from '../values/value-at.js';
import type { NodeType } from './node-types.js';
import {
  type ExternalPathItem,
  findOperations,
  type Operation,
  parametersOf,
  resolveLocal,
} from './operations.js';
import { collectNodes, type Fragment, NodeCollector, type Reference } from './references.js';
import { pathOf } from './walk.js';

/**
 * What a document holds: its operations, its references and the types of its nodes. Each is found when it is first
 * asked for, once; the document must not change from then on.
 */
export class SpecIndex {
  readonly #document: Readonly<Record<string, unknown>>;
  readonly #version: SpecVersion;
  readonly #resolved = new Map<string, unknown>();
  #operations: ReturnType<typeof findOperations> | undefined;
  #byLocation: ReadonlyMap<string, readonly Operation[]> | undefined;
  #nodes: NodeCollector | undefined;
  #byRef: ReadonlyMap<string, readonly Reference[]> | undefined;

  constructor(document: Readonly<Record<string, unknown>>, version: SpecVersion) {
    this.#document = document;
    this.#version = version;
  }

  /** The operations of paths, webhooks and callbacks, in document order; of a shared path item, once for each path. */
  get operations(): readonly Operation[] {
    return this.#found.operations;
  }

  /** Path items and callbacks in other files, whose operations are not seen. */
  get externalPathItems(): readonly ExternalPathItem[] {
    return this.#found.external;
  }

  /** Operations by the pointer of the Operation Object: several where paths share one by a local `$ref`. */
  get operationsByLocation(): ReadonlyMap<string, readonly Operation[]> {
    this.#byLocation ??= groupBy(this.operations, ({ location }) => toPointer(location));
    return this.#byLocation;
  }

  /** What an operation asks of its caller: its own `security`, else the document's; an empty list asks for nothing. */
  securityOf({ value }: Operation): readonly unknown[] {
    const security = Object.hasOwn(value, 'security') ? value.security : this.#document.security;
    return Array.isArray(security) ? security : [];
  }

  /** Of an operation and its path item, local `$ref`s followed; one into another file is left as that `$ref`. */
  parametersOf(operation: Operation): readonly Readonly<Record<string, unknown>>[] {
    return parametersOf(operation, (value) => this.resolve(value));
  }

  /** Whether a request may have a body: `requestBody`, or in Swagger 2.0 a parameter of the body or of a form. */
  hasRequestBody(operation: Operation): boolean {
    if (this.#version !== '2.0') return isObject(operation.value.requestBody);
    return this.parametersOf(operation).some((one) => one.in === 'body' || one.in === 'formData');
  }

  /** What a value is, or what the local `$ref` leads to that it is. */
  resolve(value: unknown): unknown {
    const ref = valueAt(value, ['$ref']);
    if (typeof ref !== 'string') return value;
    if (!this.#resolved.has(ref)) this.#resolved.set(ref, resolveLocal(this.#document, value));
    return this.#resolved.get(ref);
  }

  /** In document order; those in what only references lead to come last. */
  get references(): readonly Reference[] {
    return this.#collected.references;
  }

  /** References by what they say; there are far fewer of these. */
  get referencesByRef(): ReadonlyMap<string, readonly Reference[]> {
    this.#byRef ??= groupBy(this.references, ({ ref }) => ref);
    return this.#byRef;
  }

  /** Nodes that only a `$ref` of this document makes known. */
  get fragments(): readonly Fragment[] {
    return this.#collected.fragments;
  }

  typeOf(value: object): NodeType | undefined {
    return this.#collected.typeOf(value);
  }

  /**
   * What references say that stand elsewhere than in some places; an object that stands in several places (a YAML
   * alias) counts at each.
   */
  refsOutside(isLeftOut: (path: readonly string[]) => boolean): ReadonlySet<string> {
    const refs = new Set<string>();
    for (const [ref, references] of this.referencesByRef) {
      if (references.some(({ path }) => !isLeftOut(path))) refs.add(ref);
    }
    const repeated = new NodeCollector();
    for (const step of this.#collected.repeats) if (!isLeftOut(pathOf(step))) repeated.collect(step);
    for (const { ref } of repeated.references) refs.add(ref);
    return refs;
  }

  get #found(): ReturnType<typeof findOperations> {
    this.#operations ??= findOperations(this.#document, this.#version);
    return this.#operations;
  }

  get #collected(): NodeCollector {
    this.#nodes ??= collectNodes(this.#document);
    return this.#nodes;
  }
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
