import { type Diagnostic, diagnose } from '../diagnostic.js';
import {
  type AttachContext,
  declaredFor,
  fallbackWith,
  givenStatuses,
  pathItemsOutside,
} from '../merge/attach.js';
import { attachableOperations, skippedStatuses } from '../merge/attachable-operations.js';
import { attachedKey } from '../merge/attached-responses.js';
import { hasBody, responsesOf, type SharedOperation, upperRange } from '../openapi/operations.js';
import { refIn } from '../openapi/references.js';
import { statusRank } from '../openapi-version.js';
import { asList } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';

/**
 * How an operation declares a status: by a `$ref`, inline, inline without content (of an error), or not at all where
 * the conditions ask for it.
 */
export const RESPONSE_STATES = ['reference', 'inline', 'no-content', 'missing'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

interface MeasuredResponse {
  /** A range is in upper case. */
  readonly status: string;
  readonly state: ResponseState;
}

export interface MeasuredOperation {
  /** In upper case; as written in `additionalOperations`. */
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly tags: readonly string[];
  /** By status. */
  readonly responses: readonly MeasuredResponse[];
  /** The statuses that the conditions ask for; those that are not missing may be declared by a range. */
  readonly asked: readonly string[];
}

export interface Measurement {
  /** In document order; those that opted out are left out. */
  readonly operations: readonly MeasuredOperation[];
  readonly optedOut: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Measures which responses the operations of a document declare, and which are missing by the conditions for attach. */
export function measure(context: AttachContext): Measurement {
  const { policy, state } = context;
  const { spec } = state;
  const operations: MeasuredOperation[] = [];
  const diagnostics: Diagnostic[] = [...pathItemsOutside(context)];
  let optedOut = 0;
  for (const group of attachableOperations(spec.index, policy.webhooks)) {
    const skipped = skippedStatuses(spec, group);
    if (!(skipped instanceof Set)) diagnostics.push(skipped);
    else if (skipped.has('all')) optedOut += 1;
    else operations.push(measureOperation(context, group, skipped));
  }
  if (operations.length === 0) diagnostics.push(diagnose('NO_OPERATIONS', { optedOut }, { file: spec.file }));
  return { operations, optedOut, diagnostics };
}

function measureOperation(
  context: AttachContext,
  group: SharedOperation,
  skipped: ReadonlySet<string>,
): MeasuredOperation {
  const { state, policy, refOf } = context;
  const [operation] = group;
  const given = givenStatuses(context, group);
  const asked = [...given].filter(([status]) => !skipped.has(status));
  const missing = asked.filter(
    ([status, { candidate }]) =>
      declaredFor(operation, status, given, policy) === undefined &&
      fallbackWith(state, operation, refOf(candidate)) === undefined,
  );
  const declared = Object.entries(responsesOf(operation)).filter(([key]) => !key.startsWith('x-'));
  const responses = [
    ...declared.map(([key, value]) => ({ status: upperRange(key), state: stateOf(key, value) })),
    ...missing.map(([status]) => ({ status, state: 'missing' as const })),
  ].filter(({ status }) => !skipped.has(status));
  const { operationId, summary, tags } = operation.value;
  const [method = ''] = attachedKey(operation).split(' ');
  return {
    ...{ method, path: operation.path, pointer: toPointer(operation.location) },
    ...(typeof operationId === 'string' && { operationId }),
    ...(typeof summary === 'string' && { summary }),
    tags: asList(tags).filter((tag) => typeof tag === 'string'),
    responses: responses.sort((one, other) => statusRank(one.status) - statusRank(other.status)),
    asked: asked.map(([status]) => status).sort((one, other) => statusRank(one) - statusRank(other)),
  };
}

/** Only errors count as without content: success and redirects often have none. */
function stateOf(status: string, response: unknown): ResponseState {
  if (refIn(response) !== undefined) return 'reference';
  return hasBody(response) || /^[123]/.test(status) ? 'inline' : 'no-content';
}
