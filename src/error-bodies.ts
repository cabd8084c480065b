/**
 * The Zod schemas of the built-in error bodies (`gen-responses/error-bodies`), as a client should accept them: all
 * allow and keep unknown members. Schema and type have one name.
 */
import { z } from 'zod';
import { camara } from './generate/bodies/camara.js';
import { google } from './generate/bodies/google.js';
import { jsonapi } from './generate/bodies/jsonapi.js';
import { microsoft } from './generate/bodies/microsoft.js';
import { problemDetails } from './generate/bodies/problem-details.js';
import { problemDetailsStrict } from './generate/bodies/problem-details-strict.js';
import { simple } from './generate/bodies/simple.js';
import { validationProblem } from './generate/bodies/validation-problem.js';

/** Problem details (RFC 9457). */
export const ProblemDetails = problemDetails.schema(z);
export type ProblemDetails = z.infer<typeof ProblemDetails>;
/** Problem details (RFC 9457) with length limits. */
export const ProblemDetailsStrict = problemDetailsStrict.schema(z);
export type ProblemDetailsStrict = z.infer<typeof ProblemDetailsStrict>;
/** Problem details (RFC 9457) with validation errors. */
export const ValidationProblem = validationProblem.schema(z);
export type ValidationProblem = z.infer<typeof ValidationProblem>;
/** The error format of Google APIs (AIP-193). */
export const GoogleError = google.schema(z);
export type GoogleError = z.infer<typeof GoogleError>;
/** The error format of the Azure REST API Guidelines. */
export const MicrosoftError = microsoft.schema(z);
export type MicrosoftError = z.infer<typeof MicrosoftError>;
/** The error document of JSON:API 1.1. */
export const JsonApiErrors = jsonapi.schema(z);
export type JsonApiErrors = z.infer<typeof JsonApiErrors>;
/** A minimal error: status, message and optional details. */
export const SimpleError = simple.schema(z);
export type SimpleError = z.infer<typeof SimpleError>;
/** ErrorInfo of the CAMARA API Design Guide. */
export const CamaraError = camara.schema(z);
export type CamaraError = z.infer<typeof CamaraError>;
