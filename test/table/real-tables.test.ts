import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderTable } from '../../src/emit/table.js';
import { genResponses } from '../../src/pipeline.js';
import { describeDiagnostic } from '../../src/report/describe-diagnostic.js';
import { explainTable, type ReadTableOptions, readTable } from '../../src/table/read-table.js';
import { TABLE_FORMATS } from '../../src/table/table-source.js';
import { withoutPlaces } from './without-places.js';

/** A Markdown table of two rows, 500 and another. */
const page = (headings: string, ...rows: string[]) =>
  ['# Errors', '', `| ${headings} |`, `|${'--|'.repeat(headings.split('|').length)}`]
    .concat(rows.map((row) => `| ${row} |`))
    .join('\n');

async function read(text: string, options: Partial<ReadTableOptions> = {}) {
  const { table, diagnostics } = await readTable(text, { file: 'codes.md', ...options });
  return {
    rows: table.rows.map(({ status, name, title, description, details, cases }) => ({
      ...{ status, name, title, description },
      ...(details && { details }),
      ...(cases && { cases: cases.map(({ key, message }) => (message ? `${key}: ${message}` : key)) }),
    })),
    found: diagnostics.map(({ code, place }) => `${code} ${place.line}`),
  };
}

describe('a code cell', () => {
  it.each([
    '404',
    '**404**',
    '`404`',
    '"404"',
    'HTTP 404',
    'HTTP/1.1 404',
    '404 Not Found',
    '404-Not Found',
    '404 – Not Found',
    '`404 - Not Found`',
    '404: Not Found',
    '404 (NOT FOUND)',
    '404 "Not Found"',
    '**404** Not Found',
    '404<br>Not Found',
    '[404 Not Found](https://example.com/404)',
    '404[^1]',
    '404†',
    '404<sup>2</sup>',
    '❌ 404',
  ])('%s', async (cell) => {
    const { rows, found } = await read(page('Code | Description', '500 | Ours.', `${cell} | No such jar.`));
    expect(found).toEqual([]);
    expect(rows[1]).toEqual({
      status: '404',
      name: 'NotFound',
      title: 'Not Found',
      description: 'No such jar.',
    });
  });

  it.each([
    // cell, statuses, details
    ['500, 502', '500 502', undefined],
    ['400 or 422', '400 422', undefined],
    ['`502`/`504`', '502 504', undefined],
    ['502<br>504', '502 504', undefined],
    ['500 or other 5XX', '500 5XX', undefined],
    ['4xx', '4XX', undefined],
    ['50x', '5XX', undefined],
    ['500-599', '5XX', undefined],
    ['4xx–5xx', '4XX 5XX', undefined],
    ['502-504', '502 503 504', undefined],
    ['Default', 'default', undefined],
    ['202 (empty)', '202', '(empty)'],
    ['409 The jar was opened by somebody else.', '409', 'The jar was opened by somebody else'],
  ])('%s', async (cell, statuses, details) => {
    const { table } = await readTable(page('Code | Text', '401 | a', '403 | b', `${cell} | Text.`), {
      file: 'codes.md',
    });
    const rows = table.rows.slice(2);
    expect(rows.map(({ status }) => status).join(' ')).toBe(statuses);
    expect(rows[0]?.details?.replace(/[().]/g, '')).toBe(details?.replace(/[().]/g, ''));
  });

  it.each(['0', '-', '400.403', '-404', '$404', '404%', '4040', '99', 'x404'])(
    'without a status: %s',
    async (cell) => {
      const rows = ['400 | a', '401 | b', '403 | c', `${cell} | d`];
      const { found, rows: taken } = await read(page('Code | Text', ...rows));
      expect(taken).toHaveLength(3);
      expect(found).toEqual(['SKIPPED_ROWS 8']);
    },
  );

  it('gives an identifier behind the code as error code', async () => {
    const { rows } = await read(page('Code | Text', '500 | Ours.', '404 INVALID_ID | No such jar.'));
    expect(rows[1]).toMatchObject({ name: 'NotFound', cases: ['INVALID_ID'] });
  });
});

describe('columns', () => {
  it.each([
    ...['HTTP', 'Return code', 'Response Code', 'Code:', 'HTTP Status Code(s)', 'Error', 'Nummer', '状态码'],
    ...['كود', ''],
  ])('takes codes under "%s"', async (heading) => {
    const { rows } = await read(page(`${heading} | Text`, '400 | Bad jar.', '404 | No jar.'));
    expect(rows.map(({ status, description }) => `${status} ${description}`)).toEqual([
      '400 Bad jar.',
      '404 No jar.',
    ]);
  });

  it.each([
    ['words, first', 'Code | HTTP Status | Text', '`JAR_GONE` | 404 | No jar.', '`JAR_BAD` | 400 | Bad jar.'],
    [
      'words, second',
      'HTTP Status | Code | Text',
      '404 | `JAR_GONE` | No jar.',
      '400 | `JAR_BAD` | Bad jar.',
    ],
    ['words, last', 'Text | Status | Id', 'No jar. | 404 | jar.gone', 'Bad jar. | 400 | jar.bad'],
    ['five digits', 'Code | HTTP Status | Text', '40410 | 404 | No jar.', '40010 | 400 | Bad jar.'],
    ['numbers like statuses', 'Code | HTTP Status | Text', '101 | 404 | No jar.', '305 | 400 | Bad jar.'],
  ])('tells error codes from statuses: %s', async (_, headings, ...rows) => {
    const { rows: taken, found } = await read(page(headings, ...rows));
    expect(found).toEqual([]);
    expect(taken.map(({ status, cases }) => [status, cases?.length])).toEqual([
      ['404', 1],
      ['400', 1],
    ]);
    expect(taken[0]?.description).toContain('- No jar.');
  });

  it.each(['Text', 'Status message', 'Error Message', 'Name', 'HTTP Definition', 'Summary', 'Meaning'])(
    'takes short cells under %s beside a description as messages',
    async (heading) => {
      const { rows } = await read(
        page(`Code | ${heading} | Description`, '400 | Bad Jar | It leaks.', '404 | No Jar | It is gone.'),
      );
      expect(rows.map(({ name, description }) => `${name} ${description}`)).toEqual([
        'BadJar It leaks.',
        'NoJar It is gone.',
      ]);
    },
  );

  it('takes no sentence for a name', async () => {
    const { rows, found } = await read(
      page(
        'Status | Message',
        '502 | Please wait a moment.',
        '503 | Please wait a moment.',
        '404 | "%s" is gone',
      ),
    );
    expect(found).toEqual([]);
    expect(rows.map(({ name, description }) => `${name} ${description}`)).toEqual([
      'BadGateway Please wait a moment.',
      'ServiceUnavailable Please wait a moment.',
      'NotFound "%s" is gone',
    ]);
  });

  it('keeps all other text as details, with its heading', async () => {
    const { rows } = await read(page('Code | Text | Retry? | Notes', '404 | Gone. | No | For good.'));
    expect(rows[0]?.details).toBe('Retry?: No\n\nFor good.');
  });

  it('splits a phrase off the description', async () => {
    const { rows } = await read(
      page('Code | Text', '404 | **Not Found** - No jar.', '409 | Conflicts happen.'),
    );
    expect(rows.map(({ description }) => description)).toEqual(['No jar.', 'Conflicts happen.']);
  });

  it.each([
    // headings, rows, role of each column
    [
      'Code | Status | Text',
      'NOT_FOUND | 404 | No jar.',
      'CONFLICT | 409 | Taken.',
      'errorCode code description',
    ],
    [
      'Status | Type | Text',
      '404 | not_found | No jar.',
      '409 | conflict | Taken.',
      'code errorCode description',
    ],
    ['Code | Text | Schema', '200 | OK | string', '404 | Not Found | No Content', 'code message details'],
    ['Code | Text | 类型', '200 | OK | Answer«Jar»', '404 | Not Found | -', 'code message details'],
    ['Status | Klasa | Text', '404 | JarError | No.', '409 | HeldError | Held.', 'code details description'],
    ['Status | Class | Code', '404 | JarError | NO_JAR', '409 | HeldError | HELD', 'code details errorCode'],
    [
      'Error | Status | Text',
      'JarException | 404 | No.',
      'HeldException | 409 | Held.',
      'details code description',
    ],
    ['Status | Class | Text', '404 | jar_gone | No.', '409 | jar_held | Held.', 'code errorCode description'],
    ['Operation | Status | Text', 'openJar | 404 | No.', 'sealJar | 409 | Held.', 'details code description'],
    [
      'Function | Status | Text',
      'open_jar | 404 | No.',
      'seal_jar | 409 | Held.',
      'details code description',
    ],
    [
      'Status | Text | Schema',
      '404 | No jar. | JarError',
      '409 | Taken. | HeldError',
      'code description details',
    ],
    [
      'HTTP | gRPC | Reason',
      '404 | NO_SUCH_JAR | JAR_GONE',
      '409 | ABORTED | JAR_HELD',
      'code details errorCode',
    ],
    ['Status | Description', '404 | errorJar', '409 | errorHeld', 'code description'],
    [
      'Status | Text | Type',
      '404 | No jar. | [JarError](jars/jar-error.md)',
      '409 | Held. | [HeldError](jars/held-error.md)',
      'code description details',
    ],
    [
      'Code | HTTP | Id | Description',
      '404 | 404 | JAR_GONE | No jar.',
      'mapped | 409 | JAR_HELD | Held.',
      'details code errorCode description',
    ],
    ['HTTP | Error code', '404 | 17', '400 | 404001', 'code errorCode'],
    ['Value | Meaning', '404 | No jar.', '409 | Held. |\n| 4001 | Cold.', 'code description'],
    ['Status | Again? | Action', '429 | ✓ yes | Wait.', '404 | ✗ no | Stop.', 'code details description'],
    ['状态码 | 描述', '404 | 没有罐子（jar/shelf）', '409 | 缺少jarId参数', 'code description'],
    [
      'Status | Call | Text',
      '404 | open("jar") | No jar.',
      '409 | take("jar") | Taken.',
      'code details description',
    ],
  ])('%s: %s', async (headings, first, second, roles) => {
    const [table] = await explainTable(page(headings, first, second));
    const found = table?.columns.map(({ role }) => (role === 'error code' ? 'errorCode' : role));
    expect(found?.join(' ')).toBe(roles);
  });

  it.each([
    // a status of HTTP beside another, by headings
    ['Own status | HTTP status', '101 | 404', '404 | 409', '404 409'],
    ['HTTP error code | HTTP response code', '403 | 200', '404 | 200', '403 404'],
  ])('%s', async (headings, first, second, statuses) => {
    const { rows } = await read(page(headings, first, second));
    expect(rows.map(({ status, cases }) => [status, cases])).toEqual(
      statuses.split(' ').map((status) => [status, undefined]),
    );
  });

  it('takes an empty code cell below a code for the same cell', async () => {
    const rows = ['404 | NO_JAR | No jar.', ' | NO_SHELF | No shelf.', ' | Others | ', '409 | HELD | Taken.'];
    const taken = await read(page('Status | Code | Text', ...rows));
    expect(taken.rows.map(({ status, cases }) => [status, cases])).toEqual([
      ['404', ['NO_JAR', 'NO_SHELF']],
      ['409', ['HELD']],
    ]);
    expect(taken.found).toEqual(['SKIPPED_ROWS 7']);
  });

  it('takes the first row for the header where the header is empty', async () => {
    const text = page('  |  ', 'Status | Text', '404 | No jar.', '409 | Taken.');
    const { rows, found } = await read(text);
    expect(found).toEqual([]);
    expect(rows.map(({ description }) => description)).toEqual(['No jar.', 'Taken.']);
  });

  it('takes an empty code cell beside a sentence for the same cell, beside a title for none', async () => {
    const { rows, found } = await read(
      page('Status | Text', '422 | No lid.', ' | No label.', ' | Shelves', '409 | Held.'),
    );
    expect(rows.map(({ status }) => status)).toEqual(['422', '409']);
    expect(found).toEqual(['SKIPPED_ROWS 7']);
  });

  it('reads a header that is a code and its phrase as a row', async () => {
    const { rows } = await read(page('400 | Bad Request', '401 | Unauthorized', '404 | Not Found'));
    expect(rows.map(({ status }) => status)).toEqual(['400', '401', '404']);
  });

  it('prefers a column called error code to others of codes', async () => {
    const rows = ['X1001 | JAR_HELD | 409 | Held.', 'X1002 | JAR_GONE | 404 | Gone.'];
    const taken = await read(page('Store code | Error code | Status | Text', ...rows));
    expect(taken.rows.map(({ cases }) => cases)).toEqual([['JAR_HELD'], ['JAR_GONE']]);
  });

  it('takes error codes from behind the statuses, not from a column of short names beside them', async () => {
    const rows = ['A jar is held | 409 JAR_HELD | R5, R2', 'A lid is open | 400 LID_OPEN | R1'];
    const taken = await read(page('Case | Status | Rule', ...rows));
    expect(taken.rows.map(({ cases }) => cases)).toEqual([['JAR_HELD'], ['LID_OPEN']]);
  });

  it('keeps the marks of what follows a phrase', async () => {
    const { rows } = await read(
      page('Status | Text', '4xx | Client Error — `400`, `404`', '404 | **Not Found:** No jar.'),
    );
    expect(rows.map(({ description }) => description)).toEqual(['`400`, `404`', 'No jar.']);
  });

  it('reads an error at each operation, and leaves operations with their statuses alone', async () => {
    const errors = page('Path | Status | Text', '/jars | 401 | Log in.', '/shelves | 404 | No shelf.');
    expect((await read(errors)).rows).toHaveLength(2);
    const same = page('Method | Path | Status', 'GET | /jars | 401', 'GET | /jars | 404');
    expect((await read(same)).rows).toHaveLength(2);
  });

  it.each([
    ['sizes', page('Plan | Jars', 'small | 100', 'large | 500')],
    ['spans of sizes', page('Size | Port', '100-199 | a', '200-299 | b', '400-499 | c')],
    ['sizes from a number on', page('Plan | Jars', 'small | 100+', 'large | 500+')],
    ['sizes of at least', page('Plan | Jars', 'small | >=100', 'large | ≥ 500')],
    ['ids of jars', page('jar_id | Name', '404 | Red jar', '409 | Blue jar')],
    ['ids in a program’s spelling', page('Name | jarId', 'red | 404', 'blue | 409')],
    [
      'numbers of places',
      page('Place | Jars', '403 Cellar | 12 jars', '404 Loft | 7 jars', '1108 Barn | none'),
    ],
    ['numbers of parts', page('Part | Use', '404 lid | shuts', '409 rim | holds', '154 base | stands')],
    ['page numbers', page('Figure | Page', 'Jar | 404', 'Shelf | 409')],
    ['operations', page('Method | Path | Status', 'GET | /jars | 200', 'POST | /jars | 201')],
    ['operations that fail', page('Method | Path | Errors', 'GET | /jars | 401', 'POST | /jars | 409')],
    ['operations with lists', page('Call | Status', 'GET /jars | 200, 401', 'POST /jars | 201, 409')],
    ['tests of calls', page('Expected status | Call', '404 | GET /jars/1', '409 | POST /jars')],
    ['tests that repeat a status', page('What | Expected code', 'a | 404', 'b | 409', 'c | 404')],
    ['tests', page('Case | Expected status', 'No jar | 404', 'Jar held | 409, with its name')],
    ['cases of tests', page('Caso de prueba | Resultado', 'Jar | ✅ 200 OK', 'No jar | ❌ 404 Not Found')],
    ['operations that mostly work', page('Call | Status', 'GET /a | 200', 'GET /b | 404', 'GET /c | 200')],
    ['results of tests', page('测试功能 | 结果', 'No jar | HTTP 404', 'Jar held | HTTP 409')],
    ['a matrix', page('Jar | Open | Shut', 'red | 200 | 404', 'blue | 201 | 409')],
    ['codes of another protocol', page('Code | Text', '180 | Ringing', '183 | Progress', '200 | OK')],
    ['counts', page('Status | Count | Share', '200 | 1,204 | 98%', '404 | 12 | 2%')],
    ['answers of actions', page('Action | Response', 'Fill | 201', 'Look | 200', 'Empty | 204')],
    ['counts beside names', page('Status | Error | Requests', '404 | NoJar | 12', '409 | Held | 1,204')],
    ['sizes of answers', page('Answer | Bytes', 'Not Found (404) | 27 - 35', 'Conflict (409) | 30')],
    ['colors', page('Range | Badge | Text', '2xx | Green | Fine', '4xx | Amber (#f80) | Not fine')],
    ['other numbers', page('Code | Name', '0 | Open', '1 | Shut', '10 | Hello')],
  ])('leaves %s alone', async (_, other) => {
    const errors = page('HTTP Status | Text', '404 | No jar.', '409 | Taken.');
    const { rows } = await read(`${other}\n\n${errors}`);
    expect(rows.map(({ status }) => status)).toEqual(['404', '409']);
    expect((await read(other)).found).toEqual(['NO_CODE_TABLE 3']);
  });

  it.each([
    page('Expected HTTP status codes | Text', '404 | No jar.', '409 | Taken.'),
    page('HTTP status | Retry after (seconds)', '404 | 30', '409 | 120'),
    page('HTTP | Interner Fehler', '404 | 17', '409 | 18'),
  ])('reads %s', async (text) => {
    const { rows } = await read(text);
    expect(rows.map(({ status }) => status)).toEqual(['404', '409']);
  });

  it('takes those that the author names', async () => {
    const text = page('A | B | C | D', '404 | 101 | No jar | gone', '409 | 102 | Taken | held');
    const { rows } = await read(text, { columns: { code: 'a', errorCode: 2, message: 'C', description: 4 } });
    expect(rows[0]).toMatchObject({ status: '404', cases: ['101: No jar'] });
    expect(rows[0]?.description).toContain('- gone');
  });
});

it('says that the column named by the author has no statuses, and which table lacks it', async () => {
  const text = `${page('A | B', '404 | No jar.')}\n\n${page('C | D', '409 | Taken.')}`;
  const { diagnostics } = await readTable(text, { file: 'codes.md', columns: { code: 'B' } });
  expect(diagnostics.map(describeDiagnostic)).toEqual([
    {
      message:
        'No table has a column of status codes: line 3 (A | B): no cell of column 2, named with --columns, starts with a status code; line 9 (C | D): it has no column as named with --columns.',
      hint: 'Start the cells of that column with status codes, or name another column with --columns.',
    },
  ]);
});

it.each([
  ['rows: [{}]', 'They have no keys.'],
  ['rows: [jar]', 'They are not objects.'],
  ['rows: [jar, { text: No jar. }]', 'Their keys are "text".'],
])('says what the rows of %s have instead of a status', async (text, says) => {
  const { diagnostics } = await readTable(text, { file: 'codes.yaml' });
  expect(diagnostics.map((one) => describeDiagnostic(one).message)).toEqual([
    `The rows have no status code. ${says}`,
  ]);
});

it.each([
  ['- { code: 404, mesage: No jar, text: Gone. }', 'Unknown key "mesage".', 'Did you mean "message"?'],
  [
    '[{ code: 404, message: No jar, text: Gone. }, { code: 409, mesage: Held, text: Held. }]',
    'Unknown key "mesage".',
    'Did you mean "message"?',
  ],
  [
    '- { httpStatus: 404, code: JAR_GONE, mode: soft, text: Gone. }',
    'The key "mode" is unknown, so its values are not used.',
    expect.stringContaining('--columns details=mode'),
  ],
  [
    '404: { mode: soft, text: Gone. }',
    'The key "mode" is unknown, so its values are not used.',
    expect.stringContaining('--columns details=mode'),
  ],
])('suggests a column for an unknown key if its rows lack it: %s', async (text, message, hint) => {
  const { diagnostics } = await readTable(text, { file: 'codes.yaml' });
  expect(diagnostics.map(describeDiagnostic)).toEqual([{ message, hint }]);
});

it('takes keys of YAML that the author names', async () => {
  const text = '- { http: 404, nombre: No jar, texto: Gone. }\n';
  const columns = { message: 'nombre', description: 'texto' };
  const { rows, found } = await read(text, { file: 'codes.yaml', columns });
  expect(found).toEqual([]);
  expect(rows).toEqual([{ status: '404', name: 'NoJar', title: 'No jar', description: 'Gone.' }]);
  const slip = await read(text, { file: 'codes.yaml', columns: { message: 'name' } });
  expect(slip.found).toEqual(['CHOSEN_COLUMN_NOT_FOUND 1']);
});

it('reads keys for one column in different rows as that column', async () => {
  const text = [
    '- { status: 404, title: No jar, text: Gone. }',
    '- { httpStatus: 409, message: Held, description: Taken., name: not read beside a message }',
  ].join('\n');
  const { rows, found } = await read(text, { file: 'codes.yaml' });
  expect(found).toEqual(['UNKNOWN_COLUMN 2']);
  expect(rows).toEqual([
    { status: '404', name: 'NoJar', title: 'No jar', description: 'Gone.' },
    { status: '409', name: 'Held', title: 'Held', description: 'Taken.' },
  ]);
});

it('keeps what contradictory tables say of a status as cases', async () => {
  const one = page('Code | Text', '404 | No jar.', '409 | Taken.');
  const other = page('Code | Text', '404 | The shelf is empty.', '410 | Gone.');
  const { rows } = await read(`${one}\n\n${other}`);
  expect(rows.map(({ name }) => name)).toEqual(['NotFound', 'Conflict', 'Gone']);
  expect(rows[0]?.description).toMatch(/- No jar\.\n- The shelf is empty\.$/);
});

describe('formats', () => {
  const rows = [
    ['404', 'JAR_GONE', 'No jar.'],
    ['404', 'SHELF_GONE', 'No shelf.'],
    ['409', 'JAR_HELD', 'Taken.'],
  ];
  const lines = (separator: string) =>
    [['status', 'error code', 'description'], ...rows].map((cells) => cells.join(separator)).join('\n');
  const objects = rows.map(([status, code, description]) => ({ status: Number(status), code, description }));

  it.each([
    ['codes.csv', lines(',')],
    ['codes.csv', `Errors of the jar API\n\n${lines(';')}`],
    ['codes.csv', `sep=;\r\n${lines(';').replaceAll('\n', '\r\n')}`],
    ['codes.tsv', lines('\t')],
    ['codes.json', JSON.stringify(objects)],
    [
      'codes.json',
      JSON.stringify({
        rows: objects.map(({ status, code, ...rest }) => ({
          httpStatus: status,
          errorCode: code,
          meaning: rest.description,
        })),
      }),
    ],
    [
      'codes.yaml',
      `404:
  - { errorCode: JAR_GONE, description: No jar. }
  - { errorCode: SHELF_GONE, description: No shelf. }
409: { errorCode: JAR_HELD, description: Taken. }
`,
    ],
    [
      'catalogue.yaml',
      `JAR_GONE: { http_status: 404, description: No jar. }
SHELF_GONE: { http_status: 404, description: No shelf. }
JAR_HELD: { http_status: 409, description: Taken. }
`,
    ],
    [
      'catalogue.yaml',
      `errors:
  shelves:
    JAR_GONE: { status: 404, text: No jar. }
    SHELF_GONE: { status: 404, text: No shelf. }
  hands:
    JAR_HELD: { status: 409, text: Taken. }
`,
    ],
    [
      'codes.yaml',
      `statuses:
  404:
    - { errorCode: JAR_GONE, description: No jar. }
    - { errorCode: SHELF_GONE, description: No shelf. }
  409: { errorCode: JAR_HELD, description: Taken. }
`,
    ],
    [
      'catalogue.json',
      JSON.stringify({
        title: 'Errors of the jar API',
        errors: {
          JAR_GONE: { httpStatus: 404, description: 'No jar.' },
          shelf: { code: 'SHELF_GONE', httpStatus: 404, description: 'No shelf.' },
          held: { code: 'JAR_HELD', httpStatus: 409, description: 'Taken.' },
        },
      }),
    ],
    [
      'catalogue.yml',
      `shelves:
  - { name: JAR_GONE, http_status: 404, description: No jar. }
  - { name: SHELF_GONE, http_status: 404, description: No shelf. }
hands:
  - { name: JAR_HELD, http_status: 409, description: Taken. }
owners: [Ann]
`,
    ],
  ])('%s (%#)', async (file, text) => {
    const { rows: taken, found } = await read(text, { file });
    expect(found).toEqual([]);
    expect(taken.map(({ status, cases }) => [status, cases])).toEqual([
      ['404', ['JAR_GONE', 'SHELF_GONE']],
      ['409', ['JAR_HELD']],
    ]);
  });

  it('reads statuses inside a map whose keys are the own codes of an API', async () => {
    const text = '{ 404: { text: No jar., httpCode: 400 }, 1000: { text: No key., httpCode: 401 } }';
    const { rows: taken, found } = await read(text, { file: 'codes.yaml' });
    expect(found).toEqual([]);
    expect(taken.map(({ status, cases }) => [status, cases])).toEqual([
      ['400', ['404']],
      ['401', ['1000']],
    ]);
  });

  it.each([
    ['a slip', '400: { status: 400 }\n404: { status: 404 }\n409: { status: 408 }', ['400', '404', '409']],
    [
      'a range',
      '401: { status: 401 }\n4XX: { status: 400 }\ndefault: { status: 500 }',
      ['401', '4XX', 'default'],
    ],
  ])('a map by status stays one for all that %s', async (_, text, statuses) => {
    const { rows: taken } = await read(text, { file: 'codes.yaml' });
    expect(taken.map(({ status, cases }) => [status, cases])).toEqual(
      statuses.map((one) => [one, undefined]),
    );
  });

  it('takes a code that repeats the status for none', async () => {
    const text = 'NO_JAR: { code: 404, status: 404 }\nNO_LID: { code: 404, status: 404 }';
    const { rows: taken } = await read(text, { file: 'codes.yaml' });
    expect(taken.map(({ status, cases }) => [status, cases])).toEqual([['404', ['NO_JAR', 'NO_LID']]]);
    const { rows: listed } = await read('[{ code: 404, status: 404 }]', { file: 'codes.yaml' });
    expect(listed.map(({ status, cases }) => [status, cases])).toEqual([['404', undefined]]);
  });

  it('keeps the key of an error that has a code of its own', async () => {
    const text =
      'JAR_GONE: { code: 4041, status: 404, text: No jar. }\nHELD: { status: 409, details: Wait. }';
    const { table } = await readTable(text, { file: 'codes.yaml' });
    expect(table?.rows.map(({ cases }) => cases?.[0])).toMatchObject([
      { errorCode: '4041', details: 'JAR_GONE' },
      { errorCode: 'HELD', details: 'Wait.' },
    ]);
  });

  it('leaves lists and maps without statuses alone', async () => {
    for (const text of [
      'errors: [{ code: JAR_GONE }]',
      'JAR_GONE: { code: 1 }',
      'colors: { 100: pale, 200: dark }',
    ]) {
      expect((await read(text, { file: 'codes.yaml' })).found).toEqual(['NO_TABLE 1']);
    }
  });

  const gone = 'JAR_GONE: { status: 404, text: No jar. }';
  const held = 'JAR_HELD: { status: 409, text: Held. }';
  it.each([
    ['a text in a map of rows', [gone, held, 'JAR_BAD: 400 Bad jar.'], 2, [3]],
    ['a list in a map of rows', [gone, held, 'JAR_BAD: [{ status: 400 }]'], 2, [3]],
    ['a text in a map below a key', ['errors:', `  ${gone}`, `  ${held}`, '  JAR_BAD: 400 Bad jar.'], 2, [4]],
    [
      'rows among too many others',
      [
        'version: 2',
        'note: Ours.',
        gone,
        held,
        'JAR_BAD: 400 Bad jar.',
        'more: [{ status: 422, text: Cold. }]',
      ],
      1,
      [3, 4, 5],
    ],
    [
      'a map in which few rows have a status',
      [`errors: { ${gone} }`, `warnings: { ${held}, JAR_OLD: { text: Old. }, JAR_RED: { text: Red. } }`],
      1,
      [2],
    ],
    [
      'a list in which few rows have a status',
      [`errors: { ${gone} }`, 'more: [{ code: A_B, status: 409 }, { code: C_D }]', 'owners: [Ann]'],
      1,
      [2],
    ],
    [
      'a text two keys down',
      ['errors:', '  jars:', `    ${gone}`, `    ${held}`, '    JAR_BAD: 400 Bad jar.'],
      2,
      [5],
    ],
    [
      'rows three keys down',
      ['errors:', '  jars:', `    ${gone}`, '  shop:', '    front:', `      ${held}`],
      1,
      [4],
    ],
    [
      'a map by code deeper than others',
      ['a: { 404: { text: No jar. }, 409: { text: Held. } }', 'b: { c: { d: { 401: { text: Who? } } } }'],
      2,
      [2],
    ],
    [
      'a code with a text beside maps',
      ['a: { 404: { text: No jar. }, 409: { text: Held. } }', 'b: { 503: Busy. }'],
      2,
      [2],
    ],
    ['a map by code beside rows', [`errors: { ${gone} }`, 'more: { 409: { text: Held. } }'], 1, [2]],
    ['a list beside "rows"', ['rows: [{ code: 404, text: No jar. }]', 'more: [{ code: 409 }]'], 1, [2]],
  ])('names what it skips: %s', async (_, lines, rows, skipped) => {
    const { table, diagnostics } = await readTable(lines.join('\n'), { file: 'codes.yaml' });
    expect(table.rows).toHaveLength(rows);
    const found = diagnostics.filter(({ code }) => code !== 'MISSING_DESCRIPTION');
    expect(found).toMatchObject([
      { code: 'SKIPPED_ROWS', severity: 'warning', args: { lines: skipped }, place: { line: skipped[0] } },
    ]);
  });

  it('takes a text under a code as its description', async () => {
    const { rows: taken } = await read('404: No jar.\n4XX: Other.\n', { file: 'codes.yaml' });
    expect(taken.map(({ name, description }) => `${name} ${description}`)).toEqual([
      'NotFound No jar.',
      'ClientError Other.',
    ]);
  });

  it.each(TABLE_FORMATS)('gives cases back from %s', async (format) => {
    const text = `${page('Status | Error | Message | Text', '404 | JAR_GONE | No jar | Gone.', '404 | SHELF_GONE | No shelf | Empty.', '500 | | | Ours.')}\n`;
    const { table } = await readTable(text, { file: 'codes.md' });
    const { table: again, diagnostics } = await readTable(renderTable(table, format), { file: 'x', format });
    expect(diagnostics).toEqual([]);
    expect(withoutPlaces(again.rows)).toEqual(withoutPlaces(table.rows));
  });
});

it.each(['swagger: "2.0"', 'openapi: 3.0.4', 'openapi: 3.1.1', 'openapi: 3.2.0'])(
  'gives 8 valid responses from 250 rows of 8 statuses: %s',
  async (version) => {
    const statuses = [400, 401, 403, 404, 409, 422, 429, 503];
    const rows = Array.from(
      { length: 250 },
      (_, index) => `${statuses[index % 8]} | JAR_${index} | Text ${index}.`,
    );
    const { table } = await readTable(page('Status | Code | Text', ...rows), { file: 'codes.md' });
    const spec = `${version}\ninfo: { title: Jars, version: '1' }\npaths: {}\n`;
    const { plan, diagnostics } = await genResponses(spec, { table });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan.steps.filter(({ pointer }) => pointer.includes('responses'))).toHaveLength(8);
  },
);

const SEED = new URL('../../../shared/seed/status-codes.md', import.meta.url);

it.skipIf(!existsSync(SEED))(
  'gives one spec from the seed and its twins (skipped where ../shared/seed is absent)',
  async () => {
    const text = readFileSync(SEED, 'utf8');
    const rows = text
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.replace(/[*`]/g, '').trim()))
      .filter(([, code]) => /^\d{3}$/.test(code ?? ''))
      .map(([, code = '', message = '', description = '', details = '']) => ({
        code,
        message,
        description,
        details,
      }));
    const quoted = (separator: string) =>
      [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]
        .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator))
        .join('\n');
    const twins = {
      'seed.md': text,
      'seed.csv': quoted(','),
      'seed.tsv': quoted('\t'),
      'seed.yaml': rows.map((row) => `- ${JSON.stringify(row)}`).join('\n'),
      'seed.json': JSON.stringify(rows),
    };
    const specs = new Set<string>();
    for (const [file, twin] of Object.entries(twins)) {
      const { table, diagnostics } = await readTable(twin, { file });
      expect(diagnostics).toMatchObject([
        {
          code: 'PHRASE_OF_OTHER_CODE',
          args: { status: '404' },
          place: { line: expect.any(Number), column: expect.any(Number) },
        },
      ]);
      const spec = await genResponses("openapi: 3.1.0\ninfo: { title: Jars, version: '1' }\npaths: {}\n", {
        table,
      });
      specs.add(spec.text);
    }
    expect(specs.size).toBe(1);
  },
);
