/**
 * The Zod schemas of the error bodies that ship with the tool: the public door `gen-responses/error-bodies`. Each
 * accepts what a client may receive; all allow members that they do not name, and keep them when they parse.
 */
import { z } from 'zod';
import { google } from './generate/bodies/google.js';
import { jsonapi } from './generate/bodies/jsonapi.js';
import { microsoft } from './generate/bodies/microsoft.js';
import { problemDetails } from './generate/bodies/problem-details.js';
import { problemDetailsStrict } from './generate/bodies/problem-details-strict.js';
import { simple } from './generate/bodies/simple.js';
import { validationProblem } from './generate/bodies/validation-problem.js';

/** Problem details (RFC 9457). */
export const ProblemDetails = problemDetails.schema(z);
/** Problem details (RFC 9457), bounded. */
export const ProblemDetailsStrict = problemDetailsStrict.schema(z);
/** Problem details (RFC 9457) with a list of what is wrong with the request. */
export const ValidationProblem = validationProblem.schema(z);
/** The error of Google's APIs (AIP-193). */
export const GoogleError = google.schema(z);
/** The error of the Azure REST API Guidelines. */
export const MicrosoftError = microsoft.schema(z);
/** The error document of JSON:API 1.1. */
export const JsonApiErrors = jsonapi.schema(z);
/** A number, a sentence, and room for more text. */
export const SimpleError = simple.schema(z);
