import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import type { StandaloneSchema } from '../json-schema/collect.js';
import { convertSchema } from '../json-schema/convert.js';
import { checkSchema, draftOf } from '../json-schema/meta-schema.js';
import { findNotSerializable } from '../json-schema/not-serializable.js';
import { readSchema } from '../json-schema/read-schema.js';
import { type Reject, schemaValidator } from '../json-schema/validator.js';
import type { SpecVersion } from '../openapi-version.js';
import { pascalCase } from '../text/pascal-case.js';
import { isObject } from '../values/is-object.js';
import { bodyExamples } from './body-examples.js';
import type { BodySchemas, ErrorBody } from './error-body.js';

/** An error body, or why there is none. */
export interface BodyResult {
  readonly body?: ErrorBody;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a schema is called, and the file that findings name. */
export interface SchemaOrigin {
  readonly name: string;
  readonly file: string;
}

/** @throws TypeError if an untyped caller left a member out */
export function checkOrigin(caller: string, origin: SchemaOrigin): SchemaOrigin {
  if (isObject(origin) && typeof origin.name === 'string' && typeof origin.file === 'string') return origin;
  throw new TypeError(`The second argument of ${caller} must be { name, file }, two strings.`);
}

/**
 * An error body from a JSON Schema file: draft-04 to 2020-12 by its `$schema`, 2020-12 without one.
 *
 * @param value the file's content, read
 */
export function jsonSchemaBody(value: unknown, origin: SchemaOrigin): BodyResult {
  const { name, file } = checkOrigin('jsonSchemaBody', origin);
  // A whole spec is not a schema, though it is an object too.
  const isSchema = isObject(value) && !Object.hasOwn(value, 'openapi') && !Object.hasOwn(value, 'swagger');
  if (!isSchema) return { diagnostics: [diagnose('NOT_A_JSON_SCHEMA', { name }, { file })] };
  const fault = findNotSerializable(value, { file });
  if (fault !== undefined) return { diagnostics: [fault] };
  const draft = draftOf(value);
  if (draft === undefined) {
    const place = { file, pointer: '#/$schema' };
    return { diagnostics: [diagnose('DRAFT_NOT_SUPPORTED', { draft: String(value.$schema) }, place)] };
  }
  const checked = checkSchema(value, draft, file);
  if (hasErrors(checked)) return { diagnostics: checked };
  const { schema, diagnostics } = readSchema({ root: value, draft, file }, name);
  if (schema === undefined) return { diagnostics: [...checked, ...diagnostics] };
  return { body: schemaBody(schema, origin), diagnostics: [...checked, ...diagnostics] };
}

/**
 * The error body of a schema of the author's.
 *
 * @param decide which examples are valid, where something knows better than the schema (Zod)
 * @param notes findings about the schema in every version
 */
export function schemaBody(
  schema: StandaloneSchema,
  { name, file }: SchemaOrigin,
  decide?: Reject,
  notes: readonly Diagnostic[] = [],
): ErrorBody {
  return {
    name,
    file,
    mediaTypes: ['application/json'],
    schemas: memoizeByVersion((version) => {
      const { schemas, lost } = convertSchema(schema, name, version);
      const keywords = lost.map(({ path, keyword }) => `${keyword} (${path})`);
      const widened =
        lost.length === 0
          ? []
          : [diagnose('SCHEMA_WIDENED', { version, lost: [...new Set(keywords)] }, { file })];
      return { schemas, diagnostics: [...notes, ...widened] };
    }),
    ...bodyExamples(schema, schemaValidator(schema), { decide }),
    jsonSchema: schema,
  };
}

/** Remembers what a body's schemas are in each version: they are asked for several times for every spec. */
export function memoizeByVersion(
  convert: (version: SpecVersion) => BodySchemas,
): (version: SpecVersion) => BodySchemas {
  const known = new Map<SpecVersion, BodySchemas>();
  return (version) => {
    const schemas = known.get(version) ?? convert(version);
    known.set(version, schemas);
    return schemas;
  };
}

/**
 * The name of the schema that a JSON Schema file holds: the file's words in PascalCase, without its extensions
 * (`schemas/api-error.schema.json` gives `ApiError`). Code generators need a name that starts with a
 * letter: `404.json` gives `Schema404`.
 */
export function schemaName(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? '';
  const name = pascalCase(file.replace(/\.[^.]+$/, '').replace(/\.schema$/, ''));
  return /^[A-Za-z]/.test(name) ? name : `Schema${name}`;
}
