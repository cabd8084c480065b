import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/table/read-table.js';
import { withoutPlaces } from './without-places.js';

const ROWS = [
  { code: 200, message: 'OK', description: 'Here is the pet.' },
  {
    code: '404',
    message: 'Not Found',
    description: 'No "pet", or a\nsecond line.',
    details: 'Try | another, id.',
  },
  {
    code: '4XX',
    message: 'Client Error',
    description: 'Other.',
    component: 'AnyClientError',
    headers: 'X-A!: integer',
  },
  {
    code: 'default',
    message: 'Other',
    description: 'Other.',
    mediaType: 'text/plain',
    schema: '#/x',
    type: '/y',
  },
];

const TWINS = {
  'table.json': JSON.stringify(ROWS, null, 2),
  'table.yaml': `- code: 200
  message: OK
  description: Here is the pet.
- code: '404'
  message: Not Found
  description: |
    No "pet", or a
    second line.
  details: 'Try | another, id.'
- { code: 4xx, message: Client Error, description: Other., component: AnyClientError, headers: ['X-A!: integer'] }
- { code: default, message: Other, description: Other., mediaType: text/plain, schema: '#/x', type: /y }
`,
  'table.csv': `Code,Message,Description,Details,Component,Headers,Media Type,Schema,Type
200,OK,Here is the pet.
404,Not Found,"No ""pet"", or a
second line.","Try | another, id."
4XX,Client Error,Other.,,AnyClientError,X-A!: integer
default,Other,Other.,,,,text/plain,#/x,/y
`,
  'table.md': `# Codes

| Status | Reason Phrase | Meaning | Notes |
|:--|--|--|--:|
| **200** | [OK](https://example.com) | Here is the pet. |
| **[\`404\`](https://example.com)** | **\`Not Found\`** | No "pet", or a<br>second line. | Try \\| another, id. |

| Name | Type |
|--|--|
| not | a code table |

| HTTP Status | Message | Description | Component | Headers | Media Type | Schema | Type |
|--|--|--|--|--|--|--|--|
| 4xx | Client Error | Other. | \`AnyClientError\` | \`X-A!: integer\` |
| _default_ | Other | Other. | | | text/plain | #/x | /y |
`,
};

describe('readTable', () => {
  it.each(Object.keys(TWINS))('reads the same table from %s', async (file) => {
    const { table, diagnostics } = await readTable(TWINS[file as keyof typeof TWINS], { file });
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(withoutPlaces(table.rows)).toEqual([
      expect.objectContaining({ status: '200', name: 'OK', description: 'Here is the pet.', headers: [] }),
      expect.objectContaining({
        status: '404',
        name: 'NotFound',
        description: 'No "pet", or a\nsecond line.',
        details: 'Try | another, id.',
      }),
      {
        status: '4XX',
        name: 'AnyClientError',
        title: 'Client Error',
        description: 'Other.',
        headers: [{ name: 'X-A', required: true, schema: { type: 'integer' } }],
        bodyAllowed: true,
      },
      {
        status: 'default',
        name: 'Other',
        title: 'Other',
        description: 'Other.',
        headers: [],
        bodyAllowed: true,
        mediaType: 'text/plain',
        schema: '#/x',
        type: '/y',
      },
    ]);
  });

  it.each([
    ['a table in a file of another name', 'codes.txt', 'markdown', TWINS['table.md']],
    ['YAML by its short extension', 'codes.YML', undefined, TWINS['table.yaml']],
    ['a format that is asked for', 'codes', 'csv', TWINS['table.csv']],
  ] as const)('reads %s', async (_, file, format, text) => {
    const { table } = await readTable(text, format === undefined ? { file } : { file, format });
    expect(table.rows).toHaveLength(4);
  });

  it.each(Object.keys(TWINS))('tells places of %s with a byte order mark and CRLF', async (file) => {
    const faulty = TWINS[file as keyof typeof TWINS].replace('Client Error', 'Not Found');
    const text = `\uFEFF${faulty.replaceAll('\n', '\r\n')}`;
    const { diagnostics } = await readTable(text, { file });
    const found = diagnostics.filter(({ severity }) => severity !== 'info');
    const [{ code, place }] = found as [(typeof diagnostics)[0]];
    expect(code).toBe('PHRASE_OF_OTHER_CODE');
    const at = text.slice(place.offset);
    expect(at.startsWith('Not Found') || at.startsWith('"Not Found')).toBe(true);
    expect(text.split('\r\n')[(place.line ?? 0) - 1]?.slice((place.column ?? 0) - 1)).toBe(
      at.split('\r\n')[0],
    );
  });

  it('resolves aliases and merge keys of YAML', async () => {
    const text = `- &base { code: 404, message: Not Found, description: &d No pet. }
- <<: *base
  code: 410
  message: Gone
- { code: 409, message: Conflict, description: *d }
`;
    const { table, diagnostics } = await readTable(text, { file: 't.yaml' });
    expect(diagnostics).toEqual([]);
    expect(table.rows.map(({ status, description }) => `${status} ${description}`)).toEqual([
      '404 No pet.',
      '410 No pet.',
      '409 No pet.',
    ]);
  });
});

const SEED = new URL('../../../shared/seed/status-codes.md', import.meta.url);

describe.skipIf(!existsSync(SEED))('the seed table (skipped where ../shared/seed is absent)', () => {
  const text = () => readFileSync(SEED, 'utf8');

  it('gives fourteen rows, with the one warning about 404', async () => {
    const { table, diagnostics } = await readTable(text(), { file: 'status-codes.md' });
    expect(table.rows.map(({ status }) => status).join(' ')).toBe(
      '200 201 204 300 302 304 400 401 403 404 406 500 501 503',
    );
    expect(table.rows.find(({ status }) => status === '404')).toMatchObject({
      name: 'NotFound',
      title: 'Not Found',
    });
    expect(diagnostics).toEqual([
      {
        code: 'PHRASE_OF_OTHER_CODE',
        severity: 'warning',
        args: { status: '404', phrase: 'No Content', owner: '204', used: 'Not Found' },
        place: {
          file: 'status-codes.md',
          offset: text().indexOf('**`No Content`** | The server can'),
          line: 41,
          column: 15,
        },
      },
    ]);
  });

  it('gives the same table from its YAML, JSON and CSV twins', async () => {
    const rows = text()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.replace(/[*`]/g, '').trim()))
      .filter(([, code]) => /^\d{3}$/.test(code ?? ''))
      .map(([, code = '', message = '', description = '', details = '']) => ({
        code,
        message,
        description,
        details,
      }));
    const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
    const csv = [
      Object.keys(rows[0] ?? {}).join(),
      ...rows.map((row) => Object.values(row).map(quoted).join()),
    ];
    const yaml = rows.map((row) => `- ${JSON.stringify(row)}`);
    const { table } = await readTable(text(), { file: 'status-codes.md' });
    for (const [file, twin] of [
      ['seed.csv', csv.join('\n')],
      ['seed.yaml', yaml.join('\n')],
      ['seed.json', JSON.stringify(rows)],
    ] as const) {
      const result = await readTable(twin, { file });
      expect(withoutPlaces(result.table.rows)).toEqual(withoutPlaces(table.rows));
      expect(result.diagnostics.map(({ code }) => code)).toEqual(['PHRASE_OF_OTHER_CODE']);
    }
  });
});
