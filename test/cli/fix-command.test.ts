import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fixCommand } from '../../src/cli/finish.js';

test.each([
  [['a.yaml', '--check'], 'npx gen-responses a.yaml'],
  [['--check', '-t', 'my codes.md', 'a.yaml', '--diff'], "npx gen-responses -t 'my codes.md' a.yaml"],
  [['--check', 'specs/**/*.yaml'], "npx gen-responses 'specs/**/*.yaml'"],
  [['--check', "it's.yaml"], "npx gen-responses 'it'\\''s.yaml'"],
  [['--check', "\u001b[1m 'it\\'.yaml"], "npx gen-responses $'\\x1b[1m \\'it\\\\\\'.yaml'"],
  [['--check', '\u202e.yaml'], "npx gen-responses $'\\xe2\\x80\\xae.yaml'"],
])('%j is mended by %s', (argv, command) => {
  expect(fixCommand(argv)).toBe(command);
});

test('bash reads it back as it was', () => {
  const name = "a\u001b[1m \\x41 'b'\u2028é\n.yaml";
  const command = fixCommand(['--check', name]).replace('npx gen-responses', 'printf %s');
  expect(spawnSync('bash', ['-c', command], { encoding: 'utf8' }).stdout).toBe(name);
});
