import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { GenResponsesOptions } from '../../src/options.js';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';

const HEAD = 'openapi: 3.1.0\ninfo: { title: Kennel, version: "1" }\npaths: {}\n';
const TABLE = buildStatusTable({ codes: '404,503' }).table;
const HEADERS = {
  all: [{ name: 'X-Request-Id', type: 'string', format: 'uuid', description: 'Quote it to support.' }],
  '5xx': [{ name: 'X-Region' }, { name: 'Retry-After', type: 'integer' }],
} as const;

async function run(text: string, options: GenResponsesOptions = {}) {
  const result = await genResponses(text, { table: TABLE, headers: HEADERS, ...options });
  return { ...result, document: parse(result.text), actions: result.plan.steps.map(stepText) };
}

const stepText = ({ action, pointer }: { action: string; pointer: string }) =>
  `${action} ${pointer.replace('#/components/', '')}`;
const refTo = (name: string) => ({ $ref: `#/components/headers/${name}` });

describe('headers by class', () => {
  test('are written once, and referred to by the responses of the class', async () => {
    const { document, diagnostics } = await run(HEAD);
    const { headers, responses } = document.components;
    expect(diagnostics).toEqual([]);
    expect(headers).toEqual({
      'X-Request-Id': { description: 'Quote it to support.', schema: { type: 'string', format: 'uuid' } },
      'X-Region': { schema: { type: 'string' } },
    });
    expect(responses.NotFound.headers).toEqual({ 'X-Request-Id': refTo('X-Request-Id') });
    // The registry gives 503 a Retry-After; what a status has of its own is more exact.
    expect(responses.ServiceUnavailable.headers).toEqual({
      'Retry-After': expect.objectContaining({ schema: { type: 'string' } }),
      'X-Region': refTo('X-Region'),
      'X-Request-Id': refTo('X-Request-Id'),
    });
  });

  test('are recorded, follow the options, and go when they are not given any more', async () => {
    const first = await run(HEAD);
    expect((await run(first.text)).edits).toEqual([]);
    const changed = await run(first.text, { headers: { all: [{ name: 'X-Request-Id', type: 'integer' }] } });
    expect(changed.actions).toEqual([
      'unchanged responses/NotFound',
      'update responses/ServiceUnavailable',
      'unchanged schemas/ProblemDetails',
      'update headers/X-Request-Id',
      'keep headers/X-Region',
    ]);
    const pruned = await run(first.text, { headers: {}, prune: true, force: true });
    expect(pruned.actions).toContain('remove headers/X-Request-Id');
    expect(pruned.document.components).not.toHaveProperty('headers');
    expect(pruned.document.components['x-gen-responses']).not.toHaveProperty('headers');
    expect((await removeResponses(first.text, { force: true })).text).toBe(HEAD);
  });

  test('refer to a header that the spec has, in any case, and leave it as it is', async () => {
    const own = `${HEAD}components:\n  headers:\n    x-request-id:\n      schema: { type: string }\n`;
    const { document, actions, text } = await run(own, { onConflict: 'fail' });
    expect(actions).toContain('keep headers/x-request-id');
    expect(document.components.headers['x-request-id']).toEqual({ schema: { type: 'string' } });
    expect(document.components.responses.NotFound.headers).toEqual({ 'X-Request-Id': refTo('x-request-id') });
    expect((await run(text)).edits).toEqual([]);
    expect((await removeResponses(text, { force: true })).text).toBe(own);
  });

  test('are kept by --prune and remove while the author refers to one', async () => {
    const { text } = await run(HEAD);
    const used = text.replace(
      'paths: {}',
      "paths: { /a: { get: { responses: { '200': { description: ok, headers: { X-Region: { $ref: '#/components/headers/X-Region' } } } } } } }",
    );
    const removed = await removeResponses(used);
    expect(parse(removed.text).components).toEqual({
      headers: { 'X-Region': { schema: { type: 'string' } } },
      'x-gen-responses': { headers: { 'X-Region': expect.stringMatching(/^sha256-/) } },
    });
  });

  test('stay in the response where a class gives another header of the same name', async () => {
    const headers = { '4xx': [{ name: 'X-Id' }], '5xx': [{ name: 'X-Id', type: 'integer' }] } as const;
    const { components } = (await run(HEAD, { headers })).document;
    expect(components.responses.NotFound.headers).toEqual({ 'X-Id': refTo('X-Id') });
    expect(components.responses.ServiceUnavailable.headers['X-Id']).toEqual({ schema: { type: 'integer' } });
  });

  test('are written into each response in Swagger 2.0', async () => {
    const swagger = HEAD.replace('openapi: 3.1.0', 'swagger: "2.0"');
    const { document, text } = await run(swagger);
    expect(document.responses.NotFound.headers).toEqual({
      'X-Request-Id': { description: 'Quote it to support.', type: 'string', format: 'uuid' },
    });
    expect(document).not.toHaveProperty('headers');
    expect((await run(text)).edits).toEqual([]);
  });

  test('are bounded with the strict body', async () => {
    const { components } = (await run(HEAD, { errorBody: 'problem-details-strict' })).document;
    expect(components.headers['X-Region'].schema).toMatchObject({ maxLength: expect.any(Number) });
  });
});
