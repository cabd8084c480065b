import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { GenResponsesOptions, GenResponsesResult } from '../options.js';
import { dedupeResponses, genResponses, removeResponses } from '../pipeline.js';
import { ruleSet } from '../rules/rule-sets.js';
import { namedStatuses } from '../table/select-codes.js';
import type { StatusTable } from '../table/status-table.js';
import { readErrorBody, readRowSchemas } from './read-error-body.js';
import { type RulesInUse, readRuleSet, readStatusTable } from './read-status-table.js';
import { placeOfSetting, type Run } from './run.js';

/** What a command does to the text of each spec. */
export interface Transform {
  readonly apply: (text: string, options: GenResponsesOptions) => Promise<GenResponsesResult>;
  /** Options that do not come from the settings. */
  readonly options: Pick<GenResponsesOptions, 'table' | 'errorBody' | 'rowSchemas' | 'rules'>;
}

interface Preparation extends Transform {
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what all specs have in common. */
export async function prepare(run: Run): Promise<Preparation> {
  const { command } = run.settings;
  if (command === 'remove') return only(removeResponses);
  if (command === 'dedupe') return only(dedupeResponses);
  const { table, source, diagnostics } = await readStatusTable(run);
  const { rowSchemas, diagnostics: unread } = readRowSchemas(table, source, run);
  const { rules, diagnostics: broken } = readRuleSet(run);
  const { errorBody, diagnostics: misread } = await readErrorBody(run);
  return {
    diagnostics: [
      ...[...diagnostics, ...unread, ...misread, ...broken],
      ...(table === undefined || broken.length > 0 ? [] : checkConditions(run, table, rules)),
    ],
    options: { table, errorBody, rowSchemas, rules },
    apply: genResponses,
  };
}

function only(apply: Transform['apply']): Preparation {
  return { diagnostics: [], options: {}, apply };
}

/** Codes that were asked for by number, and that attach adds to no operation. */
function checkConditions(
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
