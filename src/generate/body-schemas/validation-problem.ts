import { z } from 'zod';
import { ProblemDetails } from './problem-details.js';

/**
 * Problem details with a list of what is wrong with the request: the extension that RFC 9457 section 3 shows,
 * with JSON pointers in URI fragment form (RFC 6901 section 6).
 */
export const ValidationProblem = ProblemDetails.extend({
  errors: z
    .array(
      z.looseObject({
        detail: z.string().describe('What is wrong.'),
        pointer: z
          .string()
          .regex(/^#(?:\/|$)/)
          .describe('Where in the request body it is wrong: a JSON pointer in URI fragment form.')
          .optional(),
      }),
    )
    .describe('What is wrong with the request, one entry for each fault.')
    .optional(),
}).describe('Problem details (RFC 9457) with the faults of the request.');
