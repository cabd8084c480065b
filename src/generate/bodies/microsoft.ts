import type { ErrorBodyPreset, Zod } from './error-body-preset.js';

/**
 * The error response of the Microsoft Azure REST API Guidelines, section "Handling errors"
 * (https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md).
 */
export const microsoft = {
  name: 'MicrosoftError',
  mediaType: 'application/json',
  schema: (z: Zod) => {
    /** What lies behind an error, ever more specific; services add members of their own. */
    const InnerError = z
      .looseObject({
        code: z.string().describe('A more specific error code.').optional(),
        get innererror() {
          return InnerError.optional();
        },
      })
      .meta({ id: 'MicrosoftInnerError', description: 'More specific facts about an error.' });

    const ErrorDetail = z
      .looseObject({
        code: z.string().describe('A machine-readable error code.'),
        message: z.string().describe('Error message for developers.'),
        target: z.string().describe('The target of the error, such as a property name.').optional(),
        get details() {
          return z.array(ErrorDetail).describe('The errors that led to this one.').optional();
        },
        innererror: InnerError.optional(),
      })
      .meta({ id: 'MicrosoftErrorDetail', description: 'An error and those that led to it.' });
    return z
      .looseObject({ error: ErrorDetail })
      .describe('An error as Azure services return it (Azure REST API Guidelines).');
  },
  example: ({ message, code }) => ({ error: { code: code ?? toPascalCase(message), message } }),
} satisfies ErrorBodyPreset;

/** The guidelines' codes read `InvalidPasswordFormat`. */
function toPascalCase(message: string): string {
  const words = message.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`).join('') || 'Error';
}
