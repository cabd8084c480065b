import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PRESET_NAMES, PRESETS } from '../../src/generate/bodies/presets.js';
import { exampleFacts } from '../../src/generate/example-facts.js';
import { convertSchema } from '../../src/json-schema/convert.js';
import { fromZod } from '../../src/json-schema/from-zod.js';
import { readUntrusted } from '../../src/json-schema/read-untrusted.js';
import { schemaValidator } from '../../src/json-schema/validator.js';
import { schemaRef } from '../../src/openapi-version.js';
import { OPEN_ROWS, SAMPLE_ROWS } from './status-row.js';

/** Whether a body is accepted. */
type Verdict = (body: unknown) => boolean;

function emitted(schema: z.ZodType, version: '3.0' | '3.1') {
  const read = fromZod(schema, 'Body').schema;
  const { schemas } = convertSchema(read, 'Body', version);
  return new Map<string, unknown>(schemas.map(({ name, value }) => [schemaRef(name, version), value]));
}

/** AJV on what is written into a 3.1 document. */
function verdict31(schema: z.ZodType): Verdict {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const schemas = Object.fromEntries(
    [...emitted(schema, '3.1')].map(([ref, value]) => [ref.split('/')[3], value]),
  );
  return ajv.compile({ components: { schemas }, $ref: schemaRef('Body', '3.1') });
}

/** AJV on what is written into a 3.0 document; `nullable` is the one keyword of 3.0 that it knows. */
function verdict30(schema: z.ZodType): Verdict {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const schemas = Object.fromEntries(
    [...emitted(schema, '3.0')].map(([ref, value]) => [ref.split('/')[3], value]),
  );
  return ajv.compile({ components: { schemas }, allOf: [{ $ref: schemaRef('Body', '3.0') }] });
}

/**
 * The checker that the examples of foreign schemas go through, on what is written into a 3.0 document. It looks at
 * formats, which are annotations to the others: they are taken out here.
 */
function verdictOfChecker(schema: z.ZodType): Verdict {
  const schemas = emitted(schema, '3.0');
  const read = readUntrusted({ $ref: schemaRef('Body', '3.0') }, '3.0', (ref) =>
    withoutFormats(schemas.get(ref)),
  );
  const validator = read && schemaValidator(read, 'untrusted');
  if (validator === undefined) throw new Error('undecidable');
  return (body) => validator.reject(body) === undefined;
}

const stripped = new Map<unknown, unknown>();

/** The same copy of the same schema: references are told apart by what they lead to. */
function withoutFormats(schema: unknown): unknown {
  if (!stripped.has(schema)) {
    const copy = JSON.parse(JSON.stringify(schema), (key, value) => (key === 'format' ? undefined : value));
    stripped.set(schema, copy);
  }
  return stripped.get(schema);
}

const HOSTILE = [
  null,
  '',
  ' ',
  '\0',
  '\n',
  '#',
  '#/a~2b',
  '404',
  '\ud83d\ude00'.repeat(256),
  'x'.repeat(257),
  'x'.repeat(2049),
  -1,
  -0,
  0,
  99,
  100,
  404,
  404.5,
  599,
  600,
  2 ** 31,
  1e308,
  [],
  [null],
  {},
  { constructor: null },
  JSON.parse('{ "__proto__": { "code": 1 } }'),
] as const;

/** A body that is valid, or has something deleted, replaced or added somewhere, or is anything at all. */
function bodies(valid: readonly unknown[], names: readonly string[]): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(...valid),
  );
  const name = fc.oneof(fc.constantFrom(...names), fc.constantFrom('extra', '__proto__', 'constructor', ''));
  const mutation = fc.record({
    path: fc.array(fc.nat(9), { maxLength: 4 }),
    name,
    value,
    removes: fc.boolean(),
  });
  const mutated = fc
    .tuple(fc.constantFrom(...valid), fc.array(mutation, { maxLength: 3 }))
    .map(([body, mutations]) => mutations.reduce((current, change) => mutate(current, change, 0), body));
  return fc.oneof({ weight: 4, arbitrary: mutated }, fc.dictionary(name, value, { maxKeys: 5 }), value);
}

interface Mutation {
  readonly path: readonly number[];
  readonly name: string;
  readonly value: unknown;
  readonly removes: boolean;
}

/** Steps down `path` by position among the members, as far as it goes, and changes a member there. */
function mutate(body: unknown, change: Mutation, depth: number): unknown {
  if (typeof body !== 'object' || body === null) return change.value;
  const entries = Object.entries(body);
  const step = change.path[depth];
  const index = step === undefined || entries.length === 0 ? -1 : step % entries.length;
  const changed = entries.flatMap(([key, value], position) => {
    if (position !== index) return [[key, value]];
    if (change.removes && depth === change.path.length - 1) return [];
    return [[key, mutate(value, change, depth + 1)]];
  });
  if (Array.isArray(body)) return changed.map(([, value]) => value);
  return Object.fromEntries(index === -1 ? [...changed, [change.name, change.value]] : changed);
}

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(namesIn)];
}

/** Zod leaves a member named `__proto__` out, so it never looks at it. */
function hasProto(value: unknown): boolean {
  return namesIn(value).includes('__proto__');
}

function expectAgreement(
  schema: z.ZodType,
  valid: readonly unknown[],
  verdicts: readonly Verdict[],
  isClosed = false,
): void {
  let accepted = 0;
  let rejected = 0;
  const property = fc.property(bodies(valid, [...new Set(valid.flatMap(namesIn))]), (body) => {
    fc.pre(!(isClosed && hasProto(body)));
    const zod = schema.safeParse(body).success;
    if (zod) accepted += 1;
    else rejected += 1;
    expect(verdicts.map((verdict) => verdict(body))).toStrictEqual(verdicts.map(() => zod));
  });
  fc.assert(property, { numRuns: 1500, seed: 20261123 });
  // The bodies are worth something only when both kinds are among them.
  expect(Math.min(accepted, rejected)).toBeGreaterThan(100);
}

describe('Zod and the emitted schema agree on every body', () => {
  const more: Partial<Record<(typeof PRESET_NAMES)[number], readonly unknown[]>> = {
    'problem-details': [{ instance: '/pets/7', traceId: 1 }],
    'validation-problem': [{ errors: [{ detail: 'd', pointer: '#' }, { detail: 'e' }] }],
    google: [{ error: { code: 404, message: 'm', status: 'NOT_FOUND', details: [{ '@type': 't', x: 1 }] } }],
    microsoft: [
      {
        error: {
          code: 'c',
          message: 'm',
          target: 't',
          details: [{ code: 'c', message: 'm' }],
          innererror: { code: 'i', innererror: { trace: 1 } },
        },
      },
    ],
    jsonapi: [
      {
        errors: [
          {
            id: '1',
            links: { about: null, type: { href: '/t', meta: {} } },
            status: '404',
            source: { pointer: '/a', parameter: 'p', header: 'h' },
            meta: { a: 1 },
          },
        ],
        jsonapi: { version: '1.1' },
        links: { self: '/' },
      },
    ],
  };

  it.each(PRESET_NAMES)('%s', (name) => {
    const [schema, { example }] = [PRESETS[name].schema(z), PRESETS[name]];
    const examples = [...SAMPLE_ROWS, ...OPEN_ROWS].map((row) => example(exampleFacts(row, {})));
    const valid = [...examples, ...(more[name] ?? [])];
    expect(valid.filter((body) => !schema.safeParse(body).success)).toStrictEqual([]);
    expectAgreement(schema, valid, [verdict31(schema), verdict30(schema), verdictOfChecker(schema)]);
  });

  const Part = z.object({ n: z.number().gt(0).lt(10) }).meta({ id: 'EquivalencePart' });
  const custom: Record<string, { schema: z.ZodType; valid: readonly unknown[] }> = {
    'null and exclusive bounds': {
      schema: z.strictObject({
        a: z.string().nullable(),
        part: Part.nullable(),
        parts: z.array(Part).max(2).optional(),
      }),
      valid: [
        { a: null, part: null },
        { a: '', part: { n: 0.5 }, parts: [{ n: 9.9 }, { n: 1, x: 1 }] },
      ],
    },
    'unions and enums': {
      schema: z.object({
        kind: z.enum(['a', 'b']),
        either: z.union([z.string().max(3), z.object({ code: z.int32() }), z.null()]),
        case: z
          .discriminatedUnion('k', [
            z.object({ k: z.literal('x'), v: z.int32() }),
            z.object({ k: z.literal('y') }),
          ])
          .optional(),
      }),
      valid: [
        { kind: 'a', either: 'abc' },
        { kind: 'b', either: { code: 1 }, case: { k: 'x', v: 1 } },
        { kind: 'b', either: null, case: { k: 'y' } },
      ],
    },
    'records, defaults and patterns': {
      schema: z.object({
        by: z.record(z.string(), z.array(z.boolean())),
        text: z.string().startsWith('a').endsWith('z').default('az'),
        any: z.unknown(),
      }),
      valid: [
        { by: { x: [true] }, any: 1 },
        { by: {}, text: 'abcz', any: null },
      ],
    },
  };
  it.each(Object.entries(custom))('%s', (_, { schema, valid }) => {
    expectAgreement(schema, valid, [verdict31(schema), verdictOfChecker(schema)], true);
  });
});

describe('intended differences', () => {
  it.each([
    ['a format is an annotation in JSON Schema', z.object({ v: z.email() }), { v: 'nobody' }],
    ['a refinement is not part of a schema', z.object({ v: z.string().refine(() => false) }), { v: 'x' }],
    ['a safe integer is a limit of JavaScript', z.object({ v: z.int() }), { v: 2 ** 53 }],
  ])('%s', (_, schema, body) => {
    expect(schema.safeParse(body).success).toBe(false);
    expect(
      [verdict31(schema), verdict30(schema), verdictOfChecker(schema)].map((verdict) => verdict(body)),
    ).toStrictEqual([true, true, true]);
  });

  it('a member named __proto__ is left out by Zod, which then accepts what only the schema rejects', () => {
    const body: unknown = JSON.parse('{ "by": { "__proto__": 1 } }');
    const schema = z.object({ by: z.record(z.string(), z.boolean()) });
    expect(schema.safeParse(body).success).toBe(true);
    expect([verdict31(schema), verdictOfChecker(schema)].map((verdict) => verdict(body))).toStrictEqual([
      false,
      false,
    ]);
  });

  it('the comparison can fail', () => {
    const schema = z.object({ v: z.int() });
    const other = verdict31(z.object({ v: z.number() }));
    expect(() => expectAgreement(schema, [{ v: 1 }], [other])).toThrow();
  });
});
