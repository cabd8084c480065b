import { describe, expect, it } from 'vitest';
import { buildStatusTable } from '../../src/table/build-status-table.js';
import { readTable } from '../../src/table/read-table.js';

const HEADER =
  '| Code | Message | Description | Details | Component | Headers | Media Type | Schema | Type |';
const RULE = `|${'--|'.repeat(9)}`;

async function rowOf(...cells: string[]) {
  const others = '| 402 |\n| 411 |\n';
  const { table, diagnostics } = await readTable(`${HEADER}\n${RULE}\n| ${cells.join(' | ')} |\n${others}`, {
    file: 't.md',
  });
  return { row: table.rows[0], codes: diagnostics.map(({ code }) => code) };
}

describe('buildStatusTable', () => {
  it('fills in a row from the registry', () => {
    const { table } = buildStatusTable({ codes: '401' });
    expect(table.rows).toEqual([
      {
        status: '401',
        name: 'Unauthorized',
        title: 'Unauthorized',
        phrase: 'Unauthorized',
        description: expect.stringContaining('credentials'),
        headers: [
          {
            name: 'WWW-Authenticate',
            required: true,
            description: 'Authentication methods that the server accepts.',
            schema: { type: 'string' },
          },
        ],
        bodyAllowed: true,
      },
    ]);
  });

  it('takes every cell that a row has', async () => {
    const { row } = await rowOf(
      '**`429`**',
      '`Slow Down`',
      'Too **fast**.',
      'See [limits](https://example.com).',
      'RateLimited',
      'Retry-After!, X-Left: integer',
      '`application/json`',
      '[Pet](#/components/schemas/Pet)',
      '[slow](https://example.com/problems/slow)',
    );
    expect(row).toEqual({
      status: '429',
      name: 'RateLimited',
      title: 'Slow Down',
      phrase: 'Too Many Requests',
      description: 'Too **fast**.',
      details: 'See [limits](https://example.com).',
      headers: [
        { name: 'Retry-After', required: true, description: expect.any(String), schema: { type: 'string' } },
        { name: 'X-Left', required: false, schema: { type: 'integer' } },
      ],
      bodyAllowed: true,
      mediaType: 'application/json',
      schema: '#/components/schemas/Pet',
      type: 'https://example.com/problems/slow',
      place: { file: 't.md', offset: HEADER.length + RULE.length + 4, line: 3, column: 3 },
    });
  });

  it.each([
    // status, message: name, title
    ['404', 'No Content', 'NotFound', 'Not Found'],
    ['404', 'not found', 'NotFound', 'Not Found'],
    ['200', 'ok', 'OK', 'OK'],
    ['400', 'Validation Failed', 'ValidationFailed', 'Validation Failed'],
    ['413', 'Payload Too Large', 'PayloadTooLarge', 'Payload Too Large'],
    ['422', 'Unprocessable Entity', 'UnprocessableEntity', 'Unprocessable Entity'],
    ['404', '', 'NotFound', 'Not Found'],
    ['4xx', '', 'ClientError', 'Client Error'],
    ['default', '', 'UnexpectedError', 'Unexpected Error'],
    ['520', '', 'Status520', 'Status 520'],
    ['520', 'Not Found', 'Status520', 'Status 520'],
    ['404', 'It went away while we looked for it.', 'NotFound', 'Not Found'],
    ['418', '', 'ImATeapot', "I'm a Teapot"],
  ])('%s %s is named %s', async (code, message, name, title) => {
    const { row } = await rowOf(code, message, 'Described.');
    expect({ name: row?.name, title: row?.title }).toEqual({ name, title });
  });

  it('has no phrase for vendor codes, ranges, default and unused codes', async () => {
    for (const code of ['520', '4XX', 'default', '418'])
      expect((await rowOf(code)).row).not.toHaveProperty('phrase');
    expect((await rowOf('404', 'Pet Not Found')).row?.phrase).toBe('Not Found');
  });

  it('knows which responses have no content', async () => {
    for (const code of ['100', '199', '1XX', '204', '205', '304']) {
      expect((await rowOf(code)).row?.bodyAllowed).toBe(false);
    }
    for (const code of ['200', '2XX', '302', 'default', '599'])
      expect((await rowOf(code)).row?.bodyAllowed).toBe(true);
  });

  it('lays the headers of a row over those of the registry', async () => {
    const { row, codes } = await rowOf(
      '401',
      '',
      'x',
      '',
      '',
      'www-authenticate: string, Content-Type, X-A!',
    );
    expect(row?.headers.map(({ name, required }) => `${name} ${required}`)).toEqual([
      'WWW-Authenticate true',
      'X-A true',
    ]);
    expect(codes).toContain('IGNORED_HEADER');
  });

  it('applies style and suffix to generated names, not to those of the Component column', async () => {
    const { table } = await readTable(
      'code,message,description,component\n404,Not Found,x,\n409,Conflict,x,TakenName\n',
      { file: 't.csv', naming: 'kebab', suffix: 'Error' },
    );
    expect(table.rows.map(({ name }) => name)).toEqual(['not-found-error', 'TakenName']);
    expect(table.rows.map(({ bareName }) => bareName)).toEqual(['not-found', undefined]);
  });

  it('puts no suffix behind a name that ends in it', () => {
    const { table } = buildStatusTable({ codes: '500', suffix: 'Error' });
    expect(table.rows).toMatchObject([{ name: 'InternalServerError' }]);
    expect(table.rows[0]).not.toHaveProperty('bareName');
  });

  it.each(['Fehler!', ' Error', 'Erreur\u00e9', 'a/b'])(
    'refuses the suffix %j once, not in each row',
    (suffix) => {
      const { table, diagnostics } = buildStatusTable({ suffix });
      expect(diagnostics).toEqual([
        { code: 'INVALID_SUFFIX', severity: 'error', args: { suffix }, place: { file: '--suffix' } },
      ]);
      expect(table.naming).toEqual({});
    },
  );

  it('says where a row stands that --codes adds', () => {
    const { table } = buildStatusTable({ codes: '404,409' });
    expect(table.rows.map(({ place }) => place)).toEqual([
      undefined,
      { file: '--codes', offset: 4, line: 1, column: 5 },
    ]);
  });

  it('makes one response of the rows that share a status, and lists what they say', async () => {
    const text = `code,error code,message,description,details
400,FORM_BAD,Bad form,The form is bad.,
404,,,No such pet.,
400,FORM_HUGE,Huge form,The form is too big.,"Send less,
or in parts."
400,FORM_BAD,Bad form,The form is bad.,
400,FORM_BAD,Bad form,A field is missing.,
400,,,Look at the code.,
`;
    const { table, diagnostics } = await readTable(text, { file: 't.csv' });
    expect(diagnostics).toEqual([]);
    expect(table.rows).toMatchObject([
      {
        status: '400',
        name: 'BadRequest',
        title: 'Bad Request',
        description: `Look at the code.

- The form is bad.

  A field is missing.
- The form is too big.

  Send less,
  or in parts.`,
        cases: [
          { key: 'FORM_BAD', errorCode: 'FORM_BAD', message: 'Bad form', place: { line: 2 } },
          { key: 'FORM_HUGE', description: 'The form is too big.', details: 'Send less,\nor in parts.' },
          { description: 'Look at the code.' },
        ],
      },
      { status: '404', name: 'NotFound', description: 'No such pet.' },
    ]);
    expect(table.rows[1]).not.toHaveProperty('cases');
  });

  it('keys cases by the last segment of their type, where there are no error codes', async () => {
    const text = `- { code: 409, type: https://example.com/problems/taken, description: Taken. }
- { code: 409, type: "#locked", description: Locked. }
`;
    const { table } = await readTable(text, { file: 't.yaml' });
    expect(table.rows.map(({ cases }) => cases?.map(({ key }) => key))).toEqual([['taken', 'locked']]);
  });

  it('separates rows of one status by their Component cells', async () => {
    const text = `code,message,description,component
409,Taken,Taken.,Taken
409,Locked,Locked.,Locked
409,Held,Held.,Locked
`;
    const { table } = await readTable(text, { file: 't.csv' });
    expect(table.rows.map(({ name, cases }) => [name, cases?.length])).toEqual([
      ['Taken', undefined],
      ['Locked', 2],
    ]);
  });

  it('names rows by their status when they share a message', async () => {
    const text = 'code,message,description\n400,Bad form,Bad.\n422,Bad form,No sense.\n404,No pet,Gone.\n';
    const { table } = await readTable(text, { file: 't.csv' });
    expect(table.rows.map(({ name }) => name)).toEqual(['BadRequest', 'UnprocessableContent', 'NoPet']);
  });

  it('finds a collision with a row that --codes adds', async () => {
    const own = 'code,message,description,component\n423,Locked,x,conflict\n';
    const added = await readTable(own, { file: 't.csv', codes: '+409' });
    expect(added.diagnostics.map(({ code, place }) => `${code} ${place.file}`)).toEqual([
      'NAME_COLLISION --codes',
    ]);
  });

  it('is not led astray by names of Object.prototype', async () => {
    const text =
      'code,message,description,component\n404,constructor,x,\n400,Bad,x,__proto__\n409,toString,x,\n';
    const { table, diagnostics } = await readTable(text, { file: 't.csv' });
    expect(diagnostics).toEqual([]);
    expect(table.rows.map(({ name }) => name)).toEqual(['Constructor', '__proto__', 'ToString']);
  });
});
