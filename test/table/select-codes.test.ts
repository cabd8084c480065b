import { describe, expect, it } from 'vitest';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import { readTable } from '../../src/table/read-table.js';

const TABLE = `code,message,description
503,Down,Ours.
404,Not Found,Ours.
400,Bad Request,Ours.
422,Validation Failed,Ours.
499,Client Closed Request,Ours.
4XX,Client Error,Ours.
default,Other,Ours.
`;

async function select(codes: string) {
  const { source } = await readTable(TABLE, { file: 'table.csv' });
  const { table, diagnostics } = buildStatusTable({ source, codes });
  const own = diagnostics.filter(({ place }) => place.file === '--codes');
  return {
    names: table.rows.map(({ status, name }) => `${status} ${name}`),
    ours: table.rows.filter(({ description }) => description === 'Ours.').length,
    faults: own.map(({ code, place }) => `${code} ${place.line}:${place.column}`),
  };
}

const statuses = async (codes: string) =>
  (await select(codes)).names.map((name) => name.split(' ')[0]).join();

describe('selectCodes', () => {
  it.each([
    ['400', '400'],
    ['404,400', '404,400'],
    ['409,404', '404,409'],
    ['+409', '409,503,404,400,422,499,4XX,default'],
    ['-404,-400', '503,422,499,4XX,default'],
    ['-4xx', '503,4XX,default'],
    ['-4xx,-default', '503,4XX'],
    ['default', 'default'],
    ['400,+503,-400', '503'],
    ['+409,400', '400,409'],
    ['418', '418'],
    ['510,104', '104,510'],
  ])('%s', async (codes, expected) => {
    expect(await statuses(codes)).toBe(expected);
  });

  it('takes for a class every code of the registry and the table, and no range row', async () => {
    const { names, ours } = await select('4xx');
    expect(names.length).toBe(27 + 2);
    expect(ours).toBe(4);
    expect(names).toContain('499 ClientClosedRequest');
    expect(names).not.toContain('4XX ClientError');
    expect(names.some((name) => name.startsWith('418'))).toBe(false);
  });

  it('takes for all the table and the registry without temporary, obsoleted and unused entries', async () => {
    const codes = (await statuses('all')).split(',');
    expect(codes).toEqual(expect.arrayContaining(['100', '305', '499', '4XX', 'default', '511']));
    for (const left of ['104', '306', '418', '510']) expect(codes).not.toContain(left);
  });

  it.each([
    ['', ['INVALID_SELECTION 1:1']],
    [' 404 , - 1', ['INVALID_SELECTION 1:8']],
    ['404,,400', ['INVALID_SELECTION 1:5']],
    ['404, 4O4,x', ['INVALID_SELECTION 1:6', 'INVALID_SELECTION 1:10']],
    ['6xx,99,1000', ['INVALID_SELECTION 1:1', 'INVALID_SELECTION 1:5', 'INVALID_SELECTION 1:8']],
    ['404,498', ['CODE_NOT_IN_TABLE 1:5']],
    ['-498', []],
    ['404,-404', ['EMPTY_SELECTION 1:1']],
    ['306', ['UNREGISTERED_CODE 1:1']],
  ])('finds the faults of %j', async (codes, faults) => {
    expect((await select(codes)).faults).toEqual(faults);
  });

  it.each(['404,default', '404,+default'])('gives default a generic response: %s', (codes) => {
    const { table, diagnostics } = buildStatusTable({ codes });
    expect(diagnostics).toEqual([]);
    expect(table.rows.map(({ name }) => name)).toEqual(['NotFound', 'UnexpectedError']);
    expect(table.rows[1]).toMatchObject({ title: 'Unexpected Error', description: 'An unexpected error.' });
  });
});
