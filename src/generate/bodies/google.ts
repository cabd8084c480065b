import type { ErrorBodyPreset, Zod } from './error-body-preset.js';

/** The canonical error codes of `google.rpc.Code`, `OK` left out. */
const GOOGLE_CODES = [
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'UNAUTHENTICATED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
] as const;

const CODE_OF_STATUS = new Map<number, (typeof GOOGLE_CODES)[number]>([
  [400, 'INVALID_ARGUMENT'],
  [401, 'UNAUTHENTICATED'],
  [403, 'PERMISSION_DENIED'],
  [404, 'NOT_FOUND'],
  [409, 'ABORTED'],
  [408, 'DEADLINE_EXCEEDED'],
  [410, 'NOT_FOUND'],
  [412, 'FAILED_PRECONDITION'],
  [416, 'OUT_OF_RANGE'],
  [429, 'RESOURCE_EXHAUSTED'],
  [499, 'CANCELLED'],
  [500, 'INTERNAL'],
  [501, 'UNIMPLEMENTED'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
]);

/** Carries the error code of an API (AIP-193 "ErrorInfo"). */
const ERROR_INFO = 'type.googleapis.com/google.rpc.ErrorInfo';

/** The canonical code of an HTTP status; for those that none maps to, the class decides. */
function canonicalCode(status: number): (typeof GOOGLE_CODES)[number] {
  return CODE_OF_STATUS.get(status) ?? (status < 500 ? 'INVALID_ARGUMENT' : 'INTERNAL');
}

/** The number of the canonical code of an HTTP status, as `google.rpc.Status` has it. */
export function rpcCode(status: number): number {
  const code = canonicalCode(status);
  if (code === 'UNAUTHENTICATED') return 16;
  return GOOGLE_CODES.filter((other) => other !== 'UNAUTHENTICATED').indexOf(code) + 1;
}

/** The error of Google's APIs over HTTP and JSON: AIP-193 (https://google.aip.dev/193). */
export const google = {
  name: 'GoogleError',
  mediaType: 'application/json',
  schema: (z: Zod) =>
    z
      .looseObject({
        error: z
          .looseObject({
            code: z.int32().min(100).max(599).meta({ format: 'int32', description: 'The HTTP status code.' }),
            message: z.string().describe('Error message for developers, in English.'),
            status: z.enum(GOOGLE_CODES).describe('The canonical error code (google.rpc.Code).'),
            details: z
              .array(
                z.looseObject({
                  '@type': z.string().describe('URL that identifies the type of the detail.'),
                }),
              )
              .describe('Additional details about the error.')
              .optional(),
          })
          .describe('The error.'),
      })
      .describe('An error as Google APIs return it (AIP-193).'),
  example: ({ anyStatus, message, code }) => {
    const canonical = GOOGLE_CODES.find((known) => known === code);
    const status = canonical ?? canonicalCode(anyStatus);
    const isOwn = code !== undefined && canonical === undefined;
    const details = isOwn ? { details: [{ '@type': ERROR_INFO, reason: code, domain: 'example.com' }] } : {};
    return { error: { code: anyStatus, message, status, ...details } };
  },
} satisfies ErrorBodyPreset;
