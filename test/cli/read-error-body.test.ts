import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readErrorBody } from '../../src/cli/read-error-body.js';
import { resolveSettings, type SettingsLayer } from '../../src/cli/settings.js';
import { nodeFiles } from '../../src/node/files.js';
import { Sources } from '../../src/report/code-frame.js';
import { temporaryFolder } from '../node/temporary-folder.js';

function read(layer: SettingsLayer, cwd = join(import.meta.dirname, 'modules')) {
  const settings = resolveSettings({ command: 'inject', specs: [] }, layer);
  return readErrorBody({ settings, cwd, files: nodeFiles, sources: new Sources() });
}

test.each<[SettingsLayer, string, string[]]>([
  [{ errorBody: './error.ts#ApiError' }, 'ApiError', ['code', 'message']],
  [{ errorBody: 'error.ts#ApiError', errorName: 'Failure' }, 'Failure', ['code', 'message']],
  [{ errorBody: 'default-error.mjs' }, 'DefaultError', ['reason']],
  [{ errorBody: 'default-error.mjs#default' }, 'DefaultError', ['reason']],
  [{ errorBody: 'named-error.mjs' }, 'OrderError', ['reason']],
  [{ errorBody: 'named-error.mjs#schema', errorName: 'Failure' }, 'Failure', ['reason']],
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
  const { errorBody, diagnostics } = await read({ errorBody: value });
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
  const { errorBody, diagnostics } = await read({ errorBody: file }, cwd);
  expect(errorBody).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code, severity: 'error', place: { file, offset } }]);
});
