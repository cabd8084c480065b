import { zodToJsonSchema } from '../syntax/json-schema.js';
import type { ErrorBodyPreset } from './bodies/error-body-preset.js';
import { PRESETS, type PresetName } from './bodies/presets.js';
import type { ErrorBody } from './error-body.js';
import { exampleFacts } from './example-facts.js';
import { oncePerDialect } from './once-per-dialect.js';
import { schemaRef } from './schema-ref.js';
import { standaloneSchema, zodRejection } from './zod-schema.js';

/**
 * The error body of a preset.
 *
 * @param options.errorName names its schema; nested schemas keep their names
 */
export function presetBody(preset: PresetName, options: { readonly errorName?: string } = {}): ErrorBody {
  const chosen: ErrorBodyPreset = PRESETS[preset];
  const { name: ownName, mediaType, schema, headerBounds, example, defaults = example } = chosen;
  const name = options.errorName ?? ownName;
  return {
    name,
    mediaTypes: [mediaType],
    ...(headerBounds === undefined ? {} : { headerBounds }),
    // A preset says nothing that a dialect cannot say, unions in 2.0 apart, which come out open: no findings.
    schemas: oncePerDialect((dialect) => ({
      schemas: zodToJsonSchema(schema, name, dialect, (title) => schemaRef(title, dialect)).schemas,
      diagnostics: [],
    })),
    example: (row, context) => example(exampleFacts(row, context)),
    defaults: (row, context) => defaults(exampleFacts(row, context)),
    reject: (value) => zodRejection(schema, value),
    get jsonSchema() {
      return standaloneSchema(schema, name);
    },
  };
}
