import type { Operation } from '../openapi/operations.js';
import type { SpecIndex } from '../openapi/spec-index.js';
import { attachableOperations } from './attachable-operations.js';
import { attachedStatuses } from './attached-responses.js';
import { isSecured, parametersIn, pathParameters } from './holds.js';
import type { MergeState } from './merge-state.js';
import { ownTargets } from './own-response.js';

/** What the author of a spec declares as a rule; attached responses do not count. */
export interface Practice {
  /** Errors are declared by `default` alone; `declaring` of `operations` operations do. */
  readonly defaultOnly?: { readonly declaring: number; readonly operations: number };
  /** 422 is declared, and 400 nowhere. */
  readonly uses422: boolean;
  /** `declaring` of the `operations` that could have a 400 for path parameters alone declare one: less than half. */
  readonly seldom400?: { readonly declaring: number; readonly operations: number };
  /** 401 is declared on at least half of the secured operations and 403 hardly anywhere, or the other way round. */
  readonly only?: OnlyOne;
}

interface OnlyOne {
  readonly status: '401' | '403';
  readonly declaring: number;
  readonly secured: number;
  /** The secured operations that declare the other status, unless it is declared nowhere. */
  readonly others?: number;
}

/** Why the practice of a spec rules out a status. */
export type PracticeReason =
  | { readonly code: 'default-only'; readonly declaring: number; readonly operations: number }
  | { readonly code: 'uses-422' }
  | ({ readonly code: 'other-only' } & OnlyOne);

/** At least this part of the operations declares nothing but `default` for errors. */
const DEFAULT_SHARE = 0.8;

/** From so many operations on, a status is taken for an exception, or for the rule, by how many declare it. */
const MANY = 20;

export function judgePractice(state: MergeState): Practice {
  const { index } = state.spec;
  const targetsOf = ownTargets(state);
  const groups = attachableOperations(index, false);
  const declared = new Map<Operation, readonly string[]>();
  for (const [operation] of groups) {
    const attached = attachedStatuses(state, operation, targetsOf);
    declared.set(
      operation,
      operation.statuses.filter((status) => !attached.includes(status)),
    );
  }
  const all = [...declared.values()];
  const isAnywhere = (status: string) => all.some((statuses) => statuses.includes(status));
  const declaring = all.filter(isDefaultOnly).length;
  const secured = [...declared]
    .filter(([operation]) => isSecured(index.securityOf(operation)))
    .map(([, statuses]) => statuses);
  const only = onlyOneOf(secured, isAnywhere);
  const seldom400 = seldom400Of(index, declared);
  return {
    ...(all.length > 0 &&
      declaring >= all.length * DEFAULT_SHARE && {
        defaultOnly: { declaring, operations: all.length },
      }),
    uses422: isAnywhere('422') && !isAnywhere('400'),
    ...(seldom400 !== undefined && { seldom400 }),
    ...(only !== undefined && { only }),
  };
}

/** What counts as a declared 400. */
const COVERS_400 = /^(?:400|422|4xx)$/i;

/** Looks at operations that declare some 4xx, and have path parameters that can be malformed and nothing else that can. */
function seldom400Of(
  index: SpecIndex,
  declared: ReadonlyMap<Operation, readonly string[]>,
): Practice['seldom400'] {
  let [declaring, operations] = [0, 0];
  for (const [operation, statuses] of declared) {
    const subject = { index, operation, ignoredPathParameters: 'plain-strings' } as const;
    if (!statuses.some((status) => /^4(?:\d\d|xx)$/i.test(status)) || index.hasRequestBody(operation))
      continue;
    if (parametersIn(subject, 'query').length > 0 || pathParameters(subject).counted.length === 0) continue;
    operations += 1;
    if (statuses.some((status) => COVERS_400.test(status))) declaring += 1;
  }
  return operations >= MANY && declaring * 2 < operations ? { declaring, operations } : undefined;
}

/** The one of 401 and 403 that the author uses for both, from the statuses of each secured operation. */
function onlyOneOf(
  secured: readonly (readonly string[])[],
  isAnywhere: (status: string) => boolean,
): OnlyOne | undefined {
  const count = (status: string) => secured.filter((statuses) => statuses.includes(status)).length;
  for (const [status, other] of [
    ['401', '403'],
    ['403', '401'],
  ] as const) {
    const declaring = count(status);
    if (declaring === 0 || declaring * 2 < secured.length) continue;
    if (!isAnywhere(other)) return { status, declaring, secured: secured.length };
    const others = count(other);
    if (secured.length >= MANY && others * 3 <= secured.length)
      return { status, declaring, secured: secured.length, others };
  }
  return undefined;
}

function isDefaultOnly(statuses: readonly string[]): boolean {
  return (
    statuses.includes('default') &&
    statuses.some((status) => /^[23](?:\d\d|xx)$/i.test(status)) &&
    !statuses.some((status) => /^4(?:\d\d|xx)$/i.test(status))
  );
}
