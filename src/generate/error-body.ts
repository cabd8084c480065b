import type { Diagnostic } from '../diagnostic.js';
import type { StandaloneSchema } from '../json-schema/collect.js';
import type { ExampleBody } from '../json-schema/make-example.js';
import type { SpecVersion } from '../openapi-version.js';
import type { StatusTable } from '../table/status-table.js';
import type { ExampleRow } from './error-cases.js';
import type { GeneratedSchema, SchemaObject } from './generated-components.js';
import type { TextBounds } from './row-headers.js';

/** What examples depend on besides the row. */
export interface ExampleContext {
  /** Base of problem types (`https://example.com/problems/`). Without one, `type` is `about:blank`. */
  readonly problemBase?: string;
}

/** The schemas of an error body in one version. */
export interface BodySchemas {
  /** The body itself first, then what it refers to; empty when the spec has it already. */
  readonly schemas: readonly GeneratedSchema[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The error body that all error responses share. */
export interface ErrorBody {
  /** Name of its schema in `components.schemas` (`definitions` in 2.0). */
  readonly name: string;
  /** The `$ref` to its schema. @default to the schema of its name in the spec */
  readonly ref?: string;
  /** The author's file that findings about its schema name. @default none: the spec */
  readonly file?: string;
  /** Media types it is sent with when neither the caller nor the row names any. */
  readonly mediaTypes: readonly string[];
  /** Bounds on the headers of its table's responses, for a body that has bounds itself. @default none */
  readonly headerBounds?: TextBounds;
  /** The member for error codes and its schema, declared for a table that has them. @default none */
  readonly codeMember?: Readonly<Record<string, SchemaObject>>;
  /** The same for every call; do not change it. */
  schemas(version: SpecVersion): BodySchemas;
  /** An example for a row; `undefined` when none can be made that the schema accepts. */
  example(row: ExampleRow, context: ExampleContext): ExampleBody | undefined;
  /** Why there is no example for a row: the member for which no value was found. */
  problem?(row: ExampleRow, context: ExampleContext): string;
  /** Why the body rejects an example; `undefined` when it accepts it. */
  reject(example: unknown): string | undefined;
  /** The body as JSON Schema draft 2020-12 with local references, for what is emitted besides OpenAPI. */
  readonly jsonSchema?: StandaloneSchema;
}

/**
 * The body for a table. If the table has error codes, the schema declares the member that carries them, as a plain
 * string, so that a new code does not break clients.
 */
export function declareErrorCode(table: StatusTable, body: ErrorBody): ErrorBody {
  const { codeMember, ...rest } = body;
  if (codeMember === undefined || !hasErrorCodes(table)) return body;
  const declare = <T extends SchemaObject>(schema: T): T => ({
    ...schema,
    properties: { ...(schema.properties as object | undefined), ...codeMember },
  });
  return {
    ...rest,
    schemas: (version) => {
      const { schemas, diagnostics } = body.schemas(version);
      const declared = schemas.map(({ name, value }) => ({
        name,
        value: name === body.name ? declare(value) : value,
      }));
      return { schemas: declared, diagnostics };
    },
    ...(body.jsonSchema && { jsonSchema: { ...body.jsonSchema, root: declare(body.jsonSchema.root) } }),
  };
}

function hasErrorCodes({ rows, unselected = [] }: StatusTable): boolean {
  return [...rows, ...unselected].some(({ cases = [] }) =>
    cases.some(({ errorCode }) => errorCode !== undefined),
  );
}
