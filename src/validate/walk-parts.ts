import { isObject } from '../values/is-object.js';
import { PART_GRAMMAR, type PartKind } from './part-grammar.js';

/** The way from a file's root to a part, shared between parts; the root's is undefined. */
export interface Trail {
  readonly parent: Trail | undefined;
  readonly name: string;
}

/** What is told about each part of a document. */
export interface PartVisitor {
  /** @returns false to leave out what the part holds. */
  readonly enter: (part: Record<string, unknown>, kind: PartKind, trail: Trail | undefined) => boolean;
}

/** Property names from the root. */
export function pathOf(trail: Trail | undefined): string[] {
  const path: string[] = [];
  for (let step = trail; step !== undefined; step = step.parent) path.push(step.name);
  return path.reverse();
}

/** Makes the trail of a path. */
export function trailOf(path: readonly string[]): Trail | undefined {
  return path.reduce<Trail | undefined>((parent, name) => ({ parent, name }), undefined);
}

/** Visits every part below a value of a known kind, in document order; `$ref`s are not followed. */
export function walkParts(
  value: unknown,
  kind: PartKind,
  trail: Trail | undefined,
  visitor: PartVisitor,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      walkParts(item, kind, { parent: trail, name: String(index) }, visitor);
    }
    return;
  }
  if (!isObject(value) || !visitor.enter(value, kind, trail)) return;
  if (kind === 'callback') {
    walkMap(value, 'path item', true, trail, visitor);
    return;
  }
  const grammar = PART_GRAMMAR[kind];
  for (const name of Object.keys(value)) {
    const held = grammar.get(name);
    if (held === undefined) continue;
    const step = { parent: trail, name };
    if (held.as === 'one') walkParts(value[name], held.kind, step, visitor);
    else walkMap(value[name], held.kind, held.as === 'open map', step, visitor);
  }
}

function walkMap(
  map: unknown,
  kind: PartKind,
  open: boolean,
  trail: Trail | undefined,
  visitor: PartVisitor,
): void {
  if (!isObject(map)) return;
  for (const name of Object.keys(map)) {
    if (open && (name.startsWith('x-') || name === '$ref')) continue;
    const value = map[name];
    if (isObject(value)) walkParts(value, kind, { parent: trail, name }, visitor);
  }
}
