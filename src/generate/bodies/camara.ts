import type { ErrorBodyPreset, Zod } from './error-body-preset.js';

/** The codes that the guide fixes for a status; those of the others are the status phrase. */
const CODE_OF_STATUS = new Map([
  [400, 'INVALID_ARGUMENT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [412, 'FAILED_PRECONDITION'],
  [500, 'INTERNAL'],
  [503, 'UNAVAILABLE'],
  [504, 'TIMEOUT'],
]);

/** ErrorInfo of the CAMARA API Design Guide, section "Error responses" (https://github.com/camaraproject/Commonalities). */
export const camara = {
  name: 'ErrorInfo',
  mediaType: 'application/json',
  schema: (z: Zod) =>
    z
      .looseObject({
        status: z.int().min(100).max(599).describe('The HTTP status code.'),
        code: z.string().describe('A code for the error, for programs.'),
        message: z.string().describe('What went wrong, for people.'),
      })
      .describe('An error as CAMARA APIs return it.'),
  example: ({ anyStatus, constant, message, code }) => ({
    status: anyStatus,
    code: code ?? CODE_OF_STATUS.get(anyStatus) ?? constant,
    message,
  }),
} satisfies ErrorBodyPreset;
