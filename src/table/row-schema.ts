import { z } from 'zod';
import { publishedSchema } from '../json-schema/from-zod.js';
import { COMPONENT_NAME } from '../openapi-version.js';
import type { Column } from './table-source.js';

const text = (description: string) => z.string().nullish().meta({ description });

const CODE_KEY = z.string().regex(/^([1-5][0-9]{2}|[1-5][xX]{2}|[dD][eE][fF][aA][uU][lL][tT])$/);
const CODE = z.union([z.int().min(100).max(599), CODE_KEY]);

/** One row of a code table, as YAML and JSON files have it; the cells of Markdown and CSV are its strings. */
const rowSchema = z
  .strictObject({
    code: CODE.meta({ description: 'A status code from 100 to 599, a range such as 4XX, or default.' }),
    message: text('The reason phrase, or a title of your own. The component is named after it.'),
    errorCode: z
      .union([z.string(), z.int()])
      .nullish()
      .meta({ description: 'Error code of your API, such as BOX_MISSING; several rows may share a status.' }),
    description: text('What the response means to a client. CommonMark.'),
    details: text('A second paragraph of the description. CommonMark.'),
    component: z
      .string()
      .regex(COMPONENT_NAME)
      .nullish()
      .meta({ description: 'Name of the component, used as it is.' }),
    headers: z
      .union([z.string(), z.array(z.string())])
      .nullish()
      .meta({ description: 'Headers such as "Retry-After" or "X-Limit!: integer"; "!" makes one required.' }),
    mediaType: text('Media type of the content, such as application/problem+json.'),
    schema: text('A schema of the spec, such as #/components/schemas/Pet, or a JSON Schema file.'),
    type: text('Problem type of the example: a URI reference (RFC 9457 section 3.1.1).'),
    when: text('When an operation has the response, such as secured or POST + body.'),
  } satisfies Record<Column, z.ZodType>)
  .meta({ id: 'StatusRow', title: 'Row of a code table' });

const rowUnderCode = rowSchema
  .omit({ code: true })
  .meta({ id: 'StatusRowUnderCode', title: 'Row of a code table, under its code' });

const tableSchema = z.union([
  z.array(rowSchema),
  z.object({ $schema: z.string().optional(), rows: z.array(rowSchema) }),
  z.record(CODE_KEY, z.union([z.string(), rowUnderCode, z.array(rowUnderCode)])),
]);

/** The JSON Schema (2020-12) of a code table in YAML or JSON. */
export function statusTableJsonSchema(): Record<string, unknown> {
  const named = tableSchema.meta({
    title: 'Code table of gen-responses',
    description: 'A list of rows, an object that has them under "rows", or a map of them by code.',
  });
  return publishedSchema(named, 'StatusTable');
}
