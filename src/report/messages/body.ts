import type { Messages } from '../messages.js';

/** Sentences about the error body and what is generated from it. */
export const BODY_MESSAGES = {
  EXAMPLE_REJECTED: ({ response, schema, reason }) => ({
    message: `The example of ${response} does not fit ${schema}: ${reason}.`,
    hint: 'Change the texts of its row in the table, or use an error body that can hold them.',
  }),
  EXAMPLES_LEFT_OUT: ({ schema, responses }) => ({
    message: `No example could be made that ${schema} accepts; left out of ${responses.join(', ')}.`,
    hint: 'The responses are complete without one. Write examples by hand where readers need them.',
  }),
  RANGE_NOT_IN_VERSION: ({ response, status }) => ({
    message: `Swagger 2.0 has no status ranges: the row ${status} (${response}) was left out.`,
    hint: 'Use single codes or "default" for 2.0, or move the spec to OpenAPI 3.',
  }),
  MEDIA_TYPE_NOT_PRODUCED: ({ mediaType }) => ({
    message: `"produces" does not list ${mediaType}, so the responses have no examples for it.`,
    hint: `Add ${mediaType} to "produces", or choose one that it lists with --media-type.`,
  }),
  SCHEMA_NAME_TWICE: ({ name }) => ({
    message: `Two different schemas would be written under the name ${name}.`,
    hint: 'Rename one of them: the error body with --error-name, a nested schema with its id, a file by its name.',
  }),
  ERROR_SCHEMA_NOT_FOUND: ({ pointer, container }) => ({
    message: `The spec has no schema at ${pointer} to use as the error body.`,
    hint: `Name a schema under ${container} that stands in the spec itself.`,
  }),
  ERROR_SCHEMA_TO_REUSE: ({ pointer, uses, bodies, instead }) => ({
    message: `${uses} of the spec's ${bodies} bodies of 4xx responses are ${pointer}, not ${instead}.`,
    hint: `--error-body '${pointer}' makes the error responses carry it, too.`,
  }),
  NOT_A_ZOD_SCHEMA: ({ name, version }) => ({
    message:
      version === undefined
        ? `${name} is no Zod schema.`
        : `${name} was made with Zod ${version}; a schema can be read from Zod 4.2 on.`,
    hint:
      version === undefined
        ? 'Export a schema made with Zod 4, and name the export after a # (./error.ts#ApiError).'
        : 'Update zod in the project that the schema is in.',
  }),
  UNREPRESENTABLE_TYPE: ({ path, detail }) => ({
    message: `The error body has a type that JSON does not have${at(path)}: ${detail}.`,
    hint: 'Use what is sent instead, such as z.iso.datetime() for z.date().',
  }),
  CHECK_NOT_REPRESENTED: ({ path, check }) => ({
    message: `Only Zod tests ${check}${at(path)}; the schema in the spec does not say it.`,
    hint: 'Say it in the description, or with a check that JSON Schema has (min, max, regex without flags).',
  }),
  SCHEMA_WIDENED: ({ path, keyword, version }) => ({
    message: `OpenAPI ${version} has no "${keyword}": it is left out${at(path)}, where the spec now accepts more.`,
    hint: 'Nothing to do where that is good enough; else use a body without it, or move the spec to OpenAPI 3.1.',
  }),
  NOT_A_JSON_SCHEMA: ({ name }) => ({
    message: `${name} is no JSON Schema of an object: an error body is a map of keywords such as "type".`,
    hint: 'Give a file that holds one schema.',
  }),
  KEYWORD_NOT_IN_VERSION: ({ path, keyword, version }) => ({
    message: `OpenAPI ${version} does not know ${keyword} in a schema${at(path)}.`,
    hint: `Write the schema in what ${version} knows, or move the spec to OpenAPI 3.1.`,
  }),
  BODY_NOT_EMITTED: ({ name }) => ({
    message: `The error body ${name} is the spec's own: there is no schema here to write from.`,
    hint: 'Choose a preset, a Zod schema or a JSON Schema file with --error-body.',
  }),
  KEYWORD_NOT_IN_ZOD: ({ keyword, path }) => ({
    message: `No Zod source is written for ${keyword}${at(path)}.`,
    hint: 'Write the error body as a Zod schema and export it yourself, or leave the keyword out.',
  }),
  REFERENCE_LEAVES_SCHEMA: ({ path, reference }) => ({
    message: `The schema refers to ${reference}${at(path)}, which is not part of it.`,
    hint: 'Bring what it refers to into the file, under "$defs", and refer to it as "#/$defs/NAME".',
  }),
  VALUE_NOT_WRITABLE: ({ found }) => ({
    message: `${found} stands where only what JSON has can be written.`,
    hint: 'Write whole characters, numbers up to 1.7976931348623157e308, true, false, null, lists and maps.',
  }),
} satisfies Messages;

function at(path: string): string {
  return path === '' ? '' : ` at ${path}`;
}
