import type { SpecDocument } from '../openapi/open-spec.js';
import type { Operation } from '../openapi/operations.js';
import { attachableOperations } from './attachable-operations.js';
import { isRecorded, responsesOf } from './attached-responses.js';
import { isSecured } from './holds.js';
import type { Ledger } from './ledger.js';

/** What the author of a spec declares as a rule; attached responses do not count. */
export interface Practice {
  /** Errors are declared by `default` alone; `declaring` of `operations` operations do. */
  readonly defaultOnly?: { readonly declaring: number; readonly operations: number };
  /** 422 is declared, and 400 nowhere. */
  readonly uses422: boolean;
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

/** From so many secured operations on, the other one of 401 and 403 may be declared on a third of them. */
const MANY_SECURED = 20;

export function judgePractice({ index }: Pick<SpecDocument, 'index'>, ledger: Ledger): Practice {
  const groups = attachableOperations(index, false);
  const declared = new Map<Operation, readonly string[]>();
  for (const [operation] of groups) {
    if (operation === undefined) continue;
    const statuses = Object.keys(responsesOf(operation)).filter(
      (status) => !isRecorded(ledger, operation, status),
    );
    declared.set(operation, statuses);
  }
  const all = [...declared.values()];
  const isAnywhere = (status: string) => all.some((statuses) => statuses.includes(status));
  const declaring = all.filter(isDefaultOnly).length;
  const secured = [...declared]
    .filter(([operation]) => isSecured(index.securityOf(operation)))
    .map(([, statuses]) => statuses);
  const only = onlyOneOf(secured, isAnywhere);
  return {
    ...(all.length > 0 &&
      declaring >= all.length * DEFAULT_SHARE && {
        defaultOnly: { declaring, operations: all.length },
      }),
    uses422: isAnywhere('422') && !isAnywhere('400'),
    ...(only !== undefined && { only }),
  };
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
    if (secured.length >= MANY_SECURED && others * 3 <= secured.length)
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
