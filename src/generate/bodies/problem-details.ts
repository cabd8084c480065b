import type { ErrorBodyPreset } from './error-body-preset.js';

export const problemDetails: ErrorBodyPreset = {
  name: 'ProblemDetails',
  mediaType: 'application/problem+json',
  example: ({ type, title, status, detail }) => ({
    type,
    title,
    ...(status === undefined ? {} : { status }),
    detail,
  }),
};
