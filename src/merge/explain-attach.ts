import type { Place } from '../diagnostic.js';
import type { Obstacle } from '../openapi/check-containers.js';
import { type Operation, responsesOf, type SharedOperation } from '../openapi/operations.js';
import { placeAt } from '../openapi/place-at.js';
import type { Alternative, Literal } from '../rules/condition.js';
import { type AttachContext, declaredFor, fallbackWith, type GivenStatus, givenStatuses } from './attach.js';
import type { PracticeReason } from './attach-practice.js';
import { attachableOperations, skippedStatuses } from './attachable-operations.js';
import { attachedKey, attachedStatuses } from './attached-responses.js';
import { type Fact, judgeTerm, type Subject } from './holds.js';
import type { AttachCandidate } from './merge-plan.js';

/** An operation, and why attach gives it each status or not. */
export interface ExplainedOperation {
  /** `GET /pets/{id}`; several where paths share a path item, and what is attached must hold for each. */
  readonly names: readonly string[];
  readonly place: Place;
  /** Why attach leaves the operation alone. */
  readonly skipped?: 'webhook' | 'callback' | 'method';
  readonly statuses: readonly ExplainedStatus[];
}

export interface ExplainedStatus {
  readonly status: string;
  readonly verdict: Verdict;
  /** Absent for a status without a condition. */
  readonly condition?: ExplainedCondition;
}

/** Why an operation gets a status, or not. */
export type Verdict =
  | { readonly code: 'attach'; readonly target: string }
  /** An earlier run attached it. */
  | { readonly code: 'attached-before' }
  /** The status is declared; or `as` is: its range, or 422 for 400. */
  | { readonly code: 'declared'; readonly as?: string }
  /** It would be the response that the operation has as this range or `default`. */
  | { readonly code: 'same-as-fallback'; readonly as: string }
  | { readonly code: 'opted-out' }
  | ({ readonly code: 'not-editable' } & Pick<Obstacle, 'pointer' | 'found'>)
  | { readonly code: 'condition-fails' }
  /** The condition does not hold for another path that shares the path item. */
  | { readonly code: 'other-path-fails'; readonly path: string }
  | { readonly code: 'no-condition' }
  | { readonly code: 'practice'; readonly reason: PracticeReason };

/** A condition, judged for an operation. */
export interface ExplainedCondition {
  readonly text: string;
  /** One of them must hold. */
  readonly alternatives: readonly { readonly holds: boolean; readonly terms: readonly ExplainedTerm[] }[];
}

interface ExplainedTerm {
  readonly text: string;
  readonly holds: boolean;
  readonly fact: Fact;
}

/**
 * Says for each operation and status what attach decides and why.
 *
 * @param statuses in the order of the result; those without a candidate have no condition
 */
export function explainAttach(
  context: AttachContext,
  statuses: readonly string[],
  ruledOut: ReadonlyMap<string, PracticeReason>,
): ExplainedOperation[] {
  const { state, policy } = context;
  const { index } = state.spec;
  const open = new Set(attachableOperations(index, policy.webhooks).flat());
  return [...index.operationsByLocation.values()].map((group): ExplainedOperation => {
    const [operation, ...others] = group.filter((one) => open.has(one));
    const place = placeAt(state.spec, group[0].location);
    if (operation === undefined) {
      const { kind } = group[0];
      const skipped = kind === 'path' ? 'method' : kind;
      return { names: group.map(attachedKey), place, skipped, statuses: [] };
    }
    const operations = [operation, ...others] as const;
    const given = givenStatuses(context, operations);
    const explained = statuses.map((status): ExplainedStatus => {
      const candidates = policy.candidates.filter((one) => one.status === status);
      const [first] = candidates;
      if (first === undefined) return { status, verdict: withoutCondition(operation, status, ruledOut) };
      const chosen = given.get(status)?.candidate ?? first;
      const verdict = judge({ ...context, operations, given }, status, candidates);
      return { status, verdict, condition: explainCondition(chosen, { index, operation }) };
    });
    return { names: operations.map(attachedKey), place, statuses: explained };
  });
}

/** For a status that nothing gives. */
function withoutCondition(
  operation: Operation,
  status: string,
  ruledOut: ReadonlyMap<string, PracticeReason>,
): Verdict {
  const as = declaredFor(operation, status, new Map(), { beside422: true });
  if (as !== undefined) return { code: 'declared', ...(as !== status && { as }) };
  const reason = ruledOut.get(status);
  return reason === undefined ? { code: 'no-condition' } : { code: 'practice', reason };
}

interface Judged extends AttachContext {
  readonly operations: SharedOperation;
  readonly given: ReadonlyMap<string, GivenStatus>;
}

/** The same questions in the same order as attach asks them. */
function judge(judged: Judged, status: string, candidates: readonly AttachCandidate[]): Verdict {
  const { state, policy, operations, given, refOf } = judged;
  const [operation] = operations;
  const skipped = skippedStatuses(state.spec, operations);
  if (!(skipped instanceof Set) || skipped.has('all') || skipped.has(status)) return { code: 'opted-out' };
  const recorded = attachedStatuses(state, operation, () => candidates.map(refOf));
  if (recorded.includes(status)) return { code: 'attached-before' };
  const one = given.get(status);
  const as = declaredFor(operation, status, given, policy);
  if (as !== undefined && (one !== undefined || Object.hasOwn(responsesOf(operation), as)))
    return { code: 'declared', ...(as !== status && { as }) };
  if (one === undefined) {
    const other = operations.find((each) => givenStatuses(judged, [each]).has(status));
    if (other === undefined || operations.length === 1) return { code: 'condition-fails' };
    const failing = operations.find((each) => !givenStatuses(judged, [each]).has(status));
    return { code: 'other-path-fails', path: failing?.path ?? operation.path };
  }
  const target = refOf(one.candidate);
  const fallback = fallbackWith(state, operation, target);
  if (fallback !== undefined) return { code: 'same-as-fallback', as: fallback };
  const obstacle = state.obstacleAt([...operation.location, 'responses', status]);
  if (obstacle !== undefined) return { code: 'not-editable', ...obstacle };
  return { code: 'attach', target };
}

function explainCondition(
  { condition, ignoredPathParameters }: AttachCandidate,
  subject: Subject,
): ExplainedCondition {
  const explain = (alternative: Alternative) => {
    const terms = alternative.map((literal) => explainTerm(literal, { ...subject, ignoredPathParameters }));
    return { holds: terms.every((term) => term.holds), terms };
  };
  return { text: condition.text, alternatives: condition.alternatives.map(explain) };
}

function explainTerm({ term, isNegated, text }: Literal, subject: Subject): ExplainedTerm {
  const { isTrue, fact } = judgeTerm(term, subject);
  return { text, holds: isTrue !== isNegated, fact };
}
