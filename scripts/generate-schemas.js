// Writes the JSON Schemas that are published in schemas/ from their Zod sources: `npm run generate`.
import { writeFile } from 'node:fs/promises';
import { configSchema } from '../dist/cli/config-schema.js';
import { emitJsonSchema } from '../dist/emit/json-schema.js';
import { presetBody } from '../dist/generate/preset-body.js';
import { publishedSchema } from '../dist/json-schema/from-zod.js';
import { coverageSchema } from '../dist/report/coverage/coverage-schema.js';
import { explanationSchema } from '../dist/report/explanation-schema.js';
import { reportSchema } from '../dist/report/report-schema.js';
import { rulesJsonSchema } from '../dist/rules/rule-schema.js';
import { statusTableJsonSchema } from '../dist/table/row-schema.js';

const asText = (schema) => `${JSON.stringify(schema, undefined, 2)}\n`;

const SCHEMAS = {
  'config.schema.json': asText(publishedSchema(configSchema, 'Config')),
  'coverage.schema.json': asText(publishedSchema(coverageSchema, 'Coverage')),
  'explanation.schema.json': asText(publishedSchema(explanationSchema, 'Explanation')),
  'problem-details.schema.json': emitJsonSchema(presetBody('problem-details')).text,
  'report.schema.json': asText(publishedSchema(reportSchema, 'Report')),
  'rules.schema.json': asText(rulesJsonSchema()),
  'status-table.schema.json': asText(statusTableJsonSchema()),
};

for (const [name, text] of Object.entries(SCHEMAS)) {
  await writeFile(new URL(`../schemas/${name}`, import.meta.url), text);
}
