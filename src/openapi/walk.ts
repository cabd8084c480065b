import { isCollection } from '../values/is-object.js';
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
  /** What it is. */
  readonly rule: ChildRule;
  /** In a schema with its own `$id`, which changes the base of `#` (JSON Schema 2020-12 section 8.2.1). */
  readonly isRebased: boolean;
  readonly at: PathLink;
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
  return { value, rule: ruleOfNode(type), isRebased: false, at };
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
    if (!isCollection(child)) return undefined;
    const next = ruleOfChild(value, rule, name, child);
    if (next === undefined) return undefined;
    isRebased ||= value !== document && hasOwnBase(value, rule);
    value = child;
    rule = next;
  }
  return { ...stepAt(value, rule.type, path), rule, isRebased };
}

/** @returns false to skip the children of a value */
type Enter = (
  step: WalkStep,
  /** Whether a property begins with `$`. */
  hasKeyword: boolean,
  /** Whether no property or item is an object or a list that may hold nodes. */
  isLeaf: boolean,
) => boolean;

/**
 * Visits a value and its descendants that are not data, in document order; `$ref`s are not followed. Handles any
 * depth. Much of the time of a run is spent here.
 */
export function walkNodes({ value: start, rule: first, isRebased, at }: WalkStep, enter: Enter): void {
  const open = [new Step(start, first, isRebased, at.parent, at.name, undefined)];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { value, rule } = step;
    let last: Step | undefined;
    let hasKeyword = false;
    if (Array.isArray(value)) last = lastItem(value, step);
    else {
      // Much faster than lists of the names and the values.
      for (const name in value) {
        if (name.charCodeAt(0) === DOLLAR) hasKeyword = true;
        const child = (value as Readonly<Record<string, unknown>>)[name];
        if (typeof child !== 'object' || child === null) continue;
        const next = ruleOfChild(value, rule, name, child);
        if (next !== undefined) last = new Step(child, next, step.isRebased, step, name, last);
      }
      if (hasKeyword && !step.isRebased && step.parent !== undefined && hasOwnBase(value, rule)) {
        for (let child = last; child !== undefined; child = child.before) child.isRebased = true;
        step.isRebased = true;
      }
    }
    if (!enter(step, hasKeyword, last === undefined)) continue;
    while (last !== undefined) {
      open.push(last);
      const { before }: Step = last;
      last.before = undefined;
      last = before;
    }
  }
}

/** A step is its own link of the path. */
class Step implements WalkStep, PathLink {
  /** @param before - The sibling before it, until the walk has both. */
  constructor(
    readonly value: object,
    readonly rule: ChildRule,
    public isRebased: boolean,
    readonly parent: PathLink | undefined,
    readonly name: string,
    public before: Step | undefined,
  ) {}

  get at(): PathLink {
    return this;
  }
}

/** The step to the last item that may hold nodes. */
function lastItem(items: readonly unknown[], list: Step): Step | undefined {
  const rule = ruleOfNode(list.rule.type);
  let last: Step | undefined;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (typeof item === 'object' && item !== null)
      last = new Step(item, rule, list.isRebased, list, String(index), last);
  }
  return last;
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
