import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { type Condition, parseCondition } from '../rules/condition.js';
import { placeInside } from '../rules/invalid-condition.js';
import type { Rule, RuleSet } from '../rules/rule-sets.js';
import type { StatusRow, StatusTable } from '../table/status-table.js';
import { supplyStatuses } from '../table/supply-rows.js';
import { nearestName } from '../text/nearest-name.js';
import { asList } from '../values/is-object.js';
import { judgePractice, type Practice, type PracticeReason } from './attach-practice.js';
import { holds } from './holds.js';
import type { AttachCandidate, AttachPolicy } from './merge-plan.js';
import type { MergeState } from './merge-state.js';

export interface AttachRules {
  readonly rules: RuleSet;
  /** Whether the rules also choose the codes, which the table or the registry then gives. */
  readonly choosesCodes: boolean;
}

export interface AttachConditions {
  /** The table, with rows that the rules need and it lacks. */
  readonly table: StatusTable;
  readonly policy: AttachPolicy;
  /** The statuses that the practice of the spec rules out. */
  readonly ruledOut: ReadonlyMap<string, PracticeReason>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What to attach by the conditions of the table and of a rule set.
 *
 * @returns the table, with rows that the rules need and it lacks
 */
export function attachPolicyFor(
  state: MergeState,
  table: StatusTable,
  { rules: ruleSet, choosesCodes }: AttachRules,
): AttachConditions {
  const { spec } = state;
  const practice = ruleSet.followsPractice ? judgePractice(state) : undefined;
  const { rules, ruledOut } = followPractice(ruleSet.rules, table, practice, choosesCodes);
  const wanted = choosesCodes ? [...rules.keys()] : rules.has('422') && practice?.uses422 ? ['422'] : [];
  const supplied = supplyStatuses(table, wanted);
  const diagnostics: Diagnostic[] = [];
  const written = new Map<string, AttachCandidate>();
  const candidates = supplied.rows.flatMap((row): AttachCandidate[] => {
    const { status, name } = row;
    const rule = conditionOf(row, rules);
    if (rule === undefined) return [];
    const { condition, ignoredPathParameters: ignored } = rule;
    const seldom = status === '400' && ignored !== undefined ? practice?.seldom400 : undefined;
    const candidate = { status, name, condition, ignoredPathParameters: seldom ?? ignored };
    if (rule.place !== undefined) diagnostics.push(...unmatched(spec, condition, rule.place));
    if (row.when !== undefined) return [candidate];
    // Of the rows of a status without conditions of their own, only the first is attached.
    if (written.has(status)) return [];
    written.set(status, candidate);
    return [candidate];
  });
  const { beside422, webhooks } = ruleSet;
  const { defaultOnly } = practice ?? {};
  if (defaultOnly !== undefined) {
    diagnostics.push(diagnose('ONLY_DEFAULT_DECLARED', defaultOnly, { file: spec.file, pointer: '#/paths' }));
  }
  return { table: supplied, policy: { candidates, beside422, webhooks }, ruledOut, diagnostics };
}

/** The condition of a row, else that of its status. */
function conditionOf({ when, whenPlace, status }: StatusRow, rules: RuleSet['rules']): Rule | undefined {
  if (when === undefined) return rules.get(status);
  const { condition } = parseCondition(when);
  return condition && { condition, ...(whenPlace && { place: whenPlace }) };
}

/** The rules without those that the practice of the spec rules out, and why. */
function followPractice(
  rules: RuleSet['rules'],
  table: StatusTable,
  practice: Practice | undefined,
  choosesCodes: boolean,
): { rules: RuleSet['rules']; ruledOut: ReadonlyMap<string, PracticeReason> } {
  const ruledOut = new Map<string, PracticeReason>();
  const followed = new Map(rules);
  if (practice === undefined) return { rules, ruledOut };
  const ruleOut = (status: string, reason: PracticeReason) => {
    if (followed.delete(status)) ruledOut.set(status, reason);
  };
  const { defaultOnly, only, uses422 } = practice;
  if (defaultOnly !== undefined)
    for (const status of rules.keys()) ruleOut(status, { code: 'default-only', ...defaultOnly });
  if (only !== undefined) ruleOut(only.status === '401' ? '403' : '401', { code: 'other-only', ...only });
  const is400Given = choosesCodes || table.rows.some(({ status, when }) => status === '400' && !when);
  const is400Wanted = followed.has('400') && is400Given;
  if (uses422) ruleOut('400', { code: 'uses-422' });
  const { condition } = parseCondition('query-parameters, body');
  if (uses422 && is400Wanted && condition !== undefined) followed.set('422', { condition });
  return { rules: followed, ruledOut };
}

/** Findings about tags, paths and operations that no operation has. */
function unmatched({ index }: SpecDocument, condition: Condition, place: Place): Diagnostic[] {
  const { operations } = index;
  return condition.alternatives.flat().flatMap(({ term, offset, text }) => {
    if (term.kind !== 'tag' && term.kind !== 'path' && term.kind !== 'operation') return [];
    if (operations.some((operation) => holds(term, { index, operation }))) return [];
    const known = operations.flatMap(({ path, value }): readonly unknown[] => {
      if (term.kind === 'path') return [path];
      return term.kind === 'tag' ? asList(value.tags) : [value.operationId];
    });
    const names = [...new Set(known)].filter((one) => typeof one === 'string');
    const nearest = nearestName(term.value, names);
    return [
      diagnose('CONDITION_MATCHES_NOTHING', { kind: term.kind, text, nearest }, placeInside(place, offset)),
    ];
  });
}
