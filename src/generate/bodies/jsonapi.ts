import type { ErrorBodyPreset, Zod } from './error-body-preset.js';

/** A top-level document of errors: JSON:API 1.1, section "Error Objects" (https://jsonapi.org/format/1.1/#errors). */
export const jsonapi = {
  name: 'JsonApiErrors',
  mediaType: 'application/vnd.api+json',
  schema: (z: Zod) => {
    const meta = z.looseObject({}).describe('Additional information.');

    /** A link: a URI reference, a link object or null (JSON:API 1.1 section "Links"). */
    const link = z
      .union([
        z.string().meta({ format: 'uri-reference' }),
        z.looseObject({ href: z.string().meta({ format: 'uri-reference' }), meta: meta.optional() }),
        z.null(),
      ])
      .meta({ id: 'JsonApiLink', description: 'A link: a URI reference, a link object, or null.' });

    const errorObject = z.looseObject({
      id: z.string().describe('ID of this occurrence of the problem.').optional(),
      links: z
        .looseObject({ about: link.optional(), type: link.optional() })
        .describe('Links about the error: "about" for this occurrence, "type" for the kind of error.')
        .optional(),
      status: z
        .string()
        .regex(/^[1-5][0-9]{2}$/)
        .describe('The HTTP status code, as a string.')
        .optional(),
      code: z.string().describe('An application-specific error code.').optional(),
      title: z.string().describe('A short summary of the problem, the same for every occurrence.').optional(),
      detail: z.string().describe('What went wrong in this occurrence of the problem.').optional(),
      source: z
        .looseObject({
          pointer: z.string().describe('A JSON pointer to the value in the request document.').optional(),
          parameter: z.string().describe('The query parameter that caused the error.').optional(),
          header: z.string().describe('The request header that caused the error.').optional(),
        })
        .describe('The part of the request that caused the error.')
        .optional(),
      meta: meta.optional(),
    });
    return z
      .looseObject({
        errors: z.array(errorObject).describe('The errors.'),
        meta: meta.optional(),
        jsonapi: z
          .looseObject({ version: z.string().optional() })
          .describe('Version information about the server.')
          .optional(),
        links: z.looseObject({}).describe('Links that apply to the whole document.').optional(),
      })
      .describe('A document of errors (JSON:API 1.1).');
  },
  example: ({ status, message, code }) => ({
    errors: [
      {
        ...(status === undefined ? {} : { status: String(status) }),
        ...(code === undefined ? {} : { code }),
        title: message,
      },
    ],
  }),
} satisfies ErrorBodyPreset;
