import type { Decision } from './decide-entry.js';
import { ENTRY_KINDS, ENTRY_ORDER, type EntryKind, ledgerLine } from './ledger.js';
import type { Change } from './merge-plan.js';
import type { MergeRun, MergeState } from './merge-state.js';

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
