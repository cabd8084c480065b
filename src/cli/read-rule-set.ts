import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { Sources } from '../report/code-frame.js';
import { readRules } from '../rules/read-rules.js';
import type { RuleSet } from '../rules/rule-set.js';
import { isRuleSetName, RULE_SET_NAMES, type RuleSetName } from '../rules/rule-sets.js';
import { nearestName } from '../text/nearest-name.js';
import { placeOfSetting, type Run, readInput } from './run.js';

export interface RulesInUse {
  /** Absent without `--rules`. */
  readonly rules?: RuleSetName | RuleSet;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `--rules`: the name of a rule set, or a file. */
export function readRuleSet(run: Run, sources: Sources): RulesInUse {
  const { rules: value } = run.settings;
  if (value === undefined) return { diagnostics: [] };
  if (isRuleSetName(value)) return { rules: value, diagnostics: [] };
  if (!/[./\\]/.test(value)) {
    const args = { value, known: RULE_SET_NAMES, suggestion: nearestName(value, RULE_SET_NAMES) };
    return { diagnostics: [diagnose('UNKNOWN_RULE_SET', args, placeOfSetting('rules', run))] };
  }
  const read = readInput(value, run, sources);
  return 'code' in read ? { diagnostics: [read] } : readRules(read.text, read.file);
}
