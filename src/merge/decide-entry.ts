import { type Diagnostic, diagnose } from '../diagnostic.js';
import { placeAt } from '../openapi/place-at.js';
import { equalValues } from '../values/equal-values.js';
import { toPointer } from '../values/pointer.js';
import { ENTRY_ORDER, ENTRY_TYPES, type EntryKind, ledgerLine } from './ledger.js';
import type { Action, Change, PlanStep, Reason } from './merge-plan.js';
import type { MergeRun, MergeState } from './merge-state.js';

/** A generated entry. */
export interface WantedEntry {
  readonly kind: EntryKind;
  readonly name: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** The status of the row, for responses. */
  readonly status?: string;
}

/** The decision for one entry. */
export interface Decision {
  readonly step: PlanStep;
  /** The generated entry; absent if a response of the spec is used instead. */
  readonly wanted?: WantedEntry;
  readonly diagnostics: readonly Diagnostic[];
}

/** Decides about a generated entry by what the document has under its name. */
export function decideEntry(state: MergeRun, wanted: WantedEntry): Decision {
  const { kind, name, value } = wanted;
  if (!state.has(kind, name)) return decide(state, wanted, 'add', { code: 'new' });
  if (equalValues(state.valueOf(kind, name), value)) {
    return decide(state, wanted, 'unchanged', { code: 'same-as-table' });
  }
  if (state.isOurs(kind, name)) {
    return decide(state, wanted, 'update', { code: 'changed-in-table' });
  }
  return decideConflict(state, wanted);
}

function decideConflict(state: MergeRun, wanted: WantedEntry): Decision {
  // A header of the spec is used as it is.
  if (wanted.kind === 'headers' && !state.ledger.headers.has(wanted.name)) {
    return decide(state, wanted, 'keep', { code: 'not-generated' });
  }
  if (state.policy.onConflict !== 'replace' || wanted.kind !== 'responses') {
    return { ...decideStanding(state, wanted.kind, wanted.name), wanted };
  }
  return decide(state, wanted, 'replace', reasonToKeep(state, wanted.kind, wanted.name));
}

/** Keeps an entry that was written or edited by hand. */
export function decideStanding(state: MergeRun, kind: EntryKind, name: string): Decision {
  const path = state.pathOf(kind, name);
  const place = placeAt(state.spec, path);
  const step = { pointer: toPointer(path), action: 'keep', reason: reasonToKeep(state, kind, name) } as const;
  if (state.policy.onConflict === 'fail') {
    const args = { name, kind: ENTRY_TYPES[kind] };
    return { step, diagnostics: [diagnose('ENTRY_CONFLICT', args, place)] };
  }
  if (!state.ledger[kind].has(name)) return { step, diagnostics: [] };
  const args = { name, asWritten: state.isAsWritten(kind, name) };
  return { step, diagnostics: [diagnose('ENTRY_TAKEN_OVER', args, place)] };
}

/** Why an entry that was not generated is kept. */
export function reasonToKeep(state: MergeState, kind: EntryKind, name: string): Reason {
  if (!state.ledger[kind].has(name)) return { code: 'not-generated' };
  return { code: state.isAsWritten(kind, name) ? 'annotated-by-hand' : 'edited-by-hand' };
}

function decide(state: MergeState, wanted: WantedEntry, action: Action, reason: Reason): Decision {
  const step = { pointer: toPointer(state.pathOf(wanted.kind, wanted.name)), action, reason };
  return { step, wanted, diagnostics: [] };
}

const WRITING: ReadonlySet<Action> = new Set(['add', 'update', 'replace']);

/** The entries that decisions write to the document. */
export function writesOf(decisions: readonly Decision[]): WantedEntry[] {
  return decisions.flatMap(({ step, wanted }) => (wanted && WRITING.has(step.action) ? [wanted] : []));
}

/**
 * Records written entries, and updates the code of a row that changed. Without `policy.ledger` only existing lines
 * are updated. An equal entry that was not generated is never recorded.
 */
export function recordEntries(state: MergeRun, decisions: readonly Decision[]): Change[] {
  if (!state.ledger.writable) return [];
  const changes: Change[] = [];
  for (const { step, wanted } of decisions) {
    if (wanted === undefined || step.action === 'keep') continue;
    const { kind, name, value, status } = wanted;
    if (step.action === 'unchanged' && !state.isOurs(kind, name)) continue;
    const before = state.ledger[kind].get(name);
    const line = ledgerLine(value, status);
    if (before === undefined ? !state.policy.ledger : before.text === line) continue;
    const path = [...state.containers.ledger, kind, name];
    changes.push({ kind: 'set', path, value: line, order: ENTRY_ORDER });
  }
  return changes;
}
