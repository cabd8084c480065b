import type { ErrorBodyPreset } from './error-body-preset.js';

export const jsonapi: ErrorBodyPreset = {
  name: 'JsonApiErrors',
  mediaType: 'application/vnd.api+json',
  example: ({ status, message, detail }) => ({
    errors: [{ ...(status === undefined ? {} : { status: String(status) }), title: message, detail }],
  }),
};
