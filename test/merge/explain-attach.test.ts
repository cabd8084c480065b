import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { explainSpec } from '../../src/inspect-spec.js';
import type { GenResponsesOptions } from '../../src/options.js';
import { genResponses } from '../../src/pipeline.js';
import { describeVerdict } from '../../src/report/messages/explanation.js';
import { readRules } from '../../src/rules/read-rules.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';

const { table } = buildStatusTable({ codes: '400,401,403,404' });
const fine = { description: 'Fine.' };
const path = (name: string, schema: object) => ({ name, in: 'path', required: true, schema });

async function explain(paths: object, options: GenResponsesOptions = {}, rest: object = {}) {
  const document = { openapi: '3.2.0', info: { title: 'Kennel', version: '1' }, ...rest, paths };
  const text = stringify(document, { aliasDuplicateObjects: false });
  const explained = await explainSpec(text, { table, ...options });
  const attached = await genResponses(text, { table, attach: true, validate: false, ...options });
  const steps = attached.plan.steps.filter(({ action }) => action === 'attach').map(({ pointer }) => pointer);
  const said = explained.operations.flatMap(({ place, statuses }) =>
    statuses
      .filter(({ verdict }) => verdict.code === 'attach')
      .map(({ status }) => `${place.pointer}/responses/${status}`),
  );
  expect(said.sort()).toEqual(steps.sort());
  return { ...explained, text: attached.text };
}

/** The reason for one status of the first operation. */
async function reasonFor(status: string, ...given: Parameters<typeof explain>): Promise<string> {
  const { operations } = await explain(...given);
  const found = operations[0]?.statuses.find((one) => one.status === status);
  return found === undefined ? 'none' : describeVerdict(found.verdict, found.condition);
}

const get = (operation: object, at = '/dogs') => ({
  [at]: { get: { responses: { 200: fine }, ...operation } },
});
const secured = { security: [{ key: [], org: [] }] };

describe('why a status is attached or not', () => {
  test.each<[string, string, object, string]>([
    ['a path parameter', '404', get({}, '/dogs/{id}'), 'path-parameters: path parameter id'],
    ['none', '404', get({}), 'path-parameters: no path parameters'],
    [
      'one in the query of the path',
      '404',
      get({ parameters: [path('tag', { type: 'string' })] }, '/dogs?tag={tag}'),
      'path-parameters: no path parameters',
    ],
    [
      'one in the query of the path',
      '400',
      get({ parameters: [path('tag', { type: 'string' })] }, '/dogs?tag={tag}'),
      'query-parameters: query parameter tag',
    ],
    ['security', '401', get(secured), 'secured: security key, org'],
    ['no security', '401', get({}), 'secured: no security'],
    ['optional security', '401', get({ security: [{ key: [] }, {}] }), 'secured: security is optional'],
    ['a declared status', '404', get({ responses: { 404: fine } }, '/{id}'), 'declared'],
    ['a declared range', '404', get({ responses: { '4xx': fine } }, '/{id}'), 'declared as 4xx'],
    [
      'a declared 422',
      '400',
      {
        ...get({ responses: { 422: fine } }, '/{id}'),
        ...get({ responses: { 400: fine } }),
      },
      'declared as 422',
    ],
    ['an opt-out', '404', get({ 'x-gen-responses': { skip: [404] } }, '/{id}'), 'x-gen-responses opts out'],
    [
      'a path parameter that any string fits',
      '400',
      get({ parameters: [path('id', { type: 'string' })] }, '/{id}'),
      'query-parameters, path-parameters, body: no query parameters, path parameter id does not count (any string fits), no request body',
    ],
  ])('%s', async (_, status, paths, reason) => {
    expect(await reasonFor(status, paths)).toBe(reason);
  });

  test('the practice of the spec', async () => {
    const only401 = { ...get({ ...secured, responses: { 401: fine } }), ...get(secured, '/cats') };
    expect(await reasonFor('403', only401)).toBe('the spec declares only 401, on 1 of 2 secured operations');
    const paths = Array.from({ length: 20 }, (_, at) =>
      get({ ...secured, responses: { 403: fine, ...(at === 9 && { 401: fine }) } }, `/cats/${at}`),
    );
    expect(await reasonFor('401', Object.assign({}, ...paths))).toBe(
      'the spec declares 403 on 20 of 20 secured operations, 401 on only 1',
    );
    const lonely = Array.from({ length: 20 }, (_, at) =>
      get(
        { parameters: [path('id', { type: 'integer' })], responses: { 404: fine } },
        `/{id}/cats/${at}/{no}`,
      ),
    );
    expect(await reasonFor('400', Object.assign({}, ...lonely))).toBe(
      'query-parameters, path-parameters, body: no query parameters, path parameters id, no do not count (only 0 of 20 operations like this declare 400, 422 or 4XX), no request body',
    );
    expect(await reasonFor('400', get({ responses: { 422: fine } }))).toBe(
      'the spec declares 422 and nowhere 400',
    );
    expect(await reasonFor('401', get({ responses: { 200: fine, default: fine } }))).toBe(
      '1 of 1 operations declare their errors by "default" alone',
    );
  });

  test('a condition of the table, with every kind of term', async () => {
    const { rules } = readRules(
      '404: tag:dog + path:/dogs/* + GET + !operation:x + header-parameters\n',
      'r.yaml',
    );
    const dog = get({ tags: ['dog'], parameters: [{ name: 'X-Id', in: 'header' }] }, '/dogs/{id}');
    expect(await reasonFor('404', dog, { rules })).toBe(
      'tag:dog + path:/dogs/* + GET + !operation:x + header-parameters: ' +
        'tags dog, path /dogs/{id}, method GET, no operationId, header parameter X-Id',
    );
  });

  test('an earlier run', async () => {
    const { text } = await explain(get({}, '/dogs/{id}'));
    const again = await explainSpec(text, { table });
    const found = again.operations[0]?.statuses.find(({ status }) => status === '404');
    expect(found?.verdict).toEqual({ code: 'attached-before' });
  });

  test('responses that cannot be edited', async () => {
    const text = `openapi: 3.1.0
paths:
  /dogs/{id}:
    get: { responses: &shared { '200': { description: OK } } }
    put: { responses: *shared }
`;
    const { operations } = await explainSpec(text, { table });
    const found = operations.map(({ statuses }) => statuses.find(({ status }) => status === '404')?.verdict);
    expect(found.map((verdict) => verdict && describeVerdict(verdict, undefined))).toEqual([
      'cannot edit #/paths/~1dogs~1{id}/get/responses, because a YAML alias refers to it',
      'cannot edit #/paths/~1dogs~1{id}/put/responses, because it is a YAML alias',
    ]);
  });

  test('a range that is the same response', async () => {
    const { rules } = readRules('404: always\n', 'r.yaml');
    const shared = { $ref: '#/components/responses/NotFound' };
    const components = { components: { responses: { NotFound: fine } } };
    expect(await reasonFor('404', get({ responses: { default: shared } }), { rules }, components)).toBe(
      'the operation has the same response as default',
    );
  });

  test('another path that shares the path item', async () => {
    const paths = {
      '/dogs/{id}': { $ref: '#/components/pathItems/Dog' },
      '/dog': { $ref: '#/components/pathItems/Dog' },
    };
    const components = { components: { pathItems: { Dog: { get: { responses: { 200: fine } } } } } };
    expect(await reasonFor('404', paths, {}, components)).toBe(
      'path-parameters: does not hold for /dog, which shares the path item',
    );
  });

  test('an operation that attach skips', async () => {
    const hook = { webhooks: { on: { post: { responses: { 200: fine } } } } };
    const paths = { '/dogs': { options: { responses: { 200: fine } } } };
    const { operations } = await explain(paths, {}, hook);
    expect(operations.map(({ names, skipped }) => [names[0], skipped])).toEqual([
      ['OPTIONS /dogs', 'method'],
      ['POST #/webhooks/on', 'webhook'],
    ]);
  });
});

test('places are those of the operations', async () => {
  const { operations } = await explain(get({}));
  expect(operations[0]?.place).toMatchObject({ pointer: '#/paths/~1dogs/get', line: 7, column: 5 });
});

test.each([
  ['no spec', 'type: object', ['NOT_A_SPEC']],
  [
    'a malformed opt-out',
    stringify({ openapi: '3.1.0', paths: get({ 'x-gen-responses': 'no' }) }),
    ['INVALID_OPT_OUT'],
  ],
])('reports %s', async (_, text, codes) => {
  expect((await explainSpec(text)).diagnostics.map(({ code }) => code)).toEqual(codes);
});
