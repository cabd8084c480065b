import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitCodeOf, fixCommand, highestExit, styleOf } from '../../src/cli/finish.js';
import { resolveSettings } from '../../src/cli/settings.js';
import { diagnose } from '../../src/diagnostic.js';
import { temporaryFolder } from '../node/temporary-folder.js';
import { runCli } from './run-cli.js';

describe('exit codes', () => {
  const place = { file: 'a' };
  test.each([
    ['an error has the code of its kind', diagnose('EMPTY_DOCUMENT', {}, place), 2],
    ['a bug of ours', diagnose('PROOF_FAILED', { pointer: '#' }, place), 70],
    ['a warning is none', diagnose('WRITTEN_WITHOUT_RENAME', { reason: '' }, place), 0],
    ['a warning made an error', diagnose('WRITTEN_WITHOUT_RENAME', { reason: '' }, place, 'error'), 1],
    ['an error made a warning', diagnose('EMPTY_DOCUMENT', {}, place, 'warning'), 0],
  ])('%s', (_, diagnostic, exit) => {
    expect(exitCodeOf(diagnostic)).toBe(exit);
  });

  test('the highest wins', () => {
    expect(highestExit([])).toBe(0);
    expect(highestExit([1, 2, 0])).toBe(2);
    expect(highestExit([2, 70, 1])).toBe(70);
  });
});

test.each([
  [120, 120],
  [0, 80],
  [undefined, 80],
])('a terminal of %s columns has lines of %s', (columns, width) => {
  const io = {
    ...{ argv: [], stdin: async () => new Uint8Array(), stdout: () => {}, stderr: () => {}, now: () => 0 },
    ...{ env: {}, isTTY: { stdout: true, stderr: true }, columns: { stdout: columns } },
  };
  const settings = resolveSettings({ command: 'inject', specs: [] });
  expect(styleOf('stdout', { io, settings }).width).toBe(width);
});

test.each([
  [['a.yaml', '--check'], 'npx gen-responses a.yaml'],
  [['--check', '-t', 'my codes.md', 'a.yaml', '--diff'], "npx gen-responses -t 'my codes.md' a.yaml"],
  [['--check', 'specs/**/*.yaml'], "npx gen-responses 'specs/**/*.yaml'"],
  [
    ['--check', 'a.yaml', '-f', 'json', '--format', 'sarif', '--format=json', '-fjson'],
    'npx gen-responses a.yaml',
  ],
  [['--check', "it's.yaml"], "npx gen-responses 'it'\\''s.yaml'"],
])('%j is fixed by %s', (argv, command) => {
  expect(fixCommand(argv)).toBe(command);
});

test('the command that fixes hundreds of specs is not printed', async () => {
  const cwd = temporaryFolder();
  const names = Array.from({ length: 60 }, (_, index) => `specification-${index}.yaml`);
  for (const name of names)
    writeFileSync(join(cwd, name), 'openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths: {}\n');
  const { stdout, exit } = await runCli(cwd, [...names, '--check']);
  expect(exit).toBe(1);
  expect(stdout.split('\n').at(-2)).toMatch(
    /^Out of date: .* and 50 more\. To update, run the same command without --check\.$/,
  );
});

test('bash parses it back to the same arguments', () => {
  const name = "a\u001b[1m \\x41 'b'\u2028é\n.yaml";
  const command = fixCommand(['--check', name]).replace('npx gen-responses', 'printf %s');
  expect(spawnSync('bash', ['-c', command], { encoding: 'utf8' }).stdout).toBe(name);
});

describe('in GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' };
  const files = {
    'broken.yaml': 'openapi: 3.0.3\npaths: [\n',
    'sound.yaml': `openapi: 3.0.3
info: { title: T, version: '1' }
paths: { '/a/{id}': { get: { responses: { '200': { description: It. } } } } }
`,
  };
  function folder(): string {
    const cwd = temporaryFolder();
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    return cwd;
  }

  test.each([
    ['broken.yaml', 'NOT_PARSEABLE,file=broken.yaml,line=3,col=1,endLine=3,endColumn=2'],
    ['sound.yaml --check', 'OUT_OF_DATE,file=sound.yaml'],
    ['sound.yaml -o - --check', 'OUT_OF_DATE,file=sound.yaml'],
    ['- --check', 'OUT_OF_DATE'],
    ['sound.yaml --codes 404 -o new.yaml --check --quiet', 'OUT_OF_DATE,file=new.yaml'],
    ['emit docs -o errors.md --check', 'OUT_OF_DATE,file=errors.md'],
    ['coverage broken.yaml', 'NOT_PARSEABLE,file=broken.yaml,line=3,col=1,endLine=3,endColumn=2'],
    ['coverage sound.yaml --min 90', 'COVERAGE_BELOW_MINIMUM'],
    ['explain missing.yaml', 'FILE_NOT_FOUND,file=missing.yaml'],
    ['sound.yaml --oops', 'UNKNOWN_OPTION'],
  ])('the report of %s has an annotation on standard error', async (argv, properties) => {
    const { stderr, stdout } = await runCli(folder(), argv.split(' '), files['sound.yaml'], { env });
    expect(stderr.match(/^::.*(?=::)/gm)).toEqual([`::error title=${properties}`]);
    expect(stdout).not.toContain('::error');
  });

  test.each(['broken.yaml', 'sound.yaml --check', 'coverage broken.yaml', 'sound.yaml --oops'])(
    'a report for programs has none: %s --format json',
    async (argv) => {
      const { stderr, stdout } = await runCli(folder(), [...argv.split(' '), '-f', 'json'], '', { env });
      expect(stderr).not.toContain('::');
      expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
    },
  );
});
