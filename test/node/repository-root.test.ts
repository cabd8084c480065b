import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/node/files.js';
import { temporaryFolder } from './temporary-folder.js';

test('the nearest folder above that holds .git, be it a folder or a file', () => {
  const root = temporaryFolder();
  mkdirSync(join(root, 'a/b/c'), { recursive: true });
  expect(nodeFiles.repositoryRoot(join(root, 'a/b'))).toBe(join(root, 'a/b'));
  mkdirSync(join(root, '.git'));
  expect(nodeFiles.repositoryRoot(join(root, 'a/b/c'))).toBe(root);
  writeFileSync(join(root, 'a/.git'), 'gitdir: elsewhere\n');
  expect(nodeFiles.repositoryRoot(join(root, 'a/b/c'))).toBe(join(root, 'a'));
  expect(nodeFiles.repositoryRoot(root)).toBe(root);
});
