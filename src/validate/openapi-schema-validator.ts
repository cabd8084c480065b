import { isSchemaErrors, type SchemaVerdict } from './schema-error.js';

/**
 * Checks a document of OpenAPI 3.1 or 3.2 against the schema of its version; `$ref`s are not followed. For the
 * documents that swagger-parser cannot take.
 */
export async function checkNewerSchema(document: Readonly<Record<string, unknown>>): Promise<SchemaVerdict> {
  try {
    const { Validator } = await import('@seriousme/openapi-schema-validator');
    const { errors } = await new Validator({ allErrors: true, validateFormats: false }).validate(document);
    // A text instead of a list is about references, which this library follows within one file only.
    return { kind: 'judged', errors: isSchemaErrors(errors) ? errors : [] };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'crash', validator: '@seriousme/openapi-schema-validator', detail };
  }
}
