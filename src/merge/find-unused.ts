import { collectReferences, type Reference } from '../spec/references.js';
import type { WantedEntry } from './decide-entry.js';
import type { EntryKind } from './ledger.js';
import { entryAt, type MergeState } from './merge-state.js';

/** The document as it will be, for telling what is referenced in it. */
export interface Outcome {
  /** What will be written, in place of what stands there now. */
  readonly writes: readonly WantedEntry[];
  /** Response components that will be gone. */
  readonly removedResponses: ReadonlySet<string>;
}

/**
 * The names among `candidates` that nothing leads to: no `$ref` from elsewhere in the document as it will be, none
 * from the files around it, and none from a candidate that is led to itself.
 */
export function findUnused(
  state: MergeState,
  kind: EntryKind,
  candidates: ReadonlySet<string>,
  outcome: Outcome,
): ReadonlySet<string> {
  if (candidates.size === 0) return candidates;
  const live = new Set<string>();
  const inner = new Map<string, string[]>();
  const nameOf = (ref: string) => {
    const target = state.targetOf(ref);
    return target?.kind === kind ? target.name : undefined;
  };
  for (const ref of state.facts.externalReferences ?? []) {
    const name = nameOf(ref);
    if (name !== undefined) live.add(name);
  }
  for (const { ref, path } of referencesAfter(state, outcome)) {
    const name = nameOf(ref);
    if (name === undefined) continue;
    const owner = entryAt(state.containers, kind, path);
    if (owner === undefined || !candidates.has(owner)) live.add(name);
    else inner.set(owner, [...(inner.get(owner) ?? []), name]);
  }
  for (const name of live) {
    for (const next of inner.get(name) ?? []) live.add(next);
  }
  return new Set([...candidates].filter((name) => !live.has(name)));
}

function* referencesAfter(state: MergeState, { writes, removedResponses }: Outcome): Generator<Reference> {
  const replaced = {
    responses: new Set([...removedResponses, ...namesOf(writes, 'responses')]),
    schemas: new Set(namesOf(writes, 'schemas')),
  };
  for (const reference of state.references) {
    const response = entryAt(state.containers, 'responses', reference.path);
    const schema = entryAt(state.containers, 'schemas', reference.path);
    if (response !== undefined && replaced.responses.has(response)) continue;
    if (schema !== undefined && replaced.schemas.has(schema)) continue;
    yield reference;
  }
  for (const { kind, name, value } of writes) yield* collectReferences(value, state.pathOf(kind, name));
}

function namesOf(writes: readonly WantedEntry[], kind: EntryKind): string[] {
  return writes.filter((write) => write.kind === kind).map(({ name }) => name);
}
