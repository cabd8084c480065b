import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import type { JsonSchema } from './map-subschemas.js';
import { safeMatcher } from './safe-pattern.js';

/** Why a value is rejected, in one line; `undefined` when it is accepted. */
export type Reject = (value: unknown) => string | undefined;

const require = createRequire(import.meta.url);

/**
 * The one door to AJV, loaded when first used (it costs about as much as reading a large spec).
 *
 * @param schema JSON Schema draft 2020-12 with local references
 * @returns `undefined` when AJV can make nothing of the schema
 */
export function compileSchema(schema: JsonSchema): Reject | undefined {
  const validate = compile(schema);
  if (validate === undefined) return undefined;
  return (value) => {
    if (validate(value)) return undefined;
    return (validate.errors ?? [])
      .map(({ instancePath, message }) =>
        [instancePath.slice(1).replaceAll('/', '.'), message].filter(Boolean),
      )
      .map((parts) => parts.join(': '))
      .join('; ');
  };
}

function compile(schema: JsonSchema): ValidateFunction | undefined {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const { default: addFormats } = require('ajv-formats') as typeof import('ajv-formats');
  // Foreign schemas have keywords and formats that AJV does not know, patterns that never end, and members that
  // objects inherit (`constructor`).
  const regExp = Object.assign(safeMatcher, { code: 'require("./safe-pattern.js").safeMatcher' });
  const ajv = new Ajv2020({ strict: false, logger: false, ownProperties: true, code: { regExp } });
  addFormats.default(ajv);
  try {
    return ajv.compile({ ...schema });
  } catch {
    return undefined;
  }
}
