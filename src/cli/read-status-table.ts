import { type Diagnostic, diagnose } from '../diagnostic.js';
import { readRules } from '../rules/read-rules.js';
import type { RuleSet } from '../rules/rule-sets.js';
import { isRuleSetName, RULE_SET_NAMES, type RuleSetName } from '../rules/rule-sets.js';
import { buildStatusTable } from '../table/build-status-table.js';
import { headerInTwoCases } from '../table/class-headers.js';
import type { ExplainedTable } from '../table/read-grids.js';
import { readTable } from '../table/read-table.js';
import type { StatusTable } from '../table/status-table.js';
import type { TableSource } from '../table/table-source.js';
import { nearestName } from '../text/nearest-name.js';
import { placeOfSetting, type Run, readInput } from './run.js';
import { COMMAND_LINE } from './settings.js';

interface TableInUse {
  /** Absent when there are errors, and for the unchanged default table. */
  readonly table?: StatusTable;
  /** The rows of the file of `--table` as written. */
  readonly source?: TableSource;
  readonly tables?: readonly ExplainedTable[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the table for `--table`, `--codes`, `--naming` and `--suffix`. */
export async function readStatusTable(run: Omit<Run, 'io'>): Promise<TableInUse> {
  const { diagnostics, ...read } = await readAndSelect(run);
  const placed = diagnostics.map((diagnostic) => inConfig(diagnostic, run));
  return { ...read, diagnostics: [...placed, ...checkHeaders(run)] };
}

function checkHeaders(run: Pick<Run, 'settings' | 'config'>): Diagnostic[] {
  const twice = headerInTwoCases(run.settings.headers ?? {});
  if (twice === undefined) return [];
  const args = { option: '--header', value: twice.join(' and '), expected: 'one spelling for each header' };
  return [diagnose('INVALID_OPTION_VALUE', args, placeOfSetting('headers', run))];
}

/** Of `--codes` and `--suffix`, the place in the config that has them. */
function inConfig(diagnostic: Diagnostic, run: Pick<Run, 'config'>): Diagnostic {
  const name = (['codes', 'suffix'] as const).find((one) => diagnostic.place.file === `--${one}`);
  const place = name && placeOfSetting(name, run);
  return place === undefined || place.file === COMMAND_LINE ? diagnostic : { ...diagnostic, place };
}

async function readAndSelect(run: Omit<Run, 'io'>): Promise<TableInUse> {
  const { table: path, columns, codes, naming, suffix } = run.settings;
  if (codes !== undefined) run.sources.add('--codes', codes);
  const selection = { codes, naming, suffix };
  if (path === undefined) {
    const isDefault = Object.values(selection).every((value) => value === undefined);
    return isDefault ? { diagnostics: [] } : buildStatusTable(selection);
  }
  const read = readInput(path, run);
  if ('code' in read) return { diagnostics: [read] };
  return readTable(read.text, { file: read.file, ...selection, columns });
}

export interface RulesInUse {
  /** Absent without `--rules`. */
  readonly rules?: RuleSetName | RuleSet;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `--rules`: the name of a rule set, or a file. */
export function readRuleSet(run: Run): RulesInUse {
  const { rules: value } = run.settings;
  if (value === undefined) return { diagnostics: [] };
  if (isRuleSetName(value)) return { rules: value, diagnostics: [] };
  if (!/[./\\]/.test(value)) {
    const args = { value, known: RULE_SET_NAMES, suggestion: nearestName(value, RULE_SET_NAMES) };
    return { diagnostics: [diagnose('UNKNOWN_RULE_SET', args, placeOfSetting('rules', run))] };
  }
  const read = readInput(value, run);
  return 'code' in read ? { diagnostics: [read] } : readRules(read.text, read.file);
}
