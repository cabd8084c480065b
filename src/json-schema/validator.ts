import { createRequire } from 'node:module';
import type { ErrorObject, Options, ValidateFunction } from 'ajv';
import type { StandaloneSchema } from './collect.js';
import type { JsonSchema } from './keywords.js';
import type { Draft } from './normalize.js';
import { trustedMatcher, untrustedMatcher } from './patterns.js';
import { plainCompiler } from './plain-schema.js';

/** Why a value is rejected, in one line; `undefined` when it is accepted. */
export type Reject = (value: unknown) => string | undefined;

const require = createRequire(import.meta.url);

/** Annotates the schemas whose evaluations are counted. */
const COUNTED = '$counted';
/** Definitions that one value may be checked with: `allOf: [{ $ref: … }, { $ref: … }]` doubles them at each level. */
const MOST_EVALUATIONS = 100_000;

/** Characters of schemas that are compiled to check parts, each with the whole: real error bodies need up to 220,000. */
const MOST_COMPILED = 1_000_000;

/** Tells what a schema accepts. */
export interface SchemaValidator {
  readonly reject: Reject;
  /** Whether a part of the schema accepts a value. */
  readonly accepts: (part: JsonSchema, value: unknown) => boolean;
}

/**
 * Only this module uses AJV. It is loaded when first used, because that takes about as long as reading a large spec;
 * plain schemas need it only for the reason why a value is rejected.
 *
 * @param trust in the schema's patterns: those of a spec are run only where they cannot take long
 * @returns `undefined` when AJV cannot compile the schema
 */
export function schemaValidator(
  whole: StandaloneSchema,
  trust: 'trusted' | 'untrusted' = 'trusted',
): SchemaValidator | undefined {
  const plain = plainCompiler(whole);
  if (plain === undefined) return ajvValidator(whole, trust);
  let loaded: SchemaValidator | undefined;
  const ajv = (): SchemaValidator | undefined => {
    loaded ??= ajvValidator(whole, trust);
    return loaded;
  };
  return {
    reject: (value) =>
      plain(whole.root)?.(value) === true ? undefined : (ajv()?.reject(value) ?? 'does not match'),
    accepts: (part, value) => plain(part)?.(value) ?? ajv()?.accepts(part, value) === true,
  };
}

function ajvValidator(
  { root: bareRoot, definitions }: StandaloneSchema,
  trust: 'trusted' | 'untrusted',
): SchemaValidator | undefined {
  const counted = (schema: JsonSchema): JsonSchema => ({ ...schema, [COUNTED]: true });
  const root = counted(bareRoot);
  const $defs = Object.fromEntries([...definitions].map(([name, schema]) => [name, counted(schema)]));
  let evaluations = 0;
  const compile = compiler(trust === 'trusted' ? trustedMatcher : untrustedMatcher, () => {
    evaluations += 1;
    if (evaluations > MOST_EVALUATIONS) throw new RangeError('Too many evaluations');
    return true;
  });
  const accepts = (validate: ValidateFunction | undefined, value: unknown): boolean | 'endless' => {
    evaluations = 0;
    try {
      return validate?.(value) === true;
    } catch (error) {
      if (error instanceof RangeError) return 'endless'; // the stack is too small for a loop of references
      throw error;
    }
  };
  const validate = compile({ ...root, $defs });
  if (validate === undefined) return undefined;
  const mostParts = MOST_COMPILED / JSON.stringify([root, $defs]).length;
  const parts = new Map<JsonSchema, ValidateFunction | undefined>();
  return {
    reject: (value) => {
      const isAccepted = accepts(validate, value);
      if (isAccepted === 'endless') return 'its $refs need too many checks';
      return isAccepted ? undefined : sentence(validate.errors ?? []);
    },
    accepts: (part, value) => {
      if (!parts.has(part) && parts.size < mostParts)
        parts.set(part, compile(partOf(root, $defs, part, `urn:whole:${parts.size}`)));
      return accepts(parts.get(part), value) === true;
    },
  };
}

/** Wraps a part of a schema so that `#` still means the root. The ids must differ: AJV remembers them. */
function partOf(
  root: JsonSchema,
  $defs: Readonly<Record<string, unknown>>,
  part: JsonSchema,
  id: string,
): JsonSchema {
  const whole = { ...root, $id: id, $defs: { ...$defs, ' part': part } };
  return { $ref: `${id}#/$defs/%20part`, $defs: { whole } };
}

function sentence(errors: readonly ErrorObject[]): string {
  return errors
    .map(({ instancePath, message }) =>
      [instancePath.slice(1).replaceAll('/', '.'), message].filter(Boolean).join(': '),
    )
    .join('; ');
}

function compiler(
  matcher: typeof trustedMatcher,
  count: () => boolean,
): (schema: JsonSchema) => ValidateFunction | undefined {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const { default: addFormats } = require('ajv-formats') as typeof import('ajv-formats');
  const regExp = Object.assign((pattern: string, flags: string) => matcher(pattern, flags), { code: '' });
  // Foreign schemas have keywords and formats that AJV does not know, and members that objects inherit
  // (`constructor`).
  // Compiling refuses keywords of a wrong type; to compile the meta-schema, or only to add it, would take longer than
  // all the rest, and a schema that stands alone does not refer to it.
  const options = { strict: false, logger: false, ownProperties: true } as const;
  const ajv = new Ajv2020({
    ...options,
    meta: false,
    validateSchema: false,
    inlineRefs: false,
    code: { regExp },
  });
  addFormats.default(ajv);
  ajv.addKeyword({ keyword: COUNTED, schema: false, validate: count });
  return (schema) => {
    try {
      return ajv.compile({ ...schema });
    } catch {
      return undefined;
    }
  };
}

const metaValidators = new Map<Draft, ValidateFunction>();

/** The errors that the meta-schema of a draft finds in a schema. */
export function metaSchemaErrors(schema: unknown, draft: Draft): readonly ErrorObject[] {
  const validate = metaValidators.get(draft) ?? compileMetaSchema(draft);
  metaValidators.set(draft, validate);
  return validate(schema) ? [] : (validate.errors ?? []);
}

function compileMetaSchema(draft: Draft): ValidateFunction {
  const options: Options = {
    strict: false,
    allErrors: true,
    validateFormats: false,
  };
  if (draft === '2020-12') {
    const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
    return new Ajv2020(options).compile({ $ref: 'https://json-schema.org/draft/2020-12/schema' });
  }
  if (draft === '2019-09') {
    const { Ajv2019 } = require('ajv/dist/2019.js') as typeof import('ajv/dist/2019.js');
    return new Ajv2019(options).compile({ $ref: 'https://json-schema.org/draft/2019-09/schema' });
  }
  const { Ajv } = require('ajv') as typeof import('ajv');
  const ajv = new Ajv(options);
  if (draft === 'draft-07') return ajv.compile({ $ref: 'http://json-schema.org/draft-07/schema#' });
  const draft06 = require('ajv/dist/refs/json-schema-draft-06.json') as Record<string, unknown>;
  return ajv.compile(draft === 'draft-06' ? withoutAddress(draft06) : asDraft04(withoutAddress(draft06)));
}

/** AJV knows what is at that address already. */
function withoutAddress({ $id: _, $schema: __, ...metaSchema }: Record<string, unknown>) {
  return metaSchema;
}

/**
 * The meta-schema of draft-04 by its differences from draft-06 (the change log of draft-06, wright-json-schema-01):
 * no boolean schemas but in two places, flags for exclusive bounds, and no empty `required`.
 */
function asDraft04(draft06: Record<string, unknown>): Record<string, unknown> {
  const properties = draft06.properties as Record<string, unknown>;
  const definitions = draft06.definitions as Record<string, object>;
  const flag = { type: 'boolean' };
  const schemaOrFlag = { anyOf: [flag, { $ref: '#' }] };
  return {
    ...draft06,
    type: 'object',
    definitions: { ...definitions, stringArray: { ...definitions.stringArray, minItems: 1 } },
    properties: {
      ...properties,
      exclusiveMinimum: flag,
      exclusiveMaximum: flag,
      additionalItems: schemaOrFlag,
      additionalProperties: schemaOrFlag,
    },
    dependencies: { exclusiveMinimum: ['minimum'], exclusiveMaximum: ['maximum'] },
  };
}
