import { type ChildRule, childRule, type NodeType, ruleOfNode } from './node-types.js';

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

/** A visited value; the object is used again for the next one of its depth. */
export interface Visit extends WalkStep {
  /** Whether a property begins with `$`. */
  readonly hasKeyword: boolean;
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
  const root = new Level(undefined);
  root.visit(start.value, start, '', start);
  if (!enter(root)) return;
  for (let level: Level | undefined = root; level !== undefined; ) {
    const below = level.next();
    if (below === undefined) level = level.above;
    else if (enter(below)) level = below;
  }
}

/** One depth of a walk: the value that is visited there, and how far. Used again, because most of a walk is here. */
class Level implements Visit {
  readonly above: Level | undefined;
  value: object = [];
  type: NodeType = 'unknown';
  as: ChildRule['as'] = 'one';
  isRebased = false;
  hasKeyword = false;
  #name = '';
  #at: PathLink | undefined;
  /** The names of the properties; undefined in a list. */
  #names: readonly string[] | undefined;
  #children: readonly unknown[] = [];
  #next = 0;
  #below: Level | undefined;

  constructor(above: Level | undefined) {
    this.above = above;
  }

  get at(): PathLink {
    const unlinked: Level[] = [];
    let level: Level = this;
    for (; level.#at === undefined && level.above !== undefined; level = level.above) unlinked.push(level);
    let link = level.#at ?? { parent: undefined, name: '' };
    for (const below of unlinked.reverse()) {
      link = { parent: link, name: below.#name };
      below.#at = link;
    }
    return link;
  }

  visit(value: object, { type, as }: ChildRule, name: string, start?: WalkStep): void {
    this.value = value;
    this.type = type;
    this.as = as;
    this.#name = name;
    this.#at = start?.at;
    this.#next = 0;
    this.hasKeyword = false;
    this.isRebased = (start ?? this.above)?.isRebased === true;
    if (Array.isArray(value)) {
      this.#names = undefined;
      this.#children = value;
      return;
    }
    const names = Object.keys(value);
    this.#names = names;
    this.#children = Object.values(value);
    for (const property of names) if (property.startsWith('$')) this.hasKeyword = true;
    const isRoot = this.above === undefined && start?.at.parent === undefined;
    if (this.hasKeyword && !isRoot && hasOwnBase(value, this)) this.isRebased = true;
  }

  /** Visits the next child that is a node, or may contain some. */
  next(): Level | undefined {
    while (this.#next < this.#children.length) {
      const index = this.#next++;
      const child = this.#children[index];
      if (typeof child !== 'object' || child === null) continue;
      const name = this.#names?.[index] ?? String(index);
      const rule = ruleOfChild(this.value, this, name, child);
      if (rule === undefined) continue;
      this.#below ??= new Level(this);
      this.#below.visit(child, rule, name);
      return this.#below;
    }
    return undefined;
  }
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
