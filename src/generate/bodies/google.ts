import type { ErrorBodyPreset } from './error-body-preset.js';

/** The canonical error codes of `google.rpc.Code`, `OK` left out. */
export const GOOGLE_CODES = [
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
  [416, 'OUT_OF_RANGE'],
  [429, 'RESOURCE_EXHAUSTED'],
  [499, 'CANCELLED'],
  [500, 'INTERNAL'],
  [501, 'UNIMPLEMENTED'],
  [503, 'UNAVAILABLE'],
  [504, 'DEADLINE_EXCEEDED'],
]);

/** The canonical code of an HTTP status; for those that none maps to, the class decides. */
function canonicalCode(status: number): (typeof GOOGLE_CODES)[number] {
  return CODE_OF_STATUS.get(status) ?? (status < 500 ? 'FAILED_PRECONDITION' : 'INTERNAL');
}

export const google: ErrorBodyPreset = {
  name: 'GoogleError',
  mediaType: 'application/json',
  example: ({ anyStatus, detail }) => ({
    error: { code: anyStatus, message: detail, status: canonicalCode(anyStatus) },
  }),
};
