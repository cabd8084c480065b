import type { Diagnostic } from '../diagnostic.js';
import type { SpecVersion } from '../openapi-version.js';
import { schemaRef } from '../openapi-version.js';
import type { StatusRow } from '../table/status-table.js';
import type { ErrorBody } from './error-body.js';
import type { GeneratedSchema, SchemaObject } from './generated-components.js';
import { jsonSchemaBody } from './schema-body.js';
import { schemaName } from './schema-name.js';

export interface RowSchemas {
  /** By what the row says. A row that is not here names a place that is taken as it is. */
  readonly bySchema: ReadonlyMap<string, { readonly ref: string; readonly body?: ErrorBody }>;
  /** The schemas that the references need. */
  readonly schemas: readonly GeneratedSchema[];
  readonly diagnostics: readonly Diagnostic[];
}

const POINTER = /^#\/(?:components\/schemas|definitions)\/([^/]+)$/;

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
    const pointed = POINTER.exec(schema)?.[1];
    if (pointed !== undefined) {
      bySchema.set(schema, { ref: pointerIn(schema, version) });
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
    bySchema.set(schema, { ref: schemaRef(name, version), ...(body && { body }) });
  }
  return { bySchema, schemas, diagnostics };
}

/** One table serves specs of every version: the container is the version's, the name the author's. */
function pointerIn(pointer: string, version: SpecVersion): string {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  return `${schemaRef('', version)}${name}`;
}

function isErrorBody(content: SchemaObject | ErrorBody): content is ErrorBody {
  return typeof content.schemas === 'function';
}
