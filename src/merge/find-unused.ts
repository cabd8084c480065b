import type { SpecDocument } from '../openapi/open-spec.js';
import { collectNodes } from '../openapi/references.js';
import { toPointer } from '../values/pointer.js';
import { type Decision, type WantedEntry, writesOf } from './decide-entry.js';
import { ENTRY_KINDS, ENTRY_TYPES, type EntryKind } from './ledger.js';
import type { MergeFacts, PlanStep } from './merge-plan.js';
import type { MergeState } from './merge-state.js';
import type { Gone } from './removals.js';

/** The document after the run, as far as references need it. */
interface Outcome {
  /** Entries to write; they replace existing ones. @default none */
  readonly writes?: readonly WantedEntry[];
  /** Response components to remove. @default none */
  readonly removedResponses?: ReadonlySet<string>;
}

/**
 * The candidates that are unused after the run: referenced neither from the document, its extensions included, nor
 * from other files, nor from a candidate that is in use.
 */
export function findUnused(
  state: MergeState,
  kind: EntryKind,
  candidates: ReadonlySet<string>,
  { writes = [], removedResponses = new Set() }: Outcome,
): ReadonlySet<string> {
  if (candidates.size === 0) return candidates;
  const namesIn = (refs: Iterable<string>) =>
    [...refs].flatMap((ref) => {
      const target = state.targetOf(ref);
      return target?.kind === kind ? [target.name] : [];
    });
  const written = new Map(writes.map((write) => [toPointer([write.kind, write.name]), write]));
  const others = writes.filter((write) => write.kind !== kind || !candidates.has(write.name));
  const live = new Set<string>();
  const follow = (refs: Iterable<string>): void => {
    for (const name of namesIn(refs)) live.add(name);
    for (const name of live) {
      if (!candidates.has(name)) continue;
      const value = written.get(toPointer([kind, name]))?.value ?? state.valueOf(kind, name);
      for (const next of namesIn(refsIn(kind, value))) live.add(next);
    }
  };
  follow([
    ...(state.facts.externalReferences?.keys() ?? []),
    ...state.attachedRefs,
    ...outsideReferences(state, kind, candidates, { writes, removedResponses }),
    ...others.flatMap((write) => refsIn(write.kind, write.value)),
  ]);
  const unused = () => [...candidates].filter((name) => !live.has(name));
  // Those in extensions take one more walk of the document.
  if (unused().length > 0) follow(state.spec.index.extensionRefs);
  return new Set(unused());
}

/** References from entries that are neither written, removed nor candidates. */
function outsideReferences(
  state: MergeState,
  kind: EntryKind,
  candidates: ReadonlySet<string>,
  { writes, removedResponses }: Required<Outcome>,
): Iterable<string> {
  const left = [
    ...[...candidates].map((name) => ({ kind, name })),
    ...[...removedResponses].map((name) => ({ kind: 'responses' as const, name })),
    ...writes,
  ].filter((entry) => state.has(entry.kind, entry.name));
  const { index } = state.spec;
  const { detached } = state;
  if (left.length === 0 && detached.size === 0) return index.referencesByRef.keys();
  const pointers = new Set(left.map((entry) => toPointer(state.pathOf(entry.kind, entry.name))));
  const depth = state.containers[kind].length + 1;
  return index.refsOutside(
    (path) => pointers.has(toPointer(path.slice(0, depth))) || detached.has(toPointer(path)),
  );
}

function refsIn(kind: EntryKind, value: unknown): string[] {
  return collectNodes(value, ENTRY_TYPES[kind]).references.map(({ ref }) => ref);
}

/**
 * Whether a document has operations that show what is referenced. Operations in other files count if the references
 * of those files are known.
 */
export function hasOperations(spec: SpecDocument, facts: MergeFacts): boolean {
  if (spec.index.operations.length > 0) return true;
  return facts.externalReferences !== undefined && spec.index.externalPathItems.length > 0;
}

/** Generated entries that nothing is decided about: the table and its parts no longer give them. */
export function leftOver(
  state: MergeState,
  kind: EntryKind,
  decisions: readonly Decision[],
): ReadonlySet<string> {
  const decided = new Set(decisions.map(({ step }) => step.pointer));
  return new Set(state.ours(kind).filter((name) => !decided.has(toPointer(state.pathOf(kind, name)))));
}

/** The generated responses that nothing is decided about, and those of them that nothing refers to. */
export function leftOverResponses(
  state: MergeState,
  decisions: readonly Decision[],
): { left: ReadonlySet<string>; unused: ReadonlySet<string> } {
  const left = leftOver(state, 'responses', decisions);
  return { left, unused: findUnused(state, 'responses', left, { writes: writesOf(decisions) }) };
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
