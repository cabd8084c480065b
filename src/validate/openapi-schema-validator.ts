import { isSchemaErrors, type SchemaVerdict } from './schema-error.js';

/** Validates an OpenAPI 3.1 or 3.2 document that swagger-parser does not support; `$ref`s are not followed. */
export async function checkNewerSchema(document: Readonly<Record<string, unknown>>): Promise<SchemaVerdict> {
  try {
    const { Validator } = await import('@seriousme/openapi-schema-validator');
    const { errors } = await new Validator({ allErrors: true, validateFormats: false }).validate(document);
    // A string instead of a list is about references, which this package follows only within one file.
    return { kind: 'judged', errors: isSchemaErrors(errors) ? errors : [] };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'crash', validator: '@seriousme/openapi-schema-validator', detail };
  }
}
