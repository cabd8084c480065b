import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/table/read-table.js';

const OTHERS = '| 301 | Moved. |\n| 409 | Taken. |\n| 503 | Down. |\n';

/** The rows that a row of a page gives: the status, then its other cells. */
async function rowsOf(header: string, row: string, others = OTHERS): Promise<string[]> {
  const rule = header.replace(/[^|]+/g, '--');
  const page = `${header}\n${rule}\n${row}\n${others}`;
  const { source } = await readTable(page, { file: 'page.md' });
  return source.rows
    .filter(({ place }) => place.line === 3)
    .map(({ cells: { code, ...cells } }) => {
      const texts = Object.entries(cells).map(([column, cell]) => `${column}=${cell.text}`);
      return [code?.text, ...texts.toSorted()].join(' ');
    });
}

describe('a code cell', () => {
  it.each([
    ['404', '404'],
    ['`404`', '404'],
    ['**404**', '404'],
    ['[404](#missing)', '404'],
    ['404[^1]', '404'],
    ['404[1]', '404'],
    ['404¹', '404'],
    ['404 ⁴', '404'],
    ['"404"', '404'],
    ['HTTP 404', '404'],
    ['404 ❌', '404'],
    ['❌ 404', '404'],
    ['404 Not Found', '404 message=Not Found'],
    ['400-Bad Request', '400 message=Bad Request'],
    ['404 (NOT FOUND)', '404 message=NOT FOUND'],
    ['404: No such pet', '404 message=No such pet'],
    ['400 BAD_NAME', '400 errorCode=BAD_NAME'],
    ['200 (empty)', '200 details=empty'],
    ['503 + `Retry-After`', '503 details=+ Retry-After'],
    ['400 The name has a slash.', '400 details=The name has a slash.'],
    ['400 (name) / 422 (date)', '400 details=(name) / 422 (date)'],
    ['4XX', '4XX'],
    ['4xx Client Error', '4XX message=Client Error'],
    ['50x', '5XX'],
    ['500-599', '5XX'],
    ['default', 'default'],
    [':x: 404', '404'],
    ['500+', '5XX'],
    ['200 SUCCESS', '200 message=SUCCESS'],
    ['429 + a wait', '429 details=+ a wait'],
    ['5xx, timeout', '5XX details=timeout'],
    ['400 (JSON body)', '400 details=JSON body'],
    ['400 name is missing', '400 details=name is missing'],
    ['403 with "no box here"', '403 details=with "no box here"'],
    ['404 Not Found (no leak)', '404 details=no leak message=Not Found'],
    ['Not Found (404)', '404 message=Not Found'],
    ['NotFound (HTTP 404)', '404 message=NotFound'],
    ['Done (200 OK)', '200 message=Done'],
    ['Other 4xx', '4XX'],
    ['any 5xx', '5XX'],
    ['其他 5xx', '5XX'],
    ['>=500', '5XX'],
  ])('%s', async (cell, expected) => {
    const [row, ...others] = await rowsOf('| Status | Meaning |', `| ${cell} | A text. |`);
    expect(others).toEqual([]);
    expect(row?.replace(' description=A text.', '')).toBe(expected);
  });

  it.each([
    ['500, 502', ['500', '502']],
    ['400 or 422', ['400', '422']],
    ['**503** 또는 **502**', ['503', '502']],
    ['`502`/`504`', ['502', '504']],
    ['500-504', ['500', '501', '502', '503', '504']],
    ['0', []],
    ['-', []],
    ['400.403', []],
    ['No connection', []],
    ['Too slow (408)', []],
    ['Other 404', []],
    ['> 500', []],
  ])('%s gives the statuses %j', async (cell, statuses) => {
    const rows = await rowsOf('| Status | Meaning |', `| ${cell} | A text. |`);
    expect(rows).toEqual(statuses.map((status) => `${status} description=A text.`));
  });
});

describe('the code of a row in YAML', () => {
  it.each([
    ['404 Not Found', '404 message=Not Found'],
    ['400 BAD_NAME', '400 errorCode=BAD_NAME'],
    ['404 No such pet', '404 message=No such pet'],
    ['400 name is missing', '400 details=name is missing'],
    ['403 with "no box here"', '403 details=with "no box here"'],
    ['HTTP 404', '404'],
  ])('%s, in a list and as a key', async (code, expected) => {
    for (const text of [`- code: ${code}\n  description: A text.`, `${code}: A text.`]) {
      const { source } = await readTable(text, { file: 'table.yaml' });
      const [
        {
          cells: { code: status, ...cells },
        } = { cells: {} },
      ] = source.rows;
      const texts = Object.entries(cells).map(([column, cell]) => `${column}=${cell.text}`);
      expect([status?.text, ...texts].join(' ').replace(' description=A text.', '')).toBe(expected);
    }
  });
});

it('what follows a code goes in front of the details where the row has all else', async () => {
  const text = '- { code: 404 a jar is missing, description: The jar., details: More. }';
  const { source } = await readTable(text, { file: 'table.yaml' });
  expect(source.rows[0]?.cells.details?.text).toBe('a jar is missing\n\nMore.');
});

it('text below a table of one column is no row of it', async () => {
  const page = 'Code |\n--- |\n404 |\n409 |\n\n500 of them are retried.\n\nWe have 503 jars.\n';
  const { source } = await readTable(page, { file: 'table.md' });
  expect(source.rows.map(({ cells }) => cells.code?.text)).toEqual(['404', '409']);
});

describe('a message cell', () => {
  it('is the description when it is a sentence and no column has descriptions', async () => {
    const others = '| 404 | Not Found |\n| 409 | Conflict |\n';
    expect(await rowsOf('| Status | Meaning |', '| 422 | A name is wrong, or missing. |', others)).toEqual([
      '422 description=A name is wrong, or missing.',
    ]);
  });

  it('is the phrase of its status, without what follows in brackets', async () => {
    const others = '| 404 | Not Found |\n| 400 | Bad Request |\n';
    expect(await rowsOf('| Status | Meaning |', '| 409 | Conflict (name taken) |', others)).toEqual([
      '409 description=name taken message=Conflict',
    ]);
  });

  it('has no quotes around it', async () => {
    const row = '| 400 | BAD_NAME | "Choose another name." | A slash |';
    const others = '| 404 | NO_NAME | "Choose a name." | No name |\n';
    expect(await rowsOf('| Status | Code | Message | Cause |', row, others)).toEqual([
      '400 description=A slash errorCode=BAD_NAME message=Choose another name.',
    ]);
  });

  it('has no footnote marks behind it', async () => {
    const others = '| Too Early Error | 425 | Come later. |\n| Gone | 410 | Too late. |\n';
    expect(await rowsOf('| Name | Status | Text |', '| Bad Lid** | 400 | It leaks. |', others)).toEqual([
      '400 description=It leaks. message=Bad Lid',
    ]);
  });
});

describe('a description cell', () => {
  it.each([
    ['409 Conflict', 'message=Conflict'],
    ['**409 Conflict**: the name is taken', 'description=the name is taken message=Conflict'],
    ['409 Name Taken', 'description=Name Taken'],
    ['409: Not free', 'description=Not free'],
    ['409 Answers mean that two jars clash.', 'description=409 Answers mean that two jars clash.'],
    ['`Conflict - the name is taken`', 'description=the name is taken message=Conflict'],
    ['Conflict (name taken)', 'description=name taken message=Conflict'],
    ['"Choose another name."', 'description=Choose another name.'],
    ['"Name" or "label" is taken', 'description="Name" or "label" is taken'],
  ])('%s does not repeat the status', async (cell, expected) => {
    expect(
      await rowsOf('| Status | Description |', `| 409 | ${cell} |`, OTHERS.replace('409', '410')),
    ).toEqual([`409 ${expected}`]);
  });

  it('stays whole where the phrase is a part of its sentence', async () => {
    expect(await rowsOf('| Status | Text |', '| 429 | Too many requests (5 an hour) |')).toEqual([
      '429 description=Too many requests (5 an hour) message=Too many requests',
    ]);
  });

  it('that is the message says nothing', async () => {
    const others = '| 404 | Not Found | No pet |\n| 410 | Gone | Sold |\n';
    expect(
      await rowsOf('| Status | Meaning | Description |', '| 409 | Conflict | Conflict |', others),
    ).toEqual(['409 message=Conflict']);
  });
});

it('reads the detail of a problem in JSON as its description', async () => {
  const problem = { status: 404, title: 'Box Missing', detail: 'No box has this id.' };
  const { source } = await readTable(JSON.stringify([problem]), { file: 'table.json' });
  expect(source.rows[0]?.cells).toMatchObject({
    message: { text: 'Box Missing' },
    description: { text: 'No box has this id.' },
  });
});

it.each([
  ['The box that you asked for is not there.', 'description'],
  ['Box Missing', 'message'],
])('the message %s in JSON is the %s of a row without one', async (message, column) => {
  const { source } = await readTable(JSON.stringify([{ code: 404, message }]), { file: 'table.json' });
  expect(source.rows[0]?.cells).toMatchObject({ [column]: { text: message } });
  expect(Object.keys(source.rows[0]?.cells ?? {})).toHaveLength(2);
});

it.each([
  ...[
    'Mensaje',
    'Mensaje de error',
    "Message d'erreur",
    'Nombre',
    'Nachricht',
    'Fehlermeldung',
    'Durum iletisi',
  ],
  ...['Komunikat', 'Zpráva o stavu', '消息', '返回消息'],
])('%s is a heading of messages', async (heading) => {
  const others = '| 409 | Dos Cajas | La caja ya existe. |\n';
  expect(
    await rowsOf(`| Código | ${heading} | Texto |`, '| 404 | Sin Caja | No hay tal caja. |', others),
  ).toEqual(['404 description=No hay tal caja. message=Sin Caja']);
});

it.each(['Kode', 'Hata kodu', 'Kód', 'Mã', 'รหัส', 'Koda', 'Kod HTTP'])(
  '%s is a heading of codes',
  async (heading) => {
    const { source } = await readTable(`| ${heading} | Text |\n|-|-|\n| 200 | Ini. |\n| 400 | Itu. |\n`, {
      file: 'table.md',
    });
    expect(source.rows).toHaveLength(2);
  },
);

describe('an error code cell', () => {
  it.each([
    ['forbidden', 'description=No. errorCode=forbidden'],
    ['box_shut / busy', 'description=No. errorCode=box_shut|description=No. errorCode=busy'],
    ['`box_shut`, or `busy`', 'description=No. errorCode=box_shut|description=No. errorCode=busy'],
    ['`box_shut` lub `busy`', 'description=No. errorCode=box_shut|description=No. errorCode=busy'],
    ['any', 'description=No. details=Code: any'],
    ['BOX_SHUT (4031)', 'description=No. details=Code: BOX_SHUT (4031) errorCode=BOX_SHUT'],
    ['box_shut (for now)', 'description=No. details=Code: box_shut (for now) errorCode=box_shut'],
    ['shut_box()', 'description=No. details=Code: shut_box()'],
    ['BOX_SHUT etc.', 'description=No. details=Code: BOX_SHUT etc. errorCode=BOX_SHUT'],
    ['BOX_SHUT — for now', 'description=No. details=Code: BOX_SHUT — for now errorCode=BOX_SHUT'],
    ['No box', 'description=No. details=Code: No box'],
  ])('%s among identifiers', async (cell, expected) => {
    const others = '| 404 | box_gone | Gone. |\n| 409 | box_held | Held. |\n| 400 | bad_box | Bad. |\n';
    const rows = await rowsOf('| Status | Code | Text |', `| 403 | ${cell} | No. |`, others);
    expect(rows.map((row) => row.replace('403 ', '')).join('|')).toBe(expected);
  });
});

it('takes no name of a class in a namespace for a problem type', async () => {
  const others = '| 404 | `Jars::GoneError` | Gone. |\n';
  expect(
    await rowsOf('| HTTP | Error type | Meaning |', '| 409 | `Jars::HeldError` | Held. |', others),
  ).toEqual(['409 description=Held. details=Error type: `Jars::HeldError`']);
});

it('takes no name of a class in a namespace for a message', async () => {
  const others = '| `Jars::GoneError` | 404 | Gone. |\n';
  expect(await rowsOf('| Error | HTTP | Meaning |', '| `Jars::HeldError` | 409 | Held. |', others)).toEqual([
    '409 description=Held. details=Error: `Jars::HeldError`',
  ]);
});

it.each(['{.wide}', '{{% /note %}}', ':::'])('takes %s below a table for markup', async (line) => {
  const { diagnostics } = await readTable(`| Status | Text |\n|-|-|\n${OTHERS}${line}\n`, {
    file: 'page.md',
  });
  expect(diagnostics).toEqual([]);
});

it.each(['Unassigned', '(Unused)'])('skips a status that is %s', async (cell) => {
  expect(await rowsOf('| Value | Description |', `| 512-599 | ${cell} |`)).toEqual([]);
});

it('adds no quote to a text behind a code', async () => {
  expect(await rowsOf('| Status | Text |', '| 409 5" lid | Held. |')).toEqual([
    '409 description=Held. details=5" lid',
  ]);
});

describe('a list of statuses', () => {
  it.each([
    ['200 / 201', 'OK / Created', '200 message=OK', '201 message=Created'],
    ['`401`/`403`', 'no key / wrong `a / b`', '401 description=no key / wrong `a / b`', '403'],
    ['400 / 422', 'bad JSON / bad **name**', '400 description=bad JSON', '422 description=bad **name**'],
    ['400 / 422', 'bad (name / date)', '400 description=bad (name / date)', '422'],
    ['500 / 503', 'bug / busy / down', '500 description=bug / busy / down', '503'],
    ['500, 503', 'bug / busy', '500 description=bug / busy', '503'],
  ])('%s shares the parts of "%s" out where they are as many', async (codes, text, first, second) => {
    const rows = await rowsOf('| Status | Text |', `| ${codes} | ${text} |`);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toBe(first);
    expect(rows[1]).toBe(second.includes('=') ? second : first.replace(/^\d+/, second));
  });

  it.each([
    ['200 OK / 201 Created', '200 message=OK', '201 message=Created'],
    ['`401 Unauthorized`, `403 Forbidden`', '401 message=Unauthorized', '403 message=Forbidden'],
    ['400 Bad Request or 409 Conflict', '400 message=Bad Request', '409 message=Conflict'],
    ['502 Bad Gateway, 504', '502 message=Bad Gateway', '504'],
    ['404 / 410 Gone', '404', '410 message=Gone'],
    ['HTTP 410 / HTTP 411', '410', '411'],
    ['200 OK<br>201 Created', '200 message=OK', '201 message=Created'],
  ])('%s is a row for each', async (codes, first, second) => {
    const rows = await rowsOf('| Status | Text |', `| ${codes} | A text. |`);
    expect(rows.map((row) => row.replace(' description=A text.', ''))).toEqual([first, second]);
  });

  it('shares parts out under named codes too', async () => {
    const rows = await rowsOf('| Status | Text |', '| 404 Not Found / 409 Conflict | Gone. / Held. |');
    expect(rows).toEqual([
      '404 description=Gone. message=Not Found',
      '409 description=Held. message=Conflict',
    ]);
  });

  it.each([
    ['401 / 403', 'NO_KEY / WRONG_KEY'],
    ['401, 403', '`NO_KEY`, `WRONG_KEY`'],
    ['401 or 403', 'NO_KEY or WRONG_KEY'],
  ])('%s shares the error codes "%s" out too', async (codes, errors) => {
    const others = '| 400 | BAD_BOX | Bad. |\n| 409 | BOX_HELD | Held. |\n';
    expect(await rowsOf('| Status | Code | Text |', `| ${codes} | ${errors} | Locked. |`, others)).toEqual([
      '401 description=Locked. errorCode=NO_KEY',
      '403 description=Locked. errorCode=WRONG_KEY',
    ]);
  });

  it('has every error code where there are more or fewer', async () => {
    const others = '| 400 | BAD_BOX | Bad. |\n| 409 | BOX_HELD | Held. |\n';
    expect(await rowsOf('| Status | Code |', '| 401, 403 | NO_KEY |', others)).toEqual([
      '401 errorCode=NO_KEY',
      '403 errorCode=NO_KEY',
    ]);
  });

  it('takes "default" among error codes for none', async () => {
    const others = '| 404 | NotFound |\n| 409 | BoxHeld |\n';
    expect(await rowsOf('| HTTP | gRPC code |', '| 500 | default |', others)).toEqual([
      '500 details=gRPC code: default',
    ]);
  });
});
