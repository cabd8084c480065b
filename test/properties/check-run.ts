import type { Diagnostic } from '../../src/diagnostic.js';
import type { GenResponsesOptions } from '../../src/options.js';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import type { StatusTable } from '../../src/table/status-table.js';
import { applyEdits } from '../../src/text/text-edit.js';
import type { Choices } from './choices.js';
import { judge } from './judge.js';
import { Broken, makeText } from './made-text.js';
import { differenceOf } from './same-value.js';

const TABLES: [StatusTable, ...StatusTable[]] = [
  buildStatusTable({ codes: '404' }).table,
  buildStatusTable({ codes: '400,404,500' }).table,
  buildStatusTable().table,
];

/**
 * A run through the public door, a second one, and the removal of what was written.
 *
 * @returns `refused` where the spec could not be edited, and was said so.
 * @throws Broken
 */
export async function checkRun(numbers: readonly number[], validate = false): Promise<'edited' | 'refused'> {
  const { text, format, value, choices } = makeText(numbers);
  const options = { ...makeOptions(choices), validate };
  const first = await genResponses(text, options);
  const texts = { text, options: JSON.stringify({ ...options, table: undefined }), result: first.text };
  expectNoBug(first.diagnostics, texts);
  if (first.diagnostics.some(({ severity }) => severity === 'error')) {
    if (first.text !== text || first.edits.length > 0)
      throw new Broken('a refusal writes nothing', '', texts);
    return 'refused';
  }
  if (applyEdits(text, first.edits) !== first.text) throw new Broken('the edits make the text', '', texts);
  expectOthersKept(value, first.text, format, texts);

  const second = await genResponses(first.text, options);
  expectNoBug(second.diagnostics, { ...texts, second: second.text });
  if (second.edits.length > 0)
    throw new Broken('a second run is empty', '', { ...texts, second: second.text });

  const removed = await removeResponses(first.text, { force: true, validate });
  expectNoBug(removed.diagnostics, { ...texts, removed: removed.text });
  if (options.ledger !== false && options.onConflict !== 'replace' && mayBeRestored(value, removed.text)) {
    if (removed.text !== text) throw new Broken('removal restores', '', { ...texts, removed: removed.text });
  }
  return 'edited';
}

function makeOptions(choices: Choices): GenResponsesOptions {
  return {
    table: choices.pick(TABLES),
    onConflict: choices.pick(['keep', 'keep', 'replace']),
    ledger: !choices.chance(10),
    onlyReferenced: choices.chance(20),
    reuse: !choices.chance(20),
    prune: choices.chance(10),
    force: choices.chance(50),
  };
}

export function expectNoBug(diagnostics: readonly Diagnostic[], texts: Record<string, string>): void {
  const bug = diagnostics.find(({ code }) => code === 'PROOF_FAILED' || code === 'UNEXPECTED');
  if (bug !== undefined) throw new Broken('no bug of ours', JSON.stringify(bug), texts);
}

/** Nothing outside the containers may change its value. */
function expectOthersKept(
  before: Record<string, unknown>,
  result: string,
  format: 'yaml' | 'json',
  texts: Record<string, string>,
): void {
  const after = judge(result, format);
  const difference = differenceOf({ ...after, components: null }, { ...before, components: null });
  if (difference !== undefined) throw new Broken('the rest keeps its value', difference, texts);
}

/** Bytes are promised back where containers were absent or held something, and nothing needs what was added. */
function mayBeRestored(before: Record<string, unknown>, removed: string): boolean {
  const { components } = before;
  if (/x-gen-responses/.test(removed)) return false;
  if (components === undefined) return true;
  if (!isFilledMap(components)) return false;
  return ['responses', 'schemas', 'x-gen-responses'].every(
    (name) => !Object.hasOwn(components, name) || isFilledMap(components[name]),
  );
}

function isFilledMap(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  );
}
