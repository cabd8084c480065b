import { z } from 'zod';
import { fromZod, publishedSchema } from '../json-schema/from-zod.js';

const condition = z
  .string()
  .meta({ description: 'A condition such as "secured" or "query-parameters, POST + body".' });

const rule = z.union([
  condition,
  z.strictObject({
    when: condition,
    source: z.string().optional().meta({ description: 'The section of the guideline.' }),
    'ignored-path-parameters': z
      .enum(['plain-strings', 'enums'])
      .optional()
      .meta({ description: 'Path parameters that the condition does not count.' }),
  }),
]);

const rulesSchema = z
  .strictObject({
    $schema: z.string().optional(),
    '400-beside-422': z
      .boolean()
      .optional()
      .meta({ description: 'Attach 400 also to operations that declare 422.' }),
    webhooks: z
      .boolean()
      .optional()
      .meta({ description: 'Attach to the operations of webhooks and callbacks too.' }),
    'follows-practice': z
      .boolean()
      .optional()
      .meta({ description: 'Follow what the spec declares: 422 instead of 400, 401 or 403 alone, default.' }),
    default: rule.optional(),
  })
  .meta({
    title: 'Rule set of gen-responses',
    description: 'Conditions by status code; --attach adds a response where its condition holds.',
  });

/** The JSON Schema (2020-12) of a rule file. */
export function rulesJsonSchema(): Record<string, unknown> {
  const byStatus = fromZod(rule, 'Rule').schema.root;
  return {
    ...publishedSchema(rulesSchema, 'Rules'),
    patternProperties: { '^([1-5][0-9]{2}|[1-5][xX]{2})$': byStatus },
  };
}
