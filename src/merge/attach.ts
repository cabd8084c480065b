import { type Diagnostic, diagnose } from '../diagnostic.js';
import { notEditable } from '../openapi/check-containers.js';
import { type Operation, responsesOf, type SharedOperation } from '../openapi/operations.js';
import { placeAt } from '../openapi/place-at.js';
import { type Alternative, textOf } from '../rules/condition.js';
import { isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { attachableOperations, skippedStatuses } from './attachable-operations.js';
import { attachedKey, attachedStatuses, detachResponses } from './attached-responses.js';
import { alternativeThatHolds } from './holds.js';
import type { AttachCandidate, AttachPolicy, Change, PlanPart, PlanStep } from './merge-plan.js';
import type { MergeState } from './merge-state.js';
import { ownTargets } from './own-response.js';

/** What attach does to the operations of a document. */
export interface Attachment extends PlanPart {
  /** The attached statuses after the run, by operation, where they change. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  readonly attachedRefs: ReadonlySet<string>;
  /** Pointers of the responses that are detached. */
  readonly detached: ReadonlySet<string>;
}

/** What decides which operations get which responses. */
export interface AttachContext {
  readonly state: MergeState;
  readonly policy: AttachPolicy;
  /** The `$ref` for a response of the table. */
  readonly refOf: (candidate: AttachCandidate) => string;
}

/** A status that an operation gets. */
export interface GivenStatus {
  readonly candidate: AttachCandidate;
  /** The part of the condition that holds. */
  readonly alternative: Alternative;
}

/**
 * Plans which operations get which responses: those whose conditions hold, where the status is absent. Under `prune`
 * also takes out attached ones that no condition gives any more.
 */
export function planAttach(context: AttachContext, prune: boolean): Attachment {
  const { state, policy } = context;
  const run = new AttachRun(context, prune);
  for (const group of attachableOperations(state.spec.index, policy.webhooks)) run.plan(group);
  if (prune) run.pruneSkipped();
  run.diagnostics.push(...pathItemsOutside(context));
  return run;
}

/** A finding about the operations that are in other files. */
export function pathItemsOutside({ state: { spec }, policy }: AttachContext): Diagnostic[] {
  const outside = spec.index.externalPathItems.filter(({ kind }) => kind === 'path' || policy.webhooks);
  const [first] = outside;
  if (first === undefined) return [];
  const args = { count: outside.length, ref: first.ref };
  return [diagnose('PATH_ITEMS_IN_OTHER_FILES', args, placeAt(spec, [...first.location, '$ref']))];
}

/**
 * The statuses that the conditions give an operation; to one that several paths share, those that hold for each.
 *
 * @param group the operation, once for each path
 */
export function givenStatuses(
  { state, policy: { candidates } }: AttachContext,
  group: SharedOperation,
): Map<string, GivenStatus> {
  const { index } = state.spec;
  const given = new Map<string, GivenStatus>();
  for (const candidate of candidates) {
    const { status, condition, ignoredPathParameters } = candidate;
    if (given.has(status)) continue;
    let alternative: Alternative | undefined;
    const isHeld = group.every((operation) => {
      const held = alternativeThatHolds(condition, { index, operation, ignoredPathParameters });
      alternative ??= held;
      return held !== undefined;
    });
    if (isHeld && alternative !== undefined) given.set(status, { candidate, alternative });
  }
  return given;
}

/**
 * What covers a status in an operation: the status as declared, a range of it, or for 400 a 422, which may also be
 * given.
 *
 * @param gone statuses of the operation that will be detached
 */
export function declaredFor(
  operation: Operation,
  status: string,
  given: ReadonlyMap<string, GivenStatus>,
  { beside422 }: Pick<AttachPolicy, 'beside422'>,
  gone: readonly string[] = [],
): string | undefined {
  const responses = responsesOf(operation);
  if (Object.hasOwn(responses, status)) return status;
  const declared = operation.statuses.filter((key) => !gone.includes(key));
  const wanted = status.toUpperCase();
  const range = /^\d{3}$/.test(status) ? `${status.charAt(0)}XX` : wanted;
  const found = declared.find((key) => {
    if (/^\d{3}$/.test(key)) return false;
    const upper = key.toUpperCase();
    return upper === wanted || upper === range;
  });
  if (found !== undefined || status !== '400' || beside422) return found;
  return declared.includes('422') || given.has('422') ? '422' : undefined;
}

/** The `default` or the range of an operation that is the same response. */
export function fallbackWith(
  { spec: { index } }: MergeState,
  operation: Operation,
  ref: string,
): string | undefined {
  const responses = responsesOf(operation);
  return operation.statuses.find((status) => {
    const response = responses[status];
    if (!/^(?:default|[1-5]xx)$/i.test(status) || !isObject(response)) return false;
    if (response.$ref === ref) return true;
    const target = index.resolve({ $ref: ref });
    return isObject(target) && index.resolve(response) === target;
  });
}

class AttachRun implements Attachment {
  readonly steps: PlanStep[] = [];
  readonly changes: Change[] = [];
  readonly lines = new Map<string, readonly string[]>();
  readonly attachedRefs = new Set<string>();
  readonly detached = new Set<string>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #context: AttachContext;
  readonly #state: MergeState;
  readonly #prune: boolean;
  readonly #ownTargets: (status: string) => readonly string[];
  /** The keys of the operations that are there. */
  readonly #met = new Set<string>();

  constructor(context: AttachContext, prune: boolean) {
    this.#context = context;
    this.#state = context.state;
    this.#prune = prune;
    this.#ownTargets = ownTargets(context.state);
  }

  plan(group: SharedOperation): void {
    const { policy } = this.#context;
    const [operation] = group;
    const skipped = skippedStatuses(this.#state.spec, group);
    if (!(skipped instanceof Set)) {
      this.diagnostics.push(skipped);
      return;
    }
    const recorded = attachedStatuses(this.#state, operation, (status) => this.#targetsOf(status));
    const responses = responsesOf(operation);
    const candidates = policy.candidates.filter(
      ({ status }) =>
        !(skipped.has(status) || skipped.has('all')) &&
        // A status that the author declares is not asked for.
        (!Object.hasOwn(responses, status) || recorded.includes(status)),
    );
    const given = givenStatuses({ ...this.#context, policy: { ...policy, candidates } }, group);
    const gone = this.#prune ? recorded.filter((status) => !given.has(status)) : [];
    const wanted = [...given].filter(
      ([status]) => declaredFor(operation, status, given, policy, gone) === undefined,
    );
    const added = this.#attach(operation, wanted);
    const removed = this.#detach(operation, gone, added.length);
    const key = attachedKey(operation);
    this.#met.add(key);
    if (added.length + removed.length === 0) return;
    const kept = recorded.filter((status) => !removed.includes(status));
    this.lines.set(key, [...kept, ...added].sort());
  }

  /** Detaches from operations that are skipped now, such as webhooks; strikes the lines of those that are gone. */
  pruneSkipped(): void {
    const { ledger, spec } = this.#state;
    for (const key of ledger.attached.keys()) if (!this.#met.has(key)) this.lines.set(key, []);
    if (this.lines.size === 0) return;
    for (const [operation] of spec.index.operationsByLocation.values()) {
      const key = attachedKey(operation);
      if (this.#met.has(key) || !ledger.attached.has(key)) continue;
      const recorded = attachedStatuses(this.#state, operation, (status) => this.#targetsOf(status));
      const removed = this.#detach(operation, recorded, 0);
      this.lines.set(
        key,
        recorded.filter((status) => !removed.includes(status)),
      );
    }
  }

  /** An earlier run with other options can have attached the response that the spec has for the status. */
  #targetsOf(status: string): string[] {
    const { policy, refOf } = this.#context;
    const targets = policy.candidates.filter((one) => one.status === status).map(refOf);
    return [...targets, ...this.#ownTargets(status)];
  }

  #attach(operation: Operation, wanted: readonly (readonly [string, GivenStatus])[]): string[] {
    const responses = [...operation.location, 'responses'];
    const news = wanted
      .map(([status, one]) => ({ status, ...one, ref: this.#context.refOf(one.candidate) }))
      .filter(({ ref }) => fallbackWith(this.#state, operation, ref) === undefined);
    const [first] = news;
    if (first === undefined || !this.#isEditable(operation, first.status)) return [];
    const pointer = toPointer(responses);
    for (const { status, ref, alternative } of news) {
      const path = [...responses, status];
      const condition = textOf(alternative);
      const reason = { code: 'condition', condition, target: nameOf(ref) } as const;
      this.changes.push({ kind: 'set', path, value: { $ref: ref }, order: { by: 'status' } });
      this.steps.push({ pointer: `${pointer}/${status}`, action: 'attach', reason });
      this.attachedRefs.add(ref);
    }
    return news.map(({ status }) => status);
  }

  /** An operation is never left without responses where it needs some. */
  #detach(operation: Operation, statuses: readonly string[], added: number): string[] {
    if (statuses.length === 0) return [];
    const { changes, steps, kept } = detachResponses(this.#state, operation, statuses, added);
    this.changes.push(...changes);
    this.steps.push(...steps, ...kept);
    for (const { pointer } of steps) this.detached.add(pointer);
    return steps.length === 0 ? [] : [...statuses];
  }

  #isEditable({ location }: Operation, status: string): boolean {
    const { spec, obstacleAt } = this.#state;
    const obstacle = obstacleAt([...location, 'responses', status]);
    if (obstacle === undefined) return true;
    this.diagnostics.push(notEditable(spec, location, obstacle));
    return false;
  }
}

function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}
