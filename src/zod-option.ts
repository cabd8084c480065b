import type { ErrorBody } from './generate/error-body.js';
import { zodBody, zodName } from './generate/zod-body.js';
import type { ZodSchema } from './options.js';

/**
 * The error body of a Zod schema that was passed as the option `errorBody`.
 *
 * @param errorName names the component; otherwise the `id` of the schema's metadata does, or `Error`
 * @throws TypeError if the schema cannot be used
 */
export function zodOption(schema: ZodSchema, errorName: string | undefined): ErrorBody {
  const { body, diagnostics } = zodBody(schema, {
    name: errorName ?? zodName(schema) ?? 'Error',
    file: 'errorBody',
  });
  if (body !== undefined) return body;
  const codes = diagnostics.map(({ code }) => code).join(', ');
  throw new TypeError(
    `The option errorBody is a Zod schema that cannot be used (${codes}). Call zodBody for details.`,
  );
}
