import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmittedText, emitZodModule } from '../../src/emit/zod-module.js';
import { PRESET_NAMES } from '../../src/generate/bodies/presets.js';
import type { ErrorBody } from '../../src/generate/error-body.js';
import { existingSchemaBody } from '../../src/generate/existing-schema-body.js';
import { presetBody } from '../../src/generate/preset-body.js';
import { jsonSchemaBody } from '../../src/generate/schema-body.js';
import { zodBody } from '../../src/generate/zod-body.js';
import { readTable } from '../../src/table/read-table.js';
import type { StatusTable } from '../../src/table/status-table.js';
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
    old: { type: ['string', 'null'] },
    based: { $ref: '#/$defs/part', type: 'object', properties: { b: { const: 1 } }, required: ['b'] },
    never: false,
    'unheard-of': true,
    sealed: { type: 'object', required: ['x'], additionalProperties: false },
  },
  additionalProperties: false,
  $defs: { part: { type: 'object', properties: { a: { type: 'boolean' } } } },
};

function bodyOfFile(schema: unknown, name = 'api-error'): ErrorBody {
  const { body } = jsonSchemaBody(schema, { name, file: 'e.json' });
  if (body === undefined) throw new Error('no body');
  return body;
}

const bodies: [string, ErrorBody][] = [
  ...PRESET_NAMES.map((name): [string, ErrorBody] => [name, presetBody(name)]),
  ['json-schema', bodyOfFile(FILE)],
];

/** Rows with error codes, one row schema, and a status whose schema is in the spec. */
const PETS = `
| HTTP | Error code | Message | Description | Schema |
|---|---|---|---|---|
| 400 | INVALID_NAME | Bad name | A pet needs a name. | |
| 404 | PET_MISSING | No such pet | The pet does not exist. | |
| 404 | OWNER_MISSING | No such owner | The owner does not exist. | |
| 422 | INVALID_NAME | Bad owner | An owner needs a name. | |
| 409 | PET_TAKEN | Pet is taken | The pet has an owner. | pet-error.json |
| 410 | PET_GONE | Pet left | The pet has moved away. | #/components/schemas/Gone |
`;
const PET_ERROR = {
  type: 'object',
  required: ['message', 'requestId', 'owner'],
  properties: {
    version: { const: '1' },
    message: { type: 'string' },
    requestId: { type: 'string', format: 'uuid' },
    owner: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    detail: { type: 'string' },
    cause: { $ref: '#' },
  },
};
const UNION = { oneOf: [{ $ref: '#/$defs/Map' }, { type: 'string' }], $defs: { Map: { type: 'object' } } };

/** What an author's module holds. */
const AUTHOR = `import { z } from 'zod';

export const ApiError = z
  .object({ level: z.int().default(7), message: z.string().refine((text) => !text.includes('!')), traceId: z.string() })
  .describe('An error.');
export default ApiError;
`;

const LARGE_STATUSES = [400, 401, 403, 404, 409, 422, 500, 503];

async function tableOf(text: string, file: string): Promise<StatusTable> {
  const { table, diagnostics } = await readTable(text, { file });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toStrictEqual([]);
  return table;
}

describe('emitZodModule', () => {
  // Inside the project, so that `zod` is found.
  const folder = mkdtempSync(join(import.meta.dirname, '.zod-module-'));
  const moduleOf = async (name: string) => import(pathToFileURL(join(folder, `${name}.ts`)).href);

  const write = (name: string, { text = '' }: EmittedText) => writeFileSync(join(folder, `${name}.ts`), text);

  beforeAll(async () => {
    for (const [name, body] of bodies) {
      const { text = '', diagnostics } = emitZodModule({ rows }, body);
      expect(diagnostics).toStrictEqual([]);
      write(name, { text, diagnostics });
    }
    const problem = presetBody('problem-details');
    const rowSchemas = new Map([['pet-error.json', bodyOfFile(PET_ERROR, 'PetError')]]);
    write('pets', emitZodModule(await tableOf(PETS, 'pets.md'), problem, { rowSchemas }));
    const large = Array.from({ length: 250 }, (_, index) => ({
      code: LARGE_STATUSES[index % LARGE_STATUSES.length],
      errorCode: `E_${index}`,
      description: `What went wrong is number ${index}.`,
    }));
    write('large', emitZodModule(await tableOf(JSON.stringify(large), 'large.json'), problem));
    writeFileSync(join(folder, 'author.ts'), AUTHOR);
    const author = await moduleOf('author');
    for (const [name, exported] of [
      ['imported', 'ApiError'],
      ['default-import', 'default'],
    ] as const) {
      const { body } = zodBody(author.ApiError, { name: 'apiError', file: 'author.ts' });
      const module = { specifier: './author.js', exported };
      if (body !== undefined) write(name, emitZodModule({ rows }, body, { module }));
    }
    writeFileSync(join(folder, 'use.ts'), USE);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  // An author's module has inferred exports, which isolatedDeclarations forbids.
  const emitted = [...bodies.map(([name]) => name), 'pets', 'large'];
  it.each([
    ['--isolatedDeclarations', emitted],
    ['--noUnusedLocals', [...emitted, 'imported', 'default-import', 'use']],
  ])('compiles under strict and %s, with the types that it promises', async (flag, names) => {
    const flags =
      '--ignoreConfig --strict --declaration --exactOptionalPropertyTypes --noUncheckedIndexedAccess --noUnusedLocals --skipLibCheck --module nodenext --target es2023 --outDir out'.split(
        ' ',
      );
    const tsc = join(import.meta.dirname, '../../node_modules/.bin/tsc');
    const files = names.map((name) => `${name}.ts`);
    const { stdout } = await run(tsc, [...flags, flag, ...files], { cwd: folder }).catch((error) => error);
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
    const { parseError, schemaByStatus, ProblemDetails } = await moduleOf('problem-details');
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
    expect(schemaByStatus.get('404')).toBe(ProblemDetails);
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
    const { ApiError } = await moduleOf('json-schema');
    const verdict = (value: unknown): boolean => ApiError.safeParse(value).success;
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
      'notFound404',
      'error404',
      'parseError404',
      'deleteError',
    ]);
  });

  it('builds a body for each case, and asks for what no row can say', async () => {
    const { petMissing, ownerMissing, invalidName, invalidName422, petTaken, notFound } =
      await moduleOf('pets');
    expect(notFound).toBeUndefined();
    expect(petMissing({ detail: 'No pet 7.' })).toMatchObject({ status: 404, detail: 'No pet 7.' });
    expect(ownerMissing()).not.toHaveProperty('detail');
    expect([invalidName().status, invalidName422().status]).toStrictEqual([400, 422]);
    const given = { requestId: 'r', owner: { name: 'Ada' } };
    expect(petTaken(given)).toStrictEqual({ version: '1', message: 'Pet is taken', ...given });
  });

  it('knows the error codes', async () => {
    const { errorCodes, isErrorCode } = await moduleOf('pets');
    expect(errorCodes).toStrictEqual([
      'INVALID_NAME',
      'PET_MISSING',
      'OWNER_MISSING',
      'PET_TAKEN',
      'PET_GONE',
    ]);
    expect(['PET_TAKEN', 'PET_LOST', undefined].map(isErrorCode)).toStrictEqual([true, false, false]);
    expect((await moduleOf('large')).errorCodes).toHaveLength(250);
    expect(await moduleOf('problem-details')).not.toHaveProperty('errorCodes');
  });

  it('parses by the schemas of rows', async () => {
    const { parseError, schemaByStatus, PetError } = await moduleOf('pets');
    expect(schemaByStatus.get('409')).toBe(PetError);
    expect(() => parseError(409, { title: 'Conflict' })).toThrow(/requestId/);
    expect(parseError(410, 'anything')).toBe('anything');
  });

  it('says which row has its schema in the spec', async () => {
    const { diagnostics } = emitZodModule(await tableOf(PETS, 'pets.md'), presetBody('simple'), {
      rowSchemas: new Map([['pet-error.json', bodyOfFile(PET_ERROR)]]),
    });
    expect(diagnostics).toMatchObject([
      {
        code: 'ROW_SCHEMA_NOT_EMITTED',
        args: { status: '410', schema: '#/components/schemas/Gone' },
        place: { file: 'pets.md', line: 9 },
      },
    ]);
  });

  it.each(['imported', 'default-import'])('re-exports the schema of a module: %s', async (name) => {
    const { ApiError, notFound, parseError } = await moduleOf(name);
    const author = await moduleOf('author');
    expect(ApiError).toBe(author.ApiError);
    expect(parseError(404, notFound({ traceId: 't' }))).toStrictEqual({
      level: 7,
      message: 'Not Found',
      traceId: 't',
    });
    expect(() => parseError(404, { message: 'No!', traceId: 't' })).toThrow();
  });

  it('writes no builders for a union, and says so', () => {
    const { text, diagnostics } = emitZodModule({ rows }, bodyOfFile(UNION, 'Error'));
    expect(text).toContain('export const ErrorBody: z.ZodType<ErrorBody> = z.xor([z.lazy(() => ErrorMap)');
    expect(text).not.toContain('members');
    const place = { file: 'e.json' };
    expect(diagnostics).toMatchObject([{ code: 'NO_BUILDERS', args: { name: 'ErrorBody' }, place }]);
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
    const place = { file: 'e.json' };
    expect(diagnostics).toMatchObject([{ code: 'KEYWORD_NOT_IN_ZOD', args: { keyword, path }, place }]);
  });

  it('has nothing to write for a schema of the spec', () => {
    const body = existingSchemaBody({ name: 'Error', version: '3.0' });
    expect(emitZodModule({ rows }, body).diagnostics).toMatchObject([{ code: 'BODY_NOT_EMITTED' }]);
  });
});

/** What a reader of the modules would write; the lines marked must not compile. */
const USE = `
import { notFound, parseError, ProblemDetails } from './problem-details.js';
import * as microsoft from './microsoft.js';
export const problem: ProblemDetails = notFound({ detail: 'gone', traceId: 7 });
export const status: number | undefined = parseError(404, {}).status;
export const extended: unknown = ProblemDetails.extend({}).parse({});
export const inner: string | undefined = microsoft.notFound().error.innererror?.innererror?.code;
import * as pets from './pets.js';
import * as imported from './imported.js';
export function explain(status: number, body: unknown): string {
  const { code } = pets.parseError(404, body);
  if (status === 409) return pets.parseError(status, body).requestId;
  if (!pets.isErrorCode(code)) return 'unknown';
  switch (code) {
    case 'INVALID_NAME':
      return 'name';
    case 'PET_MISSING':
    case 'OWNER_MISSING':
      return 'missing';
    case 'PET_TAKEN':
    case 'PET_GONE':
      return 'too late';
    // @ts-expect-error: the API has no such code
    case 'PET_LOST':
      return 'lost';
    default:
      return code satisfies never;
  }
}
export const sent = imported.notFound({ traceId: 't' });
export const read: number = imported.parseError(404, sent).level;
// @ts-expect-error: nobody but the caller knows the trace
imported.notFound();
// @ts-expect-error: a pet error has a request
pets.petTaken({ owner: { name: 'Ada' } });
// @ts-expect-error: a status is a number
notFound({ status: '404' });
// @ts-expect-error: an error has a code
export const faulty: microsoft.MicrosoftErrorDetail = { message: 'x' };
`;
