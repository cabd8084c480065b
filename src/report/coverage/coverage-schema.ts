import { z } from 'zod';
import { RESPONSE_STATES } from '../../coverage/measure.js';
import { finding } from '../report-schema.js';

const count = z.int().nonnegative();

const states = z.strictObject({
  reference: count.describe('By $ref.'),
  inline: count.describe('Written in the operation; an error response with content.'),
  'no-content': count.describe('Written in the operation; an error response without content.'),
  missing: count.describe('Not declared, although the conditions ask for it.'),
});

const summary = z.strictObject({
  operations: count.describe('Without those that opted out.'),
  asked: count.describe('Pairs of an operation and a status that the conditions ask for.'),
  missing: count.describe('Those of them that are not declared.'),
  percent: z.number().min(0).max(100).describe('Of those asked for, how many are declared; rounded down.'),
  statuses: z.record(z.string(), states).describe('Responses by status: "404", "4XX", "default".'),
});

const operation = z.strictObject({
  method: z.string().describe('In upper case; as written in additionalOperations.'),
  path: z.string().describe('Path template; of a webhook or callback its name.'),
  pointer: z.string().describe('JSON pointer in URI fragment form.'),
  operationId: z.string().optional(),
  summary: z.string().optional(),
  tags: z.array(z.string()),
  responses: z.array(z.strictObject({ status: z.string(), state: z.enum(RESPONSE_STATES) })),
  asked: z.array(z.string()).describe('Statuses that the conditions ask for; a range may declare them.'),
});

/** The document of `coverage --format json`. Loads Zod: import the type only, except to check or to publish it. */
export const coverageSchema = z
  .strictObject({
    version: z.literal(1),
    specs: z.array(
      z.strictObject({
        file: z.string().describe('Relative to the working folder, with "/"; "<stdin>" for standard input.'),
        specVersion: z.string().optional().describe('Absent when it could not be read.'),
        title: z.string().optional().describe('Title of the API.'),
        optedOut: count.describe('Operations with "x-gen-responses: false".'),
        operations: z.array(operation),
        diagnostics: z.array(finding),
        summary,
      }),
    ),
    diagnostics: z.array(finding).describe('Findings that belong to no spec.'),
    summary: summary.describe('Of all specs together.'),
  })
  .describe('Report of gen-responses coverage.');

export type CoverageDocument = z.infer<typeof coverageSchema>;
