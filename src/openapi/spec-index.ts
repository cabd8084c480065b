import type { SpecVersion } from '../openapi-version.js';
import { groupBy } from '../values/group-by.js';
import { asList, isCollection, isObject } from '../values/is-object.js';
import { toPointer, valueAt } from '../values/pointer.js';
import type { NodeType } from './node-types.js';
import {
  distinctOfPaths,
  type ExternalPathItem,
  findOperations,
  type Operation,
  parametersOf,
  type SharedOperation,
} from './operations.js';
import {
  collectNodes,
  type Fragment,
  localTarget,
  NodeCollector,
  type Reference,
  refIn,
} from './references.js';
import { countResponseUses, type ResponseUses } from './response-uses.js';
import { pathOf } from './walk.js';

interface ChainEnd {
  readonly value: unknown;
  readonly path?: readonly string[];
}

/**
 * Index of a document: operations, references and node types. Each part is computed once, on first use; the document
 * must not change afterwards.
 */
export class SpecIndex {
  readonly #document: Readonly<Record<string, unknown>>;
  readonly #version: SpecVersion;
  readonly #isTree: boolean;
  readonly #ends = new Map<string, ChainEnd>();
  readonly #parameters = new Map<Operation, readonly Readonly<Record<string, unknown>>[]>();
  #operations: ReturnType<typeof findOperations> | undefined;
  #byLocation: ReadonlyMap<string, SharedOperation> | undefined;
  #ofPaths: readonly Operation[] | undefined;
  #uses: ResponseUses | undefined;
  #nodes: NodeCollector | undefined;
  #extensionRefs: ReadonlySet<string> | undefined;
  #byRef: ReadonlyMap<string, readonly Reference[]> | undefined;

  /** @param isTree whether no object is shared, as in JSON and in YAML without aliases */
  constructor(document: Readonly<Record<string, unknown>>, version: SpecVersion, isTree = false) {
    this.#document = document;
    this.#version = version;
    this.#isTree = isTree;
  }

  /** The index of the document after changes. Where they only add, what they add is walked alone. */
  after(document: Readonly<Record<string, unknown>>, changed: readonly (readonly string[])[]): SpecIndex {
    const index = new SpecIndex(document, this.#version, this.#isTree);
    const onlyAdds = changed.every((path) => valueAt(this.#document, path) === undefined);
    index.#nodes = onlyAdds ? this.#nodes?.withAdditions(document, changed) : undefined;
    return index;
  }

  /** Operations of paths, webhooks and callbacks, in document order; those of a shared path item once per path. */
  get operations(): readonly Operation[] {
    return this.#found.operations;
  }

  /** The operations of `paths`; one that several of them share, once. */
  get pathOperations(): readonly Operation[] {
    this.#ofPaths ??= distinctOfPaths(this.operations);
    return this.#ofPaths;
  }

  /** How often these use each response under each status. */
  get responseUses(): ResponseUses {
    this.#uses ??= countResponseUses(this.pathOperations);
    return this.#uses;
  }

  /** Path items and callbacks in other files; their operations are not included. */
  get externalPathItems(): readonly ExternalPathItem[] {
    return this.#found.external;
  }

  /** Operations by the pointer of the Operation Object; several if paths share a path item by a local `$ref`. */
  get operationsByLocation(): ReadonlyMap<string, SharedOperation> {
    this.#byLocation ??= groupBy(this.operations, ({ location }) => toPointer(location));
    return this.#byLocation;
  }

  /** The effective security: that of the operation, else of the document; an empty list means none. */
  securityOf({ value }: Operation): readonly unknown[] {
    const security = Object.hasOwn(value, 'security') ? value.security : this.#document.security;
    return asList(security);
  }

  /** The parameters of an operation and its path item, local `$ref`s resolved; external ones stay `$ref`s. */
  parametersOf(operation: Operation): readonly Readonly<Record<string, unknown>>[] {
    const known = this.#parameters.get(operation) ?? parametersOf(operation, (value) => this.resolve(value));
    this.#parameters.set(operation, known);
    return known;
  }

  /** Whether the request may have a body: `requestBody`, or in Swagger 2.0 a body or form parameter. */
  hasRequestBody(operation: Operation): boolean {
    if (this.#version !== '2.0') return isObject(operation.value.requestBody);
    return this.parametersOf(operation).some((one) => one.in === 'body' || one.in === 'formData');
  }

  /** Resolves a chain of local `$ref`s; it ends at a `$ref` to another file, and where it comes back to itself. */
  resolve(value: unknown): unknown {
    return this.endOfChain(value).value;
  }

  /** The last value of a chain of local `$ref`s, and its path if it is not the given one. */
  endOfChain(value: unknown): ChainEnd {
    const refs = new Set<string>();
    let end: ChainEnd = { value };
    for (let ref = refIn(value); ref !== undefined && !refs.has(ref); ref = refIn(end.value)) {
      const known = this.#ends.get(ref);
      const path = localTarget(ref);
      if (path === undefined) break;
      end = known ?? { value: valueAt(this.#document, path), path };
      refs.add(ref);
    }
    for (const ref of refs) this.#ends.set(ref, end);
    return end;
  }

  /** In document order; references in nodes that only a reference leads to come last. */
  get references(): readonly Reference[] {
    return this.#collected.references;
  }

  /** References grouped by their text. */
  get referencesByRef(): ReadonlyMap<string, readonly Reference[]> {
    this.#byRef ??= groupBy(this.references, ({ ref }) => ref);
    return this.#byRef;
  }

  /** The texts of `$ref`s in extensions. */
  get extensionRefs(): ReadonlySet<string> {
    this.#extensionRefs ??= extensionRefs(this.#document, this.#isTree);
    return this.#extensionRefs;
  }

  /** Nodes whose type only a `$ref` of this document tells. */
  get fragments(): readonly Fragment[] {
    return this.#collected.fragments;
  }

  /** The type of the node at a path; undefined for data, containers and unknown places. */
  typeAt(path: readonly string[]): NodeType | undefined {
    const value = valueAt(this.#document, path);
    return isObject(value) ? this.#collected.typeAt(path, value) : undefined;
  }

  /** Whether the value at a path holds nodes and is not one. */
  isContainerAt(path: readonly string[]): boolean {
    const value = valueAt(this.#document, path);
    return isObject(value) && this.#collected.isContainerAt(path, value);
  }

  /** The texts of references outside some places; a shared object (YAML alias) counts at each place. */
  refsOutside(isLeftOut: (path: readonly string[]) => boolean): ReadonlySet<string> {
    const refs = new Set<string>();
    for (const [ref, references] of this.referencesByRef) {
      if (references.some(({ path }) => !isLeftOut(path))) refs.add(ref);
    }
    const repeated = new NodeCollector();
    for (const step of this.#collected.repeats) if (!isLeftOut(pathOf(step.at))) repeated.collect(step);
    for (const { ref } of repeated.references) refs.add(ref);
    return refs;
  }

  get #found(): ReturnType<typeof findOperations> {
    this.#operations ??= findOperations(this.#document, this.#version);
    return this.#operations;
  }

  get #collected(): NodeCollector {
    this.#nodes ??= collectNodes(this.#document, 'document', this.#isTree);
    return this.#nodes;
  }
}

/**
 * The texts of `$ref`s in `x-` values: the document model takes these for data, but other tools follow them.
 *
 * @param isTree whether no object is shared, so that none has to be remembered
 */
function extensionRefs(document: object, isTree: boolean): ReadonlySet<string> {
  const extensions: object[] = [];
  const seen = new Set<object>();
  const open = [document];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (!isTree && seen.has(value)) continue;
    if (!isTree) seen.add(value);
    for (const name in value) {
      const child = (value as Readonly<Record<string, unknown>>)[name];
      if (isCollection(child)) (name.startsWith('x-') ? extensions : open).push(child);
    }
  }
  return refsBelow(extensions);
}

function refsBelow(values: object[]): ReadonlySet<string> {
  const refs = new Set<string>();
  const seen = new Set<object>();
  for (let value = values.pop(); value !== undefined; value = values.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    for (const [name, child] of Object.entries(value)) {
      if (name === '$ref' && typeof child === 'string') refs.add(child);
      else if (isCollection(child)) values.push(child);
    }
  }
  return refs;
}
