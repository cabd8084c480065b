import { isCollection, isObject } from '../values/is-object.js';
import { fromPointer, valueAt } from '../values/pointer.js';
import { childRule, type NodeType } from './node-types.js';
import { descend, type PathLink, pathOf, stepAt, type WalkStep, walkNodes } from './walk.js';

/** A `$ref`, a `$dynamicRef` or a discriminator mapping to a schema, with its location. */
export class Reference {
  constructor(
    /** As written; a bare schema name in a discriminator mapping is converted to a pointer. */
    readonly ref: string,
    readonly at: PathLink,
    /** The node type that its place requires; `unknown` if that cannot be told. */
    readonly expected: NodeType,
  ) {}

  /** Property names and indexes from the root to the object that contains it. */
  get path(): string[] {
    return pathOf(this.at);
  }
}

/** A node in an untyped place; only a `$ref` tells its type. */
export interface Fragment {
  readonly type: NodeType;
  readonly path: readonly string[];
  readonly value: object;
}

/**
 * Collects the typed nodes below some values, and the references in them, in document order. Examples, defaults,
 * enums, constants and `x-` values are data and are skipped.
 *
 * Linear in the size of the document: a shared object is walked once (and once more if only a later place gives its
 * type). Handles cycles and any depth.
 */
export class NodeCollector {
  readonly references: Reference[] = [];
  readonly fragments: Fragment[] = [];
  /** Places where the walk reached a value again, through an alias or a shared object. */
  readonly repeats: WalkStep[] = [];
  /** How each value was walked. A later place may add detail: `unknown`, then `container`, then its type. */
  readonly #walked = new Map<object, NodeType | 'container'>();
  /** Indexes of references of unknown type in the list, by the object that contains them. */
  readonly #untyped = new Map<object, number>();
  readonly #tree: object | undefined;

  /** @param tree a document that shares no objects: the places of its nodes tell their types */
  constructor(tree?: object) {
    this.#tree = tree;
  }

  /** The type of a value that was walked. */
  typeAt(path: readonly string[], value: object): NodeType | undefined {
    const walked = this.#walked.get(value);
    if (walked !== undefined && walked !== 'unknown' && walked !== 'container') return walked;
    const place = this.#placeAt(path);
    return place !== undefined && isTyped(place) ? place.rule.type : undefined;
  }

  /** Whether a value that was walked holds nodes and is not one, such as `content` or a list of parameters. */
  isContainerAt(path: readonly string[], value: object): boolean {
    if (this.#walked.get(value) === 'container') return true;
    const place = this.#placeAt(path);
    return place !== undefined && place.rule.type !== 'unknown' && !isTyped(place);
  }

  collect(start: WalkStep): void {
    walkNodes(start, (step, hasKeyword) => this.#enter(step, hasKeyword));
  }

  /** Walks values of the tree. Only those of unknown type are remembered. */
  collectTree(start: WalkStep): void {
    walkNodes(start, (step, hasKeyword, isLeaf) => {
      const { type } = step.rule;
      if (isLeaf && !hasKeyword && type !== 'mapping') return false;
      if (type === 'unknown') return this.#enter(step, hasKeyword);
      this.#record(step, hasKeyword, false);
      return true;
    });
  }

  /**
   * Walks nodes that only references lead to; the list of references grows meanwhile.
   *
   * @param from index of the first reference to follow
   */
  followLocal(document: unknown, from = 0): void {
    /** By reference; most occur many times. */
    const followed = new Map<string, Set<NodeType> | 'entry'>();
    for (let index = from; index < this.references.length; index++) {
      const { ref = '', expected = 'unknown' } = this.references[index] ?? {};
      let types = followed.get(ref);
      if (types === undefined) {
        types = isEntry(ref) ? 'entry' : new Set();
        followed.set(ref, types);
      }
      if (types === 'entry' || types.has(expected)) continue;
      types.add(expected);
      const path = localTarget(ref);
      const value = path && valueAt(document, path);
      if (path === undefined || !isObject(value)) continue;
      if (expected !== 'unknown') this.collectFragment({ type: expected, path, value });
      else if (!this.#walked.has(value) && this.#placeAt(path) === undefined)
        this.collect(stepAt(value, 'unknown', path));
    }
  }

  /** Walks the target of a reference as a node, unless it is known as one or holds such. */
  collectFragment(fragment: Fragment): void {
    const { type, path, value } = fragment;
    if (this.typeAt(path, value) !== undefined || this.isContainerAt(path, value)) return;
    this.fragments.push(fragment);
    this.collect(stepAt(value, type, path));
  }

  /** The same after additions to the tree; undefined if that takes a walk of everything. */
  withAdditions(tree: object, paths: readonly (readonly string[])[]): NodeCollector | undefined {
    if (this.#tree === undefined || this.fragments.length > 0) return undefined;
    const nodes = new NodeCollector(tree);
    for (const reference of this.references) nodes.references.push(reference);
    for (const [value, type] of this.#walked) nodes.#walked.set(value, type);
    for (const [value, index] of this.#untyped) nodes.#untyped.set(value, index);
    for (const path of paths) {
      const step = descend(tree, path);
      if (step !== undefined) nodes.collectTree(step);
    }
    nodes.followLocal(tree, this.references.length);
    return nodes;
  }

  #placeAt(path: readonly string[]): WalkStep | undefined {
    return this.#tree && descend(this.#tree, path);
  }

  #enter(step: WalkStep, hasKeyword: boolean): boolean {
    const { value } = step;
    const { type, as } = step.rule;
    const known = this.#walked.get(value);
    if (known !== undefined) this.repeats.push(step);
    const isContainer = as !== 'one' || Array.isArray(value);
    const next = isContainer && type !== 'unknown' ? 'container' : type;
    const isSettled = known !== undefined && known !== 'unknown' && known !== 'container';
    if (isSettled || known === next || (known === 'container' && next === 'unknown')) return false;
    this.#walked.set(value, next);
    this.#record(step, hasKeyword, known !== undefined);
    return true;
  }

  /** @param isAgain the value was walked before, without a type or with another type */
  #record(step: WalkStep, hasKeyword: boolean, isAgain: boolean): void {
    const { value, at } = step;
    const { type, as } = step.rule;
    if (type === 'mapping' && !isAgain)
      for (const ref of mappedSchemas(value)) this.references.push(new Reference(ref, at, 'unknown'));
    if (!hasKeyword) return;
    const { $ref, $dynamicRef } = value as { $ref?: unknown; $dynamicRef?: unknown };
    if (typeof $ref === 'string' && type !== 'mapping') {
      const expected = as === 'one' && !step.isRebased ? type : 'unknown';
      const reference = new Reference($ref, at, expected);
      const untyped = this.#untyped.get(value);
      if (untyped !== undefined) this.references[untyped] = reference;
      else if (!isAgain) this.references.push(reference);
      if (!isAgain && expected === 'unknown') this.#untyped.set(value, this.references.length - 1);
    }
    if (isAgain || typeof $dynamicRef !== 'string') return;
    this.references.push(new Reference($dynamicRef, at, 'unknown'));
  }
}

/** Whether a value is one node of a known type. */
function isTyped({ value, rule }: WalkStep): boolean {
  return rule.type !== 'unknown' && rule.as === 'one' && !Array.isArray(value);
}

/**
 * The nodes and references of a document; those in nodes that only a reference leads to come last.
 *
 * @param isTree whether no object is shared, as in JSON and in YAML without aliases
 */
export function collectNodes(value: unknown, type: NodeType = 'document', isTree = false): NodeCollector {
  const isNode = isCollection(value);
  const nodes = new NodeCollector(isTree && isNode ? value : undefined);
  const start = isNode ? stepAt(value, type, []) : undefined;
  if (start !== undefined && isTree) nodes.collectTree(start);
  else if (start !== undefined) nodes.collect(start);
  nodes.followLocal(value);
  return nodes;
}

/** Whether a reference points to an entry of a container, whose place gives its type. */
function isEntry(ref: string): boolean {
  const [, section, rootSection] = ENTRY.exec(ref) ?? [];
  const rule = section !== undefined ? childRule('components', section) : undefined;
  const found = rootSection !== undefined ? childRule('document', rootSection) : rule;
  return found?.as === 'map' && found.type !== 'unknown';
}

const ENTRY = /^#\/(?:components\/([A-Za-z]+)|([a-z]+))\/[^/]*$/;

/** The `$ref` of an object. */
export function refIn(value: unknown): string | undefined {
  const ref = valueAt(value, ['$ref']);
  return typeof ref === 'string' ? ref : undefined;
}

/** The target of a local reference as property names; `undefined` for a reference to another file. */
export function localTarget(ref: string | undefined): string[] | undefined {
  return ref?.startsWith('#') ? fromPointer(ref) : undefined;
}

/** Mapping values are schema names or URI references (OpenAPI 3.1 section 4.8.25). */
function mappedSchemas(mapping: object): string[] {
  return Object.values(mapping)
    .filter((target) => typeof target === 'string')
    .map((target) => (/^[\w.-]+$/.test(target) ? `#/components/schemas/${target}` : target));
}
