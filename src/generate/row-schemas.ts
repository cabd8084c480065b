import type { Dialect } from '../dialect.js';
import type { StatusRow } from '../table/status-table.js';
import type { ExampleBody } from './error-body.js';
import type { ExampleContext } from './example-facts.js';
import type { GeneratedSchema, SchemaObject } from './generated-components.js';
import { schemaRef } from './schema-ref.js';

/** A schema that a row names for itself. */
export interface RowSchema {
  readonly ref: string;
  /** What has to be written for `ref` to lead somewhere. */
  readonly schemas: readonly GeneratedSchema[];
  example(row: StatusRow, context: ExampleContext): ExampleBody | undefined;
}

const POINTER = /^#\/(?:components\/schemas|definitions)\/([^/]+)$/;

/** The schemas that rows name, by what the row says. */
export function rowSchemas(
  rows: readonly StatusRow[],
  _files: ReadonlyMap<string, SchemaObject> | undefined,
  dialect: Dialect,
): ReadonlyMap<string, RowSchema> {
  const found = new Map<string, RowSchema>();
  for (const { schema } of rows) {
    const name = POINTER.exec(schema ?? '')?.[1];
    if (schema === undefined || name === undefined) continue;
    found.set(schema, { ref: schemaRef(name, dialect), schemas: [], example: () => undefined });
  }
  return found;
}
