import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary-folder.js';

/** Compiled code is cached beside the package, for versions of Node.js without a compile cache (before 22.8). */
const ROOT = join(import.meta.dirname, '../..');
const SPEC = 'openapi: 3.0.3\ninfo: { title: Pets, version: 1.0.0 }\npaths: {}\n';

beforeAll(() => {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
}, 60_000);

/** The built package in the `node_modules` of a project. */
function installed() {
  const project = temporaryFolder();
  const root = join(project, 'node_modules/gen-responses');
  for (const part of ['bin', 'dist/bundle', 'dist/compiled', 'schemas', 'package.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  const cache = join(project, 'node_modules/.cache/gen-responses/compiled-code');
  return { project, root, cache };
}

function run({ project, root }: ReturnType<typeof installed>, ...options: string[]) {
  writeFileSync(join(project, 'openapi.yaml'), SPEC);
  const args = [
    join(root, 'bin/gen-responses.js'),
    'openapi.yaml',
    '--codes',
    '404',
    '--no-cache',
    ...options,
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8' });
  const text = readFileSync(join(project, 'openapi.yaml'), 'utf8');
  return { status, stderr, isDone: text.includes('\n    NotFound:\n') };
}

const DONE = { status: 0, stderr: '', isDone: true };

describe.skipIf('enableCompileCache' in nodeModule)('before Node.js 22.8', () => {
  test('the next process uses what the first one kept', () => {
    const copy = installed();
    expect(run(copy)).toEqual(DONE);
    const kept = readFileSync(copy.cache);
    expect(run(copy)).toEqual(DONE);
    expect(readFileSync(copy.cache).equals(kept)).toBe(true);
  });

  test('modules that are needed for the first time are added', () => {
    const copy = installed();
    run(copy, '--no-validate');
    const { length } = readFileSync(copy.cache);
    expect(run(copy)).toEqual(DONE);
    expect(readFileSync(copy.cache).length).toBeGreaterThan(length);
  });

  test('kept code can import packages', () => {
    const copy = installed();
    symlinkSync(join(ROOT, 'node_modules/csv-parse'), join(copy.project, 'node_modules/csv-parse'));
    writeFileSync(join(copy.project, 'codes.csv'), 'code,reason\n404,No pet\n');
    for (const _ of ['first', 'second']) expect(run(copy, '--table', 'codes.csv')).toEqual(DONE);
  });

  test.each<[string, (copy: ReturnType<typeof installed>, kept: Buffer) => void]>([
    ['cut off', ({ cache }, kept) => writeFileSync(cache, kept.subarray(0, kept.length / 2))],
    ['empty', ({ cache }) => writeFileSync(cache, '')],
    ['changed by one byte', ({ cache }, kept) => writeFileSync(cache, kept.fill(0x7f, 5000, 5001))],
    [
      'of another build',
      ({ root }) => writeFileSync(join(root, 'dist/compiled/build.cjs'), "module.exports = 'other';\n"),
    ],
  ])('a file that is %s is replaced', (_, spoil) => {
    const copy = installed();
    run(copy);
    spoil(copy, readFileSync(copy.cache));
    const spoiled = readFileSync(copy.cache);
    expect(run(copy)).toEqual(DONE);
    expect(readFileSync(copy.cache).equals(spoiled)).toBe(false);
  });

  test('a run without a place for it succeeds', () => {
    const copy = installed();
    writeFileSync(join(copy.project, 'node_modules/.cache'), 'a file');
    expect(run(copy)).toEqual(DONE);
  });
});

test('--help and --version leave nothing behind', () => {
  const copy = installed();
  for (const option of ['--help', '--version']) run(copy, option);
  expect(existsSync(copy.cache)).toBe(false);
});
