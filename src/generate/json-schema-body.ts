import { type Diagnostic, diagnose } from '../diagnostic.js';
import { findUnwritable } from '../json-schema/find-unwritable.js';
import type { JsonSchema } from '../json-schema/map-subschemas.js';
import { isObject } from '../values/is-object.js';
import { fromPointer } from '../values/pointer.js';
import { embedSchema } from './embed-schema.js';
import type { ErrorBody } from './error-body.js';
import { memoizeByVersion } from './memoize-by-version.js';
import { schemaChecker } from './schema-checker.js';
import { schemaExamples } from './schema-examples.js';

/** An error body, or why there is none. */
export interface BodyResult {
  readonly body?: ErrorBody;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * An error body from a JSON Schema file, written as it stands: only `$schema` and `$id`, which name the file, are
 * left out, and references follow the schema to where it goes.
 *
 * @param value the file's content, read
 */
export function jsonSchemaBody(
  value: unknown,
  origin: { readonly name: string; readonly file: string },
): BodyResult {
  const { name, file } = origin;
  if (!isObject(value)) return { diagnostics: [diagnose('NOT_A_JSON_SCHEMA', { name }, { file })] };
  const fault = findUnwritable(value, { file });
  if (fault !== undefined) return { diagnostics: [fault] };
  // Files of either draft and of 3.0's subset read alike for this purpose; in 3.1, keywords beside $ref count.
  const checker = schemaChecker(value, '3.1', (ref) => follow(value, ref));
  const body: ErrorBody = {
    name,
    mediaTypes: ['application/json'],
    schemas: memoizeByVersion((version) => embedSchema(value, name, version, file)),
    ...schemaExamples(checker),
    jsonSchema: { root: value, definitions: new Map() },
  };
  return { body, diagnostics: [] };
}

/** The value that a local reference (`#`, `#/$defs/Detail`) leads to. */
function follow(root: JsonSchema, ref: string): unknown {
  if (ref === '#' || ref === root.$id) return root;
  const path = fromPointer(ref);
  if (path === undefined) return undefined;
  let value: unknown = root;
  for (const name of path) {
    const parent: unknown = value;
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, name)) return undefined;
    value = Object.getOwnPropertyDescriptor(parent, name)?.value;
  }
  return value;
}
