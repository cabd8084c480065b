import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { dedupeResponses } from '../../src/pipeline.js';

type Responses = Readonly<Record<string, unknown>>;

/** A document with one operation for each map of responses. */
function documentOf(operations: readonly Responses[], components: object = {}): Record<string, unknown> {
  const paths = operations.map((responses, index) => [`/${'abcdef'[index]}`, { get: { responses } }]);
  return {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: Object.fromEntries(paths),
    components,
  };
}

/** The target of each `$ref`, and the inline responses as they are. */
async function deduped(document: Record<string, unknown>) {
  const text = JSON.stringify(document, undefined, 2);
  const result = await dedupeResponses(text, { file: 'api.json', validate: false });
  const { paths, components = {} } = JSON.parse(result.text);
  const shown = Object.values<{ get: { responses: Record<string, { $ref?: string }> } }>(paths).map(
    ({ get }) =>
      Object.entries(get.responses)
        .map(([status, { $ref }]) => `${status} ${$ref?.split('/').at(-1) ?? 'inline'}`)
        .join(', '),
  );
  return { shown, components, ...result };
}

const GONE = { description: 'Gone.' };
const FULL = { description: 'Full.' };

describe('the component of equal responses', () => {
  test.each<[string, readonly Responses[], object, string[]]>([
    ['is added for two of one status', [{ 410: GONE }, { 410: GONE }], {}, ['410 Gone', '410 Gone']],
    ['is not added for one', [{ 410: GONE }, { 404: GONE }], {}, ['410 inline', '404 inline']],
    [
      'is one for each status',
      [
        { 410: GONE, 404: GONE },
        { 410: GONE, 404: GONE },
      ],
      {},
      ['404 NotFound, 410 Gone', '404 NotFound, 410 Gone'],
    ],
    [
      'is numbered in document order',
      [{ 410: FULL }, { 410: GONE }, { 410: GONE }, { 410: FULL }],
      {},
      ['410 Gone', '410 Gone2', '410 Gone2', '410 Gone'],
    ],
    [
      'is named for a range, default and an unregistered code',
      [
        { '4xx': GONE, 499: GONE, default: FULL },
        { '4XX': GONE, 499: GONE, default: FULL },
      ],
      {},
      [
        '499 Status499, 4xx ClientError, default UnexpectedError',
        '499 Status499, 4XX ClientError, default UnexpectedError',
      ],
    ],
    ['is an existing one', [{ 410: GONE }], { responses: { Away: GONE } }, ['410 Away']],
    [
      'is one whose name has the status among others',
      [{ 422: GONE }],
      { responses: { BadRequestOrUnprocessableEntity: GONE } },
      ['422 BadRequestOrUnprocessableEntity'],
    ],
    [
      'is not one with another order of keys',
      [{ 410: { a: 1, b: 2 } }],
      { responses: { Away: { b: 2, a: 1 } } },
      ['410 inline'],
    ],
    [
      'is not one that is named for another status',
      [{ 404: GONE }],
      { responses: { Gone2: GONE } },
      ['404 inline'],
    ],
    ...['EmptyNoContent', 'errors:404', 'pet_not_found'].map(
      (name): [string, readonly Responses[], object, string[]] => [
        `is not one whose name contains another status: ${name}`,
        [{ 200: GONE }],
        { responses: { [name]: GONE } },
        ['200 inline'],
      ],
    ),
    [
      'is the one that is used most under the status',
      [{ 410: GONE }, { 410: { $ref: '#/components/responses/B' } }],
      { responses: { A: GONE, B: GONE } },
      ['410 B', '410 B'],
    ],
    [
      'is one that is added for another status, if its name is for none',
      [{ '4XX': GONE }, { '4XX': GONE, 404: GONE }, { 499: GONE }],
      {},
      ['4XX ClientError', '404 ClientError, 4XX ClientError', '499 ClientError'],
    ],
  ])('%s', async (_, operations, components, expected) => {
    const { shown, text } = await deduped(documentOf(operations, components));
    expect(shown).toEqual(expected);
    expect((await dedupeResponses(text, { file: 'api.json', validate: false })).edits).toEqual([]);
  });
});

describe('the name of an added component', () => {
  const twice = [{ 410: GONE }, { 410: GONE }];
  test.each<[string, object, readonly Responses[]]>([
    ['a response', { responses: { Gone: FULL } }, twice],
    ['a schema', { schemas: { Gone: {} } }, twice],
    ['a name in another case', { parameters: { GONE: {} } }, twice],
    [
      'a missing response that a $ref needs',
      {},
      [...twice, { 404: { $ref: '#/components/responses/Gone' } }],
    ],
  ])('is not that of %s', async (_, components, operations) => {
    expect((await deduped(documentOf(operations, components))).shown.slice(0, 2)).toEqual([
      '410 Gone2',
      '410 Gone2',
    ]);
  });
});

/** Two equal responses in YAML; something is added to the second. */
const SPEC = `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a:
    get:
      responses:
        '410':
          description: Gone.
  /b:
    get:
      responses:
        '410':
          description: Gone.
  /c:
    get:
      responses:
        '410':
          description: Gone.
`;
const LAST = "        '410':\n          description: Gone.\n";
const replaceLast = (text: string) => SPEC.slice(0, -LAST.length) + text;

describe('a response is left and reported if', () => {
  test.each([
    ['it has a comment', replaceLast(`        '410': # really\n          description: Gone.\n`), 'annotated'],
    ['a comment ends it', replaceLast(`${LAST}          # really\n`), 'annotated'],
    ['it has an anchor', replaceLast("        '410': &gone\n          description: Gone.\n"), 'annotated'],
    ['it has a tag', replaceLast("        '410':\n          description: !!str Gone.\n"), 'annotated'],
    [
      'a $ref points into it',
      `${SPEC}components:\n  links:\n    L: { $ref: '#/paths/~1c/get/responses/410/links/x' }\n`,
      'referenced',
    ],
    [
      'an extension points into it',
      `${SPEC}x-samples:\n  gone: { $ref: '#/paths/~1c/get/responses/410/description' }\n`,
      'referenced',
    ],
    [
      'it is in a map of an alias',
      SPEC.replace(/responses:\n.*\n.*\n$/, 'responses: *r\n').replace('responses:', 'responses: &r'),
      'not-editable annotated',
    ],
  ])('%s', async (_, text, because) => {
    const result = await dedupeResponses(text, { validate: false });
    const left = result.plan.steps.filter(({ action }) => action === 'keep');
    expect(left.map(({ reason }) => reason.code === 'left' && reason.because)).toEqual(because.split(' '));
    expect(parse(result.text).paths['/c']).toEqual(parse(text).paths['/c']);
  });

  test('it has a number that JavaScript would write differently', async () => {
    const big = JSON.stringify(documentOf([{ 200: { 'x-n': 1 } }, { 200: { 'x-n': 1 } }]));
    const text = big.replaceAll(':1}', ':12345678901234567890}');
    const { plan, edits } = await dedupeResponses(text, { file: 'api.json', validate: false });
    expect(edits).toEqual([]);
    expect(plan.steps.map(({ reason }) => reason)).toEqual([
      { code: 'left', because: 'number' },
      { code: 'left', because: 'number' },
    ]);
  });
});

test('operations and codes that opted out are left alone and do not count', async () => {
  const operation = { responses: { 410: GONE, 404: GONE } };
  const document = {
    ...documentOf([]),
    paths: {
      '/a': { get: operation },
      '/b': { 'x-gen-responses': false, get: operation },
      '/c': { get: { ...operation, 'x-gen-responses': { skip: [410] } } },
    },
  };
  const { shown } = await deduped(document);
  expect(shown).toEqual(['404 NotFound, 410 inline', '404 inline, 410 inline', '404 NotFound, 410 inline']);
});

test('counts responses that are nearly equal, by what they differ in', async () => {
  const json = (example: unknown, description = 'D') => ({
    description,
    content: { 'application/json': { schema: {}, example } },
  });
  const operations = [
    { 400: json(1), 401: json(1), 402: json(1), 403: { a: 1, b: 1 } },
    { 400: json(2), 401: json(1, 'E'), 402: json(2, 'E'), 403: { b: 1, a: 1 } },
  ];
  const { diagnostics, edits } = await deduped(documentOf(operations));
  expect(edits).toEqual([]);
  expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
    ['NEAR_DUPLICATES', { total: 8, keyOrder: 2, description: 2, examples: 2, several: 2 }],
  ]);
});

test('says how much shorter the text is, in UTF-8', async () => {
  const text = SPEC.replaceAll('Gone.', 'Fort, für immer und für alle, die es noch suchen.');
  const result = await dedupeResponses(text, { validate: false });
  const [finding] = result.diagnostics;
  const size = (one: string) => new TextEncoder().encode(one).length;
  expect(finding?.args).toEqual({
    ...{ places: 3, components: 1, bytes: size(text) - size(result.text) },
    lines: text.split('\n').length - result.text.split('\n').length,
  });
});

test('replaces responses of webhooks and callbacks too', async () => {
  const post = { responses: { 410: GONE } };
  const document = {
    ...documentOf([{ 200: FULL }]),
    webhooks: { ping: { post: { ...post, callbacks: { later: { '{$url}': { post } } } } } },
  };
  const { plan } = await dedupeResponses(JSON.stringify(document), { file: 'api.json', validate: false });
  expect(plan.steps.filter(({ action }) => action === 'reference')).toHaveLength(2);
});

test('reports a wrong x-gen-responses and changes nothing', async () => {
  const document = documentOf([{ 410: GONE }, { 410: GONE }]);
  const text = JSON.stringify({
    ...document,
    paths: { ...(document.paths as object), '/x': { 'x-gen-responses': 1, get: {} } },
  });
  const { diagnostics, edits } = await dedupeResponses(text, { file: 'api.json' });
  expect([diagnostics[0]?.code, edits]).toEqual(['INVALID_OPT_OUT', []]);
});

test('a spec without operations, or without responses, has nothing to replace', async () => {
  for (const paths of [{}, { '/a': { get: {} } }, { '/a': null }]) {
    const text = JSON.stringify({ ...documentOf([]), paths });
    const { edits, plan } = await dedupeResponses(text, { file: 'api.json', validate: false });
    expect([edits, plan.steps]).toEqual([[], []]);
  }
});
