import { expect, test } from 'vitest';
import { z } from 'zod';
import { augmentDocument } from '../src/augment-document.js';
import type { Diagnostic } from '../src/diagnostic.js';
import { zodBody } from '../src/generate/zod-body.js';
import type { AugmentOptions } from '../src/options.js';
import { genResponses } from '../src/pipeline.js';
import { readTable } from '../src/table/read-table.js';

/** Findings about what is generated, as a run over a spec gives them. */
async function findingsOf(text: string, options: AugmentOptions = {}): Promise<string[]> {
  const { diagnostics } = await genResponses(text, { file: 'spec.yaml', ...options });
  return diagnostics.map(summary);
}

function summary({ code, args, place: { file, line, column } }: Diagnostic): string {
  const what = 'mediaType' in args ? ` ${args.mediaType}` : '';
  return `${code}${what} ${file}:${line}:${column}`;
}

const SWAGGER = `swagger: '2.0'
info: { title: A, version: '1' }
produces:
  - text/plain
paths: {}
`;

test.each([
  ['problem-details', 'application/problem+json'],
  ['simple', 'application/json'],
] as const)(
  'Swagger 2.0: examples of %s left out because "produces" lacks %s are told of there',
  async (errorBody, type) => {
    expect(await findingsOf(SWAGGER, { errorBody })).toEqual([
      `MEDIA_TYPE_NOT_PRODUCED ${type} spec.yaml:3:1`,
    ]);
  },
);

test('Swagger 2.0: does not report missing examples when it writes no response', async () => {
  expect(await findingsOf(SWAGGER, { onlyReferenced: true })).toEqual([]);
});

test('Swagger 2.0: every media type that "produces" lacks is told of, and no other', async () => {
  const mediaTypes = ['application/json', 'text/plain', 'application/xml'];
  expect(await findingsOf(SWAGGER, { mediaTypes })).toEqual([
    'MEDIA_TYPE_NOT_PRODUCED application/json spec.yaml:3:1',
    'MEDIA_TYPE_NOT_PRODUCED application/xml spec.yaml:3:1',
  ]);
});

test.each([
  ['the document', 'produces: [application/vnd.pets+json]', ''],
  [
    'the operation',
    'produces: [text/html, application/vnd.pets+json]',
    'produces: [application/vnd.pets+json]',
  ],
  ['the operations where the document lists none', '', 'produces: [application/vnd.pets+json]'],
])('Swagger 2.0: examples of a schema of the spec’s own have the media types of %s', async (_, root, own) => {
  const text = `swagger: '2.0'
info: { title: A, version: '1' }
${root}
paths:
  /a:
    get:
      ${own}
      responses: { 409: { description: Taken, schema: { $ref: '#/definitions/Error' } } }
definitions:
  Error: { type: object, properties: { message: { type: string } } }
`;
  const { document, diagnostics } = await augmented(text, { errorBody: '#/definitions/Error' });
  expect(diagnostics).toEqual([]);
  expect(document).toHaveProperty(['responses', 'NotFound', 'examples'], {
    'application/vnd.pets+json': { message: 'Not Found' },
  });
});

async function augmented(text: string, options: AugmentOptions) {
  const result = await genResponses(text, options);
  const { readSource } = await import('../src/syntax/read-source.js');
  return { ...result, document: readSource(result.text, { file: '' }).document?.value };
}

test('Swagger 2.0: a range that is left out is told of at its row', async () => {
  const csv = 'code,message,description\n404,Not Found,Nothing here.\n4XX,Client Error,Your fault.\n';
  const { table } = await readTable(csv, { file: 'codes.csv' });
  expect(await findingsOf(SWAGGER.replace('text/plain', 'application/problem+json'), { table })).toEqual([
    'RANGE_NOT_IN_VERSION codes.csv:3:1',
  ]);
});

const OPENAPI = `openapi: 3.1.0
info: { title: A, version: '1' }
paths: {}
components:
  schemas:
    Other: { type: string }
    ProblemDetails:
      type: object
      required: [trace]
      properties: { trace: { type: string, pattern: '^[a-f]{32}$' } }
`;

test('an example that cannot be made for a schema of the spec is reported at the schema', async () => {
  const errorBody = '#/components/schemas/ProblemDetails';
  expect(await findingsOf(OPENAPI, { errorBody })).toEqual(['EXAMPLES_LEFT_OUT spec.yaml:7:5']);
});

const option = (to: number) => `{ $ref: '#/components/schemas/S${to}' }`;
test.each([
  ['requires itself', 'type: object, required: [cause], properties: { cause: ERROR }', 1],
  [
    'requires itself or a text',
    'type: object, required: [cause], properties: { cause: { oneOf: [ERROR, { type: string }] } }',
    0,
  ],
  ['has options of options', `oneOf: [${option(0)}, ${option(0)}]`, 1],
  ['says the same again and again', `type: object, allOf: [${option(0)}, ${option(0)}]`, 0],
])('an error body that %s ends no run', async (_, schema, findings) => {
  const word = schema.startsWith('oneOf') ? 'oneOf' : 'allOf';
  const chain = Array.from(
    { length: 11 },
    (_, at) => `    S${at}: { ${word}: [${option(at + 1)}, ${option(at + 1)}] }`,
  );
  const text = `openapi: 3.1.0
info: { title: A, version: '1' }
paths: {}
components:
  schemas:
    Error: { ${schema.replace('ERROR', "{ $ref: '#/components/schemas/Error' }")} }
${chain.join('\n')}
    S11: { type: object, properties: { message: { type: string } } }
`;
  const found = await findingsOf(text, { errorBody: '#/components/schemas/Error' });
  expect(found).toHaveLength(findings);
});

test('an example that does not fit its schema is told of at its row', async () => {
  const csv = 'code,message,description\n404,Not Found,Nothing here.\n';
  const { table } = await readTable(csv, { file: 'codes.csv' });
  const { body } = zodBody(z.object({ type: z.url() }), { name: 'Fault', file: 'fault.ts' });
  const forced = body && { ...body, example: () => ({ type: 'not a URI' }) };
  const text = 'openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths: {}\n';
  expect(await findingsOf(text, { table, ...(forced && { errorBody: forced }) })).toEqual([
    'EXAMPLE_REJECTED codes.csv:2:1',
  ]);
});

test('a refinement of a schema with metadata is told of once', async () => {
  const schema = z
    .object({
      code: z
        .string()
        .refine((code) => code !== '')
        .meta({ description: 'A code.' }),
    })
    .refine(() => true)
    .meta({ id: 'Fault' });
  const { body } = zodBody(schema, { name: 'Fault', file: 'fault.ts' });
  expect(body?.schemas('3.1').diagnostics.map(({ code, args }) => ({ code, args }))).toEqual([
    { code: 'CHECK_NOT_REPRESENTED', args: { path: '', check: 'a refinement' } },
    { code: 'CHECK_NOT_REPRESENTED', args: { path: 'properties/code', check: 'a refinement' } },
  ]);
});

test('changing a document that came out changes none that comes out later', () => {
  const { body } = zodBody(z.object({ code: z.string() }), { name: 'Fault', file: 'fault.ts' });
  const run = () =>
    augmentDocument<object>({ openapi: '3.1.0', info: {}, paths: {} }, body && { errorBody: body }).document;
  const first = structuredClone(run());
  const { components } = run() as { components: { schemas: { Fault: { properties: object } } } };
  Object.assign(components.schemas.Fault.properties, { extra: {} });
  expect(run()).toEqual(first);
});

test('a document that changed between two calls is read anew', () => {
  const responses: Record<string, object> = { 200: { description: 'x' } };
  const get = {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
    responses,
  };
  const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths: { '/a/{id}': { get } } };
  const statuses = () =>
    Object.keys(augmentDocument(document, { attach: true }).document.paths['/a/{id}'].get.responses);
  expect(statuses()).toEqual(['200', '400', '404']);
  responses['4XX'] = { description: 'y' };
  expect(statuses()).toEqual(['200', '4XX']);
});
