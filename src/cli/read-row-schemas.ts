import { dirname, resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { ErrorBody } from '../generate/error-body.js';
import { schemaName } from '../generate/schema-name.js';
import type { Sources } from '../report/code-frame.js';
import { describeDiagnostic } from '../report/describe-diagnostic.js';
import type { StatusTable } from '../table/status-table.js';
import type { TableSource } from '../table/table-source.js';
import { readSchemaFile } from './read-error-body.js';
import type { Run } from './run.js';

/**
 * Reads the JSON Schema files that rows of the table in use name, relative to the table's file. Pointers into the
 * spec are not files.
 *
 * @returns the schemas by what the rows say
 */
export function readRowSchemas(
  table: StatusTable | undefined,
  source: TableSource | undefined,
  run: Pick<Run, 'files' | 'cwd'>,
  sources: Sources,
): { rowSchemas: ReadonlyMap<string, ErrorBody>; diagnostics: readonly Diagnostic[] } {
  const rowSchemas = new Map<string, ErrorBody>();
  const diagnostics: Diagnostic[] = [];
  const wanted = (table?.rows ?? []).flatMap(({ schema, bodyAllowed }) =>
    bodyAllowed ? (schema ?? []) : [],
  );
  const byPath = new Map<string, ErrorBody | undefined>();
  for (const schema of new Set(wanted)) {
    if (source === undefined || schema.startsWith('#')) continue;
    const path = resolve(run.cwd, dirname(source.file), schema);
    if (!byPath.has(path)) {
      const { body, diagnostics: found } = readSchemaFile(path, schemaName(schema), run, sources);
      byPath.set(path, body);
      const cell = source.rows.find(({ cells }) => cells.schema?.text === schema)?.cells.schema;
      const place = cell?.place ?? { file: source.file };
      diagnostics.push(...found.map((finding) => atCell(finding, schema, place)));
    }
    const body = byPath.get(path);
    if (body !== undefined) rowSchemas.set(schema, body);
  }
  return { rowSchemas, diagnostics };
}

/** A finding about a whole file, such as one that does not exist, is about the cell that names it. */
function atCell(finding: Diagnostic, schema: string, place: Diagnostic['place']): Diagnostic {
  const { offset, line } = finding.place;
  if (offset !== undefined || line !== undefined) return finding;
  const reason = describeDiagnostic(finding).message;
  return diagnose('ROW_SCHEMA_NOT_READ', { schema, reason }, place);
}
