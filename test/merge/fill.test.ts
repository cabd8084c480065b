import { describe, expect, test } from 'vitest';
import { parse, stringify as toYaml } from 'yaml';
import type { GenResponsesOptions } from '../../src/options.js';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { readTable } from '../../src/table/read-table.js';

const stringify = (value: object) => toYaml(value, { aliasDuplicateObjects: false });
const PROBLEM = { $ref: '#/components/schemas/ProblemDetails' };
const fine = { description: 'Fine.' };
const bare = { description: 'Wrong.' };
const refTo = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** Fills the responses of one GET operation and components. */
async function fill(
  { responses = {}, components = {}, ...rest }: Record<string, object>,
  options: GenResponsesOptions = {},
) {
  const paths = { '/dogs': { get: { responses: { 200: fine, ...responses } }, ...rest } };
  const text = stringify({
    openapi: '3.1.0',
    info: { title: 'Kennel', version: '1' },
    paths,
    components: { responses: components },
  });
  return fillText(text, options);
}

async function fillText(text: string, options: GenResponsesOptions = {}) {
  const settings = { fill: true, onlyReferenced: true, validate: false, ...options };
  const result = await genResponses(text, settings);
  const second = await genResponses(result.text, settings);
  expect(second.edits).toEqual([]);
  const filled = result.plan.steps.filter(({ action }) => action === 'fill').map(({ pointer }) => pointer);
  return { ...result, document: parse(result.text), filled };
}

const AT = '#/paths/~1dogs/get/responses/';

describe('--fill', () => {
  test('adds the content that the table gives the status, and nothing else', async () => {
    const { document, filled } = await fill({ responses: { 404: { ...bare, headers: {} } } });
    expect(filled).toEqual([`${AT}404`]);
    expect(document.paths['/dogs'].get.responses[404]).toEqual({
      description: 'Wrong.',
      headers: {},
      content: {
        'application/problem+json': {
          schema: PROBLEM,
          example: { type: 'about:blank', title: 'Not Found', status: 404 },
        },
      },
    });
    expect(Object.keys(document.components.schemas)).toEqual(['ProblemDetails']);
  });

  test.each([
    [
      'codes of no table, ranges and default',
      { 418: bare, '5XX': bare, default: bare },
      ['418', '5XX', 'default'],
    ],
    ['no success', { 201: bare, 304: bare }, []],
    ['nothing that has content, even empty', { 400: { ...bare, content: {} } }, []],
    ['nothing without a description', { 400: { headers: {} } }, []],
    ['no extension', { 'x-400': bare }, []],
    ['no key that is not a status', { 40: bare, 4040: bare }, []],
  ])('fills %s', async (_, responses, statuses) => {
    expect((await fill({ responses })).filled).toEqual(statuses.map((status) => AT + status));
  });

  test('leaves a schema that a $ref uses as a response', async () => {
    const text = stringify({
      openapi: '3.0.3',
      info: { title: 'Kennel', version: '1' },
      paths: { '/dogs': { get: { responses: { 200: fine, 400: { $ref: '#/components/schemas/Wrong' } } } } },
      components: { schemas: { Wrong: bare } },
    });
    const { filled, edits } = await fillText(text, { validate: true });
    expect([filled, edits]).toEqual([[], []]);
  });

  test.each([
    ['a default that may be the success', { get: { responses: { default: bare } } }],
    ['HEAD', { head: { responses: { 404: bare } } }],
    ['OPTIONS', { options: { responses: { 404: bare } } }],
    ['an operation that opts out', { get: { 'x-gen-responses': false, responses: { 404: bare } } }],
    ['a code that is skipped', { get: { 'x-gen-responses': { skip: [404] }, responses: { 404: bare } } }],
    [
      'a callback',
      {
        get: {
          responses: { 200: fine },
          callbacks: { on: { '{$url}': { post: { responses: { 404: bare } } } } },
        },
      },
    ],
  ])('leaves %s', async (_, operations) => {
    expect((await fill(operations)).filled).toEqual([]);
  });

  test('fills a component once, with an example only where it has one status', async () => {
    const { filled, document } = await fill({
      responses: { 404: refTo('Missing'), 500: refTo('Broken'), 503: refTo('Alias') },
      components: { Missing: bare, Broken: bare, Alias: refTo('Broken'), Unused: bare },
    });
    expect(filled).toEqual(['#/components/responses/Missing', '#/components/responses/Broken']);
    const { Missing, Broken } = document.components.responses;
    expect(Missing.content['application/problem+json']).toHaveProperty('example.status', 404);
    expect(Broken.content).toEqual({ 'application/problem+json': { schema: PROBLEM } });
  });

  test.each([
    ['HEAD', { head: { responses: { 404: refTo('Missing') } } }],
    ['a success', { post: { responses: { 200: refTo('Missing') } } }],
    [
      'an operation that opts out',
      { post: { 'x-gen-responses': false, responses: { 404: refTo('Missing') } } },
    ],
  ])('leaves a component that is also used by %s', async (_, operations) => {
    const responses = { 404: refTo('Missing') };
    expect((await fill({ responses, components: { Missing: bare }, ...operations })).filled).toEqual([]);
  });

  test('fills a component that attach gives an operation', async () => {
    const security = { get: { security: [{ key: [] }], responses: { 200: fine } } };
    const { filled } = await fill({ ...security, components: { Unauthorized: bare } }, { attach: true });
    expect(filled).toEqual(['#/components/responses/Unauthorized']);
  });

  test('leaves a component that the run replaces', async () => {
    const { filled, document } = await fill(
      { responses: { 404: refTo('NotFound') }, components: { NotFound: bare } },
      { onConflict: 'replace' },
    );
    expect(filled).toEqual([]);
    expect(document.components.responses.NotFound.description).not.toBe('Wrong.');
  });

  test('uses the cells of the row, and the error body of the spec', async () => {
    const { table } = await readTable('code,media type\n404,application/vnd.kennel+json\n', {
      file: 'a.csv',
    });
    const { document } = await fill({ responses: { 404: bare } }, { table, errorBody: 'simple' });
    expect(Object.keys(document.paths['/dogs'].get.responses[404].content)).toEqual([
      'application/vnd.kennel+json',
    ]);
  });

  test('reports and leaves a response that is a YAML alias', async () => {
    const { filled, diagnostics } = await fillText(
      [
        'openapi: 3.1.0',
        'info: { title: Kennel, version: "1" }',
        'paths:',
        '  /dogs:',
        '    get:',
        '      responses:',
        "        '200': { description: Fine. }",
        "        '400': { description: Malformed. }",
        "        '404': &gone { description: Gone. }",
        "        '410': *gone",
        '',
      ].join('\n'),
    );
    expect(filled).toEqual([`${AT}400`]);
    expect(diagnostics.map(({ code, place }) => `${code} ${place.pointer}`)).toEqual([
      `OPERATION_NOT_EDITABLE ${AT}404`,
      `OPERATION_NOT_EDITABLE ${AT}410`,
    ]);
  });

  test('gives responses of Swagger 2.0 a schema, and an example for what it produces', async () => {
    const { document } = await fillText(
      stringify({
        swagger: '2.0',
        info: { title: 'Kennel', version: '1' },
        produces: ['application/problem+json'],
        paths: {
          '/dogs': {
            get: { responses: { 200: fine, 404: bare, 500: { ...bare, schema: { type: 'object' } } } },
          },
        },
      }),
    );
    expect(document.paths['/dogs'].get.responses[404]).toEqual({
      description: 'Wrong.',
      schema: { $ref: '#/definitions/ProblemDetails' },
      examples: { 'application/problem+json': { type: 'about:blank', title: 'Not Found', status: 404 } },
    });
  });

  test('stays after remove', async () => {
    const { text } = await fill({ responses: { 404: bare } });
    expect((await removeResponses(text)).text).toBe(text);
  });
});
