import type { ErrorBodyPreset, Zod } from './error-body-preset.js';

/**
 * The plain error that many APIs use: a number and a sentence, as in the Pet Store of the OpenAPI Initiative's
 * examples, and room for more text.
 */
export const simple = {
  name: 'Error',
  mediaType: 'application/json',
  codeMember: { errorCode: { type: 'string', description: 'A code for the error, for programs.' } },
  schema: (z: Zod) =>
    z
      .looseObject({
        code: z.int32().min(100).max(599).meta({ format: 'int32', description: 'The HTTP status code.' }),
        message: z.string().describe('A short error message.'),
        details: z.string().describe('A detailed explanation of the error.').optional(),
      })
      .describe('An error.'),
  example: ({ anyStatus, message, code }) => ({
    code: anyStatus,
    message,
    ...(code === undefined ? {} : { errorCode: code }),
  }),
} satisfies ErrorBodyPreset;
