import { z } from 'zod';
import { SEVERITIES } from '../diagnostic.js';
import { ACTIONS } from '../merge/merge-plan.js';

export const finding = z
  .strictObject({
    code: z.string().describe('Stable name of the kind of finding; docs/findings.md lists them all.'),
    severity: z.enum(SEVERITIES),
    message: z.string().describe('What is wrong.'),
    hint: z.string().describe('What to do about it.'),
    file: z
      .string()
      .describe('Relative to the working folder, with "/"; "<stdin>" and "<command line>" are not files.'),
    line: z.int().positive().optional().describe('From 1.'),
    column: z.int().positive().optional().describe('From 1, in UTF-16 code units.'),
    pointer: z.string().optional().describe('JSON pointer in URI fragment form.'),
  })
  .describe('Something that was found.');

const step = z
  .strictObject({
    pointer: z.string().describe('JSON pointer in URI fragment form.'),
    action: z.enum(ACTIONS),
    reason: z.string(),
  })
  .describe('What was decided for one place of the spec.');

const spec = z.strictObject({
  file: z.string().describe('Relative to the working folder, with "/"; "<stdin>" for standard input.'),
  specVersion: z
    .string()
    .optional()
    .describe('Value of "openapi" or "swagger"; absent when it could not be read.'),
  changed: z.boolean().describe('The result differs from the target: the spec, or the file of --output.'),
  written: z.boolean().describe('The result was written.'),
  steps: z.array(step).describe('Planned, and done unless an error stood in the way.'),
  diagnostics: z.array(finding),
  diff: z.string().optional().describe('Unified diff; present with --diff.'),
});

const count = z.int().nonnegative();

/** The document of `--format json`. Loads Zod: import the type only, except to check or to publish the schema. */
export const reportSchema = z
  .strictObject({
    version: z.literal(1),
    specs: z.array(spec),
    diagnostics: z.array(finding).describe('Findings that belong to no spec: the command line, the table.'),
    summary: z.strictObject({
      specs: count,
      changed: count,
      added: count.describe('This and the following counts leave out specs with an error.'),
      updated: count.describe(
        'Entries of ours that follow the table, and entries that --on-conflict replaced.',
      ),
      kept: count,
      removed: count,
      attached: count,
      detached: count,
      filled: count,
      errors: count,
      warnings: count,
    }),
  })
  .describe('Report of one run of gen-responses.');

export type RunReport = z.infer<typeof reportSchema>;
export type ReportedSpec = RunReport['specs'][number];
export type ReportedFinding = RunReport['diagnostics'][number];
