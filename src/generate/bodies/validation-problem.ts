import type { ErrorBodyPreset } from './error-body-preset.js';
import { problemDetails } from './problem-details.js';

/** The codes by which a server says that the content of a request is at fault (RFC 9110 15.5.1, 15.5.21). */
const FAULTY_CONTENT = new Set([400, 422]);

export const validationProblem: ErrorBodyPreset = {
  name: 'ValidationProblem',
  mediaType: 'application/problem+json',
  defaults: problemDetails.example,
  example: (facts) => ({
    ...problemDetails.example(facts),
    ...(FAULTY_CONTENT.has(facts.status ?? 0)
      ? { errors: [{ detail: 'must be a positive integer', pointer: '#/age' }] }
      : {}),
  }),
};
