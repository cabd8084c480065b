import { describe, expect, test } from 'vitest';
import { headersForStatus, parseClassHeaders, problemOfHeaders } from '../../src/table/class-headers.js';

describe('parseClassHeaders', () => {
  test.each([
    ['X-Id', { all: [{ name: 'X-Id' }] }],
    ['all X-Id!', { all: [{ name: 'X-Id', required: true }] }],
    ['4xx X-Id: string(uuid)', { '4xx': [{ name: 'X-Id', type: 'string', format: 'uuid' }] }],
    ['5XX X-A: integer, X-B', { '5xx': [{ name: 'X-A', type: 'integer' }, { name: 'X-B' }] }],
  ])('reads %s', (text, headers) => {
    expect(parseClassHeaders([text])).toEqual(headers);
  });

  test('adds up several texts of a class', () => {
    expect(parseClassHeaders(['4xx X-A', 'X-B', '4xx X-C'])).toEqual({
      '4xx': [{ name: 'X-A' }, { name: 'X-C' }],
      all: [{ name: 'X-B' }],
    });
  });

  test.each(['', '4xx', '4xx ', '404 X-Id', '6xx X-Id', 'X-Id: text', 'X Id', 'X$Id', 'content-type'])(
    'refuses "%s"',
    (text) => {
      expect(parseClassHeaders([text])).toBeUndefined();
    },
  );
});

test.each([
  ['404', ['X-Class', 'X-All']],
  ['4XX', ['X-Class', 'X-All']],
  ['500', ['X-All']],
  ['default', ['X-All']],
])('%s has the headers of its class and those for all', (status, names) => {
  const headers = headersForStatus(status, { all: [{ name: 'X-All' }], '4xx': [{ name: 'X-Class' }] });
  expect(headers.map(({ name }) => name)).toEqual(names);
});

test.each([
  [{ '4xx': [{ name: 'X-Id', type: 'integer' }] }, undefined],
  [{}, undefined],
  ['X-Id', /must be an object/],
  [{ '404': [] }, /unknown class "404"/],
  [{ all: { name: 'X-Id' } }, /list .* for "all"/],
  [{ all: [{ name: 'X Id' }] }, /list .* for "all"/],
  [{ all: [{ name: 'Content-Type' }] }, /list .* for "all"/],
  [{ all: [{ name: 'X-Id', type: 'object' }] }, /list .* for "all"/],
])('problem of %j', (headers, problem) => {
  if (problem === undefined) expect(problemOfHeaders(headers)).toBeUndefined();
  else expect(problemOfHeaders(headers)).toMatch(problem);
});
