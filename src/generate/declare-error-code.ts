import type { StatusTable } from '../table/status-table.js';
import type { ErrorBody } from './error-body.js';
import type { SchemaObject } from './generated-components.js';

/**
 * The body for a table. If the table has error codes, the schema declares the member that carries them, as a plain
 * string, so that a new code does not break clients.
 */
export function declareErrorCode(table: StatusTable, body: ErrorBody): ErrorBody {
  const { codeMember, ...rest } = body;
  if (codeMember === undefined || !hasErrorCodes(table)) return body;
  const declare = <T extends SchemaObject>(schema: T): T => ({
    ...schema,
    properties: { ...(schema.properties as object | undefined), ...codeMember },
  });
  return {
    ...rest,
    schemas: (version) => {
      const { schemas, diagnostics } = body.schemas(version);
      const declared = schemas.map(({ name, value }) => ({
        name,
        value: name === body.name ? declare(value) : value,
      }));
      return { schemas: declared, diagnostics };
    },
    ...(body.jsonSchema && { jsonSchema: { ...body.jsonSchema, root: declare(body.jsonSchema.root) } }),
  };
}

function hasErrorCodes({ rows, unselected = [] }: StatusTable): boolean {
  return [...rows, ...unselected].some(({ cases = [] }) =>
    cases.some(({ errorCode }) => errorCode !== undefined),
  );
}
