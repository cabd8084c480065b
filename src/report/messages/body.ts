import { didYouMean, type Messages } from '../messages.js';

export const BODY_MESSAGES = {
  EXAMPLE_REJECTED: ({ response, schema, reason }) => ({
    message: `The example of ${response} does not match ${schema}: ${reason}.`,
    hint: 'Change the texts of its row in the table, or use an error body that accepts them.',
  }),
  EXAMPLES_LEFT_OUT: ({ schema, missing, problem }) => ({
    message: `Could not make an example for ${schema} (${problem}). ${missing.map(({ example }) => example).join(', ')} ${missing.length === 1 ? 'has' : 'have'} none.`,
    hint: 'Give the schema an "examples" list (in OpenAPI 3.0 and Swagger 2.0: an "example").',
  }),
  RANGE_NOT_IN_VERSION: ({ response, status }) => ({
    message: `Swagger 2.0 has no status ranges. Skipped the ${status} row (${response}).`,
    hint: 'Use single codes or "default", or upgrade the spec to OpenAPI 3.',
  }),
  MEDIA_TYPE_NOT_PRODUCED: ({ mediaType, instead }) =>
    instead === undefined
      ? {
          message: `The spec has no "produces", so the responses have no examples.`,
          hint: `Add "produces": ["${mediaType}"] to the root of the spec. To list another type there, name that with --media-type.`,
        }
      : {
          message: `"produces" does not list ${mediaType}, so the responses have no examples.`,
          hint: `Add ${mediaType} to "produces", or add --media-type ${instead}.`,
        },
  SCHEMA_NAME_TWICE: ({ name }) => ({
    message: `Two different schemas would be named ${name}.`,
    hint: 'Rename one: the error body with --error-name, a nested schema by its id, a schema file by its file name.',
  }),
  ERROR_SCHEMA_NOT_FOUND: ({ pointer, container, suggestion }) => ({
    message: `There is no schema at ${pointer} to use as the error body.`,
    hint: didYouMean(
      suggestion && `${container}/${suggestion}`,
      `Use a schema under ${container} of the spec itself.`,
    ),
  }),
  ERROR_SCHEMA_TO_REUSE: ({ pointer, count, total, instead }) => ({
    message: `${count} of ${total} error responses in the spec use ${pointer}. The generated ones use ${instead}.`,
    hint: `To use it for the generated responses too, add --error-body '${pointer}'.`,
  }),
  ERROR_SCHEMA_NAME_TAKEN: ({ name, pointer, reason }) => ({
    message: `The spec has another schema named ${name}, which rejects the generated error bodies (${reason}).`,
    hint: `Add --error-name with a name that is free. To use the schema of the spec, add --error-body '${pointer}'.`,
  }),
  NOT_A_ZOD_SCHEMA: ({ name, version }) => ({
    message:
      version === undefined
        ? `${name} is not a Zod schema.`
        : `${name} was made with Zod ${version}. gen-responses needs Zod 4.2 or later.`,
    hint:
      version === undefined
        ? 'Export a Zod 4 schema, and name the export after "#": ./error.ts#ApiError.'
        : 'Update zod in the project that the schema is in.',
  }),
  UNREPRESENTABLE_TYPE: ({ path, detail }) => ({
    message: `The error body has a type that JSON does not have${at(path)}: ${detail}.`,
    hint: 'Use the type that is sent, such as z.iso.datetime() instead of z.date().',
  }),
  CHECK_NOT_REPRESENTED: ({ path, check }) => ({
    message: `JSON Schema cannot express ${check}${at(path)}. Only Zod checks it.`,
    hint: 'Explain the rule in the description, or use a check that JSON Schema has (min, max, regex without flags).',
  }),
  SCHEMA_WIDENED: ({ lost, version }) => ({
    message: `OpenAPI ${version} schemas cannot express ${lost.join(', ')}. Dropped, so the schema accepts more than yours.`,
    hint: 'Ignore this if that is acceptable. Otherwise use a schema without them, or upgrade the spec to OpenAPI 3.1.',
  }),
  NOT_A_JSON_SCHEMA: ({ name }) => ({
    message: `${name} is not a JSON Schema: it must be an object with keywords such as "type".`,
    hint: 'Use a file that contains one schema.',
  }),
  SCHEMA_INVALID: ({ draft, property, detail }) => ({
    message: `Invalid JSON Schema (${draft}): ${property === '' ? 'the root' : `"${property}"`} ${detail}.`,
    hint: `Fix the schema. If it was written for another draft than ${draft}, name that draft in "$schema".`,
  }),
  SCHEMA_KEYWORD_UNKNOWN: ({ keyword, suggestion }) => ({
    message: `JSON Schema has no keyword "${keyword}", so it has no effect. Did you mean "${suggestion}"?`,
    hint: `Rename it to "${suggestion}", or start it with "x-" if it is an extension.`,
  }),
  DRAFT_NOT_SUPPORTED: ({ draft }) => ({
    message: `The JSON Schema draft ${draft} is not supported.`,
    hint: 'Use draft-04, draft-06, draft-07, 2019-09 or 2020-12.',
  }),
  BODY_NOT_EMITTED: ({ name }) => ({
    message: `Cannot print the error body ${name}: it is defined in the spec, and emit reads no spec.`,
    hint: 'Use a preset, a Zod schema or a JSON Schema file with --error-body.',
  }),
  KEYWORD_NOT_IN_ZOD: ({ keyword, path }) => ({
    message: `Cannot convert ${keyword} to Zod${at(path)}.`,
    hint: 'Write the error body as a Zod schema yourself, or remove the keyword.',
  }),
  ROW_SCHEMA_NOT_EMITTED: ({ status, schema }) => ({
    message: `The schema of ${status} accepts any body: ${schema} is defined in the spec, and emit reads no spec.`,
    hint: 'Name a JSON Schema file in the Schema column.',
  }),
  NO_BUILDERS: ({ name }) => ({
    message: `${name} has no builders, because it is not a single object type.`,
    hint: 'Build its bodies yourself, and check them with its schema.',
  }),
  REFERENCE_LEAVES_SCHEMA: ({ path, reference }) => ({
    message: `The $ref to ${reference}${at(path)} points outside the schema.`,
    hint: 'Copy its target to "$defs" in the same file, and refer to it as "#/$defs/NAME".',
  }),
  VALUE_NOT_WRITABLE: ({ found }) => ({
    message: `${found} cannot be written as JSON.`,
    hint: 'Use only valid Unicode strings, finite numbers, true, false, null, arrays and plain objects.',
  }),
} satisfies Messages;

function at(path: string): string {
  return path === '' ? '' : ` at ${path}`;
}
