import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { readRowSchemas } from '../../src/cli/read-error-body.js';
import { nodeFiles } from '../../src/node/files.js';
import { Sources } from '../../src/report/code-frame.js';
import { readTable } from '../../src/table/read-table.js';
import { temporaryFolder } from '../node/temporary-folder.js';

let cwd: string;

beforeEach(() => {
  cwd = temporaryFolder();
  mkdirSync(join(cwd, 'tables'));
});

async function read(...schemas: string[]) {
  const lines = schemas.map((schema, index) => `${400 + index},"${schema.replaceAll('"', '""')}",x`);
  const text = ['code,schema,description', ...lines, ''].join('\n');
  const { table, source } = await readTable(text, { file: 'tables/codes.csv' });
  return readRowSchemas(table, source, { files: nodeFiles, cwd, sources: new Sources() });
}

test('schemas by what the rows say, relative to the table, each file once', async () => {
  writeFileSync(join(cwd, 'tables/a.json'), '{ "type": "object" }');
  writeFileSync(join(cwd, 'b.yaml'), 'type: string\n');
  const { rowSchemas, diagnostics } = await read('a.json', '../b.yaml', './a.json', 'a.json');
  expect(diagnostics).toEqual([]);
  expect([...rowSchemas.keys()]).toEqual(['a.json', '../b.yaml', './a.json']);
  expect(rowSchemas.get('../b.yaml')?.schemas('3.1').schemas).toEqual([
    { name: 'B', value: { type: 'string' } },
  ]);
  expect(rowSchemas.get('./a.json')).toBe(rowSchemas.get('a.json'));
});

test.each(['#/components/schemas/Pet', '#/definitions/Pet'])('%s is no file', async (schema) => {
  const { rowSchemas, diagnostics } = await read(schema);
  expect([rowSchemas.size, diagnostics]).toEqual([0, []]);
});

test('rows that --codes leaves out, and rows without content, need no file', async () => {
  const text = 'code,schema,description\n404,no.json,x\n204,no.json,x\n409,,x\n';
  const { table, source } = await readTable(text, { file: 'tables/codes.csv', codes: '409,204' });
  const { diagnostics } = readRowSchemas(table, source, { files: nodeFiles, cwd, sources: new Sources() });
  expect(diagnostics).toEqual([]);
});

test.each<[string, string | Uint8Array | undefined, RegExp]>([
  ['no.json', undefined, /File not found/],
  ['constructor', undefined, /File not found/],
  ['__proto__', undefined, /File not found/],
  ['..', undefined, /folder/],
  ['a.json#/Pet', undefined, /File not found/],
  ['list.yaml', '- a\n', /not a JSON Schema/],
  ['text.yaml', 'text\n', /not a JSON Schema/],
  ['null.json', 'null', /not a JSON Schema/],
  ['spec.yaml', 'openapi: 3.0.3\n', /not a JSON Schema/],
])('%s: a finding in the table, line and column', async (schema, content, reason) => {
  if (content !== undefined) writeFileSync(join(cwd, 'tables', schema), content);
  const { rowSchemas, diagnostics } = await read('#/components/schemas/A', schema);
  expect(rowSchemas.size).toBe(0);
  expect(diagnostics).toMatchObject([
    {
      code: 'ROW_SCHEMA_NOT_READ',
      severity: 'error',
      args: { schema, reason: expect.stringMatching(reason) },
      place: { file: 'tables/codes.csv', line: 3, column: expect.any(Number) },
    },
  ]);
});

test.each<[string, string | Uint8Array, string]>([
  ['broken.json', '{ "type":\n', 'INVALID_JSON'],
  ['twice.yaml', 'type: object\ntype: object\n', 'DUPLICATE_KEY'],
  ['half.json', '{ "a": "\\ud800" }', 'VALUE_NOT_WRITABLE'],
  ['infinite.yaml', 'type: object\nmaximum: .inf\n', 'VALUE_NOT_WRITABLE'],
  ['deep.json', `{"a":${'['.repeat(496)}0${']'.repeat(496)}}`, 'TOO_DEEP'],
  ['latin.yaml', Uint8Array.of(0x61, 0xff), 'NOT_UTF8'],
  ['minus.json', '{ "type": "string", "minLength": -1 }', 'SCHEMA_INVALID'],
])('%s: a finding in the file', async (schema, content, code) => {
  writeFileSync(join(cwd, 'tables', schema), content);
  const { rowSchemas, diagnostics } = await read(schema);
  expect(rowSchemas.size).toBe(0);
  expect(diagnostics).toMatchObject([{ code, severity: 'error', place: { file: `tables/${schema}` } }]);
});
