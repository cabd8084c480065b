import { dirname, resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { SchemaObject } from '../generate/generated-components.js';
import { placed } from '../openapi/place-at.js';
import { describeDiagnostic } from '../report/describe-diagnostic.js';
import type { StatusTable } from '../table/status-table.js';
import type { TableSource } from '../table/table-source.js';
import { LineIndex } from '../text/line-index.js';
import { displayPath, type Run } from './run.js';

interface RowSchemaFiles {
  /** By the text of the row's cell. */
  readonly rowSchemas: ReadonlyMap<string, SchemaObject>;
  /** Name of each file in reports, by the text of the row's cell. */
  readonly names: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the JSON Schema files that rows of the table in use name, relative to the table's file. Pointers into the
 * spec and URLs are not files.
 */
export async function readRowSchemas(
  table: StatusTable | undefined,
  source: TableSource | undefined,
  run: Pick<Run, 'files' | 'cwd'>,
): Promise<RowSchemaFiles> {
  const rowSchemas = new Map<string, SchemaObject>();
  const names = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const wanted = (table?.rows ?? []).flatMap(({ schema, bodyAllowed }) =>
    bodyAllowed ? (schema ?? []) : [],
  );
  for (const schema of new Set(wanted)) {
    if (source === undefined || /^(?:#|[a-z][a-z\d+.-]+:)/i.test(schema)) continue;
    const path = resolve(run.cwd, dirname(source.file), schema);
    const name = displayPath(run.cwd, path);
    const read = await readSchema(path, name, run);
    names.set(schema, name);
    if (typeof read === 'object') {
      rowSchemas.set(schema, read);
      continue;
    }
    const cell = source.rows.find(({ cells }) => cells.schema?.text === schema)?.cells.schema;
    diagnostics.push(
      diagnose('ROW_SCHEMA_NOT_READ', { schema, reason: read }, cell?.place ?? { file: source.file }),
    );
  }
  return { rowSchemas, names, diagnostics };
}

/** The schema, or a sentence with the reason why it cannot be used. */
async function readSchema(
  path: string,
  name: string,
  { files }: Pick<Run, 'files'>,
): Promise<SchemaObject | string> {
  const read = files.read(path, name);
  if ('code' in read) return describeDiagnostic(read).message;
  const { readSource } = await import('../syntax/read-source.js');
  const { document, diagnostics } = readSource(read.text, { file: name });
  if (document === undefined) return diagnostics.map((one) => reasonOf(one, read.text)).join(' ');
  const { value } = document;
  if (!isSchema(value)) return 'it is not an object with keywords such as "type".';
  const { findUnwritable } = await import('../json-schema/find-unwritable.js');
  const fault = findUnwritable(value, { file: name });
  return fault === undefined ? value : reasonOf(placed(fault, { file: name, source: document }), read.text);
}

function reasonOf(diagnostic: Diagnostic, text: string): string {
  const { file, offset } = diagnostic.place;
  const { message } = describeDiagnostic(diagnostic);
  if (offset === undefined) return message;
  const { line, column } = new LineIndex(text).at(offset);
  return `${message} (${file}:${line}:${column})`;
}

/** A spec is a map too, but not a schema. */
function isSchema(value: unknown): value is SchemaObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !Object.hasOwn(value, 'openapi') && !Object.hasOwn(value, 'swagger');
}

/** Gives a finding in a schema file of a row the name that reports use for the file. */
export function renameFile(finding: Diagnostic, names: ReadonlyMap<string, string>): Diagnostic {
  const file = names.get(finding.place.file);
  return file === undefined ? finding : { ...finding, place: { ...finding.place, file } };
}
