import { toPointer } from '../values/pointer.js';
import { type Decision, writesOf } from './decide-entry.js';
import { findUnused } from './find-unused.js';
import { ENTRY_KINDS, type EntryKind } from './ledger.js';
import type { PlanStep } from './merge-plan.js';
import type { MergeState } from './merge-state.js';
import type { Gone } from './removals.js';

/** Generated entries that nothing is decided about: the table and its parts no longer give them. */
export function leftOver(
  state: MergeState,
  kind: EntryKind,
  decisions: readonly Decision[],
): ReadonlySet<string> {
  const decided = new Set(decisions.map(({ step }) => step.pointer));
  return new Set(
    [...state.ledger[kind].keys()].filter(
      (name) => !decided.has(toPointer(state.pathOf(kind, name))) && state.isOurs(kind, name),
    ),
  );
}

/** The generated responses that nothing is decided about, and those of them that nothing refers to. */
export function leftOverResponses(
  state: MergeState,
  decisions: readonly Decision[],
): { left: ReadonlySet<string>; unused: ReadonlySet<string> } {
  const left = leftOver(state, 'responses', decisions);
  const outcome = { writes: writesOf(decisions), removedResponses: new Set<string>() };
  return { left, unused: findUnused(state, 'responses', left, outcome) };
}

/** Steps for entries that nothing gives any more and that stay. */
export function leftOverSteps(
  state: MergeState,
  left: Gone,
  gone: Gone,
  unusedResponses: ReadonlySet<string>,
): PlanStep[] {
  return ENTRY_KINDS.flatMap((kind) =>
    [...left[kind]]
      .filter((name) => !gone[kind].has(name))
      .map((name): PlanStep => {
        const isReferenced = kind === 'responses' && !unusedResponses.has(name);
        const reason = { code: 'not-given', isReferenced } as const;
        return { pointer: toPointer(state.pathOf(kind, name)), action: 'keep', reason };
      }),
  );
}
