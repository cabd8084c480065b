import { type ChildRule, childRule, type NodeType, ruleOfNode } from './node-types.js';

const DOLLAR = 0x24;

/** A step of the path from the root, shared by everything below it; the root has no parent and no name. */
export interface PathLink {
  readonly parent: PathLink | undefined;
  readonly name: string;
}

/** An object or list that the walk visits. */
export interface WalkStep {
  readonly value: object;
  /** The type of the value, or with `as` of its properties. */
  readonly type: NodeType;
  readonly as: ChildRule['as'];
  /** In a schema with its own `$id`, which changes the base of `#` (JSON Schema 2020-12 section 8.2.1). */
  readonly isRebased: boolean;
  readonly at: PathLink;
}

/** A visited value. */
export interface Visit extends WalkStep {
  /** Whether a property begins with `$`. */
  readonly hasKeyword: boolean;
  /** Whether no property or item is an object or a list that may hold nodes. */
  readonly isLeaf: boolean;
}

/** Property names and indexes from the root. */
export function pathOf(link: PathLink): string[] {
  const path: string[] = [];
  for (let at = link; at.parent !== undefined; at = at.parent) path.push(at.name);
  return path.reverse();
}

/** The start of a walk: a value of a known type, and its path. */
export function stepAt(value: object, type: NodeType, path: readonly string[]): WalkStep {
  const at = path.reduce<PathLink>((parent, name) => ({ parent, name }), { parent: undefined, name: '' });
  return { value, type, as: 'one', isRebased: false, at };
}

/**
 * The step to a value that the walk of a document comes to; `undefined` if the path leads to data, or to nothing.
 *
 * @param path property names and indexes
 */
export function descend(document: object, path: readonly string[]): WalkStep | undefined {
  let value = document;
  let rule = ruleOfNode('document');
  let isRebased = false;
  for (const name of path) {
    const child: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    if (typeof child !== 'object' || child === null) return undefined;
    const next = ruleOfChild(value, rule, name, child);
    if (next === undefined) return undefined;
    isRebased ||= value !== document && hasOwnBase(value, rule);
    value = child;
    rule = next;
  }
  return { ...stepAt(value, rule.type, path), as: rule.as, isRebased };
}

/**
 * Visits a value and its descendants that are not data, in document order; `$ref`s are not followed. Handles any
 * depth.
 *
 * @param enter returns false to skip the children of a value
 */
export function walkNodes(start: WalkStep, enter: (visit: Visit) => boolean): void {
  const root = new Step(start.value, start, start.at.parent, start.at.name);
  root.isRebased = start.isRebased;
  const open = [root];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    let child = step.lastChild();
    if (!enter(step)) continue;
    while (child !== undefined) {
      open.push(child);
      const { before } = child;
      child.before = undefined;
      child = before;
    }
  }
}

/** Most of a walk is here. A step is its own link of the path. */
class Step implements Visit, PathLink {
  readonly type: NodeType;
  readonly as: ChildRule['as'];
  isRebased = false;
  hasKeyword = false;
  isLeaf = true;

  /** @param before - The sibling before it, until the walk has both. */
  constructor(
    readonly value: object,
    { type, as }: ChildRule,
    readonly parent: PathLink | undefined,
    readonly name: string,
    public before?: Step,
  ) {
    this.type = type;
    this.as = as;
  }

  get at(): PathLink {
    return this;
  }

  /** The last of the children that are nodes, or may contain some. */
  lastChild(): Step | undefined {
    const last = Array.isArray(this.value) ? this.#lastItem(this.value) : this.#lastProperty();
    this.isLeaf = last === undefined;
    if (this.hasKeyword && this.parent !== undefined && hasOwnBase(this.value, this)) this.isRebased = true;
    if (this.isRebased) for (let step = last; step !== undefined; step = step.before) step.isRebased = true;
    return last;
  }

  #lastItem(items: readonly unknown[]): Step | undefined {
    const rule = ruleOfNode(this.type);
    let last: Step | undefined;
    for (let index = 0; index < items.length; index += 1) {
      const item = items[index];
      if (isCollection(item)) last = new Step(item, rule, this, String(index), last);
    }
    return last;
  }

  #lastProperty(): Step | undefined {
    const value = this.value as Readonly<Record<string, unknown>>;
    let last: Step | undefined;
    // Much faster than lists of the names and the values.
    for (const name in value) {
      if (name.charCodeAt(0) === DOLLAR) this.hasKeyword = true;
      const child = value[name];
      if (!isCollection(child)) continue;
      const rule = ruleOfChild(value, this, name, child);
      if (rule !== undefined) last = new Step(child, rule, this, name, last);
    }
    return last;
  }
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What the child of a value contains; `undefined` for data. */
function ruleOfChild(
  value: object,
  { type, as }: ChildRule,
  name: string,
  child: object,
): ChildRule | undefined {
  if (Array.isArray(value)) return ruleOfNode(type);
  if (as === 'one') return childRule(type, name);
  if (as === 'open map' && name.startsWith('x-')) return undefined;
  return ruleOfNode(Array.isArray(child) ? 'unknown' : type);
}

/** Not asked of a root, which has no other base to leave. */
function hasOwnBase(value: object, { type, as }: ChildRule): boolean {
  return type === 'schema' && as === 'one' && typeof Reflect.get(value, '$id') === 'string';
}
