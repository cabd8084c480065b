import type { Place } from '../diagnostic.js';
import { type Condition, parseCondition } from './condition.js';

export const RULE_SET_NAMES = ['recommended', 'owasp', 'azure', 'zalando', 'camara', 'nlgov'] as const;
export type RuleSetName = (typeof RULE_SET_NAMES)[number];

interface RuleSetData extends Partial<Omit<RuleSet, 'rules'>> {
  /** A condition, and the path parameters that it does not count. */
  readonly codes: Readonly<Record<string, string | readonly [string, IgnoredParameters]>>;
}

/** What `schemas/rules/*.yaml` say, without the cost of reading YAML; a test compares the two. */
const DATA: { readonly [N in RuleSetName]: RuleSetData } = {
  recommended: {
    followsPractice: true,
    codes: {
      400: ['query-parameters, path-parameters, body', 'plain-strings'],
      401: 'secured',
      403: 'secured',
      404: ['path-parameters', 'enums'],
    },
  },
  owasp: { codes: { 400: 'always', 401: 'always', 429: 'always', 500: 'always' } },
  azure: { codes: { default: 'always' } },
  zalando: { codes: { default: 'always' } },
  camara: {
    codes: { 400: 'parameters, body', 401: 'always', 403: 'always', 404: 'path-parameters' },
  },
  nlgov: {
    beside422: true,
    codes: { 400: 'GET + parameters, DELETE + parameters, PUT, POST, PATCH' },
  },
};

export function isRuleSetName(name: string): name is RuleSetName {
  return Object.hasOwn(DATA, name);
}

/** A rule set that is shipped. */
export function ruleSet(name: RuleSetName): RuleSet {
  const { codes, beside422 = false, webhooks = false, followsPractice = false } = DATA[name];
  const rules = Object.entries(codes).map(([status, rule]): [string, Rule] => {
    const [text, ignoredPathParameters] = typeof rule === 'string' ? [rule] : rule;
    const { condition, problem } = parseCondition(text);
    if (condition === undefined) throw new TypeError(`${name}: ${problem.problem} in "${text}".`);
    return [status, { condition, ...(ignoredPathParameters && { ignoredPathParameters }) }];
  });
  return { rules: new Map(rules), beside422, webhooks, followsPractice };
}

/** Which path parameters a condition does not count: strings that any text fits, or those with a list of values. */
export type IgnoredParameters = 'plain-strings' | 'enums';

/** When an operation gets a response of a status. */
export interface Rule {
  readonly condition: Condition;
  readonly ignoredPathParameters?: IgnoredParameters;
  /** Where the author of a rule file wrote the condition. */
  readonly place?: Place;
}

/** The conditions of a guideline. */
export interface RuleSet {
  /** By status: `404`, `4XX`, `default`. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** Attach 400 also to operations that declare 422. */
  readonly beside422: boolean;
  /** Attach to the operations of webhooks and callbacks too. */
  readonly webhooks: boolean;
  /** Follow what the spec declares: 422 instead of 400, 401 or 403 alone, `default` for everything. */
  readonly followsPractice: boolean;
}
