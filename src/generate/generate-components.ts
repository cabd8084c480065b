import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import { findNotSerializable } from '../json-schema/not-serializable.js';
import { containersOf, type SpecVersion, schemaRef } from '../openapi-version.js';
import type { HeadersByClass } from '../table/class-headers.js';
import type { StatusRow, StatusTable } from '../table/status-table.js';
import { equalValues } from '../values/equal-values.js';
import { toPointer } from '../values/pointer.js';
import {
  buildResponse,
  NO_EXAMPLES,
  openApiHeader,
  type ResponseContent,
  type ResponseExamples,
  responseExamples,
} from './build-response.js';
import type { ErrorBody, ExampleContext } from './error-body.js';
import { declareErrorCode } from './error-body.js';
import type {
  GeneratedComponents,
  GeneratedResponse,
  GeneratedSchema,
  SchemaObject,
} from './generated-components.js';
import { addClassHeaders, boundHeaders, shareHeaders } from './row-headers.js';
import { type RowSchemas, rowSchemas } from './row-schemas.js';

/** The document that the components are for. */
export interface GenerateTarget extends ExampleContext {
  readonly version: SpecVersion;
  /** Media types of error content, whatever rows and body say. */
  readonly mediaTypes?: readonly string[];
  /** Media types that examples may be for (Swagger 2.0): `produces` of the document, else of most operations. */
  readonly produces?: readonly string[];
  /** Headers by class of status: components of their own, written in place in Swagger 2.0. */
  readonly headers?: HeadersByClass;
  /** Names of the document's header components; a header of a class refers to the one of its name. */
  readonly headerNames?: readonly string[];
  /** JSON Schema files that rows name, already read, by what the row says. */
  readonly rowSchemas?: ReadonlyMap<string, SchemaObject | ErrorBody>;
  /** The document's name in findings. */
  readonly file: string;
}

/** Use the components only if no finding is an error. */
export interface GenerateResult {
  readonly components: GeneratedComponents;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the components of a table and an error body: one response for each row, and the schemas they refer to.
 * Each example was accepted by its schema; one that fails is an error, and left out.
 */
export function generateComponents(
  table: StatusTable,
  errorBody: ErrorBody,
  target: GenerateTarget,
): GenerateResult {
  const body = declareErrorCode(table, errorBody);
  const unshared = table.rows
    .filter((row) => !isUnsupportedRange(row, target.version))
    .map((row) => boundHeaders(addClassHeaders(row, target.headers ?? {}), body.headerBounds));
  const { rows, shared } = shareHeaders(unshared, target.headerNames ?? []);
  const headers = target.version === '2.0' ? [] : [...shared];
  const own = rowSchemas(rows, target.rowSchemas, target.version);
  const drafts = rows.map((row) => draftResponse(row, body, own, target));
  const { responses, diagnostics: unwritable } = writableResponses(drafts, target);
  const usesBody = drafts.some((draft) => draft.body === body);
  const bodySchemas = usesBody ? body.schemas(target.version) : { schemas: [], diagnostics: [] };
  const { schemas, diagnostics: collisions } = distinct([...bodySchemas.schemas, ...own.schemas], target);
  return {
    components: {
      responses,
      schemas,
      headers: headers.map(([name, rule]) => ({ name, value: { ...openApiHeader(rule) } })),
    },
    diagnostics: [
      ...unsupportedRanges(table, target),
      ...bodySchemas.diagnostics,
      ...own.diagnostics,
      ...collisions,
      ...unwritable,
      ...drafts.flatMap(({ made }) => made.diagnostics),
      ...examplesLeftOut(drafts, target),
      ...unlistedMediaTypes(drafts, target),
    ],
  };
}

interface Draft {
  readonly row: StatusRow;
  readonly content?: ResponseContent;
  /** The body that examples are made for; absent where none are. */
  readonly body?: ErrorBody;
  readonly made: ResponseExamples;
}

function draftResponse(row: StatusRow, body: ErrorBody, own: RowSchemas, target: GenerateTarget): Draft {
  const isError = isErrorStatus(row.status);
  if (!row.bodyAllowed || (!isError && row.schema === undefined)) return { row, made: NO_EXAMPLES };
  const mediaTypes = isError ? errorMediaTypes(row, body, target) : [row.mediaType ?? 'application/json'];
  const named = own.bySchema.get(row.schema ?? '');
  const $ref = row.schema ?? body.ref ?? schemaRef(body.name, target.version);
  const rowBody = isError ? named?.body : undefined;
  const used = row.schema === undefined ? body : rowBody;
  const made = used === undefined ? NO_EXAMPLES : responseExamples(row, used, target, placeOf(row, target));
  const content = { mediaTypes, schema: { $ref: named?.ref ?? $ref }, examples: made.examples };
  return { row, body: used, made, content };
}

/** 4xx, 5xx, their ranges, and `default` (OpenAPI: "can be used to cover undeclared errors"). */
export function isErrorStatus(status: string): boolean {
  return status === 'default' || status.startsWith('4') || status.startsWith('5');
}

function errorMediaTypes(row: StatusRow, body: ErrorBody, { mediaTypes }: GenerateTarget): readonly string[] {
  if (mediaTypes !== undefined && mediaTypes.length > 0) return [...new Set(mediaTypes)];
  return row.mediaType === undefined ? body.mediaTypes : [row.mediaType];
}

/** The responses, without those that cannot be written as JSON. */
function writableResponses(
  drafts: readonly Draft[],
  target: GenerateTarget,
): { responses: readonly GeneratedResponse[]; diagnostics: readonly Diagnostic[] } {
  const responses: GeneratedResponse[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { row, content } of drafts) {
    const { name, status } = row;
    const value = buildResponse(row, content, target);
    const fault = findNotSerializable(value, placeOf(row, target));
    if (fault === undefined) responses.push({ name, status, value });
    else diagnostics.push(fault);
  }
  return { responses, diagnostics };
}

function placeOf({ name, place }: StatusRow, { version, file }: GenerateTarget): Place {
  return place ?? { file, pointer: toPointer([...containersOf(version).responses, name]) };
}

/** Swagger 2.0 has no range keys (section "Responses Object"). */
function isUnsupportedRange({ status }: StatusRow, version: SpecVersion): boolean {
  return version === '2.0' && status.endsWith('XX');
}

function unsupportedRanges(table: StatusTable, target: GenerateTarget): Diagnostic[] {
  return table.rows
    .filter((row) => isUnsupportedRange(row, target.version))
    .map(({ name, status, place = { file: target.file } }) =>
      diagnose('RANGE_NOT_IN_VERSION', { response: name, status }, place),
    );
}

/** Two schemas under one name: the first is written. One that cannot be written is left out. */
function distinct(
  all: readonly GeneratedSchema[],
  { file, version }: GenerateTarget,
): { schemas: readonly GeneratedSchema[]; diagnostics: readonly Diagnostic[] } {
  const byName = new Map<string, GeneratedSchema>();
  const diagnostics: Diagnostic[] = [];
  for (const schema of all) {
    const fault = findNotSerializable(schema.value, { file, pointer: schemaRef(schema.name, version) });
    if (fault !== undefined) diagnostics.push(fault);
    else if (byName.has(schema.name)) {
      if (!equalValues(byName.get(schema.name)?.value, schema.value))
        diagnostics.push(diagnose('SCHEMA_NAME_TWICE', { name: schema.name }, { file }));
    }
    // A body's schemas are used again; who gets these may change them.
    else byName.set(schema.name, structuredClone(schema));
  }
  return { schemas: [...byName.values()], diagnostics };
}

function examplesLeftOut(drafts: readonly Draft[], { file, version }: GenerateTarget): Diagnostic[] {
  const without = drafts.filter(({ made }) => made.missing.length > 0);
  const bodies = new Set(without.flatMap(({ body }) => body ?? []));
  return [...bodies].map((body) => {
    const all = without.filter((draft) => draft.body === body);
    const place =
      body.file === undefined ? { file, pointer: schemaRef(body.name, version) } : { file: body.file };
    const missing = all.flatMap(({ row, made }) =>
      made.missing.map((example) => ({ response: row.name, example })),
    );
    const problem = all[0]?.made.problem ?? 'the body gives none';
    return diagnose('EXAMPLES_LEFT_OUT', { schema: body.name, missing, problem }, place);
  });
}

/** In 2.0 an example needs a media type that `produces` lists, so it was left out; reported once per type. */
function unlistedMediaTypes(
  drafts: readonly Draft[],
  { version, produces, file }: GenerateTarget,
): Diagnostic[] {
  if (version !== '2.0') return [];
  const instead = produces?.find((type) => /[/+]json\b/.test(type)) ?? produces?.[0];
  const used = new Set(drafts.flatMap(({ content }) => (content?.examples.length ? content.mediaTypes : [])));
  return [...used]
    .filter((mediaType) => !produces?.includes(mediaType))
    .map((mediaType) =>
      diagnose('MEDIA_TYPE_NOT_PRODUCED', { mediaType, instead }, { file, pointer: '#/produces' }),
    );
}
