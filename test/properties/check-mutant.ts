import { readdirSync, readFileSync } from 'node:fs';
import { applyPlan } from '../../src/merge/apply-plan.js';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { readSource } from '../../src/syntax/read-source.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { expectNoBug } from './check-run.js';
import { Choices } from './choices.js';
import { judge } from './judge.js';
import { Broken } from './made-text.js';
import { mutateText } from './mutate-text.js';
import { differenceOf } from './same-value.js';

const { table } = buildStatusTable({ codes: '404' });

/** The texts of fixtures/merge, before and after. */
const TEXTS = readTexts(new URL('../../fixtures/merge/', import.meta.url));

function readTexts(root: URL): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, root))
      .filter((file) => /^(?:before|after)\./.test(file))
      .map((file) => readFileSync(new URL(`${name}/${file}`, root), 'utf8')),
  );
}

/**
 * A fixture that was damaged: it is refused, or edited as planned.
 *
 * @throws Broken
 */
export async function checkMutant(numbers: readonly number[]): Promise<'edited' | 'refused'> {
  const choices = new Choices(numbers);
  const text = mutateText(choices, TEXTS[choices.below(TEXTS.length)] ?? '');
  const onConflict = choices.pick<'replace' | 'keep'>(['replace', 'keep']);
  const options = { table, onConflict, validate: false };
  const { text: result, edits, diagnostics, plan } = await genResponses(text, options);
  const texts = { text, result };
  expectNoBug(diagnostics, texts);
  if (applyEdits(text, edits) !== result) throw new Broken('the edits make the text', '', texts);
  const removed = await removeResponses(result, { force: true, validate: false });
  expectNoBug(removed.diagnostics, { ...texts, removed: removed.text });
  if (diagnostics.some(({ severity }) => severity === 'error')) return 'refused';

  const second = await genResponses(result, options);
  if (second.edits.length > 0)
    throw new Broken('a second run is empty', '', { ...texts, second: second.text });
  const [before, after] = [judged(text), judged(result)];
  const source = readSource(text, { file: 'openapi.yaml' }).document?.value;
  if (before === undefined || differenceOf(before, source) !== undefined) return 'edited';
  if (after === undefined) throw new Broken('can be read by others', '', texts);
  const difference = differenceOf(after, applyPlan(before, plan.changes));
  if (difference !== undefined) throw new Broken('says what was planned', difference, texts);
  return 'edited';
}

/** What others read; undefined where they refuse, or where the text is no map or holds a line break of its own. */
function judged(text: string): Record<string, unknown> | undefined {
  try {
    if (/\r(?!\n)/.test(text)) return undefined;
    const value = judge(text, 'yaml');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
