import { diagnose } from '../diagnostic.js';
import type { ErrorBody } from '../generate/error-body.js';
import type { EmittedText } from './zod-module.js';

/** JSON Schema draft 2020-12, the draft of OpenAPI 3.1. */
const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** The error body as a JSON Schema file. One that came from such a file comes out as it went in. */
export function emitJsonSchema(body: ErrorBody): EmittedText {
  const { name, jsonSchema } = body;
  if (jsonSchema === undefined) {
    return { diagnostics: [diagnose('BODY_NOT_EMITTED', { name }, { file: name })] };
  }
  const { root, definitions } = jsonSchema;
  const file = {
    ...(typeof root.$schema === 'string' ? {} : { $schema: DRAFT, title: name }),
    ...root,
    ...(definitions.size === 0 ? {} : { $defs: Object.fromEntries(definitions) }),
  };
  return { text: `${JSON.stringify(file, undefined, 2)}\n`, diagnostics: [] };
}
