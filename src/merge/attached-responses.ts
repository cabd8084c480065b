import { type Operation, responsesOf } from '../openapi/operations.js';
import { refIn } from '../openapi/references.js';
import { isObject } from '../values/is-object.js';
import { toPointer, valueAt } from '../values/pointer.js';
import { ENTRY_ORDER, type Ledger } from './ledger.js';
import type { Change, PlanStep } from './merge-plan.js';
import type { MergeState } from './merge-state.js';

/** The name of an operation in the ledger: `GET /pets/{id}`; webhooks and callbacks by their pointer. */
export function attachedKey({ kind, path, method, location }: Operation): string {
  const isField = location.at(-2) !== 'additionalOperations';
  return `${isField ? method.toUpperCase() : method} ${kind === 'path' ? path : toPointer(location.slice(0, -1))}`;
}

/** Whether the ledger says that a response was attached, and it still is nothing but a `$ref`. */
export function isRecorded(ledger: Ledger, operation: Operation, status: string): boolean {
  if (ledger.attached.size === 0) return false;
  const line = ledger.attached.get(attachedKey(operation));
  return line?.statuses.includes(status) === true && refOf(responsesOf(operation)[status]) !== undefined;
}

/** The `$ref` of an object that has nothing else. */
export function refOf(value: unknown): string | undefined {
  return isObject(value) && Object.keys(value).length === 1 ? refIn(value) : undefined;
}

/**
 * The recorded statuses of an operation whose `$ref`s are still as they were attached: to a generated response of the
 * status, or to the one of the spec that serves it.
 *
 * @param targetsOf the `$ref`s that attach writes for a status
 */
export function attachedStatuses(
  state: MergeState,
  operation: Operation,
  targetsOf: (status: string) => readonly string[],
): string[] {
  const { ledger, facts, containers } = state;
  if (ledger.attached.size === 0) return [];
  const statuses = ledger.attached.get(attachedKey(operation))?.statuses ?? [];
  return statuses.filter((status) => {
    const ref = refOf(responsesOf(operation)[status]);
    if (ref === undefined) return false;
    const name = state.targetOf(ref)?.name ?? '';
    const isGenerated =
      ref === toPointer([...containers.responses, name]) && ledger.responses.get(name)?.status === status;
    const isPlain = facts.isPlain?.([...operation.location, 'responses', status]) !== false;
    return isPlain && (isGenerated || targetsOf(status).includes(ref));
  });
}

/**
 * Takes attached responses out of an operation. `responses` goes with the last of them where it is optional (OpenAPI
 * 3.1 on) and holds no comments; else the responses stay: `kept` has a step for each.
 *
 * @param added how many responses the run adds to the operation
 */
export function detachResponses(
  { spec, facts }: MergeState,
  operation: Operation,
  statuses: readonly string[],
  added: number,
  reason: PlanStep['reason'] = { code: 'condition-gone' },
): { changes: Change[]; steps: PlanStep[]; kept: PlanStep[] } {
  if (statuses.length === 0) return { changes: [], steps: [], kept: [] };
  const at = [...operation.location, 'responses'];
  const isLast = operation.statuses.length + added === statuses.length;
  const isOptional = spec.version === '3.1' || spec.version === '3.2';
  const paths = statuses.map((status) => [...at, status]);
  const stepsOf = (action: PlanStep['action'], why: PlanStep['reason']) =>
    paths.map((path): PlanStep => ({ pointer: toPointer(path), action, reason: why }));
  if (isLast && !isOptional)
    return { changes: [], steps: [], kept: stepsOf('keep', { code: 'last-response' }) };
  if (isLast && facts.isPlain?.(at) === false)
    return { changes: [], steps: [], kept: stepsOf('keep', { code: 'left', because: 'annotated' }) };
  const changes = (isLast ? [at] : paths).map((path): Change => ({ kind: 'remove', path }));
  return { changes, steps: stepsOf('detach', reason), kept: [] };
}

/** The changes of the ledger; an operation without statuses loses its line. */
export function recordAttached(
  state: MergeState,
  mayRecord: boolean,
  lines: ReadonlyMap<string, readonly string[]>,
): Change[] {
  const { spec, ledger, containers, facts } = state;
  if (!ledger.writable || lines.size === 0) return [];
  const section = [...containers.ledger, 'attached'];
  if (valueAt(spec.document, section) === undefined) {
    // One change where all lines are new: there may be many.
    const value: Record<string, string> = {};
    for (const [operation, statuses] of lines) value[operation] = statuses.join(' ');
    return mayRecord ? [{ kind: 'set', path: section, value }] : [];
  }
  return [...lines].flatMap(([operation, statuses]): Change[] => {
    const before = ledger.attached.get(operation);
    const path = [...section, operation];
    const value = statuses.join(' ');
    if (before === undefined ? !mayRecord || value === '' : before.text === value) return [];
    if (value !== '') return [{ kind: 'set', path, value, order: ENTRY_ORDER }];
    return facts.isPlain?.(path) === false ? [] : [{ kind: 'remove', path }];
  });
}
