import { describe, expect, it } from 'vitest';
import { formatHeaderList, parseHeaderList } from '../../src/table/header-list.js';

describe('parseHeaderList', () => {
  it.each([
    ['', []],
    ['Retry-After', [{ name: 'Retry-After', required: false }]],
    ['ETag!', [{ name: 'ETag', required: true }]],
    ['X-Limit!: integer', [{ name: 'X-Limit', required: true, schema: { type: 'integer' } }]],
    [
      'X-Reset : string(date-time) , X-Ok:boolean',
      [
        { name: 'X-Reset', required: false, schema: { type: 'string', format: 'date-time' } },
        { name: 'X-Ok', required: false, schema: { type: 'boolean' } },
      ],
    ],
  ])('reads %j', (text, headers) => {
    expect(parseHeaderList(text)).toEqual({ headers, faults: [] });
  });

  it('names the items that it cannot read, and reads the rest', () => {
    const { headers, faults } = parseHeaderList('X One, ETag, X-Two: int, X-Three: string(');
    expect(headers.map(({ name }) => name)).toEqual(['ETag']);
    expect(faults).toEqual(['X One', 'X-Two: int', 'X-Three: string(']);
  });

  it('reads what formatHeaderList writes', () => {
    const text = 'Retry-After, ETag!, X-Limit!: integer, X-Reset: string(date-time)';
    expect(formatHeaderList(parseHeaderList(text).headers)).toBe(text);
  });

  it('takes a hostile item in its stride', () => {
    expect(parseHeaderList(`${'a'.repeat(1_000_000)}: `).faults).toHaveLength(1);
  });
});
