import type { PracticeReason } from '../../merge/attach-practice.js';
import type { ExplainedCondition, ExplainedOperation, Verdict } from '../../merge/explain-attach.js';
import type { Fact, IgnoredPathParameters } from '../../merge/holds.js';
import { NOT_EDITABLE } from './document.js';

/** Why attach leaves an operation alone. */
export const SKIPPED = {
  webhook: 'webhooks are skipped: the consumer of the API owns these responses',
  callback: 'callbacks are skipped: the consumer of the API owns these responses',
  method: 'OPTIONS and TRACE are skipped',
} as const satisfies Record<NonNullable<ExplainedOperation['skipped']>, string>;

/** Why an operation gets a status or not, in words. */
export function describeVerdict(verdict: Verdict, condition: ExplainedCondition | undefined): string {
  switch (verdict.code) {
    case 'attach':
      return describeHolding(condition);
    case 'attached-before':
      return 'attached by an earlier run';
    case 'declared':
      return verdict.as === undefined ? 'declared' : `declared as ${verdict.as}`;
    case 'same-as-fallback':
      return `the operation has the same response as ${verdict.as}`;
    case 'opted-out':
      return 'x-gen-responses opts out';
    case 'not-editable':
      return `cannot edit ${verdict.pointer}, because ${NOT_EDITABLE[verdict.found]}`;
    case 'condition-fails':
      return describeFailing(condition);
    case 'other-path-fails':
      return `${condition?.text ?? ''}: does not hold for ${verdict.path}, which shares the path item`;
    case 'no-condition':
      return 'no condition';
    case 'practice':
      return describePractice(verdict.reason);
  }
}

function describePractice(reason: PracticeReason): string {
  if (reason.code === 'uses-422') return 'the spec declares 422 and nowhere 400';
  if (reason.code === 'default-only')
    return `${reason.declaring} of ${reason.operations} operations declare their errors by "default" alone`;
  const { status, declaring, secured, others } = reason;
  const share = `on ${declaring} of ${secured} secured operations`;
  if (others === undefined) return `the spec declares only ${status}, ${share}`;
  const other = status === '401' ? '403' : '401';
  return `the spec declares ${status} ${share}, ${other} on ${others === 0 ? 'none' : `only ${others}`}`;
}

/** `path-parameters: path parameter id`. */
function describeHolding(condition: ExplainedCondition | undefined): string {
  const held = condition?.alternatives.find(({ holds }) => holds)?.terms ?? [];
  return withFacts(held.map((term) => term.text).join(' + '), held);
}

/** `query-parameters, body: no query parameters, no request body`. */
function describeFailing(condition: ExplainedCondition | undefined): string {
  const failed = (condition?.alternatives ?? []).flatMap(({ terms }) => terms.filter(({ holds }) => !holds));
  return withFacts(condition?.text ?? '', failed);
}

function withFacts(text: string, terms: readonly { readonly fact: Fact }[]): string {
  const facts = [...new Set(terms.map(({ fact }) => describeFact(fact)))].filter((fact) => fact !== '');
  return facts.length === 0 ? text : `${text}: ${facts.join(', ')}`;
}

/** The fact of an operation that decides a term; empty for `always` and `never`. */
export function describeFact(fact: Fact): string {
  switch (fact.kind) {
    case 'constant':
      return '';
    case 'security':
      if (fact.isOptional) return 'security is optional';
      return fact.schemes.length === 0 ? 'no security' : `security ${fact.schemes.join(', ')}`;
    case 'body':
      return fact.isThere ? 'request body' : 'no request body';
    case 'parameters':
      return describeParameters(fact);
    case 'method':
    case 'path':
      return `${fact.kind} ${fact.value}`;
    case 'tags':
      return fact.values.length === 0 ? 'no tags' : `tags ${fact.values.join(', ')}`;
    case 'operation':
      return fact.value === undefined ? 'no operationId' : `operationId ${fact.value}`;
  }
}

function describeIgnored(as: IgnoredPathParameters): string {
  if (typeof as === 'object')
    return `only ${as.declaring} of ${as.operations} operations like this declare 400, 422 or 4XX`;
  return as === 'enums' ? 'its values are listed' : 'any string fits';
}

function describeParameters({ in: place, names, ignored }: Extract<Fact, { kind: 'parameters' }>): string {
  const kind = place === 'any' ? 'parameter' : `${place} parameter`;
  const plural = (list: readonly string[]) => `${kind}${list.length === 1 ? '' : 's'} ${list.join(', ')}`;
  if (names.length > 0) return plural(names);
  if (ignored === undefined) return `no ${kind}s`;
  const doNot = ignored.names.length === 1 ? 'does not' : 'do not';
  return `${plural(ignored.names)} ${doNot} count (${describeIgnored(ignored.as)})`;
}
