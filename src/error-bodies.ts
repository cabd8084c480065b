/**
 * The Zod schemas of the error bodies that ship with the tool: the public door `gen-responses/error-bodies`. Each
 * accepts what a client may receive; all allow members that they do not name, and keep them when they parse.
 */
export { GoogleError } from './generate/body-schemas/google.js';
export { JsonApiErrors } from './generate/body-schemas/jsonapi.js';
export { MicrosoftError } from './generate/body-schemas/microsoft.js';
export { ProblemDetails } from './generate/body-schemas/problem-details.js';
export { ProblemDetailsStrict } from './generate/body-schemas/problem-details-strict.js';
export { SimpleError } from './generate/body-schemas/simple.js';
export { ValidationProblem } from './generate/body-schemas/validation-problem.js';
