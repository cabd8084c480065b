import { defined } from '../../values/defined.js';
import type { ErrorBodyPreset, Zod } from './error-body-preset.js';

/**
 * Problem details for HTTP APIs, RFC 9457 section 3.1: five members, none required, URI *references* in `type`
 * and `instance`, and any extension member (section 3.2).
 */
export const problemDetails = {
  name: 'ProblemDetails',
  mediaType: 'application/problem+json',
  codeMember: { code: { type: 'string', description: 'The error code.' } },
  schema: (z: Zod) =>
    z
      .looseObject({
        type: z
          .string()
          .meta({
            format: 'uri-reference',
            description:
              'A URI reference that identifies the problem type; "about:blank" when it is left out.',
          })
          .optional(),
        title: z.string().describe('A short summary of the problem type.').optional(),
        status: z
          .int()
          .min(100)
          .max(599)
          .describe('The HTTP status code of this occurrence of the problem.')
          .optional(),
        detail: z.string().describe('What went wrong in this occurrence of the problem.').optional(),
        instance: z
          .string()
          .meta({
            format: 'uri-reference',
            description: 'A URI reference that identifies this occurrence of the problem.',
          })
          .optional(),
      })
      .describe('Problem details (RFC 9457).'),
  example: ({ type, title, status, detail, code }) => ({ type, title, ...defined({ status, detail, code }) }),
} satisfies ErrorBodyPreset;
