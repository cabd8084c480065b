import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { toPointer } from '../values/pointer.js';
import { collapseRemovals } from './collapse-removals.js';
import { reasonToKeep } from './decide-entry.js';
import { findUnused } from './find-unused.js';
import { hasOperations } from './has-operations.js';
import { ENTRY_KINDS, type EntryKind } from './ledger.js';
import { strikeLines } from './ledger-changes.js';
import type { MergePlan, PlanStep } from './merge-plan.js';
import type { MergeFacts, MergePolicy } from './merge-policy.js';
import { type MergeState, readMergeState, refuseChanges } from './merge-state.js';
import { type Gone, removalSteps, removalsOf } from './removals.js';

/**
 * Plans the removal of all generated entries that are unused, and of their record. Referenced entries stay recorded;
 * entries edited by hand stay. Containers left empty are removed.
 *
 * Findings: `NOTHING_PRUNED` for a document without operations, unless forced; `MALFORMED_LEDGER`,
 * `CONTAINER_NOT_EDITABLE`.
 */
export function planRemove(
  spec: SpecDocument,
  { force }: Pick<MergePolicy, 'force'>,
  facts: MergeFacts = {},
): { plan: MergePlan; diagnostics: Diagnostic[] } {
  const state = readMergeState(spec, facts);
  const { diagnostics } = state.ledger;
  if (!force && !hasOperations(spec, facts)) {
    const finding = diagnose('NOTHING_PRUNED', {}, { file: spec.file });
    const recorded = state.ledger.responses.size + state.ledger.schemas.size;
    return {
      plan: { steps: [], changes: [] },
      diagnostics: [...diagnostics, ...(recorded > 0 ? [finding] : [])],
    };
  }
  const responses = findUnused(state, 'responses', ours(state, 'responses'), {
    writes: [],
    removedResponses: new Set(),
  });
  const schemas = findUnused(state, 'schemas', ours(state, 'schemas'), {
    writes: [],
    removedResponses: responses,
  });
  const gone: Gone = { responses, schemas };
  const isGone = (kind: EntryKind, name: string) => gone[kind].has(name) || !state.isOurs(kind, name);
  const removals = [...removalsOf(state, gone), ...strikeLines(state, isGone)];
  const changes = collapseRemovals(spec.document, removals, facts);
  return {
    plan: { steps: [...removalSteps(state, gone), ...keepSteps(state, gone)], changes },
    diagnostics: [...diagnostics, ...refuseChanges(state, changes)],
  };
}

function ours(state: MergeState, kind: EntryKind): ReadonlySet<string> {
  return new Set([...state.ledger[kind].keys()].filter((name) => state.isOurs(kind, name)));
}

/** Recorded entries that stay. */
function keepSteps(state: MergeState, gone: Gone): PlanStep[] {
  return ENTRY_KINDS.flatMap((kind) =>
    [...state.ledger[kind].keys()]
      .filter((name) => !gone[kind].has(name) && state.has(kind, name))
      .map((name): PlanStep => {
        const reason = state.isOurs(kind, name)
          ? ({ code: 'referenced' } as const)
          : reasonToKeep(state, kind, name);
        return { pointer: toPointer(state.pathOf(kind, name)), action: 'keep', reason };
      }),
  );
}
