import { isObject } from '../values/is-object.js';
import { fromPointer } from '../values/pointer.js';
import { valueAt } from '../values/value-at.js';
import { childRule, type NodeType } from './node-types.js';
import { isRebased, type PathLink, pathOf, stepAt, type WalkStep, walkNodes } from './walk.js';

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
  readonly #known: Pick<NodeCollector, 'typeOf'> | undefined;

  /** @param known nodes that are not walked again */
  constructor(known?: Pick<NodeCollector, 'typeOf'>) {
    this.#known = known;
  }

  typeOf(value: object): NodeType | undefined {
    const known = this.#walked.get(value);
    if (known !== undefined && known !== 'unknown' && known !== 'container') return known;
    return this.#known?.typeOf(value);
  }

  collect(start: WalkStep): void {
    walkNodes(start, (step) => this.#enter(step));
  }

  /** Walks nodes that only references lead to; the list of references grows meanwhile. */
  followLocal(document: unknown): void {
    const followed = new Set<string>();
    for (const { ref, expected } of this.references) {
      const key = `${expected} ${ref}`;
      if (isEntry(ref) || followed.has(key)) continue;
      followed.add(key);
      const path = localTarget(ref);
      const value = path && valueAt(document, path);
      if (path === undefined || !isObject(value)) continue;
      if (expected !== 'unknown') this.collectFragment({ type: expected, path, value });
      else if (!this.#walked.has(value)) this.collect(stepAt(value, 'unknown', path));
    }
  }

  /** Walks the target of a reference as a node, unless it is known as one. */
  collectFragment(fragment: Fragment): void {
    const { type, path, value } = fragment;
    if (this.typeOf(value) !== undefined) return;
    this.fragments.push(fragment);
    this.collect(stepAt(value, type, path));
  }

  #enter(step: WalkStep): boolean {
    const { value, type, as } = step;
    const known = this.#walked.get(value) ?? this.#known?.typeOf(value);
    if (known !== undefined) this.repeats.push(step);
    const isContainer = as !== 'one' || Array.isArray(value);
    const next = isContainer && type !== 'unknown' ? 'container' : type;
    const isSettled = known !== undefined && known !== 'unknown' && known !== 'container';
    if (isSettled || known === next || (known === 'container' && next === 'unknown')) return false;
    this.#walked.set(value, next);
    this.#record(step, known !== undefined);
    return true;
  }

  /** @param isAgain the value was walked before, without a type or with another type */
  #record(step: WalkStep, isAgain: boolean): void {
    const { value, type, as } = step;
    const { $ref, $dynamicRef } = value as { $ref?: unknown; $dynamicRef?: unknown };
    if (typeof $ref === 'string' && type !== 'mapping') {
      const expected = as === 'one' && !isRebased(step) ? type : 'unknown';
      const untyped = this.#untyped.get(value);
      if (untyped !== undefined) this.references[untyped] = new Reference($ref, step, expected);
      else if (!isAgain) this.references.push(new Reference($ref, step, expected));
      if (!isAgain && expected === 'unknown') this.#untyped.set(value, this.references.length - 1);
    }
    if (isAgain) return;
    if (typeof $dynamicRef === 'string') this.references.push(new Reference($dynamicRef, step, 'unknown'));
    if (type !== 'mapping') return;
    for (const ref of mappedSchemas(value)) this.references.push(new Reference(ref, step, 'unknown'));
  }
}

/** The nodes and references of a document; those in nodes that only a reference leads to come last. */
export function collectNodes(value: unknown, type: NodeType = 'document'): NodeCollector {
  const nodes = new NodeCollector();
  if (typeof value === 'object' && value !== null) nodes.collect(stepAt(value, type, []));
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

/** The target of a local reference as property names; `undefined` for a reference to another file. */
export function localTarget(ref: string): string[] | undefined {
  return ref.startsWith('#') ? fromPointer(ref) : undefined;
}

/** Mapping values are schema names or URI references (OpenAPI 3.1 section 4.8.25). */
function mappedSchemas(mapping: object): string[] {
  return Object.values(mapping)
    .filter((target) => typeof target === 'string')
    .map((target) => (/^[\w.-]+$/.test(target) ? `#/components/schemas/${target}` : target));
}
