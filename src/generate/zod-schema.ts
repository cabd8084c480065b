import { z } from 'zod';
import { zodToJsonSchema } from '../json-schema/json-schema.js';
import { toPointer } from '../values/pointer.js';
import type { StandaloneSchema } from './error-body.js';

/** What Zod says against a value, in one line; `undefined` when it accepts it. */
export function zodRejection(schema: z.core.$ZodType, value: unknown): string | undefined {
  try {
    const result = z.safeParse(schema, value);
    if (result.success) return undefined;
    return result.error.issues
      .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`))
      .join('; ');
  } catch (error) {
    // A check of the author's own threw, or is asynchronous.
    return error instanceof Error ? error.message : String(error);
  }
}

/** A Zod schema as JSON Schema draft 2020-12, apart from any OpenAPI document. */
export function standaloneSchema(schema: z.core.$ZodType, name: string): StandaloneSchema {
  const { schemas } = zodToJsonSchema(schema, name, '3.1', (title) =>
    title === name ? '#' : toPointer(['$defs', title]),
  );
  const [root, ...others] = schemas;
  return {
    root: root?.value ?? {},
    definitions: new Map(others.map(({ name: title, value }) => [title, value])),
  };
}
