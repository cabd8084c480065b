import type { SpecVersion } from '../openapi-version.js';
import { toPointer } from '../values/pointer.js';
import type { NodeType } from './node-types.js';
import { type ExternalPathItem, findOperations, type Operation } from './operations.js';
import { collectNodes, type Fragment, NodeCollector, type Reference } from './references.js';
import { pathOf } from './walk.js';

/**
 * What a document holds: its operations, its references and the types of its nodes. Each is found when it is first
 * asked for, once; the document must not change from then on.
 */
export class SpecIndex {
  readonly #document: Readonly<Record<string, unknown>>;
  readonly #version: SpecVersion;
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
