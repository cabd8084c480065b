import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import published from '../../schemas/report.schema.json' with { type: 'json' };
import { publishedSchema } from '../../src/json-schema/from-zod.js';
import { reportSchema } from '../../src/report/report-schema.js';

/** A report as the design gives it. */
const EXAMPLE = {
  version: 1,
  specs: [
    {
      file: 'openapi.yaml',
      specVersion: '3.0.3',
      changed: true,
      written: true,
      steps: [{ pointer: '#/components/responses/NotFound', action: 'add', reason: '...' }],
      diagnostics: [
        {
          code: 'PRE_EXISTING_FAULT',
          severity: 'warning',
          message: '...',
          hint: '...',
          file: 'openapi.yaml',
          line: 12,
          column: 5,
          pointer: '#/paths/~1b/get',
        },
      ],
    },
  ],
  diagnostics: [],
  summary: {
    specs: 1,
    changed: 1,
    added: 15,
    updated: 0,
    kept: 0,
    removed: 0,
    attached: 0,
    detached: 0,
    filled: 0,
    errors: 0,
    warnings: 2,
  },
};

const validate = new Ajv2020().compile(published);

test('the published schema matches the code (npm run generate writes it)', () => {
  const text = readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8');
  expect(text).toBe(`${JSON.stringify(publishedSchema(reportSchema, 'Report'), undefined, 2)}\n`);
});

test('a report matches the schema', () => {
  expect(reportSchema.parse(EXAMPLE)).toEqual(EXAMPLE);
  expect(validate(EXAMPLE)).toBe(true);
});

test.each([
  ['another version', { ...EXAMPLE, version: 2 }],
  ['an unknown key', { ...EXAMPLE, extra: true }],
  [
    'a line before the first',
    { ...EXAMPLE, diagnostics: [{ ...EXAMPLE.specs[0]?.diagnostics[0], line: 0 }] },
  ],
  [
    'an action that there is not',
    { ...EXAMPLE, specs: [{ ...EXAMPLE.specs[0], steps: [{ action: 'eat' }] }] },
  ],
])('%s does not', (_, report) => {
  expect(reportSchema.safeParse(report).success).toBe(false);
  expect(validate(report)).toBe(false);
});
