import type { Diagnostic } from '../diagnostic.js';
import { POINTER_TO_SCHEMA, type SpecVersion, schemaRef } from '../openapi-version.js';
import type { StatusRow } from '../table/status-table.js';
import type { ErrorBody } from './error-body.js';
import type { GeneratedSchema, SchemaObject } from './generated-components.js';
import { jsonSchemaBody, schemaName } from './schema-body.js';

export interface RowSchemas {
  /** By what the row says. A row that is not here names a place that is taken as it is. */
  readonly bySchema: ReadonlyMap<string, { readonly ref: string; readonly body?: ErrorBody }>;
  /** The schemas that the references need. */
  readonly schemas: readonly GeneratedSchema[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A pointer into the spec is read in the version's own container; a JSON Schema file becomes a reusable schema named
 * after the file (`schemas/pet-error.json` gives `PetError`), however many rows name it.
 */
export function rowSchemas(
  rows: readonly StatusRow[],
  files: ReadonlyMap<string, SchemaObject | ErrorBody> | undefined,
  version: SpecVersion,
): RowSchemas {
  const bySchema = new Map<string, { ref: string; body?: ErrorBody }>();
  const schemas: GeneratedSchema[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { schema } of rows) {
    if (schema === undefined || bySchema.has(schema)) continue;
    const pointed = POINTER_TO_SCHEMA.exec(schema)?.[1];
    if (pointed !== undefined) {
      bySchema.set(schema, { ref: `${schemaRef('', version)}${pointed}` });
      continue;
    }
    const content = files?.get(schema);
    if (content === undefined) continue;
    const name = schemaName(schema);
    const { body, diagnostics: faults } = isErrorBody(content)
      ? { body: content, diagnostics: [] }
      : jsonSchemaBody(content, { name, file: schema });
    const written = body?.schemas(version);
    schemas.push(...(written?.schemas ?? []));
    diagnostics.push(...faults, ...(written?.diagnostics ?? []));
    bySchema.set(schema, { ref: schemaRef(name, version), body });
  }
  return { bySchema, schemas, diagnostics };
}

function isErrorBody(content: SchemaObject | ErrorBody): content is ErrorBody {
  return typeof content.schemas === 'function';
}
