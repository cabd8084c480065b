import type { ErrorBodyPreset, Zod } from './error-body-preset.js';
import { problemDetails } from './problem-details.js';

/** Longest URI reference, in characters. */
const URI_LIMIT = 2048;
/** Longest field value of a header, in characters; RFC 9110 section 5.4 has no limit of its own. */
const HEADER_LIMIT = 8192;

/**
 * Problem details (RFC 9457 section 3.1) with a bound on everything, as the OWASP API Security Top 10 asks of
 * schemas (API4:2023, unrestricted resource consumption). Extensions are allowed still (RFC 9457 section 3.2), by
 * saying nothing about them: linters of those rules refuse `additionalProperties: true`.
 */
export const problemDetailsStrict = {
  ...problemDetails,
  headerBounds: { maxLength: HEADER_LIMIT, pattern: '^[^\\r\\n]*$' },
  codeMember: {
    code: { type: 'string', maxLength: 256, pattern: '^[^\\r\\n]*$', description: 'The error code.' },
  },
  schema: (z: Zod) =>
    z
      .looseObject({
        type: z
          .string()
          .max(URI_LIMIT)
          .meta({
            format: 'uri-reference',
            description:
              'A URI reference that identifies the problem type; "about:blank" when it is left out.',
          })
          .optional(),
        title: z
          .string()
          .max(256)
          .regex(/^[^\r\n]*$/)
          .describe('A short summary of the problem type, in one line.')
          .optional(),
        status: z
          .int32()
          .min(100)
          .max(599)
          .meta({ format: 'int32', description: 'The HTTP status code of this occurrence of the problem.' })
          .optional(),
        detail: z
          .string()
          .max(4096)
          .regex(/^[\s\S]*$/)
          .describe('What went wrong in this occurrence of the problem.')
          .optional(),
        instance: z
          .string()
          .max(URI_LIMIT)
          .meta({
            format: 'uri-reference',
            description: 'A URI reference that identifies this occurrence of the problem.',
          })
          .optional(),
      })
      .meta({ description: 'Problem details (RFC 9457), bounded.', additionalProperties: undefined }),
} satisfies ErrorBodyPreset;
