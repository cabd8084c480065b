import { type ChildRule, childRule, type NodeType } from './node-types.js';

/** A step of the path from the root, shared by everything below it; the root has no parent and no name. */
export interface PathLink {
  readonly parent: PathLink | undefined;
  readonly name: string;
}

/** An object or list that the walk visits. */
export interface WalkStep extends PathLink {
  readonly value: object;
  /** The type of the value, or with `as` of its properties. */
  readonly type: NodeType;
  readonly as: ChildRule['as'];
  /** Below a schema with its own `$id`, which changes the base of `#` (JSON Schema 2020-12 section 8.2.1). */
  readonly rebased: boolean;
}

/** Property names and indexes from the root. */
export function pathOf(link: PathLink): string[] {
  const path: string[] = [];
  for (let at = link; at.parent !== undefined; at = at.parent) path.push(at.name);
  return path.reverse();
}

/** The start of a walk: a value of a known type, and its path. */
export function stepAt(value: object, type: NodeType, path: readonly string[]): WalkStep {
  return { ...linkOf(path), value, type, as: 'one', rebased: false };
}

function linkOf(path: readonly string[]): PathLink {
  return path.reduce<PathLink>((parent, name) => ({ parent, name }), { parent: undefined, name: '' });
}

/**
 * Visits a value and its descendants that are not data, in document order; `$ref`s are not followed. Handles any
 * depth.
 *
 * @param enter returns false to skip the children of a value
 */
export function walkNodes(start: WalkStep, enter: (step: WalkStep) => boolean): void {
  const open: WalkStep[] = [start];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (enter(step)) pushChildren(step, open);
  }
}

/** Pushes in reverse, so that the first child is visited first. */
function pushChildren(parent: WalkStep, open: WalkStep[]): void {
  const { value, type, as } = parent;
  const rebased = isRebased(parent);
  if (Array.isArray(value)) {
    for (let index = value.length - 1; index >= 0; index--) {
      const item: unknown = value[index];
      if (typeof item !== 'object' || item === null) continue;
      open.push({ parent, name: String(index), value: item, type, as: 'one', rebased });
    }
    return;
  }
  const names = Object.keys(value);
  for (let index = names.length - 1; index >= 0; index--) {
    const name = names[index] ?? '';
    const child = (value as Record<string, unknown>)[name];
    if (typeof child !== 'object' || child === null) continue;
    if (as === 'one') {
      const rule = childRule(type, name);
      if (rule !== undefined)
        open.push({ parent, name, value: child, type: rule.type, as: rule.as, rebased });
    } else if (as === 'map' || !name.startsWith('x-')) {
      const childType = Array.isArray(child) ? 'unknown' : type;
      open.push({ parent, name, value: child, type: childType, as: 'one', rebased });
    }
  }
}

/** Whether a node changes the base of the references in it. */
export function isRebased({ value, type, as, parent, rebased }: WalkStep): boolean {
  if (rebased) return true;
  const isSchema = type === 'schema' && as === 'one' && parent !== undefined;
  return isSchema && typeof Reflect.get(value, '$id') === 'string';
}
