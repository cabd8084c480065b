import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import type { FileText } from '../node/read-file.js';
import type { AugmentOptions } from '../options.js';
import { Sources } from '../report/code-frame.js';
import { checkAnySpec, expandSpecs, groupSpecs, type SpecFile } from './expand-specs.js';
import { readRuleSet, readStatusTable } from './read-status-table.js';
import type { Run } from './run.js';
import { isOther, type ReadText, readSpec } from './transform-spec.js';

/** A spec that was read, with what it shares with the specs of the same settings. */
export interface GroupedSpec {
  readonly file: SpecFile;
  readonly read: FileText | Diagnostic;
  /** With the text of the spec. */
  readonly run: Run;
  /** What decides which responses its operations have. */
  readonly conditions: Pick<AugmentOptions, 'table' | 'rules'>;
}

/**
 * Reads the specs of a run one after the other, and the table and the rules of each group; nothing if `misuse` or the
 * patterns of specs have errors. Files that are not OpenAPI documents are skipped, as far as they may be.
 *
 * @param use gets each spec; none of a group whose table or rules have errors
 * @returns what `use` returned, and the findings that belong to no spec
 */
export async function readInGroups<T extends { readonly spec: ReadText }>(
  run: Run,
  misuse: readonly Diagnostic[],
  use: (spec: GroupedSpec) => Promise<T>,
): Promise<{ results: readonly T[]; diagnostics: readonly Diagnostic[] }> {
  const { specs, diagnostics: unmatched } = await expandSpecs(run);
  const diagnostics = [...unmatched, ...misuse];
  const results: T[] = [];
  const skipped: Diagnostic[] = [];
  if (hasErrors(diagnostics)) return { results, diagnostics };
  const { groups, diagnostics: unused } = await groupSpecs(specs, run);
  diagnostics.push(...unused);
  for (const group of groups) {
    const { table, diagnostics: faulty } = await readStatusTable(group.run);
    const { rules, diagnostics: broken } = readRuleSet(group.run);
    diagnostics.push(...faulty, ...broken);
    if (hasErrors([...faulty, ...broken])) continue;
    const conditions = { table, rules };
    for (const file of group.specs) {
      const read = await readSpec(file, group.run);
      const sources = 'code' in read ? run.sources : new Sources(run.sources).add(file.name, read.text);
      const result = await use({ file, read, run: { ...group.run, sources }, conditions });
      const isSkipped = file.mayBeOther && !('code' in read) && isOther(read.text, result.spec);
      if (isSkipped) skipped.push(diagnose('FILE_SKIPPED', {}, { file: file.name }));
      else results.push(result);
    }
  }
  return { results, diagnostics: [...diagnostics, ...checkAnySpec(results, skipped, run), ...skipped] };
}
