import type { Place } from '../diagnostic.js';
import type { Condition } from './condition.js';

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
