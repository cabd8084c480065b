import type SwaggerParser from '@apidevtools/swagger-parser';
import { isSchemaErrors, type SchemaVerdict } from './schema-error.js';

const NAME = '@apidevtools/swagger-parser';

/** No file is read and nothing is fetched, whatever the document refers to. */
const OFFLINE = { external: false, file: false, http: false } as const;

/**
 * Validates an OpenAPI 2.0, 3.0 or 3.1 document against the schema of its version. `$ref`s are not resolved, so that
 * every path in an error is a path in the document and nothing is copied or multiplied.
 */
export async function checkSchema(document: Readonly<Record<string, unknown>>): Promise<SchemaVerdict> {
  try {
    await parse(document, {
      resolve: OFFLINE,
      dereference: { circular: 'ignore', excludedPathMatcher: () => true },
      validate: { schema: true, spec: false },
    });
    return { kind: 'judged', errors: [] };
  } catch (error) {
    const details = error instanceof Error && 'details' in error ? error.details : undefined;
    if (isSchemaErrors(details)) return { kind: 'judged', errors: details };
    return { kind: 'crash', validator: NAME, detail: detailOf(error) };
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
    await parse(document, {
      resolve: OFFLINE,
      dereference: { circular: 'ignore' },
      validate: { schema: false, spec: true },
    });
    return undefined;
  } catch (error) {
    // Any other error is a crash of the package and says nothing about the rules.
    return error instanceof SyntaxError
      ? detailOf(error).replace(/^(SyntaxError: )?Validation failed\. /, '')
      : undefined;
  }
}

async function parse(document: object, options: SwaggerParser.Options): Promise<void> {
  const { default: library } = await import('@apidevtools/swagger-parser');
  await library.validate(document as SwaggerParser['api'], options);
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
