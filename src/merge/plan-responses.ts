import type { GeneratedResponse } from '../generate/generated-components.js';
import { findConventions } from '../openapi/conventions.js';
import { toPointer } from '../values/pointer.js';
import { type Decision, decideEntry } from './decide-entry.js';
import type { MergePolicy } from './merge-policy.js';
import type { MergeState } from './merge-state.js';
import { referencedResponses } from './referenced-responses.js';

/**
 * Decides about each response of the table, in its order. Not added: responses that an existing one serves, and under
 * `onlyReferenced` unreferenced ones.
 *
 * @param referenced names of response components that `$ref`s of this and other files point to
 */
export function planResponses(
  state: MergeState,
  policy: MergePolicy,
  responses: readonly GeneratedResponse[],
  referenced: ReadonlySet<string>,
): Decision[] {
  const standInOf = policy.reuse ? findStandIns(state, policy, responses) : () => undefined;
  const stood = new Map<string, string[]>();
  const decisions: (Decision | string)[] = [];
  for (const response of responses) {
    const { name, status, value } = response;
    const standIn = standInOf(response);
    if (state.has('responses', name)) {
      if (isUnwanted(state, policy, name, referenced)) continue;
      const former = standIn?.former === true ? standIn.name : undefined;
      decisions.push(decideEntry(state, policy, { kind: 'responses', name, value, status }, former));
    } else if (referenced.has(name)) {
      const decision = decideEntry(state, policy, { kind: 'responses', name, value, status });
      decisions.push({
        ...decision,
        step: { ...decision.step, reason: { code: 'referenced' } },
      });
    } else if (standIn !== undefined) {
      const statuses = stood.get(standIn.name);
      if (statuses === undefined) decisions.push(standIn.name);
      stood.set(standIn.name, [...(statuses ?? []), status]);
    } else if (!policy.onlyReferenced) {
      decisions.push(decideEntry(state, policy, { kind: 'responses', name, value, status }));
    }
  }
  return decisions.map((decision) => {
    return typeof decision === 'string' ? keepStandIn(state, decision, stood.get(decision) ?? []) : decision;
  });
}

/** The `$ref` to write for each response: to the existing one that serves its status, or to its own name. */
export function targetOfResponses(
  state: MergeState,
  policy: MergePolicy,
  responses: readonly GeneratedResponse[],
): (response: GeneratedResponse) => string {
  const standInOf = policy.reuse ? findStandIns(state, policy, responses) : () => undefined;
  const referenced = referencedResponses(state);
  return (response) => {
    const { name } = response;
    const isThere = state.has('responses', name) || referenced.has(name);
    const standIn = isThere ? undefined : standInOf(response);
    return toPointer(state.pathOf('responses', standIn?.name ?? name));
  };
}

/** Under `onlyReferenced`: an unreferenced entry that was not generated, or that pruning will remove. */
function isUnwanted(
  state: MergeState,
  policy: MergePolicy,
  name: string,
  referenced: ReadonlySet<string>,
): boolean {
  if (!policy.onlyReferenced || referenced.has(name)) return false;
  return policy.prune || !state.isOurs('responses', name);
}

interface StandIn {
  readonly name: string;
  /** Its name comes from a former phrase of the status. */
  readonly former: boolean;
}

/**
 * The existing component that serves a status: the one that its operations use, else one with a former name. It
 * replaces only the first row of the status, since the author of the table asked for the others.
 */
function findStandIns(
  state: MergeState,
  policy: MergePolicy,
  responses: readonly GeneratedResponse[],
): (response: GeneratedResponse) => StandIn | undefined {
  const table = new Set(responses.map(({ name }) => name));
  // A response that this run replaces is generated from then on, so it must not count as a convention now.
  const isOurs = (name: string) =>
    state.isOurs('responses', name) || (policy.onConflict === 'replace' && table.has(name));
  const conventions = findConventions(state.spec, isOurs);
  const firsts = new Map<string, GeneratedResponse>();
  const names = new Set<string>();
  for (const response of responses) {
    if (!firsts.has(response.status)) firsts.set(response.status, response);
    names.add(`${response.status} ${response.name}`);
  }
  return (response) => {
    const { status } = response;
    if (firsts.get(status) !== response) return undefined;
    const isOwn = (name: string) => !names.has(`${status} ${name}`);
    const former = policy
      .aliases(status)
      .find((name) => isOwn(name) && state.has('responses', name) && !isOurs(name));
    const convention = conventions.get(status);
    if (convention !== undefined && isOwn(convention) && !state.has('responses', response.name)) {
      return { name: convention, former: false };
    }
    return former === undefined ? undefined : { name: former, former: true };
  };
}

function keepStandIn(state: MergeState, name: string, statuses: readonly string[]): Decision {
  const pointer = toPointer(state.pathOf('responses', name));
  const reason = { code: 'own-response', statuses } as const;
  return { step: { pointer, action: 'keep', reason }, diagnostics: [] };
}
