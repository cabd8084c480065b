import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { augmentDocument } from '../../src/augment-document.js';
import type { AugmentOptions, GenResponsesOptions } from '../../src/options.js';
import { genResponses, removeResponses } from '../../src/pipeline.js';
import { readRules } from '../../src/rules/read-rules.js';
import { readTable } from '../../src/table/read-table.js';

const OK = { 200: { description: 'OK' } };
const ID = { name: 'id', in: 'path', required: true };
const LIMIT = { name: 'limit', in: 'query', schema: { type: 'integer' } };
const KEYS = [{ key: [] }];
const BODY = { content: { 'application/json': { schema: { type: 'object' } } } };

type Item = Record<string, unknown>;

function specOf(paths: Record<string, Item>, rest: Item = {}): Item {
  return { openapi: '3.1.0', info: { title: 'T', version: '1' }, paths, ...rest };
}

/** The statuses of each operation after attach. */
function attachedTo(document: Item, options: AugmentOptions = {}): Record<string, string> {
  const { plan } = augmentDocument(document, { attach: true, ...options });
  const statuses: Record<string, string> = {};
  for (const { pointer, action } of plan.steps) {
    const [, , path = '', method = '', , status = ''] = pointer.split('/');
    const key = `${method} ${path.replaceAll('~1', '/')}`;
    if (action === 'attach') statuses[key] = [statuses[key], status].filter(Boolean).join(' ');
  }
  return statuses;
}

describe('the recommended conditions', () => {
  test.each<[string, string, Item, Item, string | undefined]>([
    ['a query parameter', '/a', { parameters: [LIMIT] }, {}, '400'],
    ['a parameter of the path item', '/a', {}, { parameters: [LIMIT] }, '400'],
    ['a body', '/a', { requestBody: BODY }, {}, '400'],
    ['a name in the template alone', '/a/{id}', {}, {}, '404'],
    ['any string in the path', '/a/{id}', { parameters: [{ ...ID, schema: { type: 'string' } }] }, {}, '404'],
    [
      'a number in the path',
      '/a/{id}',
      { parameters: [{ ...ID, schema: { type: 'integer' } }] },
      {},
      '400 404',
    ],
    ['an enum in the path', '/a/{id}', { parameters: [{ ...ID, schema: { enum: ['x'] } }] }, {}, '400'],
    ['security', '/a', { security: KEYS }, {}, '401 403'],
    ['optional security', '/a', { security: [...KEYS, {}] }, {}, undefined],
    ['a header', '/a', { parameters: [{ name: 'X', in: 'header' }] }, {}, undefined],
    ['an opt-out', '/a', { requestBody: BODY, 'x-gen-responses': false }, {}, undefined],
    ['an opt-out of the path item', '/a', { requestBody: BODY }, { 'x-gen-responses': false }, undefined],
    ['a skipped code', '/a', { security: KEYS, 'x-gen-responses': { skip: [403] } }, {}, '401'],
    ['a declared range', '/a', { security: KEYS, responses: { ...OK, '4xx': OK[200] } }, {}, undefined],
    ['a declared status', '/a', { security: KEYS, responses: { ...OK, 401: OK[200] } }, {}, undefined],
    ['default', '/a/{id}', { responses: { default: OK[200] } }, {}, '404'],
    ['no responses', '/a', { requestBody: BODY, responses: undefined }, {}, '400'],
  ])('with %s', (_, path, operation, item, expected) => {
    const found = attachedTo(specOf({ [path]: { ...item, get: { responses: OK, ...operation } } }));
    expect(found[`get ${path}`]).toBe(expected);
  });

  test('follow what the spec declares', () => {
    const created = { requestBody: BODY, responses: OK };
    const uses422 = specOf({
      '/a': { post: { ...created, responses: { ...OK, 422: OK[200] } }, put: created },
      '/b': { get: { responses: OK }, head: { responses: OK, parameters: [LIMIT] } },
    });
    expect(attachedTo(uses422)).toEqual({ 'put /a': '422', 'head /b': '422' });
    const forbids = { responses: { ...OK, 403: OK[200] } };
    const uses403 = specOf({ '/a': { get: forbids, put: { responses: OK } } }, { security: KEYS });
    expect(attachedTo(uses403)).toEqual({ 'put /a': '403' });
  });

  test.each<[string, number, string | undefined]>([
    ['20 secured operations, 6 of which declare 403', 6, undefined],
    ['20 secured operations, 7 of which declare 403', 7, '403'],
    ['19 secured operations, one of which declares 403', 1, '403'],
  ])(
    'take a rare 403 beside a frequent 401 for an exception from 20 operations on: %s',
    (name, both, expected) => {
      const operations = Array.from({ length: name.startsWith('20') ? 20 : 19 }, (_, at): [string, Item] => {
        const responses = { ...OK, 401: OK[200], ...(at < both && { 403: OK[200] }) };
        return [`/a${at}`, { get: { responses } }];
      });
      const found = attachedTo(specOf(Object.fromEntries(operations), { security: KEYS }));
      expect(found['get /a18']).toBe(expected);
    },
  );

  test.each<[string, number, number, string | undefined, string?]>([
    ['20 operations, 9 of which declare 400', 20, 9, undefined],
    ['20 operations, 10 of which declare 400', 20, 10, '400'],
    ['20 operations, 10 of which declare 422', 20, 10, '400', '422'],
    ['20 operations, 10 of which declare 4xx', 20, 10, '400', '4xx'],
    ['19 operations, none of which declares 400', 19, 0, '400'],
  ])(
    'leave path parameters without a 400 where few of 20 operations with nothing else have it: %s',
    (...row) => {
      const [, count, bad, expected, status = '400'] = row;
      const id = { ...ID, schema: { type: 'integer' } };
      const operations = Array.from({ length: count }, (_, at): [string, Item] => {
        const responses = { ...OK, 404: OK[200], ...(at < bad && { [status]: OK[200] }) };
        return [`/a${at}/{id}`, { get: { parameters: [id], responses } }];
      });
      const rest = {
        '/b/{id}': { get: { parameters: [id, LIMIT] }, put: { parameters: [id], requestBody: BODY } },
        '/c': { get: { responses: { ...OK, 400: OK[200] } } },
      };
      const found = attachedTo(specOf({ ...Object.fromEntries(operations), ...rest }));
      expect([found['get /a18/{id}'], found['get /b/{id}'], found['put /b/{id}']]).toEqual([
        expected,
        ...['400 404', '400 404'],
      ]);
    },
  );

  test('see a response that the author adds between two calls', () => {
    const responses: Record<string, unknown> = { ...OK };
    const document = specOf({ '/a': { get: { responses } } }, { security: KEYS });
    expect(attachedTo(document)).toEqual({ 'get /a': '401 403' });
    responses['4XX'] = OK[200];
    expect(attachedTo(document)).toEqual({});
  });

  test('attach nothing where default is all that operations declare, and say so', () => {
    const document = specOf({ '/a/{id}': { get: { responses: { ...OK, default: OK[200] } } } });
    const { plan, diagnostics } = augmentDocument(document, { attach: true });
    expect(plan.changes).toEqual([]);
    expect(diagnostics).toMatchObject([
      { code: 'ONLY_DEFAULT_DECLARED', args: { declaring: 1, operations: 1 } },
    ]);
    expect(attachedTo(document, { rules: 'owasp' })).toEqual({ 'get /a/{id}': '400 401 429 500' });
  });
});

describe('where responses are attached', () => {
  test('a shared path item gets what holds for each of its paths', () => {
    const item = { get: { responses: OK, security: KEYS } };
    const ref = { $ref: '#/components/pathItems/One' };
    const document = specOf({ '/a': ref, '/b/{id}': ref }, { components: { pathItems: { One: item } } });
    const { plan } = augmentDocument(document, { attach: true });
    const attached = plan.steps.filter(({ action }) => action === 'attach').map(({ pointer }) => pointer);
    expect(attached).toEqual([
      '#/components/pathItems/One/get/responses/401',
      '#/components/pathItems/One/get/responses/403',
    ]);
  });

  test.each([
    ['false', false, []],
    ['a skipped code', { skip: [401] }, ['#/components/pathItems/One/get/responses/403']],
  ])('an opt-out beside the $ref of one path counts for the shared path item: %s', (_, option, expected) => {
    const item = { get: { responses: OK, security: KEYS } };
    const ref = { $ref: '#/components/pathItems/One' };
    const paths = { '/a': ref, '/b': { ...ref, 'x-gen-responses': option } };
    const { plan } = augmentDocument(specOf(paths, { components: { pathItems: { One: item } } }), {
      attach: true,
    });
    const attached = plan.steps.filter(({ action }) => action === 'attach').map(({ pointer }) => pointer);
    expect(attached).toEqual(expected);
  });

  test('path items of other files are counted once', () => {
    const document = specOf({ '/a': { $ref: 'a.yaml' }, '/b': { $ref: 'b.yaml' } });
    const { diagnostics } = augmentDocument(document, { attach: true });
    expect(diagnostics).toMatchObject([{ code: 'PATH_ITEMS_IN_OTHER_FILES', args: { count: 2 } }]);
  });

  test('nothing that the default of the operation is already', () => {
    const document = specOf(
      { '/a/{id}': { get: { responses: { default: { $ref: '#/components/responses/NotFound' } } } } },
      { components: { responses: { NotFound: OK[200] } } },
    );
    expect(attachedTo(document)).toEqual({});
  });

  test('OPTIONS, TRACE, webhooks and callbacks are left out; query and other methods of 3.2 are not', () => {
    const operation = { responses: OK, security: KEYS };
    const all = { options: operation, trace: operation, query: operation };
    const document = {
      ...specOf({ '/a': { ...all, additionalOperations: { LINK: operation } } }),
      openapi: '3.2.0',
      webhooks: { ping: { post: operation } },
    };
    expect(Object.keys(attachedTo(document, { rules: 'camara' }))).toEqual([
      'query /a',
      'additionalOperations /a',
    ]);
  });

  test('Swagger 2.0 has bodies and forms among its parameters', () => {
    const document = {
      swagger: '2.0',
      info: { title: 'T', version: '1' },
      paths: {
        '/a': {
          post: { responses: OK, parameters: [{ in: 'body', name: 'b', schema: {} }] },
          put: { responses: OK, parameters: [{ in: 'formData', name: 'f', type: 'string' }] },
        },
      },
    };
    expect(attachedTo(document)).toEqual({ 'post /a': '400', 'put /a': '400' });
  });
});

describe('the When column', () => {
  const page = (when: string) => `| Code | When |\n| --- | --- |\n| 409 | ${when} |\n| 410 | never |\n`;
  const paths = { '/a': { post: { responses: OK, tags: ['pets'] }, get: { responses: OK } } };

  test.each([
    ['POST', { 'post /a': '409' }],
    ['tag:pets', { 'post /a': '409' }],
    ['!tag:pets', { 'get /a': '409' }],
    ['path:/*', { 'post /a': '409', 'get /a': '409' }],
  ])('%s', async (when, expected) => {
    const { table } = await readTable(page(when), { file: 'table.md' });
    expect(attachedTo(specOf(paths), { table })).toEqual(expected);
  });

  test.each([
    ['tag:pet', 'pets'],
    ['GET, path:/b', '/a'],
    ['operation:none', undefined],
  ])('%s names nothing of the spec', async (when, nearest) => {
    const { table } = await readTable(page(when), { file: 'table.md' });
    const { diagnostics, document } = augmentDocument(specOf(paths), { attach: true, table });
    const column = 9 + (when.includes(',') ? 5 : 0);
    const finding = { code: 'CONDITION_MATCHES_NOTHING', args: { nearest }, place: { line: 3, column } };
    expect(diagnostics).toMatchObject([finding]);
    expect(document).toEqual(specOf(paths));
  });
});

const TEXT = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a/{id}: # of a kind
    get:
      security: [{ key: [] }]
      responses:
        '200':
          description: OK
    put: {}
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
`;

async function attach(text: string, options: GenResponsesOptions = {}): Promise<string> {
  return (await genResponses(text, { attach: true, validate: false, ...options })).text;
}

describe('the record', () => {
  test('lets a second run change nothing, and remove restore the bytes', async () => {
    const text = await attach(TEXT);
    expect(text).toContain('    attached:\n      GET /a/{id}: 401 403 404\n');
    expect(await attach(text)).toBe(text);
    const { text: removed, plan } = await removeResponses(text, { validate: false });
    expect(plan.steps.filter(({ action }) => action === 'detach')).toHaveLength(4);
    expect(removed).toBe(TEXT);
  });

  test('says why remove and --prune leave responses before OpenAPI 3.1', async () => {
    const spec = stringify({
      ...specOf({ '/a': { get: { security: KEYS } } }),
      openapi: '3.0.3',
    });
    const text = await attach(spec);
    const { text: removed, plan } = await removeResponses(text, { validate: false });
    expect(removed).toBe(text);
    const [unauthorized, forbidden] = plan.steps;
    const reason = { code: 'last-response' };
    expect(unauthorized).toEqual({ pointer: '#/paths/~1a/get/responses/401', action: 'keep', reason });
    expect(forbidden).toEqual({ pointer: '#/paths/~1a/get/responses/403', action: 'keep', reason });

    const open = text.replace('- key: []', '- {}');
    const pruned = await genResponses(open, { attach: true, prune: true, validate: false });
    expect(pruned.text).toBe(open);
    expect(pruned.plan.steps.slice(0, 2)).toEqual([unauthorized, forbidden]);
  });

  test('lets remove leave responses that hold comments of the author', async () => {
    const own = TEXT.replace('put: {}', 'put:\n      responses: # ask Ann\n        # 200: later');
    const text = await attach(own);
    expect(text).toContain("# 200: later\n        '404':");
    const { text: removed, plan } = await removeResponses(text, { validate: false });
    expect(removed).toContain("responses: # ask Ann\n        # 200: later\n        '404':");
    const pointer = '#/paths/~1a~1{id}/put/responses/404';
    const reason = { code: 'left', because: 'annotated' };
    expect(plan.steps).toContainEqual({ pointer, action: 'keep', reason });
  });

  test('tells attached references from those of the author', async () => {
    const text = await attach(TEXT);
    const own = text.replace(
      "'404':\n          $ref: '#/components/responses/NotFound'",
      "'404':\n          description: Mine",
    );
    const { text: removed } = await removeResponses(own, { validate: false });
    expect(removed).toContain('description: Mine');
    expect(removed).not.toContain('Unauthorized');
  });

  test('lets --prune take out what no condition gives any more', async () => {
    const text = await attach(TEXT);
    const open = text.replace('[{ key: [] }]', '[]');
    expect(await attach(open)).toBe(open);
    const pruned = await attach(open, { prune: true });
    expect(pruned).not.toContain('Unauthorized');
    expect(pruned).toContain("      GET /a/{id}: '404'\n");
  });

  test('lets --prune take out what a webhook got from rules with webhooks', async () => {
    const spec = stringify({ ...specOf({}), webhooks: { ping: { post: { responses: OK } } } });
    const rulesOf = (text: string) => readRules(text, 'rules.yaml').rules;
    const { text } = await genResponses(spec, {
      attach: true,
      rules: rulesOf('400: always\nwebhooks: true\n'),
    });
    expect(text).toContain('POST #/webhooks/ping');
    const rules = rulesOf('400: always\n');
    const pruned = await genResponses(text, { attach: true, rules, prune: true });
    expect(pruned.text).toBe(spec);
  });
});

test('operations that cannot be edited are reported at the cause, and the others get their responses', async () => {
  const text = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a/{id}:
    get: { responses: &shared { '200': { description: OK } } }
    put: { responses: *shared }
    post: { responses: !own { '200': { description: OK } } }
    patch:
      responses:
        ? '200'
        : { description: OK }
    delete:
      responses: { '204': { description: OK } }
`;
  const { diagnostics, text: edited } = await genResponses(text, { attach: true, validate: false });
  expect(diagnostics.map(({ code }) => code)).toEqual(Array(4).fill('OPERATION_NOT_EDITABLE'));
  const causes = diagnostics.map(({ place: { offset = 0 } }) => text.slice(offset, offset + 7));
  expect(causes).toEqual(['*shared', '*shared', '!own { ', "? '200'"]);
  expect(edited).toContain('DELETE /a/{id}');
  expect(edited).not.toContain('GET /a/{id}');
});

test.each([[{ skip: 404 }], ['no'], [true], [{ skip: [99] }]])('refuses x-gen-responses: %j', (option) => {
  const document = specOf({ '/a': { get: { responses: OK, 'x-gen-responses': option } } });
  const { diagnostics } = augmentDocument(document, { attach: true });
  expect(diagnostics).toMatchObject([
    { code: 'INVALID_OPT_OUT', place: { pointer: '#/paths/~1a/get/x-gen-responses' } },
  ]);
});
