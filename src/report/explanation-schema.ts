import { z } from 'zod';
import { finding } from './report-schema.js';

const term = z.strictObject({
  text: z.string().describe('The term as written, such as "secured" or "!HEAD".'),
  holds: z.boolean(),
  fact: z.string().describe('The part of the operation that decides.'),
});

const condition = z
  .strictObject({
    text: z.string(),
    alternatives: z
      .array(z.strictObject({ holds: z.boolean(), terms: z.array(term) }))
      .describe('One of them must hold; in each, all terms must.'),
  })
  .describe('Absent for a status without a condition.');

const status = z.strictObject({
  status: z.string().describe('404, 4XX or default.'),
  outcome: z
    .enum(['attach', 'present', 'none'])
    .describe('attach: a run with --attach adds it; present: the operation has it; none: neither.'),
  reason: z.string(),
  target: z.string().optional().describe('The $ref that is attached.'),
  condition: condition.optional(),
});

const operation = z.strictObject({
  operation: z.string().describe('Method and path, such as "GET /pets/{id}".'),
  sharedBy: z.array(z.string()).optional().describe('All operations that share it by a $ref of a path item.'),
  pointer: z.string().describe('JSON pointer in URI fragment form.'),
  line: z.int().positive(),
  column: z.int().positive(),
  skipped: z.string().optional().describe('Why attach leaves the operation alone; it has no statuses then.'),
  statuses: z.array(status),
});

/** The document of `explain --format json`. Loads Zod: import the type only, except to check or to publish the schema. */
export const explanationSchema = z
  .strictObject({
    version: z.literal(1),
    specs: z.array(
      z.strictObject({
        file: z.string(),
        specVersion: z.string().optional(),
        operations: z.array(operation),
        diagnostics: z.array(finding),
      }),
    ),
    diagnostics: z.array(finding).describe('Findings that belong to no spec.'),
  })
  .describe('Why attach gives the operations of specs each status or not.');

export type ExplanationReport = z.infer<typeof explanationSchema>;
