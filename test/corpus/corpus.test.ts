import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary-folder.js';
import { installedClone, npm, removeFolders } from '../package/packed.js';

/** The script itself, in a process of its own, over a command line that was compiled for it alone. */
let clone: string;

beforeAll(() => {
  clone = installedClone();
  npm(clone, 'run', 'build');
}, 120_000);

afterAll(removeFolders, 120_000);

const DAMAGING = join(import.meta.dirname, 'damaging-bin.js');
const FILES: Record<string, string> = {
  'one.yaml': 'openapi: 3.0.3\ninfo: { title: One, version: 1.0.0 }\npaths: {}\n',
  'deep/two.json': '{"swagger":"2.0","info":{"title":"Two","version":"1"},"paths":{}}\n',
  'deep/fragment.yml': 'type: object\n',
  'manifest.json': '[]\n',
  'notes.md': '# Not looked at\n',
};

function corpus(...argv: string[]) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'deep'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  const run = spawnSync(process.execPath, [join(clone, 'scripts/corpus.js'), folder, ...argv], {
    encoding: 'utf8',
    env: { ...process.env, REAL_BIN: join(clone, 'bin/gen-responses.js') },
  });
  for (const [name, text] of Object.entries(FILES)) {
    expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text);
  }
  expect(readdirSync(folder).sort()).toEqual(['deep', 'manifest.json', 'notes.md', 'one.yaml']);
  return { status: run.status, lines: run.stdout.trimEnd().split('\n'), stderr: run.stderr };
}

function damaging(damage: string) {
  process.env.DAMAGE = damage;
  try {
    return corpus('--bin', DAMAGING);
  } finally {
    delete process.env.DAMAGE;
  }
}

test('a folder of specs that all come out as promised', () => {
  const { status, lines } = corpus('--jobs', '1');
  expect(lines).toContain('specs                                 2, and 2 files that are no spec');
  expect(lines).toContain('edited                                2');
  expect(lines).toContain('second run empty                      2 of 2');
  expect(lines.at(-1)).toBe('2 passed, 0 failed');
  expect(status).toBe(0);
});

test.each([
  ['outside', 'FAILED one.yaml: bytes: ', '1 passed, 1 failed'],
  ['again', 'FAILED one.yaml: second-run: ', '0 passed, 4 failed'],
  ['crash', 'FAILED one.yaml: crash: ', '0 passed, 4 failed'],
])('a command line that breaks a promise: %s', (damage, line, totals) => {
  const { status, lines } = damaging(damage);
  expect(lines.some((text) => text.startsWith(line))).toBe(true);
  expect(lines.at(-1)).toBe(totals);
  expect(status).toBe(1);
});

test.each([
  ['no number of jobs', ['--jobs', 'many']],
  ['an unknown option', ['--fast']],
  ['two folders', ['elsewhere']],
])('called wrongly: %s', (_, argv) => {
  const { status, stderr } = corpus(...argv);
  expect(stderr).toContain('usage: npm run corpus');
  expect(status).toBe(2);
});
