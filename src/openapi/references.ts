import { isObject } from '../values/is-object.js';
import { fromPointer } from '../values/pointer.js';
import { valueAt } from '../values/value-at.js';
import { childRule, type NodeType } from './node-types.js';
import { isRebased, type PathLink, pathOf, stepAt, type WalkStep, walkNodes } from './walk.js';

/** A `$ref`, a `$dynamicRef` or a mapping of a discriminator to a schema, and where it stands. */
export class Reference {
  constructor(
    /** As written; a bare schema name of a discriminator's mapping is made a pointer. */
    readonly ref: string,
    readonly at: PathLink,
    /** What its place asks for; `'unknown'` where that cannot be told. */
    readonly expected: NodeType,
  ) {}

  /** Property names and indexes from the root to the object that holds it. */
  get path(): string[] {
    return pathOf(this.at);
  }
}

/** A node that stands where none is expected by its place: only a `$ref` says what it is. */
export interface Fragment {
  readonly type: NodeType;
  readonly path: readonly string[];
  readonly value: object;
}

/**
 * The nodes below some values, with their types, and the references in them, in document order. Examples, defaults,
 * enums, constants and `x-` values hold data and are passed over.
 *
 * Takes time in proportion to the document's own size: an object that stands in several places is walked once, at the
 * first (and once more when only a later place tells its type). Cycles and any depth are fine.
 */
export class NodeCollector {
  readonly references: Reference[] = [];
  readonly fragments: Fragment[] = [];
  /** Where a walk came to a value again, by an alias or because code shares it. */
  readonly repeats: WalkStep[] = [];
  /** How each value was walked; a later place may say more of it: `unknown`, then `container`, then its type. */
  readonly #walked = new Map<object, NodeType | 'container'>();
  /** Places in the list of references that say nothing of their target, by the object that holds them. */
  readonly #untyped = new Map<object, number>();
  readonly #known: Pick<NodeCollector, 'typeOf'> | undefined;

  /** @param known nodes that it has are not walked again */
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

  /** Walks what only references lead to, and on from there; the list of references grows on the way. */
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

  /** Walks what a reference says is a node, unless it is known as one. */
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

  /** @param isAgain the value was walked before, without a type or with another one */
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

/** The nodes of a document and its references, those in what only a reference leads to last. */
export function collectNodes(value: unknown, type: NodeType = 'document'): NodeCollector {
  const nodes = new NodeCollector();
  if (typeof value === 'object' && value !== null) nodes.collect(stepAt(value, type, []));
  nodes.followLocal(value);
  return nodes;
}

/** Whether a reference leads to an entry of a container, which has a type by its place. */
function isEntry(ref: string): boolean {
  const [, section, rootSection] = ENTRY.exec(ref) ?? [];
  const rule = section !== undefined ? childRule('components', section) : undefined;
  const found = rootSection !== undefined ? childRule('document', rootSection) : rule;
  return found?.as === 'map' && found.type !== 'unknown';
}

const ENTRY = /^#\/(?:components\/([A-Za-z]+)|([a-z]+))\/[^/]*$/;

/** The target of a reference within its own document as property names; `undefined` for one into another file. */
export function localTarget(ref: string): string[] | undefined {
  return ref.startsWith('#') ? fromPointer(ref) : undefined;
}

/** The values of a mapping are schema names or URI references (OpenAPI 3.1 section 4.8.25). */
function mappedSchemas(mapping: object): string[] {
  return Object.values(mapping)
    .filter((target) => typeof target === 'string')
    .map((target) => (/^[\w.-]+$/.test(target) ? `#/components/schemas/${target}` : target));
}
