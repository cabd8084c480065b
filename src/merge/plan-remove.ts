import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { toPointer } from '../values/pointer.js';
import { attachableOperations } from './attachable-operations.js';
import {
  attachedKey,
  attachedStatuses,
  detachResponses,
  isRecorded,
  recordAttached,
} from './attached-responses.js';
import { reasonToKeep } from './decide-entry.js';
import { findUnused, hasOperations } from './find-unused.js';
import { ENTRY_KINDS, type EntryKind } from './ledger.js';
import type { Change, MergeFacts, MergePlan, MergePolicy, PlanStep } from './merge-plan.js';
import { type MergeState, readMergeState, refuseChanges } from './merge-state.js';
import { ownTargets } from './own-response.js';
import { collapseRemovals, type Gone, removalSteps, removalsOf, strikeLines } from './removals.js';

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
  const before = readMergeState(spec, facts);
  const { diagnostics } = before.ledger;
  if (!force && !hasOperations(spec, facts)) {
    const finding = diagnose('NOTHING_PRUNED', {}, { file: spec.file });
    const { ledger } = before;
    const isRecorded = [...ENTRY_KINDS, 'attached' as const].some((section) => ledger[section].size > 0);
    return {
      plan: { steps: [], changes: [] },
      diagnostics: [...diagnostics, ...(isRecorded ? [finding] : [])],
    };
  }
  const detachment = detachAll(before);
  const state = {
    ...before,
    detached: new Set(detachment.steps.map(({ pointer }) => pointer)),
  };
  const responses = findUnused(state, 'responses', new Set(state.ours('responses')), {});
  const unusedParts = (kind: EntryKind) =>
    findUnused(state, kind, new Set(state.ours(kind)), { removedResponses: responses });
  const gone: Gone = { responses, schemas: unusedParts('schemas'), headers: unusedParts('headers') };
  const isGone = (kind: EntryKind, name: string) => gone[kind].has(name) || !state.isOurs(kind, name);
  const removals = [
    ...removalsOf(state, gone),
    ...strikeLines(state, isGone),
    ...recordAttached(state, true, detachment.lines),
  ];
  const changes = collapseRemovals(spec.document, removals, facts);
  return {
    plan: {
      steps: [
        ...detachment.steps,
        ...detachment.kept,
        ...removalSteps(state, gone),
        ...keepSteps(state, gone),
      ],
      changes: [...detachment.changes, ...changes],
    },
    diagnostics: [...diagnostics, ...refuseChanges(state, changes)],
  };
}

/** Detaches everything that is recorded as attached and was not edited since; `kept` are steps for what must stay. */
function detachAll(state: MergeState): {
  steps: PlanStep[];
  kept: PlanStep[];
  changes: Change[];
  lines: ReadonlyMap<string, readonly string[]>;
} {
  const steps: PlanStep[] = [];
  const kept: PlanStep[] = [];
  const changes: Change[] = [];
  const { attached } = state.ledger;
  const lines = new Map<string, readonly string[]>([...attached.keys()].map((key) => [key, []]));
  if (attached.size === 0) return { steps, kept, changes, lines };
  const targetsOf = ownTargets(state);
  for (const [operation] of attachableOperations(state.spec.index, true)) {
    if (!attached.has(attachedKey(operation))) continue;
    const statuses = attachedStatuses(state, operation, targetsOf);
    const detached = detachResponses(state, operation, statuses, 0, { code: 'attached-before' });
    const left = (attached.get(attachedKey(operation))?.statuses ?? []).filter(
      (status) => !statuses.includes(status) && isRecorded(state.ledger, operation, status),
    );
    steps.push(...detached.steps);
    kept.push(
      ...detached.kept,
      ...left.map((status): PlanStep => {
        const pointer = toPointer([...operation.location, 'responses', status]);
        return { pointer, action: 'keep', reason: { code: 'not-generated' } };
      }),
    );
    changes.push(...detached.changes);
    if (detached.steps.length === 0) lines.set(attachedKey(operation), statuses);
  }
  return { steps, kept, changes, lines };
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
