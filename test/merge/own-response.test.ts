import { describe, expect, test } from 'vitest';
import { planMerge } from '../../src/merge/plan-merge.js';
import { keyOf, namesOf } from '../../src/merge/status-names.js';
import { openDocument } from '../../src/openapi/open-spec.js';
import { open } from '../openapi/open.js';
import { COMPONENTS, LINES, merge, NOT_FOUND, operations, POLICY, ref, response } from './merge-fixture.js';

const OWN = response('The own one.');
const EMPTY = { description: 'Nothing to say.' };

/** The table gives 404 NotFound and 413 ContentTooLarge; the first step of each names the response used for the status. */
const decide = (document: Record<string, unknown>, policy = {}) => {
  const { steps, reasons } = merge(document, policy);
  return steps
    .map((step, index) => `${step}: ${reasons[index]}`)
    .filter((step) => !step.includes('schemas/'));
};
const notFound = (document: Record<string, unknown>, policy = {}) => decide(document, policy)[0];
const components = (...names: string[]) => ({
  components: { responses: Object.fromEntries(names.map((name) => [name, OWN])) },
});
/** Operations in the parts of the API that are named, each with a 404. */
const uses = (...list: [part: string, name: string | Record<string, unknown>][]) => ({
  paths: Object.fromEntries(
    list.map(([part, name], index) => [
      `/v1/${part}/{id}/${index}`,
      { get: { responses: { 404: typeof name === 'string' ? ref(name) : name } } },
    ]),
  ),
});
const ADDED = 'add responses/NotFound: new';

describe('by name', () => {
  test.each([
    ['not_found'],
    ['notfound'],
    ['NOT-FOUND'],
    ['404'],
    ['Error404'],
    ['404NotFound'],
    ['NotFound404'],
    ['NotFoundErrorResponse'],
    ['Generic404'],
    ['HttpNotFoundErr'],
  ])('%s is the 404 of the spec', (name) => {
    expect(notFound(components(name))).toBe(`keep responses/${name}: named for 404`);
  });

  test.each([['PetNotFound'], ['Missing'], ['Error'], ['4044'], ['NotFoundList']])('%s is not', (name) => {
    expect(notFound(components(name))).toBe(ADDED);
  });

  test.each([
    ['InternalError', true],
    ['internal_server_error', true],
    ['500-internal-error', true],
    ['ServerError', false],
    // The response of an internal operation, for example.
    ['InternalResponse', false],
  ])('%s for 500: %s', (name, isNamed) => {
    expect(namesOf('500').has(keyOf(name))).toBe(isNamed);
  });

  test('a former phrase counts', () => {
    expect(decide(components('PayloadTooLarge'))[1]).toBe('keep responses/PayloadTooLarge: named for 413');
  });

  test('of several the most referenced under the status, then the first', () => {
    const both = components('not_found', 'Error404');
    expect(notFound(both)).toBe('keep responses/not_found: named for 404');
    const document = { ...both, ...uses(['a', 'Error404'], ['a', OWN]) };
    expect(notFound(document)).toBe('keep responses/Error404: 1 of 2 responses under 404');
  });

  test('a response in another file, where it is used', () => {
    const $ref = 'common.yaml#/components/responses/Generic404';
    expect(notFound(uses(['a', { $ref }]))).toBe(
      'keep common.yamlresponses/Generic404: 1 of 1 responses under 404',
    );
  });

  test('our name is added where something refers to it', () => {
    const document = { ...components('not_found'), ...operations({ 410: ref('NotFound') }) };
    expect(notFound(document)).toBe('add responses/NotFound: referenced');
  });

  test('an entry of the name that the table gives is kept for that', () => {
    expect(notFound(components('NotFound', 'not_found'))).toBe('keep responses/NotFound: not generated');
  });
});

describe('by use', () => {
  const gone = (count: number): [string, string][] =>
    ['pets', 'shops', 'pets', 'shops'].slice(0, count).map((part) => [part, 'Gone2']);

  test.each<[string, Parameters<typeof uses>, string | undefined]>([
    ['all of three', gone(3), '3 of 3'],
    ['two thirds', [...gone(4), ['pets', OWN], ['pets', ref('Other')]], '4 of 6'],
    ['less than two thirds, inline ones counted', [...gone(3), ['pets', OWN], ['pets', OWN]], undefined],
    ['two operations', gone(2), undefined],
    ['one of several parts of the API', [...gone(1), ...gone(1), ...gone(1), ['shops', OWN]], undefined],
    ['the only part of the API', [...gone(1), ...gone(1), ...gone(1)], '3 of 3'],
  ])('%s', (_, list, numbers) => {
    const expected = numbers === undefined ? ADDED : `keep responses/Gone2: ${numbers} responses under 404`;
    expect(notFound({ ...components('Gone2', 'Other'), ...uses(...list) })).toBe(expected);
  });

  test('not where another numeric status refers to it more often', () => {
    const list = Array.from({ length: 4 }, (_, index) => ({
      409: ref('Problem2'),
      ...(index > 0 && { 404: ref('Problem2') }),
    }));
    expect(notFound({ ...components('Problem2'), ...operations(...list) })).toBe(ADDED);
  });

  test('a response in another file counts', () => {
    const $ref = 'common.yaml#/Missing';
    const document = uses(['a', { $ref }], ['b', { $ref }], ['b', { $ref }]);
    expect(notFound(document)).toBe(`keep ${$ref}: 3 of 3 responses under 404`);
  });

  test('a response on another host does not', () => {
    const $ref = 'https://api.example/common.yaml#/components/responses/NotFound';
    expect(notFound(uses(['a', { $ref }], ['b', { $ref }], ['b', { $ref }]))).toBe(ADDED);
  });

  test('webhooks and callbacks do not count, and a shared path item counts once', () => {
    const item = { get: { responses: { 404: ref('Gone2') } } };
    const $ref = '#/components/pathItems/P';
    const paths = {
      '/a': { $ref },
      '/b': { $ref },
      '/c': { get: { callbacks: { on: { '{$url}': item } } } },
    };
    const own = { responses: { Gone2: OWN }, pathItems: { P: item } };
    expect(notFound({ paths, webhooks: { w: item }, components: own })).toBe(ADDED);
  });

  test('no component that is missing or of another kind', () => {
    const three = (name: string) => uses(['a', name], ['b', name], ['b', name]);
    expect(notFound(three('Gone2'))).toBe(ADDED);
    expect(notFound({ ...components('Gone2'), ...three('Gone2/content') })).toBe(ADDED);
  });

  test('a range serves its statuses, in either case', () => {
    const list = ['4xx', '4XX', '4xx'].map((key) => ({ [key]: ref('ClientProblem') }));
    expect(decide({ ...components('ClientProblem'), ...operations(...list) })).toEqual([
      'keep responses/ClientProblem: 3 of 3 responses under 4XX, for 404, 413',
    ]);
  });

  test('default serves none', () => {
    const list = Array.from({ length: 3 }, () => ({ default: ref('Problem2') }));
    expect(notFound({ ...components('Problem2'), ...operations(...list) })).toBe(ADDED);
  });
});

describe('a response below 400', () => {
  const created = { name: 'Created', status: '201', value: { description: 'Made.' } };
  const run = (own: Record<string, unknown>, row: Record<string, unknown> = created.value) => {
    const table = { responses: [{ ...created, value: row }], schemas: [] };
    return merge({ components: { responses: { created: own } } }, {}, { components: table }).steps;
  };

  test('serves a status only without a body, unless the row has one', () => {
    expect(run(EMPTY)).toEqual(['keep responses/created']);
    expect(run(OWN)).toEqual(['add responses/Created']);
    expect(run(OWN, { description: 'Made.', content: { 'a/b': {} } })).toEqual(['keep responses/created']);
  });
});

test('a status that has an entry of ours keeps it', () => {
  const document = {
    components: {
      responses: { Absent: NOT_FOUND, not_found: OWN },
      'x-gen-responses': { responses: { Absent: LINES.NotFound } },
    },
  };
  expect(notFound(document)).toBe(ADDED);
});

test('what this run replaces serves no other status', () => {
  const list = Array.from({ length: 3 }, () => ({ 413: ref('NotFound') }));
  const document = { ...components('NotFound'), ...operations(...list) };
  expect(merge(document).steps[1]).toBe('keep responses/NotFound');
  expect(merge(document, { onConflict: 'replace' }).steps.slice(0, 2)).toEqual([
    'replace responses/NotFound',
    'add responses/ContentTooLarge',
  ]);
});

test("only the first row of a status is served, and no other row of it is the spec's own", () => {
  const second = { name: 'NoSuchVersion', status: '404', value: NOT_FOUND };
  const table = { ...COMPONENTS, responses: [...COMPONENTS.responses.slice(0, 1), second] };
  expect(merge(components('not_found'), {}, { components: table }).steps.slice(0, 2)).toEqual([
    'keep responses/not_found',
    'add responses/NoSuchVersion',
  ]);
});

test('reuse off', () => {
  expect(notFound(components('not_found'), { reuse: false })).toBe(ADDED);
});

describe('a component whose name differs only in case', () => {
  const missing = { name: 'PetMissing', status: '404', value: NOT_FOUND };
  const table = { ...COMPONENTS, responses: [...COMPONENTS.responses, missing] };
  const run = (document: Record<string, unknown>, policy = {}) =>
    merge(document, policy, { components: table }).steps.filter((step) => /missing/i.test(step));

  test('is used, for any row and also with reuse off', () => {
    expect(run(components('petMissing'))).toEqual(['keep responses/petMissing']);
    expect(run(components('petMissing'), { reuse: false })).toEqual(['keep responses/petMissing']);
    expect(run(components('pet_missing'))).toEqual(['add responses/PetMissing']);
  });

  test('is reported with its name in the table, unless its name says the status', () => {
    const { reasons } = merge(components('petMissing', 'notfound'), {}, { components: table });
    expect(reasons).toContain('PetMissing in the table');
    expect(reasons).toContain('named for 404');
  });

  test('is not, where a $ref needs the exact name', () => {
    const document = { ...components('petMissing'), ...operations({ 404: ref('PetMissing') }) };
    expect(run(document)).toEqual(['add responses/PetMissing']);
  });
});

test('Swagger 2.0', () => {
  const document = { swagger: '2.0', responses: { not_found: { description: 'Own.' } } };
  const { spec } = openDocument(document, 'api');
  const { plan } = planMerge(spec ?? open({}), COMPONENTS, POLICY);
  expect(plan.steps[0]).toMatchObject({ pointer: '#/responses/not_found', action: 'keep' });
});
