import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnostic.js';
import { Sources } from '../../src/report/code-frame.js';
import { FORMATTERS } from '../../src/report/formats.js';
import { reportOf, type SpecCase } from './report-of.js';

const SPEC: SpecCase = {
  file: 'a.yaml',
  specVersion: '3.1.0',
  changed: true,
  written: true,
  steps: [
    { pointer: '#/components/responses/NotFound', action: 'add', reason: { code: 'new' } },
    { pointer: '#/components/responses/Gone', action: 'update', reason: { code: 'changed-in-table' } },
    { pointer: '#/components/responses/Conflict', action: 'replace', reason: { code: 'not-generated' } },
    { pointer: '#/components/responses/OK', action: 'unchanged', reason: { code: 'same-as-table' } },
    { pointer: '#/components/responses/Error', action: 'keep', reason: { code: 'not-generated' } },
  ],
  diagnostics: [
    diagnose('DUPLICATE_KEY', {}, { file: 'a.yaml', offset: 8 }, 'warning'),
    diagnose('WRITTEN_WITHOUT_RENAME', { reason: 'busy' }, { file: 'a.yaml', pointer: '#' }),
  ],
};
const OUTCOME = {
  specs: [SPEC],
  diagnostics: [diagnose('FILE_NOT_FOUND', {}, { file: 'codes.md' })],
  sources: new Sources().add('a.yaml', 'one\ntwo\nthree\n'),
};

describe('the report', () => {
  const report = reportOf(OUTCOME);

  test('counts steps and findings', () => {
    expect(report.summary).toEqual({
      specs: 1,
      changed: 1,
      added: 1,
      updated: 2,
      kept: 1,
      removed: 0,
      attached: 0,
      detached: 0,
      filled: 0,
      errors: 1,
      warnings: 2,
    });
  });

  test('does not count the steps of a spec with errors', () => {
    const refused = { ...SPEC, diagnostics: [diagnose('DUPLICATE_KEY', {}, { file: 'a.yaml' })] };
    const { specs, summary } = reportOf({ ...OUTCOME, specs: [refused] });
    expect(specs[0]?.steps).toHaveLength(5);
    expect(summary).toMatchObject({ added: 0, updated: 0, kept: 0, errors: 2 });
  });

  test('orders findings by file and line; those without a line come last', () => {
    const place = (file: string, line?: number, column = 1) =>
      line === undefined ? { file } : { file, line, column };
    const places = [place('b', 11), place('a'), place('a', 2), place('b', 10, 7), place('b', 10, 5)];
    const diagnostics = places.map((one) => diagnose('DUPLICATE_KEY', {}, one));
    const ordered = reportOf({ ...OUTCOME, specs: [], diagnostics }).diagnostics;
    expect(ordered.map(({ file, line, column }) => [file, line, column])).toEqual([
      ['b', 10, 5],
      ['b', 10, 7],
      ['b', 11, 1],
      ['a', 2, 1],
      ['a', undefined, undefined],
    ]);
  });

  test('shortens text in messages, but not pointers', () => {
    const long = 'x'.repeat(100_000);
    const pointer = `#/${long}`;
    const diagnostics = [
      diagnose('ENTRY_TAKEN_OVER', { name: long, asWritten: false }, { file: 'a.yaml', pointer }),
    ];
    const steps = [
      {
        pointer,
        action: 'keep',
        reason: { code: 'own-response', statuses: [{ status: long, under: long, count: 0, total: 0 }] },
      },
    ] as const;
    const { specs } = reportOf({ ...OUTCOME, specs: [{ ...SPEC, steps, diagnostics }] });
    expect(specs).toMatchObject([{ steps: [{ pointer }], diagnostics: [{ pointer }] }]);
    const [step] = specs[0]?.steps ?? [];
    const [finding] = specs[0]?.diagnostics ?? [];
    for (const text of [step?.reason, finding?.message]) {
      expect(text).toMatch(/x+…x+/);
      expect(text?.length).toBeLessThan(700);
    }
  });

  test('computes line and column if the text is known', () => {
    const [first, second] = report.specs[0]?.diagnostics ?? [];
    expect(first).toMatchObject({ code: 'DUPLICATE_KEY', file: 'a.yaml', line: 3, column: 1 });
    expect(second?.line).toBeUndefined();
    expect(second).toMatchObject({ pointer: '#' });
  });

  test('says what is wrong and what to do', () => {
    expect(report.diagnostics).toEqual([
      {
        code: 'FILE_NOT_FOUND',
        severity: 'error',
        message: 'File not found.',
        hint: 'Check the path. It is relative to the working folder.',
        file: 'codes.md',
      },
    ]);
  });
});

describe('as JSON', () => {
  test('round-trips without the code frames', () => {
    const report = reportOf(OUTCOME);
    const [spec] = report.specs;
    const diagnostics = spec?.diagnostics.map(({ frame: _, endColumn: __, ...finding }) => finding);
    const { refused: _, ...plain } = { ...spec, diagnostics };
    expect(JSON.parse(FORMATTERS.json(report))).toEqual({ ...report, specs: [plain] });
  });

  test('escapes control characters', () => {
    const file = 'a\u009b2J\u001b[31m\u007f.yaml';
    const text = FORMATTERS.json(reportOf({ ...OUTCOME, specs: [{ ...SPEC, file }] }));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(JSON.parse(text).specs[0].file).toBe(file);
  });
});
