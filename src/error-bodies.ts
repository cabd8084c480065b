/**
 * The Zod schemas of the error bodies that ship with the tool: the public door `gen-responses/error-bodies`. Each
 * accepts what a client may receive; all allow members that they do not name, and keep them when they parse.
 */
export { GoogleError } from './generate/bodies/google.js';
export { JsonApiErrors } from './generate/bodies/jsonapi.js';
export { MicrosoftError } from './generate/bodies/microsoft.js';
export { ProblemDetails } from './generate/bodies/problem-details.js';
export { ProblemDetailsStrict } from './generate/bodies/problem-details-strict.js';
export { SimpleError } from './generate/bodies/simple.js';
export { ValidationProblem } from './generate/bodies/validation-problem.js';
