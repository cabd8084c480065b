import type { ErrorBodyPreset } from './error-body-preset.js';

export const microsoft: ErrorBodyPreset = {
  name: 'MicrosoftError',
  mediaType: 'application/json',
  example: ({ message, detail }) => ({ error: { code: toPascalCase(message), message: detail } }),
};

/** The guidelines' codes read `InvalidPasswordFormat`. */
function toPascalCase(message: string): string {
  const words = message.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join('') || 'Error';
}
