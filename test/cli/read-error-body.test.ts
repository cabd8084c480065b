import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OptionValues } from '../../src/cli/option-table.js';
import { readErrorBody } from '../../src/cli/read-error-body.js';
import { nodeFiles } from '../../src/node/files.js';
import { temporaryFolder } from '../node/temporary-folder.js';

function read(options: OptionValues) {
  const cwd = join(import.meta.dirname, 'modules');
  return readErrorBody(options, { cwd, files: nodeFiles }, new Map());
}

test.each<[OptionValues, string, string[]]>([
  [{ 'error-body': './error.ts#ApiError' }, 'ApiError', ['code', 'message']],
  [{ 'error-body': 'error.ts#ApiError', 'error-name': 'Failure' }, 'Failure', ['code', 'message']],
  [{ 'error-body': 'default-error.mjs' }, 'DefaultError', ['reason']],
])('%j is the schema %s', async (options, name, properties) => {
  const { errorBody, diagnostics } = await read(options);
  expect(diagnostics).toEqual([]);
  if (typeof errorBody !== 'object') throw new Error('no body');
  expect(errorBody.name).toBe(name);
  const [schema] = errorBody.schemas('3.1').schemas;
  expect(Object.keys(Object(schema?.value.properties))).toEqual(properties);
});

test.each<[string, string]>([
  ['error.ts', 'EXPORT_NOT_FOUND'],
  ['error.ts#constructor', 'EXPORT_NOT_FOUND'],
  ['error.ts#notASchema', 'NOT_A_ZOD_SCHEMA'],
  ['no.ts#Error', 'FILE_NOT_FOUND'],
  ['no.json', 'FILE_NOT_FOUND'],
  ['problems', 'UNKNOWN_ERROR_BODY'],
])('%s is refused with %s', async (value, code) => {
  const { errorBody, diagnostics } = await read({ 'error-body': value });
  expect(errorBody).toBeUndefined();
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
});

test.each<[string, string, string, number]>([
  ['half.json', '{ "a": { "b": "\\udfff" } }', 'VALUE_NOT_WRITABLE', 9],
  ['key.yaml', 'type: object\n"\\ud800": 1\n', 'VALUE_NOT_WRITABLE', 13],
  ['large.json', '{ "maximum": 1e400 }', 'VALUE_NOT_WRITABLE', 2],
  ['infinite.yaml', 'maximum: .inf\n', 'VALUE_NOT_WRITABLE', 0],
  ['none.yaml', 'a: [1, .nan]\n', 'VALUE_NOT_WRITABLE', 7],
  ['deep.yaml', `a: ${'['.repeat(496)}0${']'.repeat(496)}`, 'TOO_DEEP', 499],
])('%s cannot be written: where', async (file, content, code, offset) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, file), content);
  const { errorBody, diagnostics } = await readErrorBody(
    { 'error-body': file },
    { cwd, files: nodeFiles },
    new Map(),
  );
  expect(errorBody).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code, severity: 'error', place: { file, offset } }]);
});
