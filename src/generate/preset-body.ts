import { z } from 'zod';
import { zodToJsonSchema } from '../json-schema/json-schema.js';
import { PRESETS, type PresetName } from './bodies/presets.js';
import type { ErrorBody } from './error-body.js';
import { memoizeByVersion } from './memoize-by-version.js';
import { presetExamples } from './preset-examples.js';
import { schemaRef } from './schema-ref.js';
import { standaloneSchema, zodRejection } from './zod-schema.js';

/**
 * The error body of a preset.
 *
 * @param options.errorName names its schema; nested schemas keep their names
 */
export function presetBody(preset: PresetName, options: { readonly errorName?: string } = {}): ErrorBody {
  const schema = PRESETS[preset].schema(z);
  const name = options.errorName ?? PRESETS[preset].name;
  return {
    name,
    ...presetExamples(preset),
    // A preset says nothing that a version cannot say, unions in 2.0 apart, which come out open: no findings.
    schemas: memoizeByVersion((version) => ({
      schemas: zodToJsonSchema(schema, name, version, (title) => schemaRef(title, version)).schemas,
      diagnostics: [],
    })),
    reject: (value) => zodRejection(schema, value),
    get jsonSchema() {
      return standaloneSchema(schema, name);
    },
  };
}
