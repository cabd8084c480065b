import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StandaloneSchema } from '../../src/json-schema/collect.js';
import type { JsonSchema } from '../../src/json-schema/keywords.js';
import { plainCompiler } from '../../src/json-schema/plain-schema.js';

/** What AJV says of a value; it throws where it cannot compile the schema. */
function acceptsByAjv({ root, definitions }: StandaloneSchema, value: unknown): boolean {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, ownProperties: true });
  addFormats.default(ajv);
  return ajv.validate({ ...root, $defs: Object.fromEntries(definitions) }, value);
}

const NAMES = ['code', 'message', 'constructor'];
const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];

const scalar = fc.oneof(
  fc.constantFrom('a', '', 0, 1, -1, 1.5, 2 ** 31, -(2 ** 31), 2 ** 53, true, false, null),
  fc.integer(),
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 3 }),
  ),
}));

const { schema: anySchema } = fc.letrec<{ schema: JsonSchema }>((tie) => {
  const part = fc.oneof(fc.constantFrom<JsonSchema | boolean>(true, false), tie('schema'));
  const keywords = {
    type: fc.oneof(
      fc.constantFrom(...TYPES),
      fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }),
    ),
    format: fc.constantFrom('int32', 'int64'),
    enum: fc.uniqueArray(fc.constantFrom('a', 0, 1.5, true), { minLength: 1 }),
    required: fc.uniqueArray(fc.constantFrom(...NAMES), { maxLength: 2 }),
    properties: fc.dictionary(fc.constantFrom(...NAMES), tie('schema'), { maxKeys: 2 }),
    additionalProperties: part,
    items: part,
    $ref: fc.constantFrom('#', '#/$defs/Detail'),
    description: fc.constant('what it means'),
  };
  const one = Object.entries(keywords).map(([name, value]) => fc.record({ [name]: value }));
  const two = fc.tuple(fc.oneof(...one), fc.oneof(...one)).map(([a, b]) => ({ ...a, ...b }));
  return { schema: fc.oneof({ maxDepth: 3 }, fc.constant({}), ...one, two) };
});

describe('plain schemas', () => {
  it('are decided as AJV decides', () => {
    let plain = 0;
    fc.assert(
      fc.property(anySchema, anySchema, anyValue, (root, detail, value) => {
        const whole = { root, definitions: new Map([['Detail', detail]]) };
        const verdict = plainCompiler(whole)?.(root)?.(value);
        if (verdict === undefined) return;
        plain += 1;
        expect(verdict).toBe(acceptsByAjv(whole, value));
      }),
      { numRuns: 1000 },
    );
    expect(plain).toBeGreaterThan(500);
  });

  it('may refer to themselves', () => {
    const root = { type: 'object', properties: { cause: { $ref: '#' }, code: { type: 'integer' } } };
    const check = plainCompiler({ root, definitions: new Map() })?.(root);
    expect(check?.({ code: 1, cause: { code: 2, cause: {} } })).toBe(true);
    expect(check?.({ code: 1, cause: { code: 'two' } })).toBe(false);
  });

  it.each<[string, JsonSchema]>([
    ['a keyword that is not among the few', { type: 'string', minLength: 1 }],
    ['a union within', { properties: { code: { anyOf: [{ type: 'string' }] } } }],
    ['a format that needs more than a range', { format: 'date-time' }],
    ['an enum of lists', { enum: [[1]] }],
    ['a type that JSON Schema does not have', { type: 'any' }],
    ['an empty list of types', { type: [] }],
    ['a required flag', { required: true }],
    ['a property that is not a schema', { properties: { code: 'integer' } }],
    ['a list of item schemas', { items: [{ type: 'string' }] }],
    ['a reference that does not resolve', { $ref: '#/$defs/Missing' }],
    ['a reference to a reference', { properties: { code: { $ref: '#/$defs/Alias' } } }],
  ])('leave the rest to AJV: %s', (_, root) => {
    const definitions = new Map<string, JsonSchema>([['Alias', { $ref: '#' }]]);
    const isPlain = JSON.stringify(root).includes('Alias') ? definitions : new Map();
    expect(plainCompiler({ root, definitions: isPlain })).toBeUndefined();
  });
});
