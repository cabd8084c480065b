import { z } from 'zod';
import { zodToJsonSchema } from '../syntax/json-schema.js';
import { PRESETS, type PresetName } from './bodies/presets.js';
import type { ErrorBody, StandaloneSchema } from './error-body.js';
import { exampleFacts } from './example-facts.js';
import { schemaRef } from './schema-ref.js';

/**
 * The error body of a preset.
 *
 * @param options.errorName names its schema; nested schemas keep their names
 */
export function presetBody(preset: PresetName, options: { readonly errorName?: string } = {}): ErrorBody {
  const { name: ownName, mediaType, schema, example } = PRESETS[preset];
  const name = options.errorName ?? ownName;
  return {
    name,
    mediaTypes: [mediaType],
    // A preset says nothing that a dialect cannot say, unions in 2.0 apart, which come out open: no findings.
    schemas: (dialect) => ({
      schemas: zodToJsonSchema(schema, name, dialect, (title) => schemaRef(title, dialect)).schemas,
      diagnostics: [],
    }),
    example: (row, context) => example(exampleFacts(row, context)),
    reject: (value) => zodRejection(schema, value),
    get jsonSchema() {
      return standaloneSchema(schema, name);
    },
  };
}

/** What Zod says against a value, in one line; `undefined` when it accepts it. */
export function zodRejection(schema: z.core.$ZodType, value: unknown): string | undefined {
  const result = z.safeParse(schema, value);
  if (result.success) return undefined;
  return result.error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`))
    .join('; ');
}

/** A Zod schema as JSON Schema draft 2020-12, apart from any OpenAPI document. */
export function standaloneSchema(schema: z.core.$ZodType, name: string): StandaloneSchema {
  const { schemas } = zodToJsonSchema(schema, name, '3.1', (title) =>
    title === name ? '#' : `#/$defs/${title.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  );
  const [root, ...others] = schemas;
  return {
    root: root?.value ?? {},
    definitions: new Map(others.map(({ name: title, value }) => [title, value])),
  };
}
