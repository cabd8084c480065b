import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitCodeOf, fixCommand, highestExit, useColor } from '../../src/cli/finish.js';
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
  [true, {}, true, true],
  [true, {}, false, false],
  [false, { FORCE_COLOR: '1' }, true, false],
  [true, { NO_COLOR: '1' }, true, false],
  [true, { NO_COLOR: '' }, true, true],
  [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  [true, { FORCE_COLOR: '0' }, true, false],
  [true, { TERM: 'dumb' }, true, false],
])('setting %s, %j, terminal %s: color %s', (flag, env, isTTY, expected) => {
  expect(useColor(flag, env, isTTY)).toBe(expected);
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
  [['--check', "\u001b[1m 'it\\'.yaml"], "npx gen-responses $'\\x1b[1m \\'it\\\\\\'.yaml'"],
  [['--check', '\u202e.yaml'], "npx gen-responses $'\\xe2\\x80\\xae.yaml'"],
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

test('in GitHub Actions the report for people comes with annotations on standard error', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'openapi.yaml'), 'openapi: 3.0.3\npaths: [\n');
  const env = { GITHUB_ACTIONS: 'true' };
  const { stdout, stderr } = await runCli(cwd, ['openapi.yaml'], '', { env });
  expect(stdout).toContain('[NOT_PARSEABLE]');
  expect(stderr).toMatch(/^::error title=NOT_PARSEABLE,file=openapi\.yaml,line=\d+,col=\d+,/);
  expect((await runCli(cwd, ['openapi.yaml', '-f', 'json'], '', { env })).stderr).toBe('');
});
