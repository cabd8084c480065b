import type { ErrorBodyPreset, Zod } from './error-body-preset.js';
import { problemDetails } from './problem-details.js';

/** The codes for a request whose content is invalid (RFC 9110 15.5.1, 15.5.21). */
const FAULTY_CONTENT = new Set([400, 422]);

/**
 * Problem details with a list of what is wrong with the request: the extension that RFC 9457 section 3 shows,
 * with JSON pointers in URI fragment form (RFC 6901 section 6).
 */
export const validationProblem = {
  name: 'ValidationProblem',
  mediaType: 'application/problem+json',
  codeMember: problemDetails.codeMember,
  schema: (z: Zod) =>
    problemDetails
      .schema(z)
      .extend({
        errors: z
          .array(
            z.looseObject({
              detail: z.string().describe('What is wrong.'),
              pointer: z
                .string()
                .regex(/^#(?:\/|$)/)
                .describe('JSON pointer to the invalid value in the request body, as a URI fragment.')
                .optional(),
            }),
          )
          .describe('The validation errors of the request.')
          .optional(),
      })
      .describe('Problem details (RFC 9457) with validation errors.'),
  example: (facts) => ({
    ...problemDetails.example(facts),
    ...(FAULTY_CONTENT.has(facts.status ?? 0)
      ? { errors: [{ detail: 'must be a positive integer', pointer: '#/age' }] }
      : {}),
  }),
} satisfies ErrorBodyPreset;
