import type { GeneratedResponse } from '../generate/generated-components.js';
import type { TargetUses } from '../openapi/response-uses.js';
import { isObject } from '../values/is-object.js';
import { fromPointer, toPointer } from '../values/pointer.js';
import { valueAt } from '../values/value-at.js';
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
}

/** With fewer uses, a response belongs to an operation rather than to its status. */
const FEWEST_USES = 3;

/**
 * Finds the existing response for a status: by its name, else by its use in the operations of `paths`, else by its use
 * under the range of the status.
 *
 * @param isOurs whether a response component is generated, or will be
 */
export function findOwnResponses(
  state: MergeState,
  isOurs: (name: string) => boolean,
): (response: GeneratedResponse) => OwnResponse | undefined {
  const { statuses, parts } = state.spec.index.responseUses;
  const container = state.containers.responses;
  const own = state.names('responses').filter((name) => !isOurs(name));
  const ownKeys = new Map(own.map((name) => [toPointer([...container, name]), keyOf(name)]));

  return (response) => {
    const { status } = response;
    const range = `${status[0]}XX`;
    const isNumeric = /^\d+$/.test(status);
    return byName(response) ?? byUse(response, status) ?? (isNumeric ? byUse(response, range) : undefined);
  };

  function byName(response: GeneratedResponse): OwnResponse | undefined {
    const { status } = response;
    const keys = namesOf(status);
    const uses = statuses.get(status);
    const external = [...(uses?.targets.keys() ?? [])].filter(isInFile);
    const named = [...ownKeys.keys(), ...external].filter(
      (target) => keys.has(ownKeys.get(target) ?? keyOf(lastNameOf(target))) && fits(response, target),
    );
    const countOf = (target: string) => uses?.targets.get(target)?.count ?? 0;
    const [best] = named.sort((one, other) => countOf(other) - countOf(one));
    return best === undefined
      ? undefined
      : { target: best, under: status, count: countOf(best), total: uses?.total ?? 0 };
  }

  function byUse(response: GeneratedResponse, under: string): OwnResponse | undefined {
    const uses = statuses.get(under);
    const [most] = [...(uses?.targets.values() ?? [])].sort((one, other) => other.count - one.count);
    if (uses === undefined || most === undefined || !isConvention(most, uses.total)) return undefined;
    const { target, count } = most;
    const isElsewhere = [...statuses].some(
      ([status, { targets }]) =>
        /^\d+$/.test(status) && status !== under && (targets.get(target)?.count ?? 0) > count,
    );
    if (isElsewhere || !isOwn(target) || !fits(response, target)) return undefined;
    return { target, under, count, total: uses.total };
  }

  function isConvention({ count, parts: spread }: TargetUses, total: number): boolean {
    return count * 3 >= total * 2 && count >= FEWEST_USES && (parts === 1 || spread.size > 1);
  }

  function isOwn(target: string): boolean {
    return ownKeys.has(target) || isInFile(target);
  }

  /** Below 400 a response with a body is the result of an operation, unless the row has a body too. */
  function fits({ status, value }: GeneratedResponse, target: string): boolean {
    if (!/^[123]/.test(status) || hasBody(value)) return true;
    if (!target.startsWith('#')) return false;
    const path = fromPointer(target);
    return !hasBody(state.spec.index.resolve(path && valueAt(state.spec.document, path)));
  }
}

function hasBody(response: unknown): boolean {
  return isObject(response) && (isObject(response.content) || response.schema !== undefined);
}
