import type { z } from 'zod';
import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import { fromZod, zodId, zodRejection } from '../json-schema/from-zod.js';
import { checkSchema } from '../json-schema/meta-schema.js';
import { findNotSerializable } from '../json-schema/not-serializable.js';
import { isObject } from '../values/is-object.js';
import type { ErrorBody } from './error-body.js';
import { type BodyResult, checkOrigin, type SchemaOrigin, schemaBody } from './schema-body.js';

/** Oldest Zod whose metadata (names of nested schemas) survives a second copy of Zod. */
const OLDEST_MINOR = 2;

/**
 * An error body from an author's Zod schema, made by any copy of Zod from 4.2 on.
 *
 * @param value what the author's module exports
 * @param origin.name names the schema
 */
export function zodBody(value: unknown, origin: SchemaOrigin): BodyResult {
  const { name, file } = checkOrigin('zodBody', origin);
  const version = zodVersion(value);
  if (!isZodSchema(value) || version !== undefined) {
    return { diagnostics: [diagnose('NOT_A_ZOD_SCHEMA', { name, version }, { file })] };
  }
  const { schema, losses } = fromZod(value, name);
  const notes = losses.map(
    ({ kind, path, detail }): Diagnostic =>
      kind === 'unrepresentable'
        ? diagnose('UNREPRESENTABLE_TYPE', { path, detail }, { file })
        : diagnose('CHECK_NOT_REPRESENTED', { path, check: detail }, { file }),
  );
  // Metadata can hold any value under any keyword.
  const all = [schema.root, ...schema.definitions.values()];
  const faults = all.flatMap((one) => findNotSerializable(one, { file }) ?? []);
  const invalid = faults.length > 0 ? faults : all.flatMap((one) => checkSchema(one, '2020-12', file));
  if (hasErrors(invalid)) return { diagnostics: invalid };
  const decide = (body: unknown): string | undefined => zodRejection(value, body);
  return { body: schemaBody(schema, origin, decide, [...notes, ...invalid]), diagnostics: [] };
}

/**
 * The error body of a Zod schema that was passed as an option.
 *
 * @param errorName names the component; otherwise the `id` of the schema's metadata does, or `Error`
 * @throws TypeError if the schema cannot be used
 */
export function zodOption(schema: unknown, errorName: string | undefined): ErrorBody {
  const name = errorName ?? zodName(schema) ?? 'Error';
  const { body, diagnostics } = zodBody(schema, { name, file: 'errorBody' });
  if (body !== undefined) return body;
  const codes = diagnostics.map(({ code }) => code).join(', ');
  throw new TypeError(
    `The option errorBody is a Zod schema that cannot be used (${codes}). Call zodBody for details.`,
  );
}

/** The version of a Zod that is too old to be read. */
function zodVersion(value: unknown): string | undefined {
  if (!isZodSchema(value)) return isObject(value) && '_def' in value ? '3' : undefined;
  const { major, minor } = value._zod.version;
  return major < 4 || (major === 4 && minor < OLDEST_MINOR) ? `${major}.${minor}` : undefined;
}

function isZodSchema(value: unknown): value is z.core.$ZodType {
  if (!isObject(value) || !isObject(value._zod)) return false;
  return isObject(value._zod.version) && typeof value._zod.version.major === 'number';
}

/** The component name that the schema's own metadata gives (`.meta({ id: 'ApiError' })`). */
export function zodName(value: unknown): string | undefined {
  const id = isZodSchema(value) ? zodId(value) : undefined;
  return id?.replace(/[^A-Za-z0-9._-]+/g, '_');
}
