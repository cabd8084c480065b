import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';

const REDOCLY = join(import.meta.dirname, 'node_modules/@redocly/cli/bin/cli.js');
const PACKAGE = join(import.meta.dirname, '../..');
const SPEC = `openapi: 3.1.0
info: { title: Boxes, version: 1.0.0 }
security: [{ token: [] }]
paths:
  /boxes/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: The box. }
        '404': { $ref: '#/components/responses/NotFound' }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
`;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Bundles a spec in a project that has the package installed. */
function bundle(config: string, files: Readonly<Record<string, string>> = {}) {
  const cwd = mkdtempSync(join(tmpdir(), 'redocly-plugin-'));
  folders.push(cwd);
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(PACKAGE, join(cwd, 'node_modules/gen-responses'));
  const all = { 'openapi.yaml': SPEC, 'redocly.yaml': config, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(cwd, name), text);
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [REDOCLY, 'bundle', 'openapi.yaml'], {
    ...{ cwd, env },
    encoding: 'utf8',
  });
  return { status, stderr, document: parse(stdout) };
}

test('the preprocessor supplies missing responses and attaches others', () => {
  const { status, document } = bundle(`plugins: [gen-responses/redocly]
preprocessors:
  gen-responses/responses: { attach: true, errorBody: google }
`);
  expect(status).toBe(0);
  expect(Object.keys(document.components.responses)).toEqual([
    'BadRequest',
    'Unauthorized',
    'Forbidden',
    'NotFound',
  ]);
  expect(Object.keys(document.paths['/boxes/{id}'].get.responses)).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
  ]);
  expect(Object.keys(document.components.schemas)).toEqual(['GoogleError']);
  expect(document.components['x-gen-responses']).toBeUndefined();
});

test('the decorator comes too late for a missing response, as Redocly says', () => {
  const { status, stderr } = bundle(`plugins: [gen-responses/redocly]
decorators: { gen-responses/responses: on }
`);
  expect([status, stderr.includes("Can't resolve $ref")]).toEqual([1, true]);
});

test('a plugin of one’s own passes a table', () => {
  const plugin = `import { readTable } from 'gen-responses';
import { responses } from 'gen-responses/redocly';

export default async function plugin() {
  const { table } = await readTable('code,component\\n404,NoSuchBox\\n', { file: 'errors.csv' });
  return { id: 'ours', preprocessors: { oas3: { responses: () => responses({ table }) } } };
}
`;
  const config = `plugins: [./plugin.js]
preprocessors: { ours/responses: on }
`;
  const spec = SPEC.replace('responses/NotFound', 'responses/NoSuchBox');
  const { status, document } = bundle(config, {
    'plugin.js': plugin,
    'package.json': '{"type":"module"}',
    'openapi.yaml': spec,
  });
  expect([status, Object.keys(document.components.responses)]).toEqual([0, ['NoSuchBox']]);
});

test('reports an unknown option, and findings', () => {
  const unknown = bundle(`plugins: [gen-responses/redocly]
preprocessors: { gen-responses/responses: { atach: true } }
`);
  expect([unknown.status, unknown.stderr.includes('atach')]).toEqual([1, true]);
  const spec = SPEC.replace('responses/NotFound', 'responses/NotFoundd');
  const dangling = bundle(
    `plugins: [gen-responses/redocly]
preprocessors: { gen-responses/responses: on }
`,
    { 'openapi.yaml': spec },
  );
  expect([dangling.status, dangling.stderr.includes('NotFound')]).toEqual([1, true]);
});
