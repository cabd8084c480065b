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
  RANGE_NOT_IN_DIALECT: ({ response, status }) => ({
    message: `Swagger 2.0 has no status ranges: the row ${status} (${response}) was left out.`,
    hint: 'Use single codes or "default" for 2.0, or move the spec to OpenAPI 3.',
  }),
  MEDIA_TYPE_NOT_PRODUCED: ({ mediaType }) => ({
    message: `The spec's "produces" does not list ${mediaType}, so the responses have no examples for it.`,
    hint: `Add ${mediaType} to "produces", or choose one that it lists with --media-type.`,
  }),
  SCHEMA_NAME_TWICE: ({ name }) => ({
    message: `Two different schemas would be written under the name ${name}.`,
    hint: 'Rename one of them: the error body with --error-name, a nested schema with its id, a file by its name.',
  }),
} satisfies Messages;
