import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, expectTypeOf, test } from 'vitest';
import published from '../../schemas/config.schema.json' with { type: 'json' };
import { CONFIG_KEYS, checkConfigShape, OVERRIDE_KEYS } from '../../src/cli/config-schema.js';
import { OPTIONS } from '../../src/cli/option-table.js';
import { type SettingsLayer, settingOf } from '../../src/cli/settings.js';
import { loadCompiled } from '../../src/compiled.js';
import type { Config, SpecConfig } from '../../src/config.js';
import type { Diagnostic } from '../../src/diagnostic.js';
import { nodeFiles } from '../../src/node/files.js';
import type { FORMATTERS } from '../../src/report/formats.js';
import { temporaryFolder } from '../node/temporary-folder.js';
import { runCli } from './run-cli.js';

const SPEC = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';

test.each([
  [{ specs: 'a.yaml', attach: true, codes: [404, '4xx'], columns: { code: 'HTTP', message: 3 } }, true],
  [{ headers: { all: [{ name: 'X-Id', format: 'uuid' }] }, mediaType: ['a/b'] }, true],
  [{ overrides: [{ files: ['a.yaml'], naming: 'snake' }] }, true],
  [{ atach: true }, false],
  [{ overrides: [{ files: 'a.yaml', format: 'json' }] }, false],
  [{ headers: { '6xx': [] } }, false],
])('the published schema on %j: %s', (config, expected) => {
  expect(new Ajv2020().compile(published)(config)).toBe(expected);
});

describe('keys and options', () => {
  const ONLY_FLAGS = ['help', 'all', 'version', 'config'];
  const ONLY_KEYS = ['$schema', 'specs', 'overrides'];

  test('every option has a key, and every key an option', () => {
    const options = Object.keys(OPTIONS).filter((name) => !ONLY_FLAGS.includes(name));
    expect(new Set(CONFIG_KEYS)).toEqual(new Set([...options.map(settingOf), ...ONLY_KEYS]));
  });

  test('the type of defineConfig has the same keys', () => {
    expectTypeOf<Exclude<keyof Config, 'specs' | 'overrides' | '$schema'>>().toEqualTypeOf<
      keyof SettingsLayer
    >();
  });

  test('the type of defineConfig has the same formats', () => {
    expectTypeOf<Exclude<Config['format'], undefined>>().toEqualTypeOf<keyof typeof FORMATTERS>();
  });

  test('what can differ by spec is what SpecConfig has', () => {
    const keys: Readonly<Record<keyof SpecConfig | 'files', true>> = {
      ...{ files: true, table: true, columns: true, codes: true, errorBody: true, errorName: true },
      ...{
        mediaType: true,
        problemBase: true,
        headers: true,
        naming: true,
        suffix: true,
        attach: true,
        fill: true,
      },
      ...{
        rules: true,
        onlyReferenced: true,
        prune: true,
        renameRefs: true,
        force: true,
        reuse: true,
        onConflict: true,
      },
      ...{ ledger: true, output: true, strict: true, validate: true, refRoot: true, allowRemoteRefs: true },
    };
    expect(new Set(OVERRIDE_KEYS)).toEqual(new Set(Object.keys(keys)));
  });
});

/** A folder with a spec and a config file. */
function folderWith(config: object): string {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'a.yaml'), SPEC);
  writeFileSync(join(cwd, 'gen-responses.config.json'), JSON.stringify(config));
  return cwd;
}

describe('what wins', () => {
  test.each<[string, object, string[], string]>([
    ['a flag over the config', { codes: '404', suffix: 'A' }, ['--suffix', 'B'], 'NotFoundB'],
    [
      'an override over the config',
      { codes: '404', overrides: [{ files: '*', suffix: 'C' }] },
      [],
      'NotFoundC',
    ],
    [
      'a later override over an earlier one',
      {
        codes: '404',
        overrides: [
          { files: '*', suffix: 'C' },
          { files: 'a.yaml', suffix: 'D' },
          { files: 'b.yaml', suffix: 'E' },
        ],
      },
      [],
      'NotFoundD',
    ],
    [
      'a flag over an override',
      { overrides: [{ files: '*', suffix: 'C', codes: '404' }] },
      ['--suffix', 'B'],
      'NotFoundB',
    ],
  ])('%s', async (_, config, flags, name) => {
    const { exit, stdout } = await runCli(folderWith(config), ['a.yaml', ...flags, '--dry-run']);
    expect([exit, stdout]).toEqual([0, expect.stringContaining(`responses: ${name}\n`)]);
  });

  test.each<[object, string[], number]>([
    [{ quiet: true }, ['--verbose'], 0],
    [{ strict: true }, ['--no-validate'], 0],
    [{ validate: false }, ['--strict'], 0],
    [{ strict: true, validate: false }, [], 2],
    [{ errorBody: '#/components/schemas/E' }, ['--error-name', 'X'], 2],
    // Meant for runs with --attach and --prune.
    [{ rules: 'owasp', force: true }, [], 0],
  ])('%j with %j exits %i', async (config, flags, expected) => {
    const { exit } = await runCli(folderWith(config), ['a.yaml', ...flags, '--dry-run']);
    expect(exit).toBe(expected);
  });
});

describe('commands', () => {
  test('those that take no spec print to standard output, whatever the config says of specs', async () => {
    const cwd = folderWith({ specs: 'a.yaml', output: 'b.yaml', check: true, codes: '404', attach: true });
    const { exit, stdout } = await runCli(cwd, ['table', '--as', 'csv']);
    expect([exit, stdout.split('\n')[1]]).toEqual([0, expect.stringMatching(/^404,/)]);
  });

  test('table --explain needs no other format where the config has one', async () => {
    const cwd = folderWith({ table: 'codes.csv', as: 'markdown' });
    writeFileSync(join(cwd, 'codes.csv'), 'code,description\n404,No such pet.\n');
    const { exit, stdout } = await runCli(cwd, ['table', '--explain']);
    expect([exit, stdout]).toEqual([0, expect.stringContaining('codes.csv:1: code table')]);
  });

  test.each(['explain', 'coverage'])('%s does not write over the output of the config', async (command) => {
    const cwd = folderWith({ specs: 'a.yaml', output: 'b.json', format: 'sarif' });
    writeFileSync(join(cwd, 'b.json'), '{}');
    expect((await runCli(cwd, [command])).exit).toBe(0);
    expect(readFileSync(join(cwd, 'b.json'), 'utf8')).toBe('{}');
  });

  test.each([
    [['a.yaml'], ['a.yaml']],
    [['a.yaml', 'b.yaml'], []],
  ])('of the specs %j, these are read ahead: %j', async (specs, expected) => {
    const cwd = folderWith({ overrides: [{ files: 'a.yaml', rules: 'zalando' }] });
    writeFileSync(join(cwd, 'b.yaml'), SPEC);
    const ahead: string[] = [];
    const readAhead = async (path: string) => void ahead.push(path);
    await runCli(cwd, [...specs, '--check'], '', { files: { ...nodeFiles, readAhead } });
    expect(ahead).toEqual(expected.map((name) => join(cwd, name)));
  });

  test('explain knows the overrides of a spec', async () => {
    const cwd = folderWith({ overrides: [{ files: 'a.yaml', rules: 'zalando' }] });
    writeFileSync(join(cwd, 'a.yaml'), SPEC.replace('{}', '\n  /a:\n    get: { responses: {} }'));
    expect((await runCli(cwd, ['explain', 'a.yaml'])).stdout).toContain('default');
  });

  test('a check of the config names what is in the way of the command that updates', async () => {
    const { stdout } = await runCli(folderWith({ specs: 'a.yaml', codes: '404', check: true }), []);
    expect(stdout).toContain(
      'To update, remove "check" from gen-responses.config.json and run:\n  npx gen-responses\n',
    );
  });

  test('remove takes the specs of the config', async () => {
    const cwd = folderWith({ specs: '*.yaml', codes: '404' });
    await runCli(cwd, []);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toContain('NotFound:');
    expect((await runCli(cwd, ['remove', '--force'])).exit).toBe(0);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(SPEC);
  });
});

describe('which file', () => {
  test('that of the nearest folder up to the repository', async () => {
    const cwd = folderWith({ codes: '404' });
    mkdirSync(join(cwd, '.git'));
    mkdirSync(join(cwd, 'api'));
    writeFileSync(join(cwd, 'api/a.yaml'), SPEC);
    const { stdout } = await runCli(join(cwd, 'api'), ['a.yaml', '--dry-run']);
    expect(stdout).toContain('responses: NotFound\n');
  });

  test('none above the repository', async () => {
    const cwd = folderWith({ codes: '404' });
    mkdirSync(join(cwd, 'api/.git'), { recursive: true });
    writeFileSync(join(cwd, 'api/a.yaml'), SPEC);
    const { stdout } = await runCli(join(cwd, 'api'), ['a.yaml', '--dry-run']);
    expect(stdout).toContain('BadRequest');
  });

  test('one with everything commented out says nothing', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.yaml'), SPEC);
    writeFileSync(join(cwd, 'gen-responses.config.yaml'), '# attach: true\n');
    expect((await runCli(cwd, ['a.yaml', '--dry-run'])).exit).toBe(0);
  });
});

/** A place in the config file of `folderWith`, which has one line. */
function at(column: number) {
  return { file: 'gen-responses.config.json', line: 1, column };
}

test.each(CONFIG_KEYS)(
  'says what is expected of %s, in words of its own, and the compiled check agrees',
  (key) => {
    const values = [
      0,
      -1,
      1.5,
      1e9,
      '',
      'x y',
      '-',
      [],
      [''],
      [0],
      ['x y'],
      {},
      { x: 1 },
      { code: '' },
      null,
      true,
    ];
    const isSound = loadCompiled<(config: unknown) => boolean>('config') ?? expect.fail('npm run build');
    const isOwn = (fault: Diagnostic) =>
      fault.code === 'UNKNOWN_CONFIG_KEY' ||
      (fault.code === 'INVALID_CONFIG' && !/Too|Invalid|Unrecognized|expected/.test(fault.args.expected));
    const places = key === '$schema' || key === 'specs' ? ['root'] : ['root', 'override'];
    for (const value of values) {
      for (const place of places) {
        const config = place === 'root' ? { [key]: value } : { overrides: [{ files: '*', [key]: value }] };
        const faults = checkConfigShape(config, 'c');
        expect(faults.filter((fault) => !isOwn(fault))).toEqual([]);
        expect([config, isSound(config)]).toEqual([config, faults.length === 0]);
      }
    }
  },
);

test.each<[files: string | string[], expected: (string | number)[]]>([
  ['a.yaml', []],
  ['*.yaml', []],
  ['b/*.yaml', ['b/*.yaml']],
  ['b.yaml', ['b.yaml']],
  [
    ['a.yaml', 'b.yaml', 'c/**'],
    ['c/**', 'b.yaml'],
  ],
  ['!b.yaml', ['!b.yaml']],
])('warns about patterns of overrides that match no file: %j', async (files, expected) => {
  const cwd = folderWith({ overrides: [{ prune: true, files }] });
  const { exit, stdout } = await runCli(cwd, ['a.yaml', '--dry-run', '--format', 'json']);
  expect(exit).toBe(0);
  const { diagnostics } = JSON.parse(stdout);
  expect(diagnostics).toEqual(
    expected.map((pattern) =>
      expect.objectContaining({
        ...{ code: 'OVERRIDE_NO_MATCH', severity: 'warning', ...at(29) },
        message: `No file matches ${pattern}, so these settings are not used.`,
      }),
    ),
  );
});

describe('a config module', () => {
  test.each<[text: string, code: string, place: object]>([
    ['export const config = {};', 'CONFIG_NOT_EXPORTED', { message: expect.stringMatching(/no default/) }],
    ['export default () => ({});', 'CONFIG_NOT_EXPORTED', { hint: expect.stringMatching(/export default/) }],
    ['export default [];', 'CONFIG_NOT_EXPORTED', { message: expect.stringMatching(/a list/) }],
    ['export default null;', 'CONFIG_NOT_EXPORTED', { message: expect.stringMatching(/null/) }],
    ['export default {\n  a: ,\n};', 'MODULE_NOT_LOADED', { line: 2, column: 6 }],
    ['type A = string;\n\nthrow new Error("no");', 'MODULE_NOT_LOADED', { line: 3 }],
    [
      'import { a } from "./sub/b.js";\nexport default a;',
      'MODULE_NOT_LOADED',
      { file: 'sub/b.js', line: 3 },
    ],
    ['throw "no";', 'MODULE_NOT_LOADED', { file: 'gen-responses.config.ts' }],
  ])('%j: %s', async (text, code, place) => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'sub'));
    writeFileSync(join(cwd, 'sub/b.js'), 'export const a = {\n  b: 1,\n  c: ;\n};');
    writeFileSync(join(cwd, 'gen-responses.config.ts'), text);
    const { exit, stdout } = await runCli(cwd, ['a.yaml', '--format', 'json']);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout).diagnostics).toEqual([
      expect.objectContaining({ code, file: 'gen-responses.config.ts', ...place }),
    ]);
  });

  test('may export a promise', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.yaml'), SPEC);
    writeFileSync(join(cwd, 'gen-responses.config.mjs'), 'export default Promise.resolve({ codes: "404" });');
    expect((await runCli(cwd, ['a.yaml', '--dry-run'])).stdout).toContain('responses: NotFound\n');
  });
});

test('a number of a YAML file is a text where one is meant', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'gen-responses.config.yml'), 'openapi: 3.0\ncodes: [+409, "-404"]\n');
  const { stdout } = await runCli(cwd, ['emit', 'components']);
  expect(stdout).toMatch(/^openapi: 3\.0\.3\n/);
  const names = [...stdout.matchAll(/^ {4}(\w+):$/gm)].map(([, name]) => name);
  expect(names).toEqual(expect.arrayContaining(['BadRequest', 'Conflict']));
  expect(names).not.toContain('NotFound');
});

describe('what is wrong with a value is said where it stands', () => {
  test.each<[object, string, object]>([
    [{ errorBody: 'problem-detail' }, 'UNKNOWN_ERROR_BODY', at(2)],
    [{ overrides: [{ files: 'a.yaml', errorBody: 'problem-detail' }] }, 'UNKNOWN_ERROR_BODY', at(33)],
    // The first override is for another spec, the second one is overruled.
    [
      {
        overrides: [
          { files: 'b*', rules: 'x' },
          { files: '*', rules: 'y' },
          { files: '*', rules: 'z' },
        ],
      },
      'UNKNOWN_RULE_SET',
      at(81),
    ],
    [{ attach: true, rules: 'owsap' }, 'UNKNOWN_RULE_SET', at(16)],
    [{ refRoot: 'nowhere' }, 'INVALID_OPTION_VALUE', at(2)],
    [{ table: 'a.csv', output: 'a.csv' }, 'OUTPUT_IS_INPUT', at(18)],
    [{ specs: '*.json', output: 'b.json' }, 'OUTPUT_NEEDS_ONE_SPEC', at(19)],
    [
      { specs: '*.json', overrides: [{ files: 'a.json', output: 'b.json' }] },
      'OUTPUT_NEEDS_ONE_SPEC',
      at(50),
    ],
    [{ codes: ['404', '4o4'] }, 'INVALID_SELECTION', at(2)],
    [{ overrides: [{ files: '*', codes: '299' }] }, 'CODE_NOT_IN_TABLE', at(28)],
    [{ suffix: 'a b' }, 'INVALID_SUFFIX', at(2)],
    [{ min: '200' }, 'INVALID_CONFIG', at(2)],
    [{ headers: { '4xx': [{ name: 'content-Type' }] } }, 'INVALID_CONFIG', at(21)],
    [{ specs: ['a.yaml', 'b/*.yaml'] }, 'NO_MATCH', at(20)],
    [{ specs: 'b/*.yaml' }, 'NO_MATCH', at(2)],
    [{ specs: 'b\\*.yaml' }, 'NO_MATCH', { hint: expect.stringContaining('Write "/" between folders') }],
    [{ strict: true, validate: false }, 'OPTIONS_CONFLICT', at(2)],
    [{ naming: 'camle' }, 'INVALID_CONFIG', { hint: 'Did you mean camel?' }],
    [{ as: 'html' }, 'INVALID_CONFIG', at(2)],
    [
      { headers: { all: [{ name: 'X-A', type: 'strin' }] } },
      'INVALID_CONFIG',
      { hint: 'Did you mean string?' },
    ],
    [{ mediaType: 'json' }, 'INVALID_CONFIG', at(2)],
    [{ headers: { '4x': [] } }, 'UNKNOWN_CONFIG_KEY', { ...at(13), hint: 'Did you mean 4xx?' }],
    [
      { headers: { teapot: [] } },
      'UNKNOWN_CONFIG_KEY',
      { hint: 'Use one of: all, 1xx, 2xx, 3xx, 4xx, 5xx.' },
    ],
    [
      { headers: { all: [{ name: 'X-A', requird: true }] } },
      'UNKNOWN_CONFIG_KEY',
      { ...at(34), hint: 'Did you mean required?' },
    ],
    [
      { overrides: [{ files: '*', columns: { mesage: 'Name' } }] },
      'UNKNOWN_CONFIG_KEY',
      { ...at(39), hint: 'Did you mean message?' },
    ],
  ])('%j: %s', async (config, code, place) => {
    const cwd = folderWith(config);
    for (const name of ['a.json', 'b.json']) writeFileSync(join(cwd, name), '{}');
    const argv = 'specs' in config ? [] : ['a.yaml'];
    const { exit, stdout } = await runCli(cwd, [...argv, '--format', 'json']);
    const { diagnostics, specs } = JSON.parse(stdout);
    expect([exit, specs]).toEqual([2, []]);
    expect(diagnostics).toContainEqual(expect.objectContaining({ code, ...place }));
  });
});
