import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../src/diagnostic.js';
import { applyPlan } from '../src/merge/apply-plan.js';
import type { GenResponsesOptions } from '../src/options.js';
import { genResponses, removeResponses } from '../src/pipeline.js';
import { describeDiagnostic } from '../src/report/describe-diagnostic.js';
import { readTable } from '../src/table/read-table.js';
import { applyEdits } from '../src/text/text-edit.js';
import { judge } from './properties/judge.js';
import { differenceOf } from './properties/same-value.js';

/**
 * A folder per layout: `before.*` is the spec, `after.*` what becomes of it, `diagnostics.json` what is found; a case
 * that is refused has no `after`. All take `table.md` of the folder above, unless they bring one of their own.
 * `case.json` says what is special: options, how many lines of the original are not there any more (JSON: the ones
 * that a comma joins), and whether the removal of what was written gives the original back.
 */
const ROOT = new URL('../fixtures/merge/', import.meta.url);
const CASES = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

interface Special {
  readonly options?: GenResponsesOptions;
  readonly codes?: string;
  readonly errorBody?: GenResponsesOptions['errorBody'];
  /** @default 0 */
  readonly linesChanged?: number;
  /** @default true */
  readonly restores?: boolean;
}

function readCase(name: string) {
  const folder = new URL(`${name}/`, ROOT);
  const files = readdirSync(folder);
  const before = files.find((file) => file.startsWith('before.')) ?? 'before.yaml';
  const format = before.endsWith('.json') ? ('json' as const) : ('yaml' as const);
  const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
  const after = `after.${format}`;
  const special: Special = files.includes('case.json') ? JSON.parse(read('case.json')) : {};
  return {
    file: before,
    format,
    before: read(before),
    after: files.includes(after) ? read(after) : undefined,
    expected: JSON.parse(read('diagnostics.json')) as unknown[],
    special,
    table: new URL('table.md', files.includes('table.md') ? folder : ROOT),
  };
}

async function optionsOf({ file, special, table: tableFile }: ReturnType<typeof readCase>) {
  const { codes, errorBody, options } = special;
  const { table } = await readTable(readFileSync(tableFile, 'utf8'), {
    file: 'table.md',
    ...(codes !== undefined && { codes }),
  });
  return { file, table, ...(errorBody !== undefined && { errorBody }), ...options };
}

const summary = ({ code, severity, place: { line, column, pointer } }: Diagnostic) => ({
  code,
  severity,
  ...(line !== undefined && { line, column }),
  ...(pointer !== undefined && { pointer }),
});

/** Lines of the original that the new text does not hold in the same order. */
function linesMissing(before: string, after: string): number {
  const found = after.split(/(?<=\n)/);
  let position = 0;
  let missing = 0;
  for (const line of before.split(/(?<=\n)/)) {
    const next = found.findIndex((candidate, index) => index >= position && sameLine(candidate, line));
    if (next === -1) missing += 1;
    else position = next + 1;
  }
  return missing;
}

/** A line that was the last one, and not ended, may be ended now. */
function sameLine(after: string, before: string): boolean {
  return after === before || (!before.endsWith('\n') && after.replace(/\r?\n$/, '') === before);
}

describe.each(CASES.filter((name) => !name.startsWith('refused-')))('%s', (name) => {
  const files = readCase(name);
  const { before, after, format, expected, special } = files;

  it('gives the expected text, which matches the plan', async () => {
    const result = await genResponses(before, await optionsOf(files));
    expect(result.text).toBe(after);
    expect(applyEdits(before, result.edits)).toBe(after);
    expect(result.diagnostics.map(summary)).toEqual(expected);
    const planned = applyPlan(judge(before, format), result.plan.changes);
    expect(differenceOf(judge(result.text, format), planned)).toBeUndefined();
    expect(linesMissing(before, result.text)).toBe(special.linesChanged ?? 0);
  });

  it('does not change in a second run', async () => {
    const { edits } = await genResponses(after ?? '', { ...(await optionsOf(files)), validate: false });
    expect(edits).toEqual([]);
  });

  it('goes back', async () => {
    const { text, diagnostics } = await removeResponses(after ?? '', { force: true, validate: false });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (special.restores ?? true) expect(text).toBe(before);
  });
});

describe.each(CASES.filter((name) => name.startsWith('refused-')))('%s', (name) => {
  const files = readCase(name);

  it('is refused with a place and a hint, and the text is unchanged', async () => {
    const result = await genResponses(files.before, await optionsOf(files));
    expect(result.text).toBe(files.before);
    expect(result.edits).toEqual([]);
    const errors = result.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map((error) => ({ ...summary(error), ...describeDiagnostic(error) }))).toEqual(
      files.expected,
    );
    expect(files.after).toBeUndefined();
    for (const { place } of errors)
      expect(place).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
  });
});

it('has its result in every case', () => {
  const without = CASES.filter((name) => {
    const folder = new URL(`${name}/`, ROOT);
    const hasAfter = ['after.yaml', 'after.json'].some((file) => existsSync(new URL(file, folder)));
    return hasAfter === name.startsWith('refused-');
  });
  expect(without).toEqual([]);
});
