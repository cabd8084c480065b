import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { GeneratedComponents, GeneratedResponse } from '../generate/generated-components.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { toPointer } from '../values/pointer.js';
import { type Attachment, planAttach } from './attach.js';
import { recordAttached } from './attached-responses.js';
import {
  type Decision,
  decideEntry,
  decideStanding,
  recordEntries,
  type WantedEntry,
  writesOf,
} from './decide-entry.js';
import { type Filling, planFill } from './fill.js';
import { findDangling } from './find-dangling.js';
import { findUnused, hasOperations, leftOver, leftOverResponses, leftOverSteps } from './find-unused.js';
import { decideFormer, planRenaming, type Renaming } from './former-names.js';
import { ENTRY_KINDS, ENTRY_ORDER, type EntryKind } from './ledger.js';
import type { Change, MergeFacts, MergePlan, MergePolicy } from './merge-plan.js';
import { type MergeRun, type MergeState, readMergeState, refuseChanges } from './merge-state.js';
import {
  type ExistingResponse,
  existingResponses,
  planResponses,
  referencedResponses,
  targetOfRows,
} from './plan-responses.js';
import { collapseRemovals, type Gone, removalSteps, removalsOf, strikeLines } from './removals.js';

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
  const start: MergeRun = { ...before, policy: { ...policy, prune: mayPrune } };
  const ownFor = existingResponses(start, policy, components.responses);
  const attachment = attach(start, components, ownFor);
  const { attachedRefs, detached } = attachment;
  const renaming = planRenaming({ ...start, detached }, components.responses);
  const attached = {
    ...start,
    attachedRefs: new Set([...attachedRefs, ...renaming.refs]),
    detached: new Set([...detached, ...renaming.places]),
  };
  const responses = decideResponses(attached, components, renaming, ownFor);
  const filling = fill(attached, attachment, responses);
  const state = { ...attached, attachedRefs: new Set([...attached.attachedRefs, ...filling.refs]) };
  const { left, unused } = leftOverResponses(state, responses);
  const goneResponses = mayPrune ? unused : new Set<string>();
  const planParts = partsPlanner(state, responses, goneResponses);
  const schemas = planParts('schemas', components.schemas);
  const headers = planParts('headers', components.headers ?? []);

  const decisions = [...keptSchema(state), ...responses, ...schemas.decisions, ...headers.decisions];
  const gone = { responses: goneResponses, schemas: schemas.gone, headers: headers.gone };
  const kept = { responses: left, schemas: schemas.left, headers: headers.left };
  const names = new Set([...state.names('responses'), ...writesOf(responses).map(({ name }) => name)]);
  for (const name of goneResponses) names.delete(name);
  const parts = [attachment, renaming, filling];
  const prunedNothing = policy.prune && !mayPrune && ENTRY_KINDS.some((kind) => state.ledger[kind].size > 0);
  const changes = changesOf(state, decisions, gone, attachment);
  return {
    plan: {
      steps: [
        ...parts.flatMap(({ steps }) => steps),
        ...decisions.map(({ step }) => step),
        ...leftOverSteps(state, kept, gone, unused),
        ...removalSteps(state, gone),
      ],
      changes: [...parts.flatMap((part) => part.changes), ...changes],
    },
    diagnostics: [
      ...state.ledger.diagnostics,
      ...[...parts, ...decisions].flatMap(({ diagnostics }) => diagnostics),
      ...findDangling({ ...state, detached: withReplaced(state.detached, responses) }, names),
      ...(prunedNothing ? [diagnose('NOTHING_PRUNED', {}, { file: spec.file })] : []),
      ...refuseChanges(state, changes),
    ],
  };
}

const NO_ATTACHMENT: Attachment = {
  ...{ steps: [], changes: [], diagnostics: [] },
  ...{ lines: new Map(), attachedRefs: new Set(), detached: new Set() },
};

function attach(state: MergeRun, { responses }: GeneratedComponents, ownFor: ExistingResponse): Attachment {
  const { attach: policy, prune } = state.policy;
  return policy === undefined
    ? NO_ATTACHMENT
    : planAttach({ state, policy, refOf: targetOfRows(state, responses, ownFor) }, prune);
}

/** Decides about the responses of the table, and about those under former names. */
function decideResponses(
  state: MergeRun,
  { responses }: Pick<GeneratedComponents, 'responses'>,
  renaming: Renaming,
  ownFor: ExistingResponse,
): Decision[] {
  const referenced = referencedResponses(state);
  const { supplied } = state.policy;
  // What was supplied for `$ref`s that this run takes out is no longer given.
  const isNeeded = ({ name }: GeneratedResponse) =>
    referenced.has(name) || !(renaming.former.has(name) || supplied?.has(name));
  const decisions = [
    ...planResponses(state, responses.filter(isNeeded), referenced, ownFor),
    ...decideFormer(state, renaming, referenced),
  ];
  const detached = withReplaced(state.detached, decisions);
  return detached.size === state.detached.size
    ? decisions
    : decideResponses({ ...state, detached }, { responses }, renaming, ownFor);
}

/** A response that is a `$ref` and is replaced refers to nothing afterwards. */
function withReplaced(detached: ReadonlySet<string>, decisions: readonly Decision[]): ReadonlySet<string> {
  const replaced = decisions.flatMap(({ step }) => (step.action === 'replace' ? [step.pointer] : []));
  return new Set([...detached, ...replaced]);
}

function fill(state: MergeRun, { changes }: Attachment, responses: readonly Decision[]): Filling {
  const { fill: contents } = state.policy;
  if (contents === undefined) return { steps: [], changes: [], refs: [], diagnostics: [] };
  const written = writesOf(responses).map(({ kind, name }) => toPointer(state.pathOf(kind, name)));
  return planFill(state, contents, changes, new Set(written));
}

/**
 * Decides about the generated schemas or headers, which responses refer to. An unused one is not added, and is removed
 * under `prune`.
 */
function partsPlanner(
  state: MergeRun,
  responses: readonly Decision[],
  removedResponses: ReadonlySet<string>,
) {
  return (
    kind: 'schemas' | 'headers',
    entries: readonly Pick<WantedEntry, 'name' | 'value'>[],
  ): { decisions: Decision[]; gone: ReadonlySet<string>; left: ReadonlySet<string> } => {
    const wanted = entries.map(({ name, value }): WantedEntry => ({ kind, name, value }));
    const decided = new Map(wanted.map((entry) => [entry.name, decideEntry(state, entry)]));
    const added = wanted.map(({ name }) => name).filter((name) => !state.has(kind, name));
    const prunable = state.policy.prune ? state.ours(kind) : [];
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
function keptSchema(state: MergeRun): Decision[] {
  const { keptSchema: kept } = state.policy;
  if (kept === undefined) return [];
  if (!kept.isChosen) return [decideStanding(state, 'schemas', kept.name)];
  const { target, uses } = kept;
  const reason = { code: 'error-body', ...(uses && { uses }) } as const;
  return [{ step: { pointer: target, action: 'keep', reason }, diagnostics: [] }];
}

function changesOf(
  state: MergeRun,
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
    ...recordEntries(state, decisions),
    ...recordAttached(state, state.policy.ledger, lines),
    ...removalsOf(state, gone),
    ...(state.policy.prune ? strikeLines(state, isGone) : []),
  ];
  return collapseRemovals(state.spec.document, changes, state.facts);
}
