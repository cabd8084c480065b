import type { GeneratedResponse } from '../generate/generated-components.js';
import { toPointer } from '../values/pointer.js';
import { type Decision, decideEntry } from './decide-entry.js';
import type { MergePolicy, Served } from './merge-plan.js';
import type { MergeRun, MergeState } from './merge-state.js';
import { findOwnResponses, type OwnResponse } from './own-response.js';

/**
 * Decides about each response of the table, in its order. Not added: responses that an existing one serves, and under
 * `onlyReferenced` unreferenced ones.
 *
 * @param referenced names of response components that `$ref`s of this and other files point to
 * @param ownFor the existing response that serves the status of a response
 */
export function planResponses(
  state: MergeRun,
  responses: readonly GeneratedResponse[],
  referenced: ReadonlySet<string>,
  ownFor: ExistingResponse,
): Decision[] {
  const served = new Map<string, Served[]>();
  const decisions: (Decision | string)[] = [];
  for (const response of responses) {
    const { name, status, value } = response;
    const wanted = { kind: 'responses', name, value, status } as const;
    const own = state.has('responses', name) || referenced.has(name) ? undefined : ownFor(response);
    if (state.has('responses', name)) {
      if (isUnwanted(state, name, referenced)) continue;
      decisions.push(decideEntry(state, wanted));
    } else if (referenced.has(name)) {
      const decision = decideEntry(state, wanted);
      decisions.push({ ...decision, step: { ...decision.step, reason: { code: 'referenced' } } });
    } else if (own !== undefined) {
      const { target, ...uses } = own;
      const statuses = served.get(target);
      if (statuses === undefined) decisions.push(target);
      served.set(target, [...(statuses ?? []), { status, ...uses }]);
    } else if (!state.policy.onlyReferenced) {
      decisions.push(decideEntry(state, wanted));
    }
  }
  return decisions.map((decision) =>
    typeof decision === 'string' ? keepOwn(decision, served.get(decision) ?? []) : decision,
  );
}

/** The `$ref` to write for a row: to the existing response that serves its status, or to its own name. */
export function targetOfRows(
  state: MergeState,
  responses: readonly GeneratedResponse[],
  ownFor: ExistingResponse,
): (row: { readonly name: string }) => string {
  const referenced = referencedResponses(state);
  const targets = new Map(
    responses.map((response) => {
      const { name } = response;
      const isThere = state.has('responses', name) || referenced.has(name);
      const own = isThere ? undefined : ownFor(response);
      return [name, own?.target ?? toPointer(state.pathOf('responses', name))];
    }),
  );
  return ({ name }) => targets.get(name) ?? toPointer(state.pathOf('responses', name));
}

/** Under `onlyReferenced`: an unreferenced entry that was not generated, or that pruning will remove. */
function isUnwanted(state: MergeRun, name: string, referenced: ReadonlySet<string>): boolean {
  const { policy } = state;
  if (!policy.onlyReferenced || referenced.has(name)) return false;
  return policy.prune || !state.isOurs('responses', name);
}

export type ExistingResponse = (response: GeneratedResponse) => OwnResponse | undefined;

/**
 * The existing response that is used for a row: one whose name differs only in case, since such a pair breaks code
 * generators, or, under `reuse`, one that serves the status. That replaces only the first row of the status, since the
 * author of the table asked for the others, and no row replaces another row of its status. A status with a generated
 * entry keeps it.
 */
export function existingResponses(
  state: MergeState,
  policy: Pick<MergePolicy, 'onConflict' | 'reuse'>,
  responses: readonly GeneratedResponse[],
): ExistingResponse {
  const table = new Set(responses.map(({ name }) => name));
  // A response that this run replaces is generated from then on, so it must not count as a convention now.
  const isOurs = (name: string) =>
    state.isOurs('responses', name) || (policy.onConflict === 'replace' && table.has(name));
  const find = findOwnResponses(state, isOurs);
  const firsts = new Map<string, GeneratedResponse>();
  const names = new Set<string>();
  for (const response of responses) {
    if (!firsts.has(response.status)) firsts.set(response.status, response);
    names.add(`${response.status} ${toPointer(state.pathOf('responses', response.name))}`);
  }
  const taken = new Set(
    [...state.ledger.responses].flatMap(([name, { status = '' }]) => {
      const isRow = names.has(`${status} ${toPointer(state.pathOf('responses', name))}`);
      return !isRow && state.isOurs('responses', name) ? [status] : [];
    }),
  );
  const found = new Map<GeneratedResponse, OwnResponse | undefined>();
  return (response) => {
    if (!found.has(response)) found.set(response, search(response));
    return found.get(response);
  };

  function search(response: GeneratedResponse): OwnResponse | undefined {
    const spelled = find.bySpelling(response);
    if (spelled !== undefined || !policy.reuse || taken.has(response.status)) return spelled;
    const own = firsts.get(response.status) === response ? find.byStatus(response) : undefined;
    return own === undefined || names.has(`${response.status} ${own.target}`) ? undefined : own;
  }
}

function keepOwn(pointer: string, statuses: readonly Served[]): Decision {
  return {
    step: { pointer, action: 'keep', reason: { code: 'own-response', statuses } },
    diagnostics: [],
  };
}

/**
 * Names of response components that a `$ref` in the document after the run, or in another file of the spec, points to.
 */
export function referencedResponses(state: MergeState): ReadonlySet<string> {
  const names = new Set<string>();
  const { attachedRefs, detached, facts, spec } = state;
  const external = facts.externalReferences?.keys() ?? [];
  const standing =
    detached.size === 0
      ? spec.index.referencesByRef.keys()
      : spec.index.refsOutside((path) => detached.has(toPointer(path)));
  for (const ref of [...standing, ...attachedRefs, ...external]) {
    const target = state.targetOf(ref);
    if (target?.kind === 'responses') names.add(target.name);
  }
  return names;
}

/** Referenced names that are missing from the document, or that an earlier run supplied. */
export function namesToSupply(state: MergeState): string[] {
  return [...referencedResponses(state)].filter(
    (name) => !state.has('responses', name) || state.isOurs('responses', name),
  );
}
