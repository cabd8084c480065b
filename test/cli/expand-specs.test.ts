import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expandSpecs } from '../../src/cli/expand-specs.js';
import { resolveSettings } from '../../src/cli/settings.js';
import { nodeFiles } from '../../src/node/files.js';
import { temporaryFolder } from '../node/temporary-folder.js';
import { runCli } from './run-cli.js';

describe('spec arguments', () => {
  function folderWith(...names: string[]) {
    const cwd = temporaryFolder();
    for (const name of names) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), '');
    }
    return cwd;
  }
  async function expand(cwd: string, ...specs: string[]) {
    const settings = resolveSettings({ command: 'inject', specs });
    const { specs: files, diagnostics } = await expandSpecs({ settings, cwd, files: nodeFiles });
    return [...files.map(({ name }) => name), ...diagnostics.map(({ code }) => code)];
  }

  test('keep their order, without duplicates', async () => {
    const cwd = folderWith('b.yaml', 'a.yaml');
    expect(await expand(cwd, 'b.yaml', './a.yaml', join(cwd, 'b.yaml'))).toEqual(['b.yaml', 'a.yaml']);
  });

  test('a link to a file that was named before is that file', async () => {
    const cwd = folderWith('a.yaml');
    symlinkSync('a.yaml', join(cwd, 'link.yaml'));
    expect(await expand(cwd, 'a.yaml', 'link.yaml')).toEqual(['a.yaml']);
  });

  test('a pattern expands to sorted files, without node_modules', async () => {
    const cwd = folderWith('s/b.yaml', 's/a.yaml', 's/x/c.yml', 'node_modules/p/d.yaml');
    expect(await expand(cwd, '**/*.yaml')).toEqual(['s/a.yaml', 's/b.yaml']);
    expect(await expand(cwd, 's/**/*.{yml,yaml}')).toEqual(['s/a.yaml', 's/b.yaml', 's/x/c.yml']);
  });

  test('a file whose name looks like a pattern is that file', async () => {
    expect(await expand(folderWith('[v1].yaml', 'v.yaml'), '[v1].yaml')).toEqual(['[v1].yaml']);
  });

  test('a pattern without files is an error; a missing file is found out when it is read', async () => {
    expect(await expand(folderWith(), '*.yaml', 'no.yaml')).toEqual(['no.yaml', 'NO_MATCH']);
  });

  test('a pattern with ! excludes files, wherever it is', async () => {
    const cwd = folderWith('s/a.yaml', 's/b.yaml', 's/c.yaml');
    expect(await expand(cwd, '!s/b.yaml', 's/*.yaml')).toEqual(['s/a.yaml', 's/c.yaml']);
    expect(await expand(cwd, 's/a.yaml', 's/b.yaml', '!s/{b,c}.yaml')).toEqual(['s/a.yaml']);
    expect(await expand(cwd, '!s/a.yaml')).toEqual(['NO_SPEC']);
  });

  test('a file whose name begins with ! is that file', async () => {
    expect(await expand(folderWith('!a.yaml'), '!a.yaml')).toEqual(['!a.yaml']);
  });

  test('references of standard input start from the folder of its name', async () => {
    const settings = resolveSettings({ command: 'inject', specs: ['-'] }, { stdinFilename: 'sub/spec.yaml' });
    const { specs } = await expandSpecs({ settings, cwd: '/work', files: nodeFiles });
    expect(specs).toMatchObject([{ path: undefined, name: 'sub/spec.yaml', folder: '/work/sub' }]);
  });

  test('standard input has the name it was given', async () => {
    expect(await expand(folderWith(), '-')).toEqual(['<stdin>']);
  });
});

test('a loop of links and a name that is too long cannot be read, and the other specs are processed', async () => {
  const cwd = temporaryFolder();
  symlinkSync('loop.yaml', join(cwd, 'loop.yaml'));
  writeFileSync(join(cwd, 'a.yaml'), 'openapi: 3.1.0\ninfo: { title: A, version: 1.0.0 }\npaths: {}\n');
  for (const bad of ['loop.yaml', `${'a'.repeat(300)}.yaml`]) {
    const { exit, stdout, stderr } = await runCli(cwd, [bad, 'a.yaml', '--dry-run']);
    expect(exit).toBe(2);
    expect(stdout + stderr).toContain('[FILE_NOT_READABLE]');
    expect(stdout + stderr).toContain('a.yaml (3.1.0) would change');
  }
});
