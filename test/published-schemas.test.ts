import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configSchema } from '../src/cli/config-schema.js';
import { emitJsonSchema } from '../src/emit/json-schema.js';
import { presetBody } from '../src/generate/preset-body.js';
import { publishedSchema } from '../src/json-schema/from-zod.js';
import { coverageSchema } from '../src/report/coverage/coverage-schema.js';
import { explanationSchema } from '../src/report/explanation-schema.js';
import { reportSchema } from '../src/report/report-schema.js';
import { rulesJsonSchema } from '../src/rules/rule-schema.js';
import { statusTableJsonSchema } from '../src/table/row-schema.js';

const asText = (schema: object) => `${JSON.stringify(schema, undefined, 2)}\n`;

test.each([
  ['config', asText(publishedSchema(configSchema, 'Config'))],
  ['coverage', asText(publishedSchema(coverageSchema, 'Coverage'))],
  ['explanation', asText(publishedSchema(explanationSchema, 'Explanation'))],
  ['problem-details', emitJsonSchema(presetBody('problem-details')).text],
  ['report', asText(publishedSchema(reportSchema, 'Report'))],
  ['rules', asText(rulesJsonSchema())],
  ['status-table', asText(statusTableJsonSchema())],
])('schemas/%s.schema.json is what the code says (npm run generate writes it)', (name, text) => {
  expect(readFileSync(new URL(`../schemas/${name}.schema.json`, import.meta.url), 'utf8')).toBe(text);
});
