import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { GeneratedComponents, GeneratedResponse } from '../generate/generated-components.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { toPointer } from '../values/pointer.js';
import { type Attachment, planAttach } from './attach.js';
import { recordAttached } from './attached-responses.js';
import { type Decision, decideEntry, decideStanding, type WantedEntry, writesOf } from './decide-entry.js';
import { type Filling, planFill } from './fill.js';
import { findDangling } from './find-dangling.js';
import { findUnused, hasOperations } from './find-unused.js';
import { decideFormer, planRenaming, type Renaming } from './former-names.js';
import { ENTRY_KINDS, ENTRY_ORDER, type EntryKind } from './ledger.js';
import { recordEntries, strikeLines } from './ledger-changes.js';
import { leftOver, leftOverResponses, leftOverSteps } from './left-over.js';
import type { Change, MergePlan } from './merge-plan.js';
import type { MergeFacts, MergePolicy } from './merge-policy.js';
import { type MergeState, readMergeState, refuseChanges } from './merge-state.js';
import {
  type ExistingResponse,
  existingResponses,
  planResponses,
  referencedResponses,
  targetOfRows,
} from './plan-responses.js';
import { collapseRemovals, type Gone, removalSteps, removalsOf } from './removals.js';

/**
 * Plans how to merge the generated components into a document. Pure; a second run on its own result changes nothing.
 *
 * Findings: `ENTRY_TAKEN_OVER`, `ENTRY_CONFLICT` (with `onConflict: 'fail'`), `MALFORMED_LEDGER`,
 * `DANGLING_RESPONSE`, `NOTHING_PRUNED`, `CONTAINER_NOT_EDITABLE`.
 */
export function planMerge(
  spec: SpecDocument,
  components: GeneratedComponents,
  policy: MergePolicy,
  facts: MergeFacts = {},
  before: MergeState = readMergeState(spec, facts),
): { plan: MergePlan; diagnostics: Diagnostic[] } {
  const mayPrune = policy.prune && (policy.force || hasOperations(spec, facts));
  const effective = mayPrune ? policy : { ...policy, prune: false };

  const ownFor = existingResponses(before, effective, components.responses);
  const attachment = attach(before, effective, components, ownFor);
  const { attachedRefs, detached } = attachment;
  const renaming = planRenaming({ ...before, detached }, policy, components.responses);
  const attached = {
    ...before,
    attachedRefs: new Set([...attachedRefs, ...renaming.refs]),
    detached: new Set([...detached, ...renaming.places]),
  };
  const responses = decideResponses(attached, effective, components, renaming, ownFor);
  const filling = fill(attached, effective, attachment, responses);
  const state = { ...attached, attachedRefs: new Set([...attached.attachedRefs, ...filling.refs]) };
  const { left, unused } = leftOverResponses(state, responses);
  const goneResponses = mayPrune ? unused : new Set<string>();
  const parts = partsPlanner(state, effective, responses, goneResponses);
  const schemas = parts('schemas', components.schemas);
  const headers = parts('headers', components.headers ?? []);

  const decisions = [...keptSchema(state, policy), ...responses, ...schemas.decisions, ...headers.decisions];
  const gone = { responses: goneResponses, schemas: schemas.gone, headers: headers.gone };
  const kept = { responses: left, schemas: schemas.left, headers: headers.left };
  const names = new Set([...state.names('responses'), ...writesOf(responses).map(({ name }) => name)]);
  for (const name of goneResponses) names.delete(name);
  const prunedNothing = policy.prune && !mayPrune && ENTRY_KINDS.some((kind) => state.ledger[kind].size > 0);
  const changes = changesOf(state, effective, decisions, gone, attachment);
  return {
    plan: {
      steps: [
        ...[...attachment.steps, ...renaming.steps, ...filling.steps],
        ...decisions.map(({ step }) => step),
        ...leftOverSteps(state, kept, gone, unused),
        ...removalSteps(state, gone),
      ],
      changes: [...attachment.changes, ...renaming.changes, ...filling.changes, ...changes],
    },
    diagnostics: [
      ...state.ledger.diagnostics,
      ...attachment.diagnostics,
      ...renaming.diagnostics,
      ...filling.diagnostics,
      ...decisions.flatMap(({ diagnostics }) => diagnostics),
      ...findDangling(state, names, policy),
      ...(prunedNothing ? [diagnose('NOTHING_PRUNED', {}, { file: spec.file })] : []),
      ...refuseChanges(state, changes),
    ],
  };
}

const NO_ATTACHMENT: Attachment = {
  ...{ steps: [], changes: [], diagnostics: [] },
  ...{ lines: new Map(), attachedRefs: new Set(), detached: new Set() },
};

function attach(
  state: MergeState,
  policy: MergePolicy,
  { responses }: GeneratedComponents,
  ownFor: ExistingResponse,
): Attachment {
  if (policy.attach === undefined) return NO_ATTACHMENT;
  return planAttach(state, policy.attach, policy, targetOfRows(state, responses, ownFor));
}

/** Decides about the responses of the table, and about those under former names. */
function decideResponses(
  state: MergeState,
  policy: MergePolicy,
  { responses }: GeneratedComponents,
  renaming: Renaming,
  ownFor: ExistingResponse,
): Decision[] {
  const referenced = referencedResponses(state);
  const isNeeded = ({ name }: GeneratedResponse) => !renaming.former.has(name) || referenced.has(name);
  return [
    ...planResponses(state, policy, responses.filter(isNeeded), referenced, ownFor),
    ...decideFormer(state, policy, renaming, referenced),
  ];
}

function fill(
  state: MergeState,
  policy: MergePolicy,
  { changes }: Attachment,
  responses: readonly Decision[],
): Filling {
  if (policy.fill === undefined) return { steps: [], changes: [], refs: [], diagnostics: [] };
  const written = writesOf(responses).map(({ kind, name }) => toPointer(state.pathOf(kind, name)));
  return planFill(state, policy.fill, changes, new Set(written));
}

/**
 * Decides about the generated schemas or headers, which responses refer to. An unused one is not added, and is removed
 * under `prune`.
 */
function partsPlanner(
  state: MergeState,
  policy: MergePolicy,
  responses: readonly Decision[],
  removedResponses: ReadonlySet<string>,
) {
  return (
    kind: 'schemas' | 'headers',
    entries: readonly Pick<WantedEntry, 'name' | 'value'>[],
  ): { decisions: Decision[]; gone: ReadonlySet<string>; left: ReadonlySet<string> } => {
    const wanted = entries.map(({ name, value }): WantedEntry => ({ kind, name, value }));
    const decided = new Map(wanted.map((entry) => [entry.name, decideEntry(state, policy, entry)]));
    const added = wanted.map(({ name }) => name).filter((name) => !state.has(kind, name));
    const prunable = policy.prune
      ? [...state.ledger[kind].keys()].filter((name) => state.isOurs(kind, name))
      : [];
    const left = leftOver(state, kind, [...decided.values()]);
    const unused = findUnused(state, kind, new Set([...added, ...prunable, ...left]), {
      writes: [...writesOf(responses), ...writesOf([...decided.values()])],
      removedResponses,
    });
    return {
      decisions: [...decided].filter(([name]) => !unused.has(name)).map(([, decision]) => decision),
      gone: new Set(prunable.filter((name) => unused.has(name))),
      left: new Set([...left].filter((name) => unused.has(name))),
    };
  };
}

/** The schema used instead of the generated one: chosen by option, or found under the name of the body. */
function keptSchema(state: MergeState, policy: MergePolicy): Decision[] {
  const { keptSchema: kept } = policy;
  if (kept === undefined) return [];
  if (!kept.isChosen) return [decideStanding(state, policy, 'schemas', kept.name)];
  const { target, uses } = kept;
  const reason = { code: 'error-body', ...(uses && { uses }) } as const;
  return [{ step: { pointer: target, action: 'keep', reason }, diagnostics: [] }];
}

function changesOf(
  state: MergeState,
  policy: MergePolicy,
  decisions: readonly Decision[],
  gone: Gone,
  { lines }: Attachment,
): Change[] {
  const writes = writesOf(decisions);
  const written = new Set(writes.map(({ kind, name }) => toPointer([kind, name])));
  const isGone = (kind: EntryKind, name: string) =>
    gone[kind].has(name) || (!state.has(kind, name) && !written.has(toPointer([kind, name])));
  const changes = [
    ...writes.map(
      ({ kind, name, value }): Change => ({
        kind: 'set',
        path: state.pathOf(kind, name),
        value,
        order: ENTRY_ORDER,
      }),
    ),
    ...recordEntries(state, policy, decisions),
    ...recordAttached(state, policy, lines),
    ...removalsOf(state, gone),
    ...(policy.prune ? strikeLines(state, isGone) : []),
  ];
  return collapseRemovals(state.spec.document, changes, state.facts);
}
