// Writes the JSON Schemas that are published in schemas/ from their Zod sources: `npm run generate`.
import { writeFile } from 'node:fs/promises';
import { configJsonSchema } from '../dist/cli/config-schema.js';
import { emitJsonSchema } from '../dist/emit/json-schema.js';
import { presetBody } from '../dist/generate/preset-body.js';
import { coverageJsonSchema } from '../dist/report/coverage/coverage-schema.js';
import { explanationJsonSchema } from '../dist/report/explanation-schema.js';
import { reportJsonSchema } from '../dist/report/report-schema.js';
import { rulesJsonSchema } from '../dist/rules/rule-schema.js';
import { statusTableJsonSchema } from '../dist/table/row-schema.js';

const asText = (schema) => `${JSON.stringify(schema, undefined, 2)}\n`;

const SCHEMAS = {
  'config.schema.json': asText(configJsonSchema()),
  'coverage.schema.json': asText(coverageJsonSchema()),
  'explanation.schema.json': asText(explanationJsonSchema()),
  'problem-details.schema.json': emitJsonSchema(presetBody('problem-details')).text,
  'report.schema.json': asText(reportJsonSchema()),
  'rules.schema.json': asText(rulesJsonSchema()),
  'status-table.schema.json': asText(statusTableJsonSchema()),
};

for (const [name, text] of Object.entries(SCHEMAS)) {
  await writeFile(new URL(`../schemas/${name}`, import.meta.url), text);
}
