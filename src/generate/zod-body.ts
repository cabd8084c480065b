import type { z } from 'zod';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { findUnwritable } from '../json-schema/find-unwritable.js';
import { type SchemaLoss, zodToJsonSchema } from '../json-schema/json-schema.js';
import type { SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import type { BodySchemas, ErrorBody } from './error-body.js';
import type { BodyResult } from './json-schema-body.js';
import { memoizeByVersion } from './memoize-by-version.js';
import { schemaChecker } from './schema-checker.js';
import { schemaExamples } from './schema-examples.js';
import { schemaRef } from './schema-ref.js';
import { standaloneSchema, zodRejection } from './zod-schema.js';

/** Oldest Zod whose metadata (names of nested schemas) survives a second copy of Zod. */
const OLDEST_MINOR = 2;

/**
 * An error body from an author's Zod schema, made by any copy of Zod from 4.2 on.
 *
 * @param value what the author's module exports
 * @param origin.name names the schema, whatever its own `id`
 * @param origin.file for findings
 */
export function zodBody(
  value: unknown,
  origin: { readonly name: string; readonly file: string },
): BodyResult {
  const place = { file: origin.file };
  if (!isZodSchema(value)) {
    const version = isObject(value) && '_def' in value ? '3' : undefined;
    return { diagnostics: [diagnose('NOT_A_ZOD_SCHEMA', { name: origin.name, version }, place)] };
  }
  const { major, minor } = value._zod.version;
  if (major < 4 || (major === 4 && minor < OLDEST_MINOR)) {
    const args = { name: origin.name, version: `${major}.${minor}` };
    return { diagnostics: [diagnose('NOT_A_ZOD_SCHEMA', args, place)] };
  }
  return { body: bodyOf(value, origin), diagnostics: [] };
}

function isZodSchema(value: unknown): value is z.core.$ZodType {
  if (!isObject(value) || !isObject(value._zod)) return false;
  return isObject(value._zod.version) && typeof value._zod.version.major === 'number';
}

function bodyOf(schema: z.core.$ZodType, { name, file }: { name: string; file: string }): ErrorBody {
  const { root, definitions } = standaloneSchema(schema, name);
  const lookUp = (ref: string): unknown =>
    ref === '#' ? root : definitions.get(ref.slice('#/$defs/'.length));
  const checker = schemaChecker(root, '3.1', lookUp);
  return {
    name,
    mediaTypes: ['application/json'],
    schemas: memoizeByVersion((version) => schemasOf(schema, name, version, file)),
    // Zod has the last word: it knows refinements that the JSON Schema does not.
    ...schemaExamples(checker, undefined, (value) => zodRejection(schema, value)),
    jsonSchema: { root, definitions },
  };
}

function schemasOf(schema: z.core.$ZodType, name: string, version: SpecVersion, file: string): BodySchemas {
  const { schemas, losses } = zodToJsonSchema(schema, name, version, (title) => schemaRef(title, version));
  const faults = schemas.map(({ value }) => findUnwritable(value, { file }));
  return {
    schemas: schemas.filter((_, index) => faults[index] === undefined),
    diagnostics: [
      ...losses.map((loss) => lossDiagnostic(loss, version, file)),
      ...faults.flatMap((fault) => fault ?? []),
    ],
  };
}

function lossDiagnostic({ kind, path, detail }: SchemaLoss, version: SpecVersion, file: string): Diagnostic {
  const place = { file };
  if (kind === 'unrepresentable') return diagnose('UNREPRESENTABLE_TYPE', { path, detail }, place);
  if (kind === 'check') return diagnose('CHECK_NOT_REPRESENTED', { path, check: detail }, place);
  return diagnose('SCHEMA_WIDENED', { path, keyword: detail, version }, place);
}
