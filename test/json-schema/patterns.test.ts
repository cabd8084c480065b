import { describe, expect, it } from 'vitest';
import { isSafePattern, untrustedMatcher } from '../../src/json-schema/patterns.js';

describe('isSafePattern', () => {
  it.each([
    '',
    '^[A-Z][A-Z0-9_]+$',
    '^[a-z]+-[a-z]+$',
    '^\\d{3}$',
    '^(?:a|b)c?$',
    '^#(?:/|$)',
    '^[*+?{}()]$',
    '\\(a\\)*',
  ])('runs %s', (pattern) => expect(isSafePattern(pattern)).toBe(true));

  it.each([
    '(a+)+$',
    '(a|a)*$',
    '([a-zA-Z ]+)*$',
    '(?:a*)?b',
    '(a+){2,}',
    'a*a*a*$',
    '(?=a)',
    '(?!a)',
    '(?<=a)',
    '(a)\\1',
    '(?<n>a)\\k<n>',
    'x'.repeat(201),
  ])('does not run %s', (pattern) => expect(isSafePattern(pattern)).toBe(false));
});

describe('untrustedMatcher', () => {
  it('matches as RegExp does', () => {
    const matcher = untrustedMatcher('^[A-Z_]+$', 'u');
    expect(['NOT_FOUND', 'not found'].map((text) => matcher.test(text))).toStrictEqual([true, false]);
    expect(String(matcher)).toBe('/^[A-Z_]+$/u');
  });

  it('matches nothing where it cannot tell in time', () => {
    expect(untrustedMatcher('([a-z ]+)*$', 'u').test(`${'a'.repeat(60)}!`)).toBe(false);
    expect(untrustedMatcher('[a-z]*[a-z]*!', 'u').test('a'.repeat(257))).toBe(false);
    expect(untrustedMatcher('[a-z]*[a-z]*!', 'u').test('a'.repeat(256))).toBe(false);
    expect(untrustedMatcher('[a-z]*!', 'u').test('a'.repeat(4096))).toBe(false);
  });
});
