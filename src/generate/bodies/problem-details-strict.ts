import type { ErrorBodyPreset } from './error-body-preset.js';
import { problemDetails } from './problem-details.js';

/** Longest field value of a header, in characters; RFC 9110 section 5.4 has no limit of its own. */
const HEADER_LIMIT = 8192;

export const problemDetailsStrict: ErrorBodyPreset = {
  ...problemDetails,
  headerBounds: { maxLength: HEADER_LIMIT, pattern: '^[^\\r\\n]*$' },
};
