import { expect, test } from 'vitest';
import { displayPath } from '../../src/cli/run.js';

test.each([
  ['/work', 'a.yaml', 'a.yaml'],
  ['/work', './specs/../a.yaml', 'a.yaml'],
  ['/work', '/work/specs/a.yaml', 'specs/a.yaml'],
  ['/work', '.', '.'],
  ['/work', '/work', '.'],
  ['/work', '/other/a.yaml', '../other/a.yaml'],
])('in %s, %s is called %s', (cwd, path, name) => {
  expect(displayPath(cwd, path)).toBe(name);
});
