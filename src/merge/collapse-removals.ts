import { isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { startsWith } from '../values/starts-with.js';
import { valueAt } from '../values/value-at.js';
import type { Change } from './merge-plan.js';
import type { MergeFacts } from './merge-policy.js';

/**
 * Also removes containers that removals leave empty, upwards. The root stays, and so does a map that contains a
 * comment, an anchor or a tag.
 */
export function collapseRemovals(
  document: Readonly<Record<string, unknown>>,
  changes: readonly Change[],
  { isPlain = () => true }: MergeFacts,
): Change[] {
  const sets = changes.filter(({ kind }) => kind === 'set');
  let removed = changes.filter(({ kind }) => kind === 'remove').map(({ path }) => path);
  const deepest = Math.max(0, ...removed.map((path) => path.length));
  for (let length = deepest; length > 1; length--) {
    const parents = new Map<string, { path: readonly string[]; names: Set<string> }>();
    for (const path of removed.filter((candidate) => candidate.length === length)) {
      const parent = path.slice(0, -1);
      const entry = parents.get(toPointer(parent)) ?? { path: parent, names: new Set<string>() };
      parents.set(toPointer(parent), entry);
      entry.names.add(path.at(-1) ?? '');
    }
    for (const { path, names } of parents.values()) {
      const value = valueAt(document, path);
      if (!isObject(value) || Object.keys(value).some((name) => !names.has(name))) continue;
      if (sets.some((set) => startsWith(set.path, path)) || !isPlain(path)) continue;
      removed = [...removed.filter((candidate) => !startsWith(candidate, path)), path];
    }
  }
  return [...sets, ...removed.map((path): Change => ({ kind: 'remove', path }))];
}
