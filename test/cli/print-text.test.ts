import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../src/node/files.js';
import { temporaryFolder } from '../node/temporary-folder.js';
import { runCli } from './run-cli.js';

let cwd: string;

beforeEach(() => {
  cwd = temporaryFolder();
});

describe.each([
  [['table', '--codes', '404']],
  [['emit', 'components', '--codes', '404']],
  [['emit', 'zod', '--codes', '404']],
  [['emit', 'json-schema']],
  [['emit', 'docs', '--codes', '404']],
])('%j', (command) => {
  test('writes to a file what it prints, and then finds it up to date', async () => {
    const printed = await runCli(cwd, command);
    expect(printed).toMatchObject({ exit: 0, stderr: '' });
    expect(await runCli(cwd, [...command, '-o', '-'])).toEqual(printed);
    expect(await runCli(cwd, [...command, '-o', 'out.txt', '--check'])).toMatchObject({ exit: 1 });
    expect(readdirSync(cwd)).toEqual([]);
    expect((await runCli(cwd, [...command, '-o', 'out.txt'])).stdout).toBe('out.txt written\n');
    expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).toBe(printed.stdout);
    expect((await runCli(cwd, [...command, '-o', 'out.txt'])).stdout).toBe('out.txt written, unchanged\n');
    expect((await runCli(cwd, [...command, '-o', 'out.txt', '--check'])).stdout).toBe('out.txt up to date\n');
    expect(readdirSync(cwd)).toEqual(['out.txt']);
  });
});

describe('the file of --output', () => {
  const TABLE = ['table', '--codes', '404', '-o', 'out.md'];

  test('is left alone when it changes again and again', async () => {
    writeFileSync(join(cwd, 'out.md'), 'before\n');
    let times = 0;
    const read: typeof nodeFiles.read = (path, name) => {
      const found = nodeFiles.read(path, name);
      times += 1;
      writeFileSync(join(cwd, 'out.md'), `meanwhile ${times}\n`);
      return found;
    };
    const { exit, stdout } = await runCli(cwd, TABLE, '', { files: { ...nodeFiles, read } });
    expect([exit, stdout.includes('out.md not written\n')]).toEqual([2, true]);
    expect(stdout).toContain('[FILE_CHANGED_MEANWHILE]');
    expect(readFileSync(join(cwd, 'out.md'), 'utf8')).toBe('meanwhile 4\n');
  });

  test('may not be the table by another way', async () => {
    writeFileSync(join(cwd, 'codes.csv'), 'code,message,description\n404,Not Found,None.\n');
    symlinkSync('codes.csv', join(cwd, 'out.md'));
    const { exit, stdout } = await runCli(cwd, ['table', '-t', 'codes.csv', '-o', 'out.md']);
    expect([exit, stdout.includes('[OUTPUT_IS_INPUT]')]).toEqual([2, true]);
    expect(readFileSync(join(cwd, 'codes.csv'), 'utf8')).toContain('404,Not Found');
  });

  test.each([
    ['emit overlay a.json', 'a.json'],
    ['coverage a.json', './a.json'],
    ['coverage *.json', 'link.json'],
    ['b.json --attach --rules rules.yaml', 'rules.yaml'],
    ['b.json -c config.yaml', 'config.yaml'],
  ])('may not be a file that %s reads: %s', async (command, output) => {
    const texts = {
      'a.json': '{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{}}',
      'rules.yaml': 'rules: { 404: always }\n',
      'config.yaml': '{}\n',
    };
    for (const [file, text] of Object.entries(texts)) writeFileSync(join(cwd, file), text);
    symlinkSync('a.json', join(cwd, 'link.json'));
    const { exit, stdout } = await runCli(cwd, [...command.split(' '), '-o', output]);
    expect([exit, stdout.includes('[OUTPUT_IS_INPUT]')]).toEqual([2, true]);
    for (const [file, text] of Object.entries(texts))
      expect(readFileSync(join(cwd, file), 'utf8')).toBe(text);
  });

  describe('in a folder that is missing', () => {
    const sound = `openapi: 3.0.3
info: { title: T, version: '1' }
paths: {}
`;
    beforeEach(() => {
      writeFileSync(join(cwd, 'a.yaml'), sound);
      writeFileSync(join(cwd, 'b.yaml'), sound.replace('{}', "{ x: { $ref: 'c.yaml' } }"));
      writeFileSync(join(cwd, 'c.yaml'), 'get: { responses: {} }\n');
    });

    test.each(['a.yaml', 'table', 'emit zod', 'emit overlay a.yaml', 'coverage a.yaml'])(
      'is written: %s',
      async (command) => {
        const { exit } = await runCli(cwd, [
          ...command.split(' '),
          '-o',
          `new/dir/out.${command.startsWith('coverage') ? 'html' : command === 'emit zod' ? 'ts' : 'yaml'}`,
        ]);
        expect([exit, readdirSync(join(cwd, 'new/dir')).length]).toEqual([0, 1]);
      },
    );

    test.each([
      ['a.yaml --check', 1],
      ['a.yaml --dry-run', 0],
      ['a.yaml --diff', 0],
      ['table --check', 1],
      ['table --table no.md', 2],
      ['a.yaml b.yaml', 2],
      // A relative $ref would break there.
      ['b.yaml', 2],
      ['emit overlay b.yaml --error-body oops', 2],
    ])('is not written, and no folder is created: %s', async (command, expected) => {
      const { exit } = await runCli(cwd, [...command.split(' '), '-o', 'new/dir/out.yaml']);
      expect([exit, readdirSync(cwd)]).toEqual([expected, ['a.yaml', 'b.yaml', 'c.yaml']]);
    });
  });

  test.each([
    ['table', 'codes.csv', /^Status Code,/],
    ['table', 'codes.tsv', /^Status Code\tAPI Message\t/],
    ['table', 'codes.yml', /^- code: 404$/m],
    ['table --as json', 'codes.yaml', /^\[/],
    ['emit docs', 'errors.html', /^<!doctype html>/],
    ['emit docs --as markdown', 'errors.html', /^# /],
  ])(
    'has the format of its extension, unless --as says another one: %s -o %s',
    async (command, file, start) => {
      await runCli(cwd, [...command.split(' '), '--codes', '404', '-o', file]);
      expect(readFileSync(join(cwd, file), 'utf8')).toMatch(start);
    },
  );

  test('may be no folder', async () => {
    mkdirSync(join(cwd, 'out.md'));
    const { exit, stdout } = await runCli(cwd, TABLE);
    expect([exit, stdout.includes('[FILE_IS_FOLDER]')]).toEqual([2, true]);
  });

  test('shows no control characters of its name', async () => {
    const { stdout } = await runCli(cwd, ['table', '--codes', '404', '-o', 'x\u001b]0;owned\u0007\n.md']);
    expect(stdout).toBe('x\\u001b]0;owned\\u0007\\u000a.md written\n');
  });

  test('is not written when the table has an error', async () => {
    writeFileSync(join(cwd, 'codes.csv'), 'code\n9999\n');
    expect(await runCli(cwd, ['table', '-t', 'codes.csv', '-o', 'out.md'])).toMatchObject({ exit: 2 });
    expect(readdirSync(cwd)).toEqual(['codes.csv']);
  });
});

test('a printed table reads back as the same table', async () => {
  for (const format of ['markdown', 'yaml', 'json', 'csv']) {
    const file = `codes.${format === 'markdown' ? 'md' : format}`;
    await runCli(cwd, ['table', '--codes', 'all', '--as', format, '-o', file]);
    const again = await runCli(cwd, ['table', '-t', file, '--as', 'json']);
    expect(again).toEqual(await runCli(cwd, ['table', '--codes', 'all', '--as', 'json']));
  }
});

describe('a mistyped command', () => {
  const SPEC = 'openapi: 3.0.3\ninfo: { title: Fixture, version: 1.0.0 }\npaths: {}\n';

  test.each(['remov', 'emti', 'Table', 'inject'])('%s changes no spec', async (word) => {
    writeFileSync(join(cwd, 'openapi.yaml'), SPEC);
    const { exit, stdout } = await runCli(cwd, [word, 'openapi.yaml']);
    expect([exit, stdout.includes('[UNKNOWN_COMMAND]')]).toEqual([2, true]);
    expect(readFileSync(join(cwd, 'openapi.yaml'), 'utf8')).toBe(SPEC);
  });

  test.each([
    ['covrage', 'Did you mean coverage?'],
    ['verison', 'Did you mean --version?'],
    // --openapi is an option of emit alone.
    ['openapi', 'Run gen-responses --help to list the commands.'],
  ])('%s gets the nearest command or option that a run has', async (word, hint) => {
    expect((await runCli(cwd, [word])).stdout).toContain(`hint: ${hint}`);
  });

  test('is a spec if a file has that name', async () => {
    writeFileSync(join(cwd, 'spec'), SPEC);
    expect(await runCli(cwd, ['spec', '--codes', '204'])).toMatchObject({ exit: 0 });
    expect(readFileSync(join(cwd, 'spec'), 'utf8')).toContain('NoContent');
  });
});

test('--error-body can be lost to --output as little as the table', async () => {
  writeFileSync(join(cwd, 'error.json'), '{ "type": "object" }');
  const argv = ['emit', 'json-schema', '--error-body', './error.json', '-o', 'error.json'];
  const { exit, stdout } = await runCli(cwd, argv);
  expect([exit, stdout.includes('[OUTPUT_IS_INPUT]')]).toEqual([2, true]);
  expect(readFileSync(join(cwd, 'error.json'), 'utf8')).toBe('{ "type": "object" }');
});
