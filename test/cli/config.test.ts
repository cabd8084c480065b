import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, expectTypeOf, test } from 'vitest';
import published from '../../schemas/config.schema.json' with { type: 'json' };
import { CONFIG_KEYS, configJsonSchema, OVERRIDE_KEYS } from '../../src/cli/config-schema.js';
import { OPTIONS } from '../../src/cli/option-table.js';
import { type SettingsLayer, settingOf } from '../../src/cli/settings.js';
import type { Config, SpecConfig } from '../../src/config.js';
import { temporaryFolder } from '../node/temporary-folder.js';
import { runCli } from './run-cli.js';

const SPEC = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';

test('the published schema matches the code (npm run generate writes it)', () => {
  const text = readFileSync(new URL('../../schemas/config.schema.json', import.meta.url), 'utf8');
  expect(text).toBe(`${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
});

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

  test.each(['explain', 'coverage'])('%s does not write over the output of the config', async (command) => {
    const cwd = folderWith({ specs: 'a.yaml', output: 'b.json', format: 'sarif' });
    writeFileSync(join(cwd, 'b.json'), '{}');
    expect((await runCli(cwd, [command])).exit).toBe(0);
    expect(readFileSync(join(cwd, 'b.json'), 'utf8')).toBe('{}');
  });

  test('explain knows the overrides of a spec', async () => {
    const cwd = folderWith({ overrides: [{ files: 'a.yaml', rules: 'zalando' }] });
    writeFileSync(join(cwd, 'a.yaml'), SPEC.replace('{}', '\n  /a:\n    get: { responses: {} }'));
    expect((await runCli(cwd, ['explain', 'a.yaml'])).stdout).toContain('default');
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

describe('what is wrong with a value is said where it stands', () => {
  test.each<[object, string, object]>([
    [{ errorBody: 'problem-detail' }, 'UNKNOWN_ERROR_BODY', { file: 'gen-responses.config.json' }],
    [{ attach: true, rules: 'owsap' }, 'UNKNOWN_RULE_SET', { file: 'gen-responses.config.json' }],
    [{ refRoot: 'nowhere' }, 'INVALID_OPTION_VALUE', { file: 'gen-responses.config.json' }],
    [{ table: 'a.csv', output: 'a.csv' }, 'OUTPUT_IS_INPUT', { file: 'gen-responses.config.json' }],
    [
      { specs: ['a.yaml', 'b/*.yaml'] },
      'NO_MATCH',
      { file: 'gen-responses.config.json', line: 1, column: 20 },
    ],
    [{ naming: 'camle' }, 'INVALID_CONFIG', { hint: 'Did you mean camel?' }],
    [
      { headers: { all: [{ name: 'X-A', type: 'strin' }] } },
      'INVALID_CONFIG',
      { hint: 'Did you mean string?' },
    ],
    [{ mediaType: 'json' }, 'INVALID_CONFIG', { file: 'gen-responses.config.json', line: 1, column: 2 }],
  ])('%j: %s', async (config, code, place) => {
    const argv = 'specs' in config ? [] : ['a.yaml'];
    const { exit, stdout } = await runCli(folderWith(config), [...argv, '--format', 'json']);
    const { diagnostics, specs } = JSON.parse(stdout);
    expect([exit, specs]).toEqual([2, []]);
    expect(diagnostics).toContainEqual(expect.objectContaining({ code, ...place }));
  });
});
