import type SwaggerParser from '@apidevtools/swagger-parser';
import { isSchemaErrors, type SchemaVerdict } from './schema-error.js';

const NAME = '@apidevtools/swagger-parser';

/** Nothing is fetched or read, whatever the document refers to. */
const OFFLINE = { external: false, file: false, http: false } as const;

/**
 * Checks a document of OpenAPI 2.0, 3.0 or 3.1 against the schema of its version. `$ref`s stay as they are, so
 * that every path in an error is a path in the document, nothing is copied or changed, and time does not grow
 * with what the references multiply to.
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
 * The rules of Swagger 2.0 that its schema cannot say, such as path parameters that the path does not have.
 * Takes the document over: its references are replaced by what they lead to.
 *
 * @returns the first broken rule, in the validator's words.
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
    // Anything else is a crash over a document whose schema is in order: no word on the rules.
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
