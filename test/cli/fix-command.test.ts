import { expect, test } from 'vitest';
import { fixCommand } from '../../src/cli/fix-command.js';

test.each([
  [['a.yaml', '--check'], 'npx gen-responses a.yaml'],
  [['--check', '-t', 'my codes.md', 'a.yaml', '--diff'], "npx gen-responses -t 'my codes.md' a.yaml"],
  [['--check', 'specs/**/*.yaml'], "npx gen-responses 'specs/**/*.yaml'"],
  [['--check', "it's.yaml"], "npx gen-responses 'it'\\''s.yaml'"],
])('%j is mended by %s', (argv, command) => {
  expect(fixCommand(argv)).toBe(command);
});
