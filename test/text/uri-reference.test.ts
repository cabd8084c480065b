import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/table/read-table.js';
import { isUriReference } from '../../src/text/uri-reference.js';

describe('a URI reference', () => {
  test.each([
    'https://example.com/problems/',
    '/problems/gone',
    'urn:x:y',
    '#gone',
    'a%20b',
    'https://[::1]/',
  ])('%s is one', (text) => expect(isUriReference(text)).toBe(true));
  test.each(['not a uri', 'a%2', 'a#b#c', '<x>', 'caf\u00e9', 'a\n'])('%j is none', (text) =>
    expect(isUriReference(text)).toBe(false),
  );
  test('a long text is judged at once', () => {
    expect(isUriReference(`${'%41a'.repeat(200_000)} `)).toBe(false);
  });
});

test('a Type cell that is none is a fault at its place', async () => {
  const { diagnostics } = await readTable('code,message,type\n409,Conflict,/taken\n404,Not Found,no uri\n', {
    file: 'codes.csv',
  });
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'INVALID_CELL',
      args: expect.objectContaining({ column: 'type' }),
      place: expect.objectContaining({ file: 'codes.csv' }),
    }),
  );
});
