import type { Diagnostic } from '../diagnostic.js';
import type { SourceText } from '../report/source-text.js';
import type { StatusTable } from '../table/status-table.js';
import type { OptionValues } from './option-table.js';
import type { World } from './world.js';

/** The table that `--table` and `--codes` ask for; absent when neither is given. */
export async function readStatusTable(
  _options: OptionValues,
  _world: World,
  _sources: Map<string, SourceText>,
): Promise<{ table?: StatusTable; diagnostics: readonly Diagnostic[] }> {
  return { diagnostics: [] };
}
