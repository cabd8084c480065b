import { describe, expect, it } from 'vitest';
import { problemSlug, problemType } from '../../src/generate/problem-type.js';
import { statusRow } from './status-row.js';

describe('problemType', () => {
  it.each([
    [undefined, 'about:blank'],
    ['', 'about:blank'],
    ['https://example.com/problems', 'https://example.com/problems/not-found'],
    ['https://example.com/problems/', 'https://example.com/problems/not-found'],
    ['https://example.com/problems#', 'https://example.com/problems#not-found'],
    ['https://example.com/problems?type=', 'https://example.com/problems?type=not-found'],
    ['/problems', '/problems/not-found'],
    ['urn:example:problem=', 'urn:example:problem=not-found'],
  ])('with base %s is %s', (problemBase, type) => {
    expect(problemType(statusRow(), problemBase === undefined ? {} : { problemBase })).toBe(type);
  });

  it('is the row’s own where it has one', () => {
    const row = statusRow({ type: 'https://example.com/gone' });
    expect(problemType(row, { problemBase: 'https://example.com/problems' })).toBe(
      'https://example.com/gone',
    );
  });
});

describe('problemSlug', () => {
  it.each([
    [{ name: 'NotFound' }, undefined, 'not-found'],
    [{ name: 'NotFoundError' }, 'Error', 'not-found'],
    [{ name: 'not_found' }, undefined, 'not-found'],
    [{ name: 'URITooLong', title: 'URI Too Long' }, undefined, 'uri-too-long'],
    [{ name: 'HTTPVersionNotSupported' }, undefined, 'http-version-not-supported'],
    [{ name: 'Error' }, 'Error', 'not-found'],
    [{ name: '404' }, undefined, 'not-found'],
    [{ name: 'E404', title: 'Pet Missing' }, undefined, 'pet-missing'],
    [{ name: '404Error', title: 'Pet Missing' }, 'Error', 'pet-missing'],
    [{ status: '4XX', name: 'ClientError', title: 'Client Error' }, undefined, 'client-error'],
    [{ status: 'default', name: 'default', title: 'Unexpected Error' }, undefined, 'unexpected-error'],
    [{ name: '404', title: '\u627e\u4e0d\u5230' }, undefined, '404'],
  ])('of %j without suffix %s is %s', (row, suffix, slug) => {
    expect(problemSlug(statusRow(row), suffix)).toBe(slug);
  });

  it('takes a long name in its stride', () => {
    const started = performance.now();
    problemSlug(statusRow({ name: `${'aA'.repeat(50_000)}`, title: '-'.repeat(100_000) }));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
