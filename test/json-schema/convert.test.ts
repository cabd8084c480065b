import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { convertSchema } from '../../src/json-schema/convert.js';
import { fromZod } from '../../src/json-schema/from-zod.js';
import { type SpecVersion, schemaRef } from '../../src/openapi-version.js';

function convert(schema: z.ZodType, version: SpecVersion = '3.1') {
  const { schema: read, losses } = fromZod(schema, 'Root');
  return { ...convertSchema(read, 'Root', version), losses };
}

/** What one member of an object comes to. */
function memberOf(schema: z.ZodType, version: SpecVersion = '3.1'): unknown {
  const value = convert(z.object({ member: schema }), version).schemas[0]?.value;
  return (value as { properties: { member: unknown } }).properties.member;
}

describe('versions', () => {
  const cases: { name: string; schema: z.ZodType; expected: Partial<Record<SpecVersion, unknown>> }[] = [
    {
      name: 'null',
      schema: z.string().nullable(),
      expected: {
        '2.0': { type: 'string', 'x-nullable': true },
        '3.0': { type: 'string', nullable: true },
        '3.1': { type: ['string', 'null'] },
        '3.2': { type: ['string', 'null'] },
      },
    },
    {
      name: 'a union with null, of which 3.0 has no type',
      schema: z.union([z.string().max(1), z.boolean(), z.null()]),
      expected: {
        '2.0': {},
        '3.0': { anyOf: [{ type: 'string', nullable: true, maxLength: 1 }, { type: 'boolean' }] },
        '3.1': { anyOf: [{ type: 'string', maxLength: 1 }, { type: 'boolean' }, { type: 'null' }] },
      },
    },
    {
      name: 'a union with null whose options list their values',
      schema: z.union([z.literal('a'), z.null()]),
      expected: {
        '3.0': {
          anyOf: [
            { type: 'string', enum: ['a'] },
            { type: 'string', nullable: true, enum: [null] },
          ],
        },
      },
    },
    {
      name: 'exclusive bounds',
      schema: z.number().gt(1).lt(2),
      expected: {
        '2.0': { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: true },
        '3.0': { type: 'number', minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: true },
        '3.1': { type: 'number', exclusiveMinimum: 1, exclusiveMaximum: 2 },
      },
    },
    {
      name: 'a literal',
      schema: z.literal('a'),
      expected: {
        '2.0': { type: 'string', enum: ['a'] },
        '3.0': { type: 'string', enum: ['a'] },
        '3.1': { type: 'string', const: 'a' },
      },
    },
    {
      name: 'examples',
      schema: z.string().meta({ examples: ['a', 'b'] }),
      expected: {
        '2.0': { type: 'string', example: 'a' },
        '3.0': { type: 'string', example: 'a' },
        '3.1': { type: 'string', examples: ['a', 'b'] },
      },
    },
    {
      name: 'a union',
      schema: z.union([z.string().max(1), z.boolean()]),
      expected: {
        '2.0': {},
        '3.0': { anyOf: [{ type: 'string', maxLength: 1 }, { type: 'boolean' }] },
        '3.1': { anyOf: [{ type: 'string', maxLength: 1 }, { type: 'boolean' }] },
      },
    },
    {
      name: 'deprecated',
      schema: z.string().meta({ deprecated: true }),
      expected: {
        '2.0': { type: 'string' },
        '3.0': { type: 'string', deprecated: true },
        '3.1': { type: 'string', deprecated: true },
      },
    },
  ];
  const rows = cases.flatMap(({ name, schema, expected }) =>
    Object.entries(expected).map(([version, value]) => ({
      name,
      schema,
      version: version as SpecVersion,
      value,
    })),
  );
  it.each(rows)('$name in $version', ({ schema, version, value }) => {
    expect(memberOf(schema, version)).toStrictEqual(value);
  });

  it('says what it left out of 2.0', () => {
    const { lost } = convert(z.object({ a: z.union([z.string(), z.boolean()]) }), '2.0');
    expect(lost).toStrictEqual([{ path: 'Root/properties/a', keyword: 'type [string, boolean]' }]);
  });
});

describe('clean output', () => {
  it.each([
    ['no pattern of Zod’s own for a format', z.email(), { type: 'string', format: 'email' }],
    ['nor for one of many', z.string().email().max(9), { type: 'string', format: 'email', maxLength: 9 }],
    ['but an author’s pattern', z.string().regex(/^a\/b$/), { type: 'string', pattern: '^a/b$' }],
    [
      'with an author’s format',
      z.string().regex(/^a/).meta({ format: 'uri-reference' }),
      { type: 'string', format: 'uri-reference', pattern: '^a' },
    ],
    [
      'and several of them',
      z.string().startsWith('a').endsWith('z'),
      { type: 'string', allOf: [{ pattern: '^a.*' }, { pattern: '.*z$' }] },
    ],
    ['no bounds of safe integers', z.int(), { type: 'integer' }],
    ['but an author’s', z.int().min(0), { type: 'integer', minimum: 0 }],
    ['open objects as true', z.looseObject({}), { type: 'object', additionalProperties: true }],
    ['closed ones as false', z.strictObject({}), { type: 'object', additionalProperties: false }],
    [
      'records without names',
      z.record(z.string(), z.int()),
      { type: 'object', additionalProperties: { type: 'integer' } },
    ],
  ])('%s', (_, schema, expected) => {
    expect(memberOf(schema)).toStrictEqual(expected);
  });

  it('has keywords in one order, whatever the order of the calls', () => {
    const schema = z.array(z.string()).min(1).max(2).describe('d');
    expect(Object.keys(memberOf(schema) as object)).toStrictEqual([
      'type',
      'description',
      'items',
      'minItems',
      'maxItems',
    ]);
  });

  it('is what is accepted: a default is not required, and a transform shows its input', () => {
    const { schemas } = convert(z.object({ a: z.string().default('x'), b: z.string().transform(Number) }));
    expect(schemas[0]?.value).toMatchObject({ required: ['b'], properties: { b: { type: 'string' } } });
  });
});

describe('nested schemas', () => {
  const Part = z.object({ n: z.int() }).meta({ id: 'Part' });

  it.each(['2.0', '3.0', '3.1'] as const)('with an id become schemas of their own in %s', (version) => {
    const { schemas } = convert(z.object({ one: Part, many: z.array(Part) }), version);
    expect(schemas).toStrictEqual([
      {
        name: 'Root',
        value: {
          type: 'object',
          required: ['one', 'many'],
          properties: {
            one: { $ref: schemaRef('Part', version) },
            many: { type: 'array', items: { $ref: schemaRef('Part', version) } },
          },
        },
      },
      { name: 'Part', value: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } },
    ]);
  });

  it.each(['2.0', '3.0', '3.1'] as const)('may refer to themselves and to the root in %s', (version) => {
    const Tree = z.object({
      get children() {
        return z.array(Tree);
      },
      inner: z.object({
        get again() {
          return Inner.optional();
        },
      }),
    });
    const Inner = z.object({
      get self() {
        return Inner.optional();
      },
    });
    const { schemas, losses } = convert(Tree, version);
    expect(losses).toStrictEqual([]);
    expect(schemas.map(({ name }) => name)).toStrictEqual(['Root', 'RootAgain']);
    expect(JSON.stringify(schemas[0])).toContain(`"items":{"$ref":"${schemaRef('Root', version)}"}`);
    expect(schemas[1]?.value).toMatchObject({
      properties: { self: { $ref: schemaRef('RootAgain', version) } },
    });
  });

  it.each(['3.1', '3.0'] as const)(
    'that are options of a discriminated union become schemas that its mapping names, in %s',
    (version) => {
      const Card = z.object({ kind: z.literal('card'), last4: z.string() });
      const Bank = z.object({ kind: z.enum(['bank', 'wire']) }).meta({ title: 'Bank transfer' });
      const { schemas } = convert(z.object({ by: z.discriminatedUnion('kind', [Card, Bank]) }), version);
      expect(schemas.map(({ name }) => name)).toStrictEqual(['Root', 'RootCard', 'RootBankTransfer']);
      expect(schemas[0]?.value).toMatchObject({
        properties: {
          by: {
            oneOf: [
              { $ref: '#/components/schemas/RootCard' },
              { $ref: '#/components/schemas/RootBankTransfer' },
            ],
            discriminator: {
              propertyName: 'kind',
              mapping: {
                card: '#/components/schemas/RootCard',
                bank: '#/components/schemas/RootBankTransfer',
                wire: '#/components/schemas/RootBankTransfer',
              },
            },
          },
        },
      });
    },
  );

  it('have names that a component may have, each its own', () => {
    const named = (id: string) => z.object({}).meta({ id });
    const { schemas } = convert(z.object({ a: named('A part/1'), b: named('A~part 1'), c: named('Root') }));
    expect(schemas.map(({ name }) => name)).toStrictEqual(['Root', 'A_part_1', 'A_part_12', 'Root2']);
    expect(schemas[0]?.value).toMatchObject({
      properties: {
        a: { $ref: '#/components/schemas/A_part_1' },
        b: { $ref: '#/components/schemas/A_part_12' },
        c: { $ref: '#/components/schemas/Root2' },
      },
    });
  });

  it('a root with an id goes by the name that was asked for', () => {
    const { schemas } = convert(z.object({ a: Part }).meta({ id: 'Own' }));
    expect(schemas.map(({ name }) => name)).toStrictEqual(['Root', 'Part']);
    expect(schemas[0]?.value).not.toHaveProperty('id');
  });
});

describe('losses', () => {
  it.each([
    ['a date', z.date(), 'unrepresentable', 'Date cannot be represented in JSON Schema'],
    ['a bigint', z.bigint(), 'unrepresentable', 'BigInt cannot be represented in JSON Schema'],
    ['a refinement', z.string().refine(() => true), 'check', 'a refinement'],
    ['a class', z.instanceof(Map), 'check', 'a refinement'],
    ['a regex flag', z.string().regex(/^a/i), 'check', 'the regex flag "i"'],
  ])('%s is named by path', (_, schema, kind, detail) => {
    const { losses } = convert(z.object({ deep: z.array(schema) }));
    expect(losses).toContainEqual({ kind, path: 'properties/deep/items', detail });
  });

  it.each([
    ['the order of a tuple', z.tuple([z.string(), z.int()]), 'prefixItems'],
    ['the names of a record', z.record(z.string().regex(/^a/), z.int()), 'propertyNames'],
  ])('%s is one up to 3.0', (_, schema, detail) => {
    const object = z.object({ a: schema });
    expect(convert(object, '3.1').lost).toStrictEqual([]);
    for (const version of ['2.0', '3.0'] as const) {
      expect(convert(object, version).lost).toStrictEqual([{ path: 'Root/properties/a', keyword: detail }]);
    }
  });

  it('the flag u is none: JSON Schema patterns have it', () => {
    expect(convert(z.string().regex(/^a/u)).losses).toStrictEqual([]);
  });

  it('what Zod refuses as a whole is one', () => {
    const twice = () => z.object({ a: z.string() }).meta({ id: 'SameIdTwice' });
    const { schemas, losses } = convert(z.object({ a: twice(), b: twice() }));
    expect(losses).toMatchObject([
      { kind: 'unrepresentable', path: '', detail: expect.stringContaining('SameIdTwice') },
    ]);
    expect(schemas).toStrictEqual([{ name: 'Root', value: {} }]);
  });
});
