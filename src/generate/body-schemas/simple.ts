import { z } from 'zod';

/**
 * The plain error that many APIs use: a number and a sentence, as in the Pet Store of the OpenAPI Initiative's
 * examples, and room for more text.
 */
export const SimpleError = z
  .looseObject({
    code: z.int32().min(100).max(599).meta({ format: 'int32', description: 'The HTTP status code.' }),
    message: z.string().describe('What went wrong, in a few words.'),
    details: z.string().describe('What went wrong, in full.').optional(),
  })
  .describe('An error.');
