import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitZodModule } from '../../src/emit/zod-module.js';
import { PRESET_NAMES } from '../../src/generate/bodies/presets.js';
import type { ErrorBody } from '../../src/generate/error-body.js';
import { existingSchemaBody } from '../../src/generate/existing-schema-body.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { jsonSchemaBody } from '../../src/generate/schema-body.js';
import { OPEN_ROWS, SAMPLE_ROWS, statusRow } from '../generate/status-row.js';

const run = promisify(execFile);
const rows = [...SAMPLE_ROWS, ...OPEN_ROWS, statusRow({ status: '414', name: 'URITooLong' })];

/** A schema with a part of every kind that is written. */
const FILE = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  description: 'Ends a comment: */ and "quotes" it.',
  required: ['kind', 'message', 'unheard-of'],
  properties: {
    kind: { enum: ['a', 'b', null] },
    message: { type: 'string', minLength: 1, pattern: '^[^`$\\\\]*$' },
    level: { type: 'integer', minimum: 0, exclusiveMaximum: 9 },
    ratio: { type: ['number', 'null'], minimum: 0, maxLength: 3 },
    cause: { $ref: '#' },
    parts: { type: 'array', items: { $ref: '#/$defs/part' }, maxItems: 3 },
    either: { oneOf: [{ const: 1 }, { type: 'string' }] },
    both: { allOf: [{ $ref: '#/$defs/part' }, { type: 'object', required: ['b'] }] },
    counts: { type: 'object', additionalProperties: { type: 'integer' } },
    old: { type: 'string', nullable: true },
    never: false,
    'unheard-of': true,
    sealed: { type: 'object', required: ['x'], additionalProperties: false },
  },
  additionalProperties: false,
  $defs: { part: { type: 'object', properties: { a: { type: 'boolean' } } } },
};

function bodyOfFile(schema: unknown): ErrorBody {
  const { body } = jsonSchemaBody(schema, { name: 'api-error', file: 'e.json' });
  if (body === undefined) throw new Error('no body');
  return body;
}

const bodies: [string, ErrorBody][] = [
  ...PRESET_NAMES.map((name): [string, ErrorBody] => [name, presetBody(name)]),
  ['json-schema', bodyOfFile(FILE)],
];

describe('emitZodModule', () => {
  // Inside the project, so that `zod` is found.
  const folder = mkdtempSync(join(import.meta.dirname, '.zod-module-'));
  const moduleOf = async (name: string) => import(pathToFileURL(join(folder, `${name}.ts`)).href);

  beforeAll(() => {
    for (const [name, body] of bodies) {
      const { text = '', diagnostics } = emitZodModule({ rows }, body);
      expect(diagnostics).toStrictEqual([]);
      writeFileSync(join(folder, `${name}.ts`), text);
    }
    writeFileSync(join(folder, 'use.ts'), USE);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('compiles under strict and isolatedDeclarations, with the types that it promises', async () => {
    const flags =
      '--ignoreConfig --strict --isolatedDeclarations --declaration --exactOptionalPropertyTypes --noUncheckedIndexedAccess --noUnusedLocals --skipLibCheck --module nodenext --target es2023 --outDir out'.split(
        ' ',
      );
    const files = [...bodies.map(([name]) => `${name}.ts`), 'use.ts'];
    const tsc = join(import.meta.dirname, '../../node_modules/.bin/tsc');
    const { stdout } = await run(tsc, [...flags, ...files], { cwd: folder }).catch((error) => error);
    expect(stdout).toBe('');
  });

  it.each(bodies)('takes its own examples back: %s', async (name, body) => {
    const { parseError } = await moduleOf(name);
    const example = body.example(statusRow(), {});
    if (example !== undefined) expect(parseError(404, example)).toStrictEqual(example);
    expect(() => parseError(404, [])).toThrow();
  });

  it('builds a body for each error row, and lets the caller say more', async () => {
    const { notFound, uriTooLong, clientError, ok } = await moduleOf('problem-details');
    expect(notFound({ detail: 'No pet 7.', instance: '/pets/7' })).toStrictEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'No pet 7.',
      instance: '/pets/7',
    });
    expect(uriTooLong().status).toBe(414);
    expect(clientError()).not.toHaveProperty('status');
    expect(ok).toBeUndefined();
  });

  it('builds no made-up faults into a validation problem', async () => {
    const { badRequest } = await moduleOf('validation-problem');
    expect(badRequest()).not.toHaveProperty('errors');
  });

  it('finds the schema of a status, of its range, and the default', async () => {
    const { parseError, schemaByStatus, ProblemDetailsSchema } = await moduleOf('problem-details');
    expect([...schemaByStatus.keys()]).toStrictEqual([
      '400',
      '401',
      '404',
      '422',
      '503',
      '4XX',
      'default',
      '414',
    ]);
    expect(schemaByStatus.get('404')).toBe(ProblemDetailsSchema);
    expect(parseError(499, { title: 'x' })).toStrictEqual({ title: 'x' });
    expect(() => parseError(404, { status: 'x' })).toThrow(/status/);
    const { text = '' } = emitZodModule({ rows: [statusRow()] }, presetBody('simple'));
    writeFileSync(join(folder, 'one.ts'), text);
    const one = await moduleOf('one');
    expect(() => one.parseError(500, { code: 500, message: 'x' })).toThrow(RangeError);
  });

  const accepted = [
    { kind: null, message: 'm', 'unheard-of': 1 },
    {
      kind: 'a',
      message: 'm',
      'unheard-of': {},
      ratio: null,
      cause: { kind: 'b', message: 'x', 'unheard-of': 0 },
    },
    {
      kind: 'a',
      message: 'm',
      'unheard-of': [],
      either: 1,
      both: { a: true, b: 2 },
      counts: { x: 1 },
      old: null,
    },
  ];
  const rejected = [
    { kind: 'c', message: 'm', 'unheard-of': 1 },
    { kind: 'a', message: '', 'unheard-of': 1 },
    { kind: 'a', message: '`', 'unheard-of': 1 },
    { kind: 'a', message: 'm' },
    { kind: 'a', message: 'm', 'unheard-of': 1, level: 9 },
    { kind: 'a', message: 'm', 'unheard-of': 1, more: 1 },
    { kind: 'a', message: 'm', 'unheard-of': 1, cause: {} },
    { kind: 'a', message: 'm', 'unheard-of': 1, both: { a: true } },
    { kind: 'a', message: 'm', 'unheard-of': 1, counts: { x: 'y' } },
    { kind: 'a', message: 'm', 'unheard-of': 1, never: 1 },
    { kind: 'a', message: 'm', 'unheard-of': 1, sealed: { x: 1 } },
    { kind: 'a', message: 'm', 'unheard-of': 1, parts: [{}, {}, {}, {}] },
  ];
  it('reads a JSON Schema as it is meant', async () => {
    const { ApiErrorSchema } = await moduleOf('json-schema');
    const verdict = (value: unknown): boolean => ApiErrorSchema.safeParse(value).success;
    expect(accepted.map(verdict)).toStrictEqual(accepted.map(() => true));
    expect(rejected.map(verdict)).toStrictEqual(rejected.map(() => false));
    expect(accepted.map((value) => bodyOfFile(FILE).reject(value))).toStrictEqual(
      accepted.map(() => undefined),
    );
    expect(rejected.filter((value) => bodyOfFile(FILE).reject(value) === undefined)).toStrictEqual([]);
  });

  it('gives every builder a name of its own that is no reserved word', () => {
    const names = ['default', 'NotFound', 'not-found', '404', 'parse-error', 'Delete'];
    const table = { rows: names.map((name) => statusRow({ name })) };
    const { text = '' } = emitZodModule(table, presetBody('problem-details'));
    const builders = [...text.matchAll(/export function (\w+)\(members/g)].map(([, name]) => name);
    expect(builders).toStrictEqual([
      'defaultError',
      'notFound',
      'notFound2',
      'error404',
      'parseError2',
      'deleteError',
    ]);
  });

  it.each([
    [{ type: 'object', patternProperties: { a: {} } }, 'patternProperties', ''],
    [{ type: 'object', properties: { a: { not: {} } } }, 'not', '/properties/a'],
    [
      { properties: { a: { $ref: '#/components/schemas/B' } } },
      '$ref to #/components/schemas/B',
      '/properties/a',
    ],
    [{ enum: [{}] }, 'enum', ''],
    [JSON.parse('{ "properties": { "__proto__": {} } }'), 'a property named __proto__', ''],
  ])('says which keyword it writes nothing for: %j', (schema, keyword, path) => {
    const { text, diagnostics } = emitZodModule({ rows }, bodyOfFile(schema));
    expect(text).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'KEYWORD_NOT_IN_ZOD', args: { keyword, path } }]);
  });

  it('has nothing to write for a schema of the spec', () => {
    const body = existingSchemaBody({ name: 'Error', version: '3.0' });
    expect(emitZodModule({ rows }, body).diagnostics).toMatchObject([{ code: 'BODY_NOT_EMITTED' }]);
  });
});

/** What a reader of the modules would write; the lines marked must not compile. */
const USE = `
import { notFound, parseError, ProblemDetailsSchema, type ProblemDetails } from './problem-details.js';
import * as microsoft from './microsoft.js';
export const problem: ProblemDetails = notFound({ detail: 'gone', traceId: 7 });
export const status: number | undefined = parseError(404, {}).status;
export const extended: unknown = ProblemDetailsSchema.extend({}).parse({});
export const inner: string | undefined = microsoft.notFound().error.innererror?.innererror?.code;
// @ts-expect-error: a status is a number
notFound({ status: '404' });
// @ts-expect-error: an error has a code
export const faulty: microsoft.MicrosoftErrorDetail = { message: 'x' };
`;
