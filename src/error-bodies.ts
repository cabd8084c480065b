/**
 * The Zod schemas of the error bodies that ship with the tool: the public door `gen-responses/error-bodies`.
 */
export { ProblemDetails } from './generate/bodies/problem-details.js';
