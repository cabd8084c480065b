import { toPointer } from '../values/pointer.js';
import { ENTRY_KINDS, type EntryKind } from './ledger.js';
import type { Change, PlanStep } from './merge-plan.js';
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
