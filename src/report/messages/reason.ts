import type { Reason } from '../../merge/merge-plan.js';

type Messages = { readonly [C in Reason['code']]: (reason: Extract<Reason, { readonly code: C }>) => string };

const MESSAGES: Messages = {
  new: () => 'new',
  referenced: () => 'referenced',
  'same-as-table': () => 'same as the table',
  'changed-in-table': () => 'changed in the table',
  'not-generated': () => 'not generated',
  'edited-by-hand': () => 'edited by hand',
  'annotated-by-hand': () => 'comment, anchor, alias or tag added by hand',
  'has-former-name': ({ name, former }) => `the spec has both ${name} and its former name ${former}`,
  'own-response': ({ statuses }) => `the spec's own response for ${statuses.join(', ')}`,
  'error-body': () => 'schema of the spec, used as the error body',
  condition: ({ condition, target }) => `${condition}: ${target}`,
  'condition-gone': () => 'no condition gives it any more',
  'attached-before': () => 'attached by gen-responses',
  unused: () => 'unused',
};

/** The reason of a step of a plan in words, as reports have it. */
export function describeReason(reason: Reason): string {
  const describe = MESSAGES[reason.code] as (reason: Reason) => string;
  return describe(reason);
}
