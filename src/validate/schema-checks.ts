import type SwaggerParser from '@apidevtools/swagger-parser';
import type { SpecVersion } from '../openapi-version.js';
import { isSchemaErrors, type SchemaVerdict } from './schema-error.js';

type Document = Readonly<Record<string, unknown>>;

/** Schema names; `3.1-parts` is for 3.1 documents without paths and webhooks. */
export type SchemaName = SpecVersion | '3.1-parts';

interface SchemaCheck {
  /** `$ref`s are not followed, so that every path in an error is a path in the document. */
  check(document: Document): Promise<SchemaVerdict>;
  /** The package that contains the schema and reports errors. */
  readonly library: string;
  /** A valid document, used by the build to compile the schema. */
  readonly smallest: Document;
}

const INFO = { title: 'Smallest', version: '1.0.0' };
const SWAGGER_PARSER = { check: bySwaggerParser, library: '@apidevtools/swagger-parser' } as const;
const SCHEMA_VALIDATOR = {
  check: bySchemaValidator,
  library: '@seriousme/openapi-schema-validator',
} as const;

/** swagger-parser does not support 3.2, nor 3.1 documents without paths and webhooks. */
export const SCHEMA_CHECKS: Readonly<Record<SchemaName, SchemaCheck>> = {
  '2.0': { ...SWAGGER_PARSER, smallest: { swagger: '2.0', info: INFO, paths: {} } },
  '3.0': { ...SWAGGER_PARSER, smallest: { openapi: '3.0.0', info: INFO, paths: {} } },
  '3.1': { ...SWAGGER_PARSER, smallest: { openapi: '3.1.0', info: INFO, paths: {} } },
  '3.1-parts': { ...SCHEMA_VALIDATOR, smallest: { openapi: '3.1.0', info: INFO, components: {} } },
  '3.2': { ...SCHEMA_VALIDATOR, smallest: { openapi: '3.2.0', info: INFO, paths: {} } },
};

async function bySwaggerParser(document: Document): Promise<SchemaVerdict> {
  try {
    await parse(document, {
      dereference: { circular: 'ignore', excludedPathMatcher: () => true },
      validate: { schema: true, spec: false },
    });
    return { kind: 'judged', errors: [] };
  } catch (error) {
    const details = error instanceof Error && 'details' in error ? error.details : undefined;
    if (isSchemaErrors(details)) return { kind: 'judged', errors: details };
    return { kind: 'crash', validator: SWAGGER_PARSER.library, detail: detailOf(error) };
  }
}

async function bySchemaValidator(document: Document): Promise<SchemaVerdict> {
  try {
    const { Validator } = await import('@seriousme/openapi-schema-validator');
    const { errors } = await new Validator({ allErrors: true, validateFormats: false }).validate(document);
    // A string instead of a list is about references, which this package follows only within one file.
    return { kind: 'judged', errors: isSchemaErrors(errors) ? errors : [] };
  } catch (error) {
    return { kind: 'crash', validator: SCHEMA_VALIDATOR.library, detail: detailOf(error) };
  }
}

/**
 * The rules of Swagger 2.0 that its schema cannot express, such as unknown path parameters. Modifies the document:
 * its references are resolved in place.
 *
 * @returns the first broken rule, in the words of the validator
 */
export async function checkSwaggerRules(document: Record<string, unknown>): Promise<string | undefined> {
  try {
    await parse(document, { dereference: { circular: 'ignore' }, validate: { schema: false, spec: true } });
    return undefined;
  } catch (error) {
    // Any other error is a crash of the package and says nothing about the rules.
    return error instanceof SyntaxError
      ? error.message.replace(/^(SyntaxError: )?Validation failed\. /, '')
      : undefined;
  }
}

/** Reads no file and fetches nothing, whatever the document refers to. */
async function parse(document: object, options: SwaggerParser.Options): Promise<void> {
  const { default: library } = await import('@apidevtools/swagger-parser');
  const resolve = { external: false, file: false, http: false } as const;
  await library.validate(document as SwaggerParser['api'], { resolve, ...options });
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
