// Writes the JSON Schemas that are published in schemas/ from their Zod sources. Run after a build.
import { writeFile } from 'node:fs/promises';
import { emitJsonSchema } from '../dist/emit/json-schema.js';
import { presetBody } from '../dist/generate/preset-body.js';

const SCHEMAS = {
  'problem-details.schema.json': emitJsonSchema(presetBody('problem-details')).text,
};

for (const [name, text] of Object.entries(SCHEMAS)) {
  await writeFile(new URL(`../schemas/${name}`, import.meta.url), text ?? '');
}
