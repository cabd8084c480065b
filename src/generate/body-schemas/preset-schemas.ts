import type { z } from 'zod';
import type { PresetName } from '../bodies/presets.js';
import { GoogleError } from './google.js';
import { JsonApiErrors } from './jsonapi.js';
import { MicrosoftError } from './microsoft.js';
import { ProblemDetails } from './problem-details.js';
import { ProblemDetailsStrict } from './problem-details-strict.js';
import { SimpleError } from './simple.js';
import { ValidationProblem } from './validation-problem.js';

/** The Zod schemas of the error bodies that ship with the tool. */
export const PRESET_SCHEMAS: Readonly<Record<PresetName, z.ZodType>> = {
  'problem-details': ProblemDetails,
  'validation-problem': ValidationProblem,
  'problem-details-strict': ProblemDetailsStrict,
  google: GoogleError,
  microsoft: MicrosoftError,
  jsonapi: JsonApiErrors,
  simple: SimpleError,
};
