import { describe, expect, it } from 'vitest';
import { problemSlug, problemType } from '../../src/generate/problem-type.js';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import { NAMING_STYLES } from '../../src/table/component-name.js';
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
    [{ name: 'NotFound' }, 'not-found'],
    [{ name: 'NotFoundError', bareName: 'NotFound' }, 'not-found'],
    [{ name: 'not_found' }, 'not-found'],
    [{ name: 'URITooLong', title: 'URI Too Long' }, 'uri-too-long'],
    [{ name: 'HTTPVersionNotSupported' }, 'http-version-not-supported'],
    [{ name: 'Gone_', bareName: '_' }, 'not-found'],
    [{ name: '404' }, 'not-found'],
    [{ name: 'E404', title: 'Pet Missing' }, 'pet-missing'],
    [{ name: '404Error', bareName: '404', title: 'Pet Missing' }, 'pet-missing'],
    [{ status: '4XX', name: 'ClientError', title: 'Client Error' }, 'client-error'],
    [{ status: 'default', name: 'default', title: 'Unexpected Error' }, 'unexpected-error'],
    [{ name: '404', title: '\u627e\u4e0d\u5230' }, '404'],
  ])('of %j is %s', (row, slug) => {
    expect(problemSlug(statusRow(row))).toBe(slug);
  });

  it.each(NAMING_STYLES)('is the same with and without a suffix, in %s style', (naming) => {
    const slugs = (suffix: string) =>
      buildStatusTable({ codes: 'all', naming, suffix }).table.rows.map((row) => problemSlug(row));
    expect(slugs('Error')).toEqual(slugs(''));
    expect(slugs('Error')).toContain('internal-server-error');
  });

  it('takes a long name in its stride', () => {
    const slug = problemSlug(statusRow({ name: `${'aA'.repeat(50_000)}`, title: '-'.repeat(100_000) }));
    expect(slug).toMatch(/^a-aa-aa-/);
  });
});
