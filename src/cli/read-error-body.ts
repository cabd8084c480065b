import { dirname, resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { isPresetName, PRESET_NAMES } from '../generate/bodies/presets.js';
import type { ErrorBody } from '../generate/error-body.js';
import { type BodyResult, jsonSchemaBody, schemaName } from '../generate/schema-body.js';
import { placed } from '../openapi/place-at.js';
import type { AugmentOptions, ZodSchema } from '../options.js';
import { describeDiagnostic } from '../report/describe-diagnostic.js';
import { readSource } from '../syntax/read-source.js';
import type { StatusTable } from '../table/status-table.js';
import type { TableSource } from '../table/table-source.js';
import { nearestName } from '../text/nearest-name.js';
import { valueAt } from '../values/pointer.js';
import { displayPath, placeOfSetting, type Run, readInput } from './run.js';

interface BodyInUse {
  /** Absent when there are errors, and for the default one. */
  readonly errorBody?: Exclude<NonNullable<AugmentOptions['errorBody']>, ZodSchema>;
  readonly module?: LoadedModule;
  readonly diagnostics: readonly Diagnostic[];
}

/** A module that was run for its schema. */
interface LoadedModule {
  /** Absolute. */
  readonly path: string;
  readonly exported: string;
}

/**
 * Resolves `--error-body`: the name of a preset, a pointer into the spec, a module (`FILE#EXPORT`) or a JSON Schema
 * file.
 */
export async function readErrorBody(run: Omit<Run, 'io'>): Promise<BodyInUse> {
  const { errorBody: value, errorName } = run.settings;
  if (value === undefined) return { diagnostics: [] };
  if (isPointer(value) || isPresetName(value)) return { errorBody: value, diagnostics: [] };

  const [, path = value, exported] = /^(.*\.[cm]?[jt]s)(?:#(.+))?$/.exec(value) ?? [];
  const isModule = /\.[cm]?[jt]s$/.test(path);
  if (!isModule && !/\.(?:json|ya?ml)$/i.test(path)) {
    const args = { value, presets: PRESET_NAMES, suggestion: nearestName(value, PRESET_NAMES) };
    return { diagnostics: [diagnose('UNKNOWN_ERROR_BODY', args, placeOfSetting('errorBody', run))] };
  }
  const isOfConfig = exported?.startsWith('default.') === true;
  const named = exported === 'default' ? undefined : isOfConfig ? 'Error' : exported;
  const name = errorName ?? named ?? schemaName(path);
  const origin = { name, file: displayPath(run.cwd, path), isGiven: errorName !== undefined };
  if (isModule) return readModule(resolve(run.cwd, path), exported, origin, run);
  const { body, diagnostics } = readSchemaFile(path, name, run);
  return { errorBody: body, diagnostics };
}

interface Origin {
  readonly name: string;
  readonly file: string;
  /** Whether the name was given by `--error-name`. */
  readonly isGiven: boolean;
}

/** The named export or a part of it (`default.errorBody`); without a name, the default export or else the only one. */
async function readModule(
  path: string,
  wanted: string | undefined,
  origin: Origin,
  { files }: Pick<Run, 'files'>,
): Promise<BodyInUse> {
  const found = files.exists(path)
    ? await files.load(path, origin.file)
    : diagnose('FILE_NOT_FOUND', {}, { file: origin.file });
  if ('code' in found) return { diagnostics: [found] };
  const { exports } = found;
  const names = [...exports.keys()];
  const [name = 'default', ...parts] = wanted?.split('.') ?? (names.length === 1 ? names : ['default']);
  if (!exports.has(name)) {
    return { diagnostics: [diagnose('EXPORT_NOT_FOUND', { name, exports: names }, { file: origin.file })] };
  }
  const { zodBody, zodName } = await import('../generate/zod-body.js');
  const schema = valueAt(exports.get(name), parts);
  const named = (origin.isGiven ? undefined : zodName(schema)) ?? origin.name;
  const { body, diagnostics } = zodBody(schema, { ...origin, name: named });
  const module = parts.length === 0 ? { path, exported: name } : undefined;
  const [fault] = diagnostics;
  if (fault?.code !== 'NOT_A_ZOD_SCHEMA') return { errorBody: body, module, diagnostics };
  const args = { ...fault.args, name: `The export "${[name, ...parts].join('.')}"` };
  return { diagnostics: [{ ...fault, args }] };
}

/** The error body of a JSON Schema file. */
function readSchemaFile(path: string, name: string, run: Omit<Run, 'io' | 'settings'>): BodyResult {
  const read = readInput(path, run);
  if ('code' in read) return { diagnostics: [read] };
  const { file, text } = read;
  const { document, diagnostics } = readSource(text, { file });
  if (document === undefined) return { diagnostics };
  const { body, diagnostics: faults } = jsonSchemaBody(document.value, { name, file });
  return { body, diagnostics: faults.map((fault) => placed(fault, { file, source: document })) };
}

function isPointer(value: string): value is `#/${string}` {
  return value.startsWith('#/');
}

/**
 * Reads the JSON Schema files that rows of the table in use name, relative to the table's file. Pointers into the
 * spec are not files.
 *
 * @returns the schemas by what the rows say
 */
export function readRowSchemas(
  table: StatusTable | undefined,
  source: TableSource | undefined,
  run: Omit<Run, 'io' | 'settings'>,
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
      const { body, diagnostics: found } = readSchemaFile(path, schemaName(schema), run);
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
