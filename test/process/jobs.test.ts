import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  cpSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary-folder.js';

/** Real threads in real processes. */
const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/gen-responses.js');
const ZOD = JSON.stringify(join(ROOT, 'node_modules/zod/index.js'));

beforeAll(() => {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
}, 60_000);

function folderOf(count: number, files: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  for (let index = 1; index <= count; index += 1) {
    const title = `API ${index}`;
    writeFileSync(
      join(cwd, `${index}.yaml`),
      `openapi: 3.1.0\ninfo: { title: ${title}, version: 1.0.0 }\npaths: {}\n`,
    );
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

function run(cwd: string, ...args: string[]) {
  return spawnSync(process.execPath, [BIN, '*.yaml', ...args], { cwd, encoding: 'utf8' });
}

/** An error body whose module does something else first. */
function moduleThat(does: string): Readonly<Record<string, string>> {
  const text = `import { isMainThread } from 'node:worker_threads';
import { rmSync } from 'node:fs';
import { z } from ${ZOD};
${does}
export const ApiError = z.object({ text: z.string().optional() });
`;
  return { 'error.mjs': text };
}

test('threads write the same files and the same report as none', () => {
  const alone = folderOf(20);
  const several = temporaryFolder();
  cpSync(alone, several, { recursive: true });
  const [expected, ran] = [run(alone, '-j', '1'), run(several, '-j', '3')];
  expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, expected.stdout, expected.stderr]);
  for (const name of readdirSync(alone))
    expect(readFileSync(join(several, name), 'utf8')).toBe(readFileSync(join(alone, name), 'utf8'));
  expect(readdirSync(several).length).toBe(20);
});

test.each([
  ['ends its thread', 'if (!isMainThread) process.exit(0);', 'the thread exited with code 0'],
  ['fails in a thread', "if (!isMainThread) setTimeout(() => { throw new Error('broken'); });", 'broken'],
])('a module that %s does not end the run', (_, does, reason) => {
  const cwd = folderOf(3, moduleThat(`${does}\nawait new Promise((go) => setTimeout(go, 50));`));
  const { status, stdout } = run(cwd, '-j', '2', '-f', 'json', '--error-body', './error.mjs');
  const { specs } = JSON.parse(stdout);
  expect(status).toBe(2);
  expect(specs.map(({ diagnostics }: { diagnostics: unknown }) => diagnostics)).toEqual(
    ['1.yaml', '2.yaml', '3.yaml'].map((file) => [
      expect.objectContaining({ code: 'WORKER_ENDED', file, message: expect.stringContaining(reason) }),
    ]),
  );
});

test('a file that vanishes before it is read is named, and the rest is done', () => {
  const cwd = folderOf(4, moduleThat("rmSync('2.yaml', { force: true });"));
  const { status, stdout } = run(cwd, '-j', '2', '-f', 'json', '--error-body', './error.mjs');
  expect(status).toBe(2);
  expect(JSON.parse(stdout).specs).toMatchObject([
    { file: '1.yaml', written: true },
    { file: '2.yaml', diagnostics: [{ code: 'FILE_NOT_FOUND' }] },
    { file: '3.yaml', written: true },
    { file: '4.yaml', written: true },
  ]);
});

test('what a module prints in a thread stays out of the report', () => {
  const cwd = folderOf(2, moduleThat("console.log('noise');"));
  const { stdout, stderr } = run(cwd, '-j', '2', '-f', 'json', '--error-body', './error.mjs');
  expect(JSON.parse(stdout).summary).toMatchObject({ specs: 2, changed: 2 });
  expect(stderr).toContain('noise');
});

test('a signal leaves whole files and nothing else', async () => {
  const cwd = folderOf(200);
  const before = readFileSync(join(cwd, '1.yaml'), 'utf8').length;
  const child = spawn(process.execPath, [BIN, '*.yaml', '-j', '2'], { cwd, stdio: 'ignore' });
  const ended = new Promise((done) => child.on('exit', done));
  await sleep(700);
  child.kill('SIGINT');
  await ended;
  expect(readdirSync(cwd).length).toBe(200);
  const sizes = readdirSync(cwd).map((name) => readFileSync(join(cwd, name), 'utf8').length);
  expect(sizes.filter((size) => size > before + 4 && size < 1000)).toEqual([]);
});

test('a signal ends a run that computes', async () => {
  const endless = "import { writeSync } from 'node:fs';\nwriteSync(2, 'started');\nfor (;;);\n";
  const cwd = folderOf(1, { 'error.mjs': endless });
  const child = spawn(process.execPath, [BIN, '1.yaml', '--error-body', './error.mjs'], { cwd });
  child.stderr.once('data', () => child.kill('SIGTERM'));
  const ended = await new Promise((done) => child.on('exit', (code, signal) => done(signal ?? code)));
  expect(ended).toBe('SIGTERM');
});

test.skipIf(process.platform === 'win32')(
  'a signal ends a run that writes to a pipe nobody reads',
  async () => {
    const cwd = folderOf(1);
    const pipe = join(cwd, 'pipe.yaml');
    spawnSync('mkfifo', [pipe]);
    // More than a pipe holds.
    writeFileSync(
      join(cwd, '1.yaml'),
      `# ${'x'.repeat(1_000_000)}\n${readFileSync(join(cwd, '1.yaml'), 'utf8')}`,
    );
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const child = spawn(process.execPath, [BIN, '1.yaml', '-o', pipe], { cwd });
    const ended = new Promise((done) => child.on('exit', (code, signal) => done(signal ?? code)));
    const isEmpty = () => {
      try {
        return readSync(reader, Buffer.alloc(1)) === 0;
      } catch {
        return true; // The writer is there, its text is not.
      }
    };
    while (isEmpty()) await sleep(10);
    child.kill('SIGTERM');
    expect(await ended).toBe('SIGTERM');
    closeSync(reader);
  },
);

test('runs at the same time share a cache', async () => {
  const cwd = folderOf(5, { '.keep': '' });
  cpSync(join(cwd, '.keep'), join(cwd, 'node_modules/.keep'));
  run(cwd);
  const start = () =>
    new Promise((done) => {
      spawn(process.execPath, [BIN, '*.yaml'], { cwd, stdio: 'ignore' }).on('exit', done);
    });
  expect(await Promise.all(Array.from({ length: 12 }, start))).toEqual(Array(12).fill(0));
  const cache = readdirSync(join(cwd, 'node_modules/.cache/gen-responses'));
  expect(cache.filter((name) => name.includes('.'))).toEqual([]); // no temporary files
  expect(cache.length).toBe(5 + 1); // and when old entries were removed last
});
