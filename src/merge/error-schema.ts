import type { ErrorVote } from '../openapi/error-votes.js';
import { refIn } from '../openapi/references.js';
import { groupBy } from '../values/group-by.js';
import { asMap } from '../values/is-object.js';
import { valueAt } from '../values/pointer.js';
import type { MergeState } from './merge-state.js';
import { isInFile, keyOf, lastNameOf, namesOf } from './status-names.js';

/** A schema and how many error responses of operations use it. */
export interface ErrorSchema {
  /** The `$ref` to it. */
  readonly target: string;
  readonly count: number;
  /** All error responses with a body of the spec's own. */
  readonly total: number;
}

/** With fewer operations, all of them must agree. */
const FEWEST_OPERATIONS = 3;

/**
 * The schema that the spec's own error responses agree on: that of at least 80% of them, over at least 3 operations
 * and half of the operations that have an error body. Responses under 422, which often have a body of their own, count
 * only where there are no others.
 *
 * @param votes without those for generated schemas
 */
export function agreedErrorSchema(votes: readonly ErrorVote[]): ErrorSchema | undefined {
  const usual = votes.filter(({ status }) => status !== '422');
  const counted = usual.length > 0 ? usual : votes;
  const [most] = [...groupByTarget(counted)].sort(([, one], [, other]) => other.length - one.length);
  if (most === undefined) return undefined;
  const [target, agreeing] = most;
  const covered = operationsOf(agreeing);
  const all = operationsOf(votes);
  const statuses = new Set(agreeing.map(({ status }) => status));
  const isWide =
    all < FEWEST_OPERATIONS
      ? covered === all && statuses.size >= 2 && agreeing.length >= 3
      : covered >= FEWEST_OPERATIONS && covered * 2 >= all;
  if (agreeing.length * 5 < counted.length * 4 || !isWide) return undefined;
  const [only = ''] = statuses;
  if (statuses.size === 1 && isForStatus(target, only)) return undefined;
  return { target, count: agreeing.length, total: counted.length };
}

function groupByTarget(votes: readonly ErrorVote[]): Map<string, ErrorVote[]> {
  const local = votes.filter(
    ({ target }) => target !== undefined && (target.startsWith('#') || isInFile(target)),
  );
  return groupBy(local, ({ target = '' }) => target);
}

function operationsOf(votes: readonly ErrorVote[]): number {
  return new Set(votes.map(({ operation }) => operation)).size;
}

/** Whether the name of a schema says that it belongs to the only status that it is used under. */
function isForStatus(target: string, status: string): boolean {
  if (!/^\d+$/.test(status)) return false;
  const key = keyOf(lastNameOf(target));
  return /[1-5]\d\d|valid/.test(key) || [...namesOf(status)].some((name) => key.includes(name));
}

/**
 * The schema that most generated error responses refer to. Where none are recorded, the recorded schema that most
 * responses refer to: an earlier run without a record may have left those.
 */
export function errorSchemaInUse(state: MergeState): string | undefined {
  const generated: string[] = [];
  const others: string[] = [];
  for (const name of state.names('responses')) {
    const ref = bodyOf(state.valueOf('responses', name));
    if (ref === undefined) continue;
    const target = state.targetOf(ref);
    const { status = '' } = state.ledger.responses.get(name) ?? {};
    if (/^(?:[45]|default)/.test(status) && state.isOurs('responses', name)) generated.push(ref);
    else if (target?.kind === 'schemas' && state.isOurs('schemas', target.name)) others.push(ref);
  }
  const counted = groupBy(generated.length > 0 ? generated : others, (ref) => ref);
  const [most] = [...counted].sort(([, one], [, other]) => other.length - one.length);
  return most?.[0];
}

function bodyOf(response: unknown): string | undefined {
  const content = valueAt(response, ['content']);
  const [media = response] = Object.values(asMap(content));
  return refIn(valueAt(media, ['schema']));
}
