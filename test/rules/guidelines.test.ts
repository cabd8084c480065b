import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { GenResponsesOptions } from '../../src/options.js';
import { genResponses } from '../../src/pipeline.js';
import { parseClassHeaders } from '../../src/table/class-headers.js';

/** The rule sets without a linter of their own, against what their guidelines say in writing. */
const SPEC = `openapi: 3.0.4
info: { title: Kennel, version: '1' }
paths:
  /dogs:
    get:
      responses: { '200': { description: The dogs. } }
    post:
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '201': { description: The dog. } }
  /dogs/{id}:
    get:
      responses: { '200': { description: The dog. } }
`;

interface Result {
  readonly attached: Record<string, string[]>;
  readonly components: {
    readonly responses: Record<
      string,
      { headers?: Record<string, unknown>; content: Record<string, unknown> }
    >;
    readonly schemas: Record<
      string,
      { required?: string[]; properties: Record<string, { required?: string[] }> }
    >;
  };
}

async function attach(options: GenResponsesOptions): Promise<Result> {
  const { text, diagnostics } = await genResponses(SPEC, { attach: true, ...options });
  expect(diagnostics).toEqual([]);
  const { paths, components } = parse(text);
  const operations = { list: paths['/dogs'].get, add: paths['/dogs'].post, show: paths['/dogs/{id}'].get };
  const attached = Object.entries(operations).map(([name, { responses }]) => [
    name,
    Object.keys(responses).filter((status) => !status.startsWith('2')),
  ]);
  return { attached: Object.fromEntries(attached), components };
}

describe('the CAMARA design guide', () => {
  let result: Result;
  beforeAll(async () => {
    const headers = parseClassHeaders(['x-correlator: string']) ?? {};
    result = await attach({ rules: 'camara', errorBody: 'camara', headers });
  });

  test('3.2: 401 and 403 always, 400 with input, 404 with a path parameter', () => {
    expect(result.attached).toEqual({
      list: ['401', '403'],
      add: ['400', '401', '403'],
      show: ['400', '401', '403', '404'],
    });
  });

  test('3.2: no 405, 406, 410, 412, 415 and 5xx', () => {
    const statuses = Object.values(result.attached).flat();
    expect(statuses.filter((status) => /^(40[56]|410|41[25]|5)/.test(status))).toEqual([]);
  });

  test('3.1: every error has an ErrorInfo with status, code and message', () => {
    const { responses, schemas } = result.components;
    for (const { content } of Object.values(responses)) {
      expect(content).toHaveProperty(['application/json', 'schema'], {
        $ref: '#/components/schemas/ErrorInfo',
      });
    }
    expect(schemas.ErrorInfo?.required).toEqual(['status', 'code', 'message']);
  });

  test('5.8: every response has the header x-correlator', () => {
    for (const { headers } of Object.values(result.components.responses)) {
      expect(headers).toHaveProperty('x-correlator', { $ref: '#/components/headers/x-correlator' });
    }
  });
});

test('the Azure guidelines: one default response with error.code and error.message, and x-ms-error-code', async () => {
  const headers = parseClassHeaders(['x-ms-error-code: string']) ?? {};
  const { attached, components } = await attach({ rules: 'azure', errorBody: 'microsoft', headers });
  expect(attached).toEqual({ list: ['default'], add: ['default'], show: ['default'] });
  const { UnexpectedError } = components.responses;
  expect(UnexpectedError?.headers).toHaveProperty('x-ms-error-code');
  const { MicrosoftError } = components.schemas;
  expect(MicrosoftError?.required).toEqual(['error']);
  expect(MicrosoftError?.properties).toHaveProperty('error');
});

test('the Zalando guidelines: a default response with a problem document, and no standard errors', async () => {
  const { attached, components } = await attach({ rules: 'zalando' });
  expect(attached).toEqual({ list: ['default'], add: ['default'], show: ['default'] });
  expect(Object.keys(components.responses.UnexpectedError?.content ?? {})).toEqual([
    'application/problem+json',
  ]);
});
