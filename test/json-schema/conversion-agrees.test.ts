import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonSchemaBody } from '../../src/generate/schema-body.js';
import type { SpecVersion } from '../../src/openapi-version.js';

/**
 * Schemas of draft-07 and 2020-12 at random, judged by AJV as they are and as they are written. Where nothing is
 * lost, both accept the same values; where something is, what is written accepts every value that the original does.
 */
const NAMES = ['a', 'b', 'x-c'] as const;
const scalar = fc.constantFrom<unknown>('', 'a', 'abc', -1, 0, 1, 1.5, 7, true, false, null);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('any'), { maxKeys: 3 }),
  ),
})).any;

const TYPES = ['string', 'integer', 'number', 'boolean', 'null', 'array', 'object'] as const;
const small = fc.integer({ min: 0, max: 3 });

function schemaOf(draft: 'draft-07' | '2020-12'): fc.Arbitrary<Record<string, unknown> | boolean> {
  const isOld = draft === 'draft-07';
  return fc.letrec<{ schema: Record<string, unknown> | boolean }>((tie) => {
    const schema = tie('schema');
    const list = fc.array(schema, { minLength: 1, maxLength: 3 });
    const map = fc.dictionary(fc.constantFrom(...NAMES), schema, { maxKeys: 2 });
    const keywords = {
      type: fc.oneof(
        fc.constantFrom(...TYPES),
        fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
      ),
      enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
      const: scalar,
      minLength: small,
      maxLength: small,
      pattern: fc.constantFrom('^a', 'b$'),
      minimum: small,
      exclusiveMinimum: small,
      maximum: small,
      exclusiveMaximum: small,
      multipleOf: fc.constantFrom(1, 2, 0.5),
      items: isOld ? fc.oneof(schema, list) : schema,
      ...(isOld ? { additionalItems: schema } : { prefixItems: list }),
      contains: schema,
      minItems: small,
      maxItems: small,
      uniqueItems: fc.boolean(),
      required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
      properties: map,
      patternProperties: fc.dictionary(fc.constantFrom('^x-', 'a|b'), schema, { maxKeys: 2 }),
      additionalProperties: schema,
      propertyNames: schema,
      ...(isOld
        ? {
            dependencies: fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(schema, fc.constant(['b'])), {
              maxKeys: 2,
            }),
          }
        : {
            dependentRequired: fc.constant({ a: ['b'] }),
            dependentSchemas: map,
            unevaluatedProperties: fc.boolean(),
          }),
      minProperties: small,
      maxProperties: small,
      allOf: list,
      anyOf: list,
      oneOf: list,
      not: schema,
      if: schema,
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: schema,
      else: schema,
      $ref: fc.constantFrom('#/definitions/part', '#'),
    };
    const names = Object.keys(keywords) as (keyof typeof keywords)[];
    const object = fc
      .subarray(names, { minLength: 1, maxLength: 3 })
      .chain((chosen) =>
        fc.record(Object.fromEntries(chosen.map((name) => [name, keywords[name] as fc.Arbitrary<unknown>]))),
      )
      // AJV heeds what is beside a `$ref` in draft-07, where the draft ignores it (core section 8.3).
      .map((one) => (isOld && '$ref' in one ? { $ref: one.$ref } : one));
    return {
      schema: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.record({ type: fc.constantFrom(...TYPES) }),
        fc.boolean(),
        object,
      ),
    };
  }).schema;
}

/** OpenAPI 3.0 in draft-07: exclusive bounds are numbers there. AJV knows `nullable`. */
function inDraft07(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(inDraft07);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([name, member]) => [name, inDraft07(member)]));
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (copy[flag] !== true) continue;
    copy[flag] = copy[bound];
    delete copy[bound];
  }
  return copy;
}

/** Keywords that OpenAPI 3.0 does not have. */
const UNSUPPORTED =
  /"(?:const|prefixItems|contains|patternProperties|propertyNames|dependent\w+|unevaluated\w+|if|then|else)":/;

function judgeOriginal(schema: Record<string, unknown>, draft: string) {
  const ajv = draft === 'draft-07' ? new Ajv({ strict: false }) : new Ajv2020({ strict: false });
  return ajv.compile(schema);
}

function judgeWritten(schemas: readonly { name: string; value: unknown }[], version: SpecVersion) {
  const components = { schemas: Object.fromEntries(schemas.map(({ name, value: one }) => [name, one])) };
  const root = { components, allOf: [{ $ref: '#/components/schemas/Body' }] };
  if (version === '3.1') return new Ajv2020({ strict: false }).compile(root);
  expect(JSON.stringify(root)).not.toMatch(UNSUPPORTED);
  return new Ajv({ strict: false }).compile(inDraft07(root) as object);
}

it.each([
  ['draft-07', '3.0'],
  ['draft-07', '3.1'],
  ['2020-12', '3.0'],
  ['2020-12', '3.1'],
] as const)('%s in %s', (draft, version) => {
  const $schema =
    draft === 'draft-07'
      ? 'http://json-schema.org/draft-07/schema#'
      : 'https://json-schema.org/draft/2020-12/schema';
  const counts = { lossless: 0, widened: 0, accepted: 0 };
  const property = fc.property(
    schemaOf(draft),
    schemaOf(draft),
    fc.array(value, { minLength: 8, maxLength: 8 }),
    (member, part, values) => {
      const schema = { $schema, properties: { m: member }, definitions: { part } };
      let original: ReturnType<typeof judgeOriginal>;
      try {
        original = judgeOriginal(schema, draft);
      } catch {
        fc.pre(false);
        return;
      }
      const { body, diagnostics } = jsonSchemaBody(schema, { name: 'Body', file: 'e.json' });
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toStrictEqual([]);
      const { schemas, diagnostics: lost } = body?.schemas(version) ?? { schemas: [], diagnostics: [] };
      const written = judgeWritten(schemas, version);
      const isLossless = lost.length === 0;
      counts[isLossless ? 'lossless' : 'widened'] += 1;
      for (const one of values) {
        const document = { m: one };
        const [before, after] = [safely(original, document), safely(written, document)];
        if (before === undefined || after === undefined) continue;
        if (before) counts.accepted += 1;
        if (isLossless) expect([one, after]).toStrictEqual([one, before]);
        else if (before) expect([one, after]).toStrictEqual([one, true]);
      }
    },
  );
  fc.assert(property, { numRuns: 300, seed: 20261127 });
  expect(counts.lossless).toBeGreaterThan(50);
  expect(counts.accepted).toBeGreaterThan(100);
  expect(counts.widened === 0).toBe(version === '3.1');
});

/** The verdict; none where a schema refers to itself on the same value without end. */
function safely(judge: (value: unknown) => unknown, document: unknown): boolean | undefined {
  try {
    return judge(document) === true;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
