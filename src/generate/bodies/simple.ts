import type { ErrorBodyPreset } from './error-body-preset.js';

export const simple: ErrorBodyPreset = {
  name: 'Error',
  mediaType: 'application/json',
  example: ({ anyStatus, message, detail }) => ({ code: anyStatus, message, details: detail }),
};
