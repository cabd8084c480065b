import type { GeneratedResponse } from '../generate/generated-components.js';
import { hasBody, responsesOf } from '../openapi/operations.js';
import type { TargetUses } from '../openapi/response-uses.js';
import { fromPointer, toPointer, valueAt } from '../values/pointer.js';
import { isRecorded, refOf } from './attached-responses.js';
import type { MergeState } from './merge-state.js';
import { isInFile, keyOf, lastNameOf, namesOf } from './status-names.js';

/** An existing response that serves a status, so that none is added for it. */
export interface OwnResponse {
  /** A pointer of this document, or a reference into another file. */
  readonly target: string;
  /** The status or range that it is used under, how often, and how many responses there are under that. */
  readonly under: string;
  readonly count: number;
  readonly total: number;
  /** The name of the row, where only that says that the response serves the status. */
  readonly named?: string;
}

/** With fewer uses, a response belongs to an operation rather than to its status. */
const FEWEST_USES = 3;

/**
 * Finds the existing response for a row: `bySpelling`, a component whose name differs only in case, and `byStatus`, one
 * named for the status, else one by its use in the operations of `paths`, else by its use under the range of the status.
 *
 * @param isOurs whether a response component is generated, or will be
 */
export function findOwnResponses(state: MergeState, isOurs: (name: string) => boolean) {
  const { index } = state.spec;
  const container = state.containers.responses;
  const own = state.names('responses').filter((name) => !isOurs(name));
  const ownKeys = new Map(own.map((name) => [toPointer([...container, name]), keyOf(name)]));

  return { bySpelling, byStatus };

  function bySpelling(response: GeneratedResponse): OwnResponse | undefined {
    const name = response.name.toLowerCase();
    const spelled = own.filter((one) => one.toLowerCase() === name);
    const targets = spelled.map((one) => toPointer([...container, one]));
    return withName(response, mostUsed(response, targets));
  }

  function byStatus(response: GeneratedResponse): OwnResponse | undefined {
    const { status } = response;
    const keys = namesOf(status);
    const external = [...(index.responseUses.statuses.get(status)?.targets.keys() ?? [])].filter(isInFile);
    const named = [...ownKeys.keys(), ...external].filter((target) =>
      keys.has(ownKeys.get(target) ?? keyOf(lastNameOf(target))),
    );
    const range = /^\d+$/.test(status) ? `${status[0]}XX` : undefined;
    return (
      mostUsed(response, named) ??
      byUse(response, status) ??
      (range === undefined ? undefined : byUse(response, range))
    );
  }

  function mostUsed(response: GeneratedResponse, targets: readonly string[]): OwnResponse | undefined {
    const { status } = response;
    const named = targets.filter((target) => fits(state, response, target));
    // The uses need not be counted where none is asked for.
    const uses = named.length === 0 ? undefined : index.responseUses.statuses.get(status);
    const countOf = (target: string) => uses?.targets.get(target)?.count ?? 0;
    const [best] = named.sort((one, other) => countOf(other) - countOf(one));
    return best === undefined
      ? undefined
      : { target: best, under: status, count: countOf(best), total: uses?.total ?? 0 };
  }

  function byUse(response: GeneratedResponse, under: string): OwnResponse | undefined {
    const { statuses, parts } = index.responseUses;
    const uses = statuses.get(under);
    const [most] = [...(uses?.targets.values() ?? [])].sort((one, other) => other.count - one.count);
    if (uses === undefined || most === undefined || !isConvention(most, uses.total, parts)) return undefined;
    const { target, count } = most;
    const isElsewhere = [...statuses].some(
      ([status, { targets }]) =>
        /^\d+$/.test(status) && status !== under && (targets.get(target)?.count ?? 0) > count,
    );
    if (isElsewhere || !isOwn(target) || !fits(state, response, target)) return undefined;
    return { target, under, count, total: uses.total };
  }

  function isOwn(target: string): boolean {
    return ownKeys.has(target) || isInFile(target);
  }
}

/**
 * The responses of the spec that attach would use for a status, whether or not the table has it. One that only attached
 * `$ref`s use, and whose name says nothing of the status, was generated: its author renamed it, and the `$ref`s to it.
 */
export function ownTargets(state: MergeState): (status: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  let responses: ReturnType<typeof findOwnResponses> | undefined;
  return (status) => known.get(status) ?? find(status);

  function find(status: string): readonly string[] {
    responses ??= findOwnResponses(state, (name) => state.isOurs('responses', name));
    const { byStatus } = responses;
    const own = byStatus({ name: '', status, value: {} });
    const targets = own === undefined || isRenamed(own) ? [] : [own.target];
    known.set(status, targets);
    return targets;
  }

  function isRenamed({ target, under, count }: OwnResponse): boolean {
    if (namesOf(under).has(keyOf(lastNameOf(target)))) return false;
    const attached = state.spec.index.operations.filter(
      (operation) =>
        isRecorded(state.ledger, operation, under) && refOf(responsesOf(operation)[under]) === target,
    );
    return attached.length >= count;
  }
}

/** With the name of the row, unless that is one for the status. */
function withName({ name, status }: GeneratedResponse, found?: OwnResponse): OwnResponse | undefined {
  return found && !namesOf(status).has(keyOf(name)) ? { ...found, named: name } : found;
}

function isConvention({ count, parts: spread }: TargetUses, total: number, parts: number): boolean {
  return count * 3 >= total * 2 && count >= FEWEST_USES && (parts === 1 || spread.size > 1);
}

/** Below 400 a response with a body is the result of an operation, unless the row has a body too. */
function fits({ spec }: MergeState, { status, value }: GeneratedResponse, target: string): boolean {
  if (!/^[123]/.test(status) || hasBody(value)) return true;
  if (!target.startsWith('#')) return false;
  const path = fromPointer(target);
  return !hasBody(spec.index.resolve(path && valueAt(spec.document, path)));
}
