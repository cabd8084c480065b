import { z } from 'zod';
import { GOOGLE_CODES } from '../bodies/google.js';

/** The error of Google's APIs over HTTP and JSON: AIP-193 (https://google.aip.dev/193). */
export const GoogleError = z
  .looseObject({
    error: z
      .looseObject({
        code: z.int32().min(100).max(599).meta({ format: 'int32', description: 'The HTTP status code.' }),
        message: z.string().describe('What went wrong, for developers, in English.'),
        status: z.enum(GOOGLE_CODES).describe('The canonical error code (google.rpc.Code).'),
        details: z
          .array(z.looseObject({ '@type': z.string().describe('URL of the type of this detail.') }))
          .describe('Further facts, one object for each type of detail.')
          .optional(),
      })
      .describe('The error.'),
  })
  .describe('An error as Google APIs return it (AIP-193).');
