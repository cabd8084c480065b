import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import published from '../../schemas/explanation.schema.json' with { type: 'json' };
import { publishedSchema } from '../../src/json-schema/from-zod.js';
import { explanationSchema } from '../../src/report/explanation-schema.js';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const validate = new Ajv2020().compile(published);
const EXPLANATION = JSON.parse(read('fixtures/cli/explain-json/stdout'));

test('the published schema matches the code (npm run generate writes it)', () => {
  expect(read('schemas/explanation.schema.json')).toBe(
    `${JSON.stringify(publishedSchema(explanationSchema, 'Explanation'), undefined, 2)}\n`,
  );
});

test('an explanation matches the schema', () => {
  expect(validate(EXPLANATION)).toBe(true);
});

test('an unknown outcome does not', () => {
  const [spec] = EXPLANATION.specs;
  const [operation] = spec.operations;
  const statuses = [{ status: '404', outcome: 'maybe', reason: '' }];
  const specs = [{ ...spec, operations: [{ ...operation, statuses }] }];
  expect(validate({ ...EXPLANATION, specs })).toBe(false);
});
