import type { Change, Order } from '../../src/merge/merge-plan.js';
import type { Choices } from './choices.js';
import { makeName, makeValue, type PlainMap } from './make-document.js';

const RESPONSE = {
  description: 'Not found.\n\nNobody knows it.',
  headers: { 'Retry-After': { schema: { type: 'string' } } },
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/ProblemDetails' },
      example: { title: 'Not Found', status: 404, tags: ['a', { b: null }], none: [], nothing: {} },
    },
  },
};

const ORDERS: [Order, ...Order[]] = [
  { by: 'end' },
  { by: 'status' },
  { by: 'section', siblings: ['responses', 'schemas'] },
];

/**
 * Changes of a document at any place that maps lead to; no path of them begins another.
 *
 * @param isWritten - Whether something stands at a path itself, not brought in by `<<`: only that can be removed.
 */
export function makeChanges(
  choices: Choices,
  document: PlainMap,
  isWritten: (path: readonly string[]) => boolean,
): Change[] {
  const changes: Change[] = [];
  do {
    const change = makeChange(choices, document, isWritten);
    if (change !== undefined && !changes.some(({ path }) => collide(path, change.path))) changes.push(change);
  } while (choices.chance(60));
  return changes;
}

function makeChange(
  choices: Choices,
  document: PlainMap,
  isWritten: (path: readonly string[]) => boolean,
): Change | undefined {
  const path: string[] = choices.chance(70) ? ['components'] : [];
  if (path.length > 0 && choices.chance(70)) path.push(choices.pick(['responses', 'schemas']));
  if (path.length > 1 && choices.chance(80))
    path.push(choices.pick(['NotFound', 'Own', 'BadRequest', 'Pet', 'New']));
  let map = mapAt(document, path);
  while (path.length === 0 || (map !== undefined && choices.chance(30))) {
    const names = Object.keys(map ?? {});
    path.push(
      names.length > 0 && choices.chance(70) ? (names[choices.below(names.length)] ?? '') : makeName(choices),
    );
    map = mapAt(document, path);
  }
  if (path[0] === 'openapi') return undefined;
  if (choices.chance(35)) return isWritten(path) ? { kind: 'remove', path } : undefined;
  const value = choices.chance(40) ? RESPONSE : makeValue(choices, 2);
  return { kind: 'set', path, value, order: choices.pick(ORDERS) };
}

function mapAt(document: unknown, path: readonly string[]): PlainMap | undefined {
  let value = document;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as PlainMap)[name];
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as PlainMap)
    : undefined;
}

function collide(one: readonly string[], other: readonly string[]): boolean {
  return one.every((name, index) => index >= other.length || other[index] === name);
}
