import { type Diagnostic, diagnose } from './diagnostic.js';
import { PRESET_NAMES } from './generate/bodies/presets.js';
import type { ErrorBody } from './generate/error-body.js';
import { existingSchemaBody } from './generate/existing-schema-body.js';
import { isOurs, readLedger } from './merge/ledger.js';
import type { MergeFacts, MergePolicy } from './merge/merge-policy.js';
import { componentAt } from './openapi/component-at.js';
import { responseMediaTypes } from './openapi/media-types.js';
import type { SpecDocument } from './openapi/open-spec.js';
import { placeAt } from './openapi/place-at.js';
import { sharedErrorSchema } from './openapi/shared-error-schema.js';
import { containersOf } from './openapi-version.js';
import { nearestName } from './text/nearest-name.js';
import { equalValues } from './values/equal-values.js';
import { isObject } from './values/is-object.js';
import { fromPointer, toPointer } from './values/pointer.js';
import { valueAt } from './values/value-at.js';

interface ChosenBody {
  readonly body: ErrorBody;
  /** The schema of the spec that the body refers to. */
  readonly keptSchema?: MergePolicy['keptSchema'];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The error body for a spec: the requested one. A schema of its name that was not generated is kept and referenced
 * instead.
 */
export function chooseBody(
  spec: SpecDocument,
  errorBody: ErrorBody | string,
  facts: MergeFacts,
): ChosenBody | Diagnostic {
  if (typeof errorBody === 'string') return reuseSchema(spec, errorBody);
  const path = [...containersOf(spec.version).schemas, errorBody.name];
  const standing = valueAt(spec.document, path);
  const isNew = standing === undefined || isOurs(spec, 'schemas', errorBody.name, facts);
  if (!isNew && !isSameSchema(errorBody, standing, spec)) return keepSchema(spec, path, errorBody);
  return { body: errorBody, diagnostics: isNew ? reuseHint(spec, errorBody, facts) : [] };
}

/** If most 4xx bodies of the spec use one schema already, suggests that schema. */
function reuseHint(spec: SpecDocument, body: ErrorBody, facts: MergeFacts): Diagnostic[] {
  const ledger = readLedger(spec);
  const shared = sharedErrorSchema(spec, (name) => !isOurs(spec, 'schemas', name, facts, ledger));
  if (shared === undefined) return [];
  const place = placeAt(spec, fromPointer(shared.pointer) ?? []);
  return [diagnose('ERROR_SCHEMA_TO_REUSE', { ...shared, instead: body.name }, place)];
}

/** A schema equal to the generated one needs no special treatment: the merge finds it unchanged. */
function isSameSchema(body: ErrorBody, standing: unknown, { version }: SpecDocument): boolean {
  return body
    .schemas(version)
    .schemas.some(({ name, value }) => name === body.name && equalValues(value, standing));
}

function reuseSchema(spec: SpecDocument, pointer: string): ChosenBody | Diagnostic {
  const path = fromPointer(pointer);
  if (path === undefined) return unknownBody(spec, pointer);
  const { schemas } = containersOf(spec.version);
  if (componentAt(schemas, path) === undefined || valueAt(spec.document, path) === undefined) {
    return diagnose(
      'ERROR_SCHEMA_NOT_FOUND',
      { pointer, container: toPointer(schemas) },
      { file: spec.file },
    );
  }
  return keepSchema(spec, path);
}

function unknownBody({ file }: SpecDocument, value: string): Diagnostic {
  const suggestion = nearestName(value, PRESET_NAMES);
  return diagnose('UNKNOWN_ERROR_BODY', { value, presets: PRESET_NAMES, suggestion }, { file });
}

function keepSchema(spec: SpecDocument, path: readonly string[], base?: ErrorBody): ChosenBody {
  const name = path.at(-1) ?? '';
  const schema = valueAt(spec.document, path);
  const body = existingSchemaBody({
    name,
    version: spec.version,
    mediaTypes: responseMediaTypes(spec, toPointer(path)),
    lookUp: (ref) => valueAt(spec.document, fromPointer(ref) ?? ['']),
    ...(isObject(schema) && { schema }),
    ...(base !== undefined && { base }),
  });
  return { body, keptSchema: { name, isChosen: base === undefined }, diagnostics: [] };
}
