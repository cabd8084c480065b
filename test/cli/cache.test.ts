import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/node/files.js';
import { temporaryFolder } from '../node/temporary-folder.js';
import { type Ran, runCli } from './run-cli.js';

const SPEC = `openapi: 3.1.0
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    get:
      responses:
        '200': { $ref: 'parts/responses.yaml#/Orders' }
        '404': { $ref: '#/components/responses/NotFound' }
`;
/** Gives a warning with a frame. */
const TABLE =
  '| Status | Message |\n| --- | --- |\n| 404 | Not Found |\n| 404 | No Content |\n| 299 | Fine |\n';

const MODULE = `import { message } from './message.mjs';
export const ApiError = message({ text: 'string' });
`;
const IMPORTED = `import { z } from ${JSON.stringify(join(import.meta.dirname, '../../node_modules/zod/index.js'))};
import { limit } from 'limits';
import 'node:path';
// from 'nowhere'
export const message = () => z.object({ text: z.string().max(limit) });
`;

const FILES: Readonly<Record<string, string>> = {
  'orders.yaml': SPEC,
  'parts/responses.yaml': "Orders: { description: 'All orders.' }\n",
  'table.md': TABLE,
  'rows.md': '| Status | Schema |\n| --- | --- |\n| 404 | missing.schema.json |\n',
  'missing.schema.json': '{ "type": "object" }',
  'rules.yaml': "'404': path-parameters\n",
  'error.schema.json': '{ "type": "object", "properties": { "text": { "type": "string" } } }',
  'error.mjs': MODULE,
  'message.mjs': IMPORTED,
  'error.ts': MODULE.replace('message.mjs', 'typed'),
  'typed.ts': IMPORTED,
  'node_modules/limits/package.json': '{ "version": "1.0.0", "main": "index.js" }',
  'node_modules/limits/index.js': 'exports.limit = 10;',
  'node_modules/.keep': '',
};

function project(files = FILES): string {
  const cwd = temporaryFolder();
  write(cwd, files);
  return cwd;
}

function write(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
}

/** Runs in a folder, and tells which specs were read to be processed. */
async function run(cwd: string, ...argv: string[]): Promise<Ran & { readonly processed: readonly string[] }> {
  const processed: string[] = [];
  const read: typeof nodeFiles.read = (path, name) => {
    if (/orders.*\.yaml$/.test(name)) processed.push(name);
    return nodeFiles.read(path, name);
  };
  return { ...(await runCli(cwd, argv, '', { files: { ...nodeFiles, read } })), processed };
}

/** Until the spec is up to date, and that is in the cache. */
async function settle(cwd: string, ...argv: string[]): Promise<void> {
  await run(cwd, ...argv);
  await run(cwd, ...argv);
}

function entries(cwd: string): string[] {
  const folder = join(cwd, 'node_modules/.cache/gen-responses');
  return readdirSync(folder)
    .filter((name) => name !== 'swept')
    .map((name) => join(folder, name));
}

describe('a spec that was up to date is not processed again', () => {
  test.each([
    [],
    ['-t', 'table.md', '--no-reuse'],
    ['-t', 'rows.md'],
    ['--error-body', './error.schema.json'],
    ['--error-body', './error.mjs'],
    ['--attach', '--rules', './rules.yaml'],
    ['-f', 'json', '-t', 'table.md'],
    ['--verbose', '-t', 'table.md'],
    ['--check', '--strict'],
  ])('%j', async (...options: string[]) => {
    const cwd = project();
    await settle(
      cwd,
      'orders.yaml',
      ...options.filter((option) => !['--check', '--strict'].includes(option)),
    );
    await run(cwd, 'orders.yaml', ...options);
    const { processed, ...known } = await run(cwd, 'orders.yaml', ...options);
    const { processed: again, ...fresh } = await run(cwd, 'orders.yaml', ...options, '--no-cache');
    expect([processed, again]).toEqual([[], ['orders.yaml']]);
    expect(known).toEqual(fresh);
  });

  test('in a copy of the project, and from below the folder with node_modules', async () => {
    const cwd = project();
    await settle(join(cwd, 'parts'), '../orders.yaml');
    const copy = temporaryFolder();
    cpSync(cwd, copy, { recursive: true });
    expect((await run(join(copy, 'parts'), '../orders.yaml')).processed).toEqual([]);
  });

  test.each(['.', 'parts'])(
    'in a copy of a project whose config module has the error body, from %s',
    async (folder) => {
      const config = `import { ApiError } from './error.mjs';
export default { specs: 'orders.yaml', errorBody: ApiError };
`;
      const cwd = project({ ...FILES, '.git/HEAD': '', 'gen-responses.config.mjs': config });
      await settle(join(cwd, folder));
      expect(readFileSync(join(cwd, 'orders.yaml'), 'utf8')).toContain('text');
      const copy = temporaryFolder();
      cpSync(cwd, copy, { recursive: true });
      expect((await run(join(copy, folder))).processed).toEqual([]);
    },
  );

  test('however the report looks', async () => {
    const cwd = project();
    await settle(cwd, 'orders.yaml');
    for (const option of ['--quiet', '--verbose', '--no-color', '--format=sarif'])
      expect((await run(cwd, 'orders.yaml', option)).processed).toEqual([]);
  });

  test('among others that are', async () => {
    const cwd = project({ ...FILES, 'orders-2.yaml': SPEC, 'orders-3.yaml': SPEC });
    await settle(cwd, 'orders*.yaml');
    write(cwd, { 'orders-2.yaml': SPEC.replace('Orders', 'Old orders') });
    const { processed, stdout } = await run(cwd, 'orders*.yaml', '-f', 'json');
    expect(processed).toEqual(['orders-2.yaml']);
    expect(JSON.parse(stdout).specs).toMatchObject([
      { file: 'orders-2.yaml', changed: true },
      { file: 'orders-3.yaml', changed: false },
      { file: 'orders.yaml', changed: false },
    ]);
  });
});

describe('a spec is processed again when', () => {
  const NO_LONGER_THERE = undefined;
  test.each<[string, readonly string[], Readonly<Record<string, string | undefined>>]>([
    ['it changed', [], { 'orders.yaml': SPEC.replace('Orders', 'Purchases') }],
    [
      'a file that it refers to changed',
      [],
      { 'parts/responses.yaml': "Orders: { description: 'Some.' }\n" },
    ],
    ['a file that it refers to is gone', [], { 'parts/responses.yaml': NO_LONGER_THERE }],
    ['the table changed', ['-t', 'table.md'], { 'table.md': TABLE.replace('Fine', 'Well') }],
    ['the table is gone', ['-t', 'table.md'], { 'table.md': NO_LONGER_THERE }],
    ['the schema of a row changed', ['-t', 'rows.md'], { 'missing.schema.json': '{ "type": "array" }' }],
    ['the rules changed', ['--attach', '--rules', 'rules.yaml'], { 'rules.yaml': "'404': secured\n" }],
    [
      'the schema changed',
      ['--error-body', 'error.schema.json'],
      { 'error.schema.json': '{ "type": "object" }' },
    ],
    ['the module changed', ['--error-body', './error.mjs'], { 'error.mjs': `${MODULE}\n` }],
    ['what the module imports changed', ['--error-body', './error.mjs'], { 'message.mjs': `${IMPORTED}\n` }],
    ['the same of TypeScript', ['--error-body', './error.ts'], { 'typed.ts': `${IMPORTED}\n` }],
    [
      'the version of a package changed',
      ['--error-body', './error.mjs'],
      { 'node_modules/limits/package.json': '{ "version": "1.0.1", "main": "index.js" }' },
    ],
    ['a folder above became a repository', [], { '.git/HEAD': '' }],
  ])('%s', async (_, options, changes) => {
    const specs = '.git/HEAD' in changes ? ['parts/orders.yaml'] : ['orders.yaml'];
    const cwd = project({ ...FILES, 'parts/orders.yaml': SPEC.replace('parts/', '') });
    await settle(cwd, ...specs, ...options);
    expect((await run(cwd, ...specs, ...options)).processed).toEqual([]);
    for (const [name, text] of Object.entries(changes)) {
      if (text === undefined) rmSync(join(cwd, name));
      else write(cwd, { [name]: text });
    }
    const { processed, exit } = await run(cwd, ...specs, ...options);
    expect([processed, exit]).toEqual('table.md' in changes && exit === 2 ? [[], 2] : [specs, 0]);
  });

  test('an option that decides about it is given', async () => {
    const cwd = project();
    await settle(cwd, 'orders.yaml');
    for (const option of ['--strict', '--no-validate', '--no-ledger', '--codes=404', '--no-cache'])
      expect((await run(cwd, 'orders.yaml', option)).processed).toEqual(['orders.yaml']);
  });

  test('a module imports what only a run can tell', async () => {
    const name = 'const name = "./message.mjs";\n';
    const text = MODULE.replace(
      "import { message } from './message.mjs'",
      'const { message } = await import(name)',
    );
    const cwd = project({ ...FILES, 'error.mjs': name + text });
    await settle(cwd, 'orders.yaml', '--error-body', './error.mjs');
    expect((await run(cwd, 'orders.yaml', '--error-body', './error.mjs')).processed).toEqual(['orders.yaml']);
  });

  test('the last time it had an error, would have changed, or its result went elsewhere', async () => {
    const cwd = project({ ...FILES, 'orders-broken.yaml': 'openapi: [' });
    for (const argv of [
      ['orders-broken.yaml'],
      ['orders.yaml', '--check'],
      ['orders.yaml', '-o', 'out.yaml'],
    ]) {
      await run(cwd, ...argv);
      expect((await run(cwd, ...argv)).processed).toEqual(argv.slice(0, 1));
    }
  });
});

describe('a cache that cannot be used is ignored', () => {
  test.each<[string, (text: string, other: string) => string]>([
    ['an empty entry', () => ''],
    ['an entry that was cut off', (text) => text.slice(0, -5)],
    ['an entry with another byte', (text) => text.replace('"', "'")],
    ['something else', () => 'Not a cache.\n'],
    ['an entry under the name of another', (_, other) => other],
  ])('%s', async (_, damage) => {
    const cwd = project();
    await settle(cwd, 'orders.yaml');
    const before = await run(cwd, 'orders.yaml');
    const texts = entries(cwd).map((entry) => readFileSync(entry, 'utf8'));
    for (const [index, entry] of entries(cwd).entries())
      writeFileSync(entry, damage(texts[index] ?? '', texts[1 - index] ?? ''));
    const { processed, ...ran } = await run(cwd, 'orders.yaml');
    expect({ ...ran, processed: [] }).toEqual(before);
    expect(processed).toEqual(['orders.yaml']);
    expect((await run(cwd, 'orders.yaml')).processed).toEqual([]);
  });

  test('entries that can be neither read nor written', async () => {
    const cwd = project();
    await settle(cwd, 'orders.yaml');
    for (const entry of entries(cwd)) {
      rmSync(entry);
      mkdirSync(entry);
    }
    expect(await run(cwd, 'orders.yaml')).toMatchObject({ exit: 0, processed: ['orders.yaml'], stderr: '' });
  });

  test('no node_modules', async () => {
    const cwd = project({ 'orders.yaml': SPEC, 'parts/responses.yaml': FILES['parts/responses.yaml'] ?? '' });
    await settle(cwd, 'orders.yaml');
    expect(readdirSync(cwd)).toEqual(['orders.yaml', 'parts']);
  });

  test.each(['node_modules/.cache', 'node_modules/.cache/gen-responses'])(
    'but a file at %s is an error after the specs were processed',
    async (name) => {
      const cwd = project({ ...FILES, [name]: '' });
      const { exit, stdout } = await run(cwd, 'orders.yaml', '-f', 'json');
      const { diagnostics, specs } = JSON.parse(stdout);
      expect(exit).toBe(2);
      expect(diagnostics).toMatchObject([{ code: 'CACHE_BLOCKED', file: name }]);
      expect(specs).toMatchObject([{ written: true }]);
      expect((await run(cwd, 'orders.yaml', '--no-cache')).exit).toBe(0);
    },
  );
});

test('entries that were not used for 30 days are removed', async () => {
  const cwd = project({ ...FILES, 'orders-2.yaml': SPEC });
  await settle(cwd, 'orders.yaml');
  const old = entries(cwd);
  const past = Date.now() / 1000 - 31 * 86_400;
  for (const path of [...old, join(cwd, 'node_modules/.cache/gen-responses/swept')])
    utimesSync(path, past, past);
  expect((await run(cwd, 'orders.yaml')).processed).toEqual([]); // they are in use again
  await settle(cwd, 'orders-2.yaml');
  expect(entries(cwd)).toEqual(expect.arrayContaining(old));
  for (const path of [...old, join(cwd, 'node_modules/.cache/gen-responses/swept')])
    utimesSync(path, past, past);
  await settle(cwd, 'orders-2.yaml', '--codes=404');
  expect(entries(cwd).filter((path) => old.includes(path))).toEqual([]);
});
