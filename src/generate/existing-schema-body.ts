import { type LookUp, readUntrusted } from '../json-schema/read-untrusted.js';
import { schemaValidator } from '../json-schema/validator.js';
import type { SpecVersion } from '../openapi-version.js';
import { bodyExamples } from './body-examples.js';
import type { ErrorBody } from './error-body.js';
import type { SchemaObject } from './generated-components.js';

interface ExistingSchema {
  readonly name: string;
  /** The `$ref` to it. @default by its name */
  readonly ref?: string;
  /** The other file that it is in. */
  readonly file?: string;
  /** The schema; without it there are no examples. */
  readonly schema?: SchemaObject;
  readonly version: SpecVersion;
  /** Resolves a `$ref` in it. @default resolves nothing */
  readonly lookUp?: LookUp;
  /** Media types that the spec uses with it. @default those of `base`, else `application/json` */
  readonly mediaTypes?: readonly string[];
  /** The body whose place it takes: its examples are tried first. */
  readonly base?: ErrorBody;
}

/** An error body that is in the spec already: nothing is written, and examples that it rejects are left out. */
export function existingSchemaBody(existing: ExistingSchema): ErrorBody {
  const { name, ref, file, schema, version, lookUp = () => undefined, mediaTypes, base } = existing;
  const read = schema === undefined ? undefined : readUntrusted(schema, version, lookUp);
  const validator = read === undefined ? undefined : schemaValidator(read, 'untrusted');
  return {
    ...{ name, ref, file },
    mediaTypes: mediaTypes?.length ? mediaTypes : (base?.mediaTypes ?? ['application/json']),
    schemas: () => ({ schemas: [], diagnostics: [] }),
    ...bodyExamples(read, validator, { base }),
  };
}
