import { bundleSchema, type LookUp } from '../json-schema/bundle-schema.js';
import { compileSchema, type Reject } from '../json-schema/json-validator.js';
import type { JsonSchema } from '../json-schema/map-subschemas.js';
import type { SpecVersion } from '../openapi-version.js';

/** A schema that examples can be made for and checked against. */
export interface SchemaChecker {
  /** JSON Schema draft 2020-12 with `$defs`. */
  readonly bundle: JsonSchema;
  readonly reject: Reject;
}

/** `undefined` when it cannot be decided what the schema accepts. */
export function schemaChecker(
  schema: JsonSchema,
  version: SpecVersion,
  lookUp: LookUp,
): SchemaChecker | undefined {
  const bundle = bundleSchema(schema, version, lookUp);
  const reject = bundle === undefined ? undefined : compileSchema(bundle);
  return bundle === undefined || reject === undefined ? undefined : { bundle, reject };
}
