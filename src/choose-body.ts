import { type Diagnostic, diagnose } from './diagnostic.js';
import { PRESET_NAMES, PRESETS } from './generate/bodies/presets.js';
import { compiledPreset } from './generate/compiled-preset.js';
import type { ErrorBody } from './generate/error-body.js';
import { declareErrorCode } from './generate/error-body.js';
import { existingSchemaBody } from './generate/existing-schema-body.js';
import { isErrorStatus } from './generate/generate-components.js';
import { agreedErrorSchema, type ErrorSchema, errorSchemaInUse } from './merge/error-schema.js';
import type { KeptSchema } from './merge/merge-plan.js';
import type { MergeState } from './merge/merge-state.js';
import { lastNameOf } from './merge/status-names.js';
import { collectErrorVotes, type ErrorVote } from './openapi/error-votes.js';
import { LocalFiles } from './openapi/local-files.js';
import { responseMediaTypes, usualMediaTypes } from './openapi/media-types.js';
import type { SpecDocument } from './openapi/open-spec.js';
import { placeAt } from './openapi/place-at.js';
import { localTarget } from './openapi/references.js';
import { componentAt, containersOf } from './openapi-version.js';
import type { ResolvedOptions } from './resolve-options.js';
import { nearestName } from './text/nearest-name.js';
import { equalValues } from './values/equal-values.js';
import { asMap, isObject } from './values/is-object.js';
import { fromPointer, toPointer, valueAt } from './values/pointer.js';

interface ChosenBody {
  readonly body: ErrorBody;
  /** The schema of the spec that the body refers to. */
  readonly keptSchema?: KeptSchema;
  readonly diagnostics: readonly Diagnostic[];
}

interface Choice {
  readonly state: MergeState;
  readonly settings: Pick<ResolvedOptions, 'table' | 'choosesBody' | 'problemBase'>;
  readonly files: LocalFiles;
}

/**
 * The error body for a spec: the requested one; if none is requested, the one of the responses that were generated
 * before, else the schema that the spec's own error responses agree on, else the default one.
 *
 * @param errorBody a string is the pointer of a schema in the spec
 */
export function chooseBody(
  state: MergeState,
  errorBody: ErrorBody | string,
  settings: Choice['settings'],
): ChosenBody | Diagnostic {
  const { spec, ledger } = state;
  const choice = { state, settings, files: new LocalFiles(spec, state.facts.files) };
  if (typeof errorBody === 'string') return reuseSchema(choice, errorBody);
  if (!settings.choosesBody) return addSchema(choice, errorBody);
  const votes = ownVotes(choice);
  const agreed = agreedErrorSchema(votes);
  const inUse = errorSchemaInUse(state);
  const target = inUse ?? agreed?.target;
  if (target === undefined) return addSchema(choice, errorBody);
  const isThere = choice.files.resolve(target, choice.files.main)?.value !== undefined;
  const isRecorded = ledger.schemas.has(componentNameOf(spec, target) ?? '');
  const isNamesake = lastNameOf(target) === errorBody.name && agreed?.target !== target;
  const isOwn = isThere && !isRecorded && !isNamesake;
  const preset = bodyNamed(target, errorBody, choice, isOwn);
  const chosen = preset
    ? addSchema(choice, preset, inUse !== undefined)
    : keepSchema(choice, target, { base: errorBody, votes });
  if (agreed === undefined || 'code' in chosen) return chosen;
  if (agreed.target !== target) {
    return { ...chosen, diagnostics: [...chosen.diagnostics, ...reuseHint(spec, agreed, target)] };
  }
  const { keptSchema } = chosen;
  return keptSchema?.isChosen ? { ...chosen, keptSchema: { ...keptSchema, uses: agreed } } : chosen;
}

/** The votes of responses that were not generated, for schemas that were not: a run has none in what it added. */
function ownVotes({ state, files }: Choice): ErrorVote[] {
  const isGenerated = (kind: 'responses' | 'schemas', ref: string | undefined): boolean => {
    if (ref === undefined || state.ledger[kind].size === 0) return false;
    const name = componentNameOf(state.spec, ref, kind);
    return name !== undefined && state.isOurs(kind, name);
  };
  return collectErrorVotes(state.spec, files).filter(
    ({ response, target }) => !isGenerated('responses', response) && !isGenerated('schemas', target),
  );
}

/**
 * The preset whose schema is at a target: of two with its name, the one whose schema is as it is there.
 *
 * @param isOwn whether nothing says that the schema was generated: a run without a record may still have added it
 */
function bodyNamed(
  target: string,
  errorBody: ErrorBody,
  { state: { spec }, settings }: Choice,
  isOwn: boolean,
): ErrorBody | undefined {
  const { table, problemBase } = settings;
  const name = lastNameOf(target);
  const standing = valueAt(spec.document, fromPointer(target) ?? []);
  const isDefault = name === errorBody.name;
  if (isDefault && isSameSchema(errorBody, standing, spec)) return errorBody;
  const bodies = PRESET_NAMES.filter((one) => PRESETS[one].name === name).flatMap((preset) => {
    const body = compiledPreset(preset, table, { problemBase });
    return body === undefined ? [] : [declareErrorCode(table, body)];
  });
  const same = bodies.find((body) => isSameSchema(body, standing, spec));
  return isOwn ? same : (same ?? (isDefault ? errorBody : bodies[0]));
}

/**
 * A schema of a body's name that was not generated is kept and used if it accepts the examples of the body.
 *
 * @param isInUse whether generated responses refer to it, so that it is used whatever it accepts
 */
function addSchema(choice: Choice, body: ErrorBody, isInUse = false): ChosenBody | Diagnostic {
  const { state, settings } = choice;
  const { spec, ledger } = state;
  const path = state.pathOf('schemas', body.name);
  const standing = state.valueOf('schemas', body.name);
  const isNew = standing === undefined || state.isOurs('schemas', body.name);
  if (isNew || isSameSchema(body, standing, spec)) return { body, diagnostics: [] };
  const kept = keepSchema(choice, toPointer(path), { base: body });
  const row = settings.table.rows.find(({ status, bodyAllowed }) => bodyAllowed && isErrorStatus(status));
  const example = row && body.example(row, {});
  const reason = example && kept.body.reject(example);
  if (reason !== undefined && !isInUse && !ledger.schemas.has(body.name)) {
    const args = { name: body.name, pointer: toPointer(path), reason };
    return diagnose('ERROR_SCHEMA_NAME_TAKEN', args, placeAt(spec, path));
  }
  return { ...kept, keptSchema: { isChosen: false, name: body.name } };
}

/** A schema equal to the generated one needs no special treatment: the merge finds it unchanged. */
function isSameSchema(body: ErrorBody, standing: unknown, { version }: SpecDocument): boolean {
  return body
    .schemas(version)
    .schemas.some(({ name, value }) => name === body.name && equalValues(value, standing));
}

/** If the spec's own error responses agree on another schema than the one in use, suggests it. */
function reuseHint(spec: SpecDocument, { target, ...uses }: ErrorSchema, inUse: string): Diagnostic[] {
  const name = componentNameOf(spec, target);
  if (name === undefined) return [];
  const place = placeAt(spec, [...containersOf(spec.version).schemas, name]);
  const args = { ...uses, pointer: target, instead: lastNameOf(inUse) };
  return [diagnose('ERROR_SCHEMA_TO_REUSE', args, place)];
}

function reuseSchema(choice: Choice, pointer: string): ChosenBody | Diagnostic {
  const { spec } = choice.state;
  const path = fromPointer(pointer);
  if (path === undefined) {
    const suggestion = nearestName(pointer, PRESET_NAMES);
    const args = { value: pointer, presets: PRESET_NAMES, suggestion };
    return diagnose('UNKNOWN_ERROR_BODY', args, { file: spec.file });
  }
  if (componentNameOf(spec, pointer) === undefined || valueAt(spec.document, path) === undefined) {
    const { schemas } = containersOf(spec.version);
    const standing = valueAt(spec.document, schemas);
    const suggestion = nearestName(path.at(-1) ?? '', Object.keys(asMap(standing)));
    const args = { pointer, container: toPointer(schemas), suggestion };
    return diagnose('ERROR_SCHEMA_NOT_FOUND', args, { file: spec.file });
  }
  return keepSchema(choice, toPointer(path), {});
}

/** @param base the body that would be generated: if it has the name of the schema, its examples are tried first */
function keepSchema(
  choice: Choice,
  target: string,
  { base, votes = ownVotes(choice) }: { base?: ErrorBody; votes?: readonly ErrorVote[] },
): ChosenBody {
  const { files } = choice;
  const { spec } = choice.state;
  const name = lastNameOf(target);
  const start = files.resolve(target, files.main);
  const { value: schema, holder } = files.follow(start?.value, start?.holder ?? files.main);
  const uses = votes.filter((vote) => vote.target === target).map(({ mediaTypes }) => mediaTypes);
  const body = existingSchemaBody({
    ...{ name, ref: target, version: spec.version },
    mediaTypes: usualMediaTypes(uses.length > 0 ? uses : responseMediaTypes(spec, target)),
    lookUp: (ref) => {
      const found = files.resolve(ref, holder);
      return found?.holder.file === holder.file ? found.value : undefined;
    },
    file: holder === files.main ? undefined : holder.file,
    schema: isObject(schema) ? schema : undefined,
    base: base?.name === name ? base : undefined,
  });
  return { body, keptSchema: { isChosen: true, target }, diagnostics: [] };
}

/** The name of a local schema component, whether it exists or not. */
function componentNameOf(
  { version }: SpecDocument,
  target: string,
  kind: 'responses' | 'schemas' = 'schemas',
): string | undefined {
  return componentAt(containersOf(version)[kind], localTarget(target));
}
