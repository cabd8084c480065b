import type { SpecVersion } from '../openapi-version.js';
import { isSchemaErrors, type SchemaVerdict } from './schema-error.js';
import { checkSchema } from './swagger-parser.js';

type Document = Readonly<Record<string, unknown>>;

/** Schema names; `3.1-parts` is for 3.1 documents without paths and webhooks. */
export type SchemaName = SpecVersion | '3.1-parts';

interface SchemaCheck {
  check(document: Document): Promise<SchemaVerdict>;
  /** The package that contains the schema and reports errors. */
  readonly library: string;
  /** A valid document, used by the build to compile the schema. */
  readonly smallest: Document;
}

const INFO = { title: 'Smallest', version: '1.0.0' };
const SWAGGER_PARSER = { check: checkSchema, library: '@apidevtools/swagger-parser' };
const SCHEMA_VALIDATOR = { check: checkNewerSchema, library: '@seriousme/openapi-schema-validator' };

/** swagger-parser does not support 3.2, nor 3.1 documents without paths and webhooks. */
export const SCHEMA_CHECKS: Readonly<Record<SchemaName, SchemaCheck>> = {
  '2.0': { ...SWAGGER_PARSER, smallest: { swagger: '2.0', info: INFO, paths: {} } },
  '3.0': { ...SWAGGER_PARSER, smallest: { openapi: '3.0.0', info: INFO, paths: {} } },
  '3.1': { ...SWAGGER_PARSER, smallest: { openapi: '3.1.0', info: INFO, paths: {} } },
  '3.1-parts': { ...SCHEMA_VALIDATOR, smallest: { openapi: '3.1.0', info: INFO, components: {} } },
  '3.2': { ...SCHEMA_VALIDATOR, smallest: { openapi: '3.2.0', info: INFO, paths: {} } },
};

/** Validates an OpenAPI 3.1 or 3.2 document that swagger-parser does not support; `$ref`s are not followed. */
async function checkNewerSchema(document: Readonly<Record<string, unknown>>): Promise<SchemaVerdict> {
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
