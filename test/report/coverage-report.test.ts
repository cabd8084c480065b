import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import published from '../../schemas/coverage.schema.json' with { type: 'json' };
import type { MeasuredOperation } from '../../src/coverage/measure.js';
import { compareWithBaseline, parseBaseline } from '../../src/report/coverage/baseline.js';
import { buildCoverageReport, type CoveredSpec } from '../../src/report/coverage/coverage-report.js';
import { coverageSchema } from '../../src/report/coverage/coverage-schema.js';
import { COVERAGE_FILES, COVERAGE_FORMATS } from '../../src/report/coverage/formats.js';

const STYLE = { color: false, quiet: false, verbose: false };

function operation(path: string, more: Partial<MeasuredOperation> = {}): MeasuredOperation {
  return {
    ...{ method: 'GET', path, pointer: `#/paths/${path.replaceAll('/', '~1')}/get`, tags: [] },
    ...{ responses: [{ status: '404', state: 'missing' }], asked: ['404'] },
    ...more,
  };
}

function reportOf(operations: readonly MeasuredOperation[], more: Partial<CoveredSpec> = {}) {
  return buildCoverageReport([{ file: 'a.yaml', optedOut: 0, operations, diagnostics: [], ...more }], []);
}

const HOSTILE = `"'><script>alert(1)</script><!-- & \u202e\u0007`;
const REPORT = reportOf(
  [
    operation(`/${HOSTILE}`, { summary: HOSTILE, operationId: HOSTILE, tags: [HOSTILE, 'מפתח'] }),
    operation('/חיות', { summary: 'قائمة', responses: [{ status: HOSTILE, state: 'inline' }] }),
  ],
  { file: `${HOSTILE}.yaml`, title: HOSTILE, specVersion: '3.1.0' },
);

test('the JSON report matches its schema', () => {
  const document: unknown = JSON.parse(COVERAGE_FORMATS.json(REPORT, STYLE));
  expect(coverageSchema.safeParse(document).error).toBeUndefined();
  expect(new Ajv2020().compile(published)(document)).toBe(true);
  expect(coverageSchema.safeParse({ ...(document as object), version: 2 }).success).toBe(false);
});

test('shares are rounded down, so that 100% means all', () => {
  const many = Array.from({ length: 1999 }, (_, index) => operation(`/${index}`, { responses: [] }));
  expect(reportOf([...many, operation('/last')]).summary.percent).toBe(99.9);
  expect(reportOf(many).summary.percent).toBe(100);
  expect(reportOf([]).summary.percent).toBe(100);
});

describe('a text of the spec', () => {
  test.each(['stylish', 'markdown'] as const)('cannot steer the terminal or the page of %s', (format) => {
    const text = COVERAGE_FORMATS[format](REPORT, STYLE);
    expect(['\u0007', '\u202e'].filter((mark) => text.includes(mark))).toEqual([]);
    if (format === 'markdown') expect(text.replaceAll(/(`+).*?\1/g, '')).not.toContain('<script>');
  });

  test('is text in the HTML page', () => {
    const page = COVERAGE_FILES['.html']?.(REPORT, STYLE) ?? '';
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(['\u0007', '\u202e'].filter((mark) => page.includes(mark))).toEqual([]);
    expect(page).toContain('<bdi>/חיות</bdi>');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(?:src|href)=|url\(|@import/);
  });
});

test('5,000 operations give a list that stays short, and a summary that a job takes', () => {
  const report = reportOf(Array.from({ length: 5000 }, (_, index) => operation(`/path/${index}`)));
  expect(COVERAGE_FORMATS.stylish(report, STYLE).split('\n').length).toBeLessThan(30);
  expect(COVERAGE_FORMATS.markdown(report, STYLE).length).toBeLessThan(10_000);
  expect(COVERAGE_FORMATS.stylish(report, { ...STYLE, verbose: true }).split('\n').length).toBeGreaterThan(
    5000,
  );
});

describe('a baseline', () => {
  test.each([
    ['{', 'json'],
    ['[]', 'report'],
    ['{ "version": 1 }', 'report'],
    ['{ "version": 1, "specs": [{ "file": "a.yaml" }] }', 'report'],
    ['{ "version": 2, "specs": [] }', 'version'],
  ])('%s is not one', (text, problem) => {
    expect(parseBaseline(text)).toEqual({ problem });
  });

  const [spec] = REPORT.specs;
  const compare = (operations: readonly MeasuredOperation[], file = spec?.file ?? '') => {
    const baseline = parseBaseline(COVERAGE_FORMATS.json(reportOf(operations, { file }), STYLE));
    if ('problem' in baseline || spec === undefined) throw new Error('The baseline cannot be read.');
    return compareWithBaseline(spec, baseline);
  };

  test('with the same responses missing lets them pass', () => {
    expect(compare(spec?.operations ?? [])).toEqual([]);
  });

  test('without the operation, or with its response, does not', () => {
    const others = spec?.operations.slice(1) ?? [];
    const declared = operation(`/${HOSTILE}`, { responses: [{ status: '404', state: 'inline' }] });
    expect(compare(others)?.map(({ statuses }) => statuses)).toEqual([['404']]);
    expect(compare([...others, declared])?.map(({ statuses }) => statuses)).toEqual([['404']]);
  });

  test('of another file, or without a common operation, is of another spec', () => {
    expect(compare(spec?.operations ?? [], 'b.yaml')).toBeUndefined();
    expect(compare([operation('/other')])).toBeUndefined();
  });
});
