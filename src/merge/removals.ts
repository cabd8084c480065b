import { isObject } from '../values/is-object.js';
import { startsWith, toPointer, valueAt } from '../values/pointer.js';
import { ENTRY_KINDS, type EntryKind } from './ledger.js';
import type { Change, MergeFacts, PlanStep } from './merge-plan.js';
import type { MergeState } from './merge-state.js';

/** The names to remove from each container. */
export type Gone = Readonly<Record<EntryKind, ReadonlySet<string>>>;

export function removalsOf(state: MergeState, gone: Gone): Change[] {
  return gonePaths(state, gone).map((path) => ({ kind: 'remove', path }));
}

export function removalSteps(state: MergeState, gone: Gone): PlanStep[] {
  return gonePaths(state, gone).map((path) => ({
    pointer: toPointer(path),
    action: 'remove',
    reason: { code: 'unused' },
  }));
}

function gonePaths(state: MergeState, gone: Gone): (readonly string[])[] {
  return ENTRY_KINDS.flatMap((kind) => [...gone[kind]].map((name) => state.pathOf(kind, name)));
}

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

/**
 * Removes the lines of entries that no longer exist. A line with a comment stays.
 *
 * @param isGone whether an entry will not be in the document
 */
export function strikeLines(state: MergeState, isGone: (kind: EntryKind, name: string) => boolean): Change[] {
  return ENTRY_KINDS.flatMap((kind) =>
    [...state.ledger[kind].keys()]
      .filter((name) => isGone(kind, name))
      .map((name) => [...state.containers.ledger, kind, name])
      .filter((path) => state.facts.isPlain?.(path) !== false)
      .map((path): Change => ({ kind: 'remove', path })),
  );
}
