import { type Diagnostic, diagnose } from '../diagnostic.js';
import { ruleSet } from '../rules/rule-sets.js';
import { namedStatuses } from '../table/select-codes.js';
import type { StatusTable } from '../table/status-table.js';
import type { RulesInUse } from './read-rule-set.js';
import { placeOfSetting, type Run } from './run.js';

/** Codes that were asked for by number, and that attach adds to no operation. */
export function checkConditions(
  run: Run,
  table: StatusTable,
  rules: RulesInUse['rules'] = 'recommended',
): Diagnostic[] {
  const { attach, codes, onlyReferenced = true } = run.settings;
  if (!attach || codes === undefined || !onlyReferenced) return [];
  const { rules: conditions, followsPractice } = typeof rules === 'string' ? ruleSet(rules) : rules;
  const named = namedStatuses(codes);
  const without = table.rows.filter(
    ({ status, when }) => named.has(status) && when === undefined && !conditions.has(status),
  );
  // In a spec that declares 422 and not 400, the recommended condition of 400 gives 422.
  const missing = new Set(
    without.map(({ status }) => status).filter((one) => one !== '422' || !followsPractice),
  );
  if (missing.size === 0) return [];
  return [diagnose('CODES_WITHOUT_CONDITION', { codes: [...missing] }, placeOfSetting('codes', run))];
}
