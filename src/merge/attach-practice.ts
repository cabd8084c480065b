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
  /** 401 is declared on at least half of the secured operations and 403 nowhere, or the other way round. */
  readonly only?: { readonly status: '401' | '403'; readonly declaring: number; readonly secured: number };
}

/** Why the practice of a spec rules out a status. */
export type PracticeReason =
  | { readonly code: 'default-only'; readonly declaring: number; readonly operations: number }
  | { readonly code: 'uses-422' }
  | {
      readonly code: 'other-only';
      readonly status: string;
      readonly declaring: number;
      readonly secured: number;
    };

/** At least this part of the operations declares nothing but `default` for errors. */
const DEFAULT_SHARE = 0.8;

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
  const countSecured = (status: string) => secured.filter((one) => one.includes(status)).length;
  const only = (['401', '403'] as const).find(
    (status) =>
      secured.length > 0 &&
      countSecured(status) * 2 >= secured.length &&
      !isAnywhere(status === '401' ? '403' : '401'),
  );
  return {
    ...(all.length > 0 &&
      declaring >= all.length * DEFAULT_SHARE && {
        defaultOnly: { declaring, operations: all.length },
      }),
    uses422: isAnywhere('422') && !isAnywhere('400'),
    ...(only !== undefined && {
      only: { status: only, declaring: countSecured(only), secured: secured.length },
    }),
  };
}

function isDefaultOnly(statuses: readonly string[]): boolean {
  return (
    statuses.includes('default') &&
    statuses.some((status) => /^[23](?:\d\d|xx)$/i.test(status)) &&
    !statuses.some((status) => /^4(?:\d\d|xx)$/i.test(status))
  );
}
