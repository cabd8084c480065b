import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { zodBody } from '../../src/generate/zod-body.js';
import { statusRow } from './status-row.js';

const origin = { name: 'ApiError', file: 'error.ts' };

function bodyOf(schema: z.ZodType) {
  const { body } = zodBody(schema, origin);
  if (body === undefined) throw new Error('no body');
  return body;
}

describe('an author’s Zod schema', () => {
  const Part = z
    .object({ code: z.enum(['NOT_FOUND', 'GONE']), message: z.string() })
    .meta({ id: 'ZodBodyPart' });

  it('is written with its named parts', () => {
    const { schemas, diagnostics } = bodyOf(z.object({ error: Part })).schemas('3.0');
    expect(diagnostics).toStrictEqual([]);
    expect(schemas.map(({ name }) => name)).toStrictEqual(['ApiError', 'ZodBodyPart']);
    expect(schemas[0]?.value).toHaveProperty('properties.error.$ref', '#/components/schemas/ZodBodyPart');
  });

  it('gets examples that Zod accepts, refinements included', () => {
    expect(bodyOf(z.object({ error: Part })).example(statusRow(), {})).toStrictEqual({
      error: { code: 'NOT_FOUND', message: 'Not Found' },
    });
    const short = z
      .object({ message: z.string().optional(), code: z.int() })
      .refine(({ message }) => message === undefined);
    expect(bodyOf(short).example(statusRow(), {})).toStrictEqual({ code: 404 });
    const never = z.object({ message: z.string() }).refine(() => false);
    expect(bodyOf(never).example(statusRow(), {})).toBeUndefined();
  });

  it('may throw or wait in its checks: there is no example then', () => {
    const throwing = z.object({
      message: z.string().refine(() => {
        throw new Error('broken check');
      }),
    });
    expect(bodyOf(throwing).example(statusRow(), {})).toBeUndefined();
    expect(bodyOf(throwing).reject({ message: 'x' })).toBe('broken check');
    const waiting = z.object({ message: z.string().refine(async () => true) });
    expect(bodyOf(waiting).example(statusRow(), {})).toBeUndefined();
  });

  it.each([
    [
      'a type that JSON lacks',
      z.object({ at: z.date() }),
      '3.1',
      'UNREPRESENTABLE_TYPE',
      { path: 'properties/at' },
    ],
    [
      'a refinement',
      z.object({ at: z.string().refine(() => true) }),
      '3.1',
      'CHECK_NOT_REPRESENTED',
      { path: 'properties/at', check: 'a refinement' },
    ],
    [
      'a regex flag',
      z.object({ at: z.string().regex(/a/i) }),
      '3.0',
      'CHECK_NOT_REPRESENTED',
      { check: 'the regex flag "i"' },
    ],
    [
      'a union in 2.0',
      z.object({ at: z.union([z.string(), z.int()]) }),
      '2.0',
      'SCHEMA_WIDENED',
      { lost: ['type [string, integer] (ApiError/properties/at)'], version: '2.0' },
    ],
  ] as const)('says where the spec says less: %s', (_, schema, version, code, args) => {
    expect(bodyOf(schema).schemas(version).diagnostics).toMatchObject([
      { code, args, place: { file: 'error.ts' } },
    ]);
  });
});

describe('what is no Zod schema', () => {
  it.each([
    ['nothing', undefined, undefined],
    ['a function', () => z.string(), undefined],
    ['a plain object', { type: 'object' }, undefined],
    ['a schema of Zod 3', { _def: { typeName: 'ZodObject' }, parse: () => undefined }, '3'],
    ['a schema of Zod 4.1', { _zod: { version: { major: 4, minor: 1, patch: 13 } } }, '4.1'],
    ['something with an odd member', { _zod: null }, undefined],
  ])('is refused, and says what it is: %s', (_, value, version) => {
    expect(zodBody(value, origin)).toStrictEqual({
      diagnostics: [
        {
          code: 'NOT_A_ZOD_SCHEMA',
          severity: 'error',
          args: { name: 'ApiError', version },
          place: { file: 'error.ts' },
        },
      ],
    });
  });
});
