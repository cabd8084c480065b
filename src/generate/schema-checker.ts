import type { Dialect } from '../dialect.js';
import type { JsonSchema } from '../syntax/map-subschemas.js';
import { bundleSchema, type LookUp } from './bundle-schema.js';
import { compileSchema, type Reject } from './json-validator.js';

/** A schema that examples can be made for and checked against. */
export interface SchemaChecker {
  /** JSON Schema draft 2020-12 with `$defs`. */
  readonly bundle: JsonSchema;
  readonly reject: Reject;
}

/** `undefined` when it cannot be decided what the schema accepts. */
export function schemaChecker(
  schema: JsonSchema,
  dialect: Dialect,
  lookUp: LookUp,
): SchemaChecker | undefined {
  const bundle = bundleSchema(schema, dialect, lookUp);
  const reject = bundle === undefined ? undefined : compileSchema(bundle);
  return bundle === undefined || reject === undefined ? undefined : { bundle, reject };
}
