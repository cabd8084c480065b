import type { LeftBecause, Reason, Served } from '../../merge/merge-plan.js';

type Messages = { readonly [C in Reason['code']]: (reason: Extract<Reason, { readonly code: C }>) => string };

/** How the reason starts that names the error body of the run. */
export const ERROR_BODY = 'error body';

const MESSAGES: Messages = {
  new: () => 'new',
  referenced: () => 'referenced',
  'same-as-table': () => 'same as the table',
  'changed-in-table': () => 'table or options changed',
  'not-generated': () => 'not generated',
  'edited-by-hand': () => 'edited by hand',
  'annotated-by-hand': () => 'comment, anchor, alias or tag added by hand',
  'own-response': ({ statuses }) => describeUses(statuses),
  'error-body': ({ uses }) =>
    uses === undefined ? ERROR_BODY : `${ERROR_BODY} of ${uses.count} of ${uses.total} error responses`,
  condition: ({ condition, target }) => `${condition}: ${target}`,
  'condition-gone': () => 'no condition gives it any more',
  'attached-before': () => 'attached by gen-responses',
  'last-response': () => 'an operation needs a response before OpenAPI 3.1',
  'no-content': () => 'had no content',
  unused: () => 'unused',
  copies: ({ count, status }) => `${count} equal responses under ${status}`,
  equal: ({ name }) => `equal to ${name}`,
  left: ({ because }) => LEFT[because],
  'former-name': ({ now }) => `former name of ${now}`,
  renamed: ({ from, to }) => `${from} is now ${to}`,
  'not-given': ({ isReferenced }) =>
    isReferenced ? 'no longer generated, but referenced' : 'no longer generated; --prune removes it',
};

const LEFT: Record<LeftBecause, string> = {
  annotated: 'has a comment, anchor, alias or tag',
  number: 'has a number that would be written differently',
  referenced: 'a $ref points into it',
  'not-editable': 'cannot be edited',
};

/** The reason of a step of a plan in words, as reports have it. */
export function describeReason(reason: Reason): string {
  const describe = MESSAGES[reason.code] as (reason: Reason) => string;
  return describe(reason);
}

/** `31 of 45 responses under 403`; for a range `12 of 12 responses under 5XX, for 500, 503`. */
function describeUses(statuses: readonly Served[]): string {
  const ranges = [...new Set(statuses.map(({ under }) => under))];
  return ranges
    .map((range) => {
      const served = statuses.filter(({ under }) => under === range);
      const { count = 0, total = 0, named } = served[0] ?? {};
      const others = served.map(({ status }) => status).filter((status) => status !== range);
      const name = named === undefined ? `named for ${range}` : `${named} in the table`;
      const uses = count > 0 ? `${count} of ${total} responses under ${range}` : name;
      return others.length > 0 ? `${uses}, for ${others.join(', ')}` : uses;
    })
    .join('; ');
}
