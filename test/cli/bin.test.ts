import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary-folder.js';

/** The program itself, compiled, in processes of its own. */
const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/gen-responses.js');
const SPEC = `openapi: 3.0.3
info: { title: Fixture, version: 1.0.0 }
paths: {}
`;

beforeAll(() => {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
}, 60_000);

function run(cwd: string, ...args: string[]) {
  return spawnSync(process.execPath, [BIN, ...args], { cwd, encoding: 'utf8' });
}

function shell(cwd: string, script: string) {
  return spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8', env: { ...process.env, BIN } });
}

function folderWithSpec(text = SPEC): { cwd: string; spec: string } {
  const cwd = temporaryFolder();
  const spec = join(cwd, 'openapi.yaml');
  writeFileSync(spec, text);
  return { cwd, spec };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', (code) => resolve(code)));
}

/** A spec of about a megabyte, so that a run takes a while. */
function largeSpec(schemas = 4000): string {
  const schema = (index: number) =>
    `    Schema${index}:\n      type: object\n      description: ${'x'.repeat(200)}\n`;
  return `${SPEC}components:\n  schemas:\n${Array.from({ length: schemas }, (_, index) => schema(index)).join('')}`;
}

/** Every script that a run loads, as V8's coverage has it. */
function scriptsLoadedBy(...args: string[]): string[] {
  const coverage = temporaryFolder();
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  spawnSync(process.execPath, [BIN, ...args], { cwd: folderWithSpec().cwd, env });
  return readdirSync(coverage).flatMap((file) =>
    JSON.parse(readFileSync(join(coverage, file), 'utf8')).result.map(({ url }: { url: string }) => url),
  );
}

test('the version is that of the manifest', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(run(ROOT, '--version').stdout).toBe(`${version}\n`);
});

test.each(['--version', '--help'])('%s loads nothing heavy', (option) => {
  const heavy = /node_modules|\/bundle\/(?!bin\.)/;
  expect(scriptsLoadedBy(option).filter((url) => heavy.test(url))).toEqual([]);
  expect(scriptsLoadedBy('openapi.yaml').some((url) => heavy.test(url))).toBe(true);
});

test('standard input goes to standard output through a pipe', () => {
  const { cwd } = folderWithSpec();
  const { stdout, status } = shell(cwd, 'cat openapi.yaml | node "$BIN" - --codes 204 | cat');
  expect(stdout).toContain('NoContent:');
  expect(status).toBe(0);
});

test('a reader that closes the pipe early is not an error', () => {
  const { cwd } = folderWithSpec(largeSpec());
  const script =
    'set -o pipefail; node "$BIN" openapi.yaml --no-validate -o - 2>err | head -n 1; cat err >&2';
  const { stdout, stderr } = shell(cwd, script);
  expect(stdout).toBe('openapi: 3.0.3\n');
  expect(stderr).not.toMatch(/EPIPE|at .*\.js/);
});

describe('either the old file or the new one is complete', () => {
  test('when the process is killed at any moment', async () => {
    const before = largeSpec();
    const { cwd, spec } = folderWithSpec(before);
    const finished = folderWithSpec(before);
    run(finished.cwd, 'openapi.yaml', '--no-validate');
    const after = readFileSync(finished.spec, 'utf8');
    expect(after).not.toBe(before);
    for (let delay = 150; delay <= 600; delay += 45) {
      writeFileSync(spec, before);
      const child = spawn(process.execPath, [BIN, 'openapi.yaml', '--no-validate'], { cwd, stdio: 'ignore' });
      const end = ended(child);
      await sleep(delay);
      child.kill('SIGKILL');
      await end;
      expect([before, after]).toContain(readFileSync(spec, 'utf8'));
    }
    expect(run(cwd, 'openapi.yaml', '--no-validate').status).toBe(0);
    expect(readFileSync(spec, 'utf8')).toBe(after);
    expect(readdirSync(cwd)).toEqual(['openapi.yaml']);
  });

  test('when the disk is full', () => {
    const before = largeSpec();
    const { cwd, spec } = folderWithSpec(before);
    const { status, stdout } = shell(cwd, 'ulimit -f 100; node "$BIN" openapi.yaml --no-validate');
    expect(stdout).toContain('[FILE_NOT_WRITABLE]');
    expect(status).toBe(2);
    expect(readFileSync(spec, 'utf8')).toBe(before);
    expect(readdirSync(cwd)).toEqual(['openapi.yaml']);
  });

  test.skipIf(process.getuid?.() === 0)('when the folder is read-only', () => {
    const { cwd, spec } = folderWithSpec();
    chmodSync(cwd, 0o555);
    const { status, stdout } = run(cwd, 'openapi.yaml');
    expect(run(cwd, 'openapi.yaml', '--check').status).toBe(1);
    chmodSync(cwd, 0o755);
    expect(stdout).toContain('permission denied');
    expect(status).toBe(2);
    expect(readFileSync(spec, 'utf8')).toBe(SPEC);
  });
});

describe('runs at the same time', () => {
  function start(cwd: string, ...options: string[]) {
    const argv = [BIN, 'openapi.yaml', '--no-validate', ...options];
    return ended(spawn(process.execPath, argv, { cwd, stdio: 'ignore' }));
  }

  test('all succeed where they are equal', async () => {
    const { cwd, spec } = folderWithSpec();
    const exits = await Promise.all(Array.from({ length: 40 }, () => start(cwd)));
    expect(exits).toEqual(exits.map(() => 0));
    expect(readFileSync(spec, 'utf8')).toContain('\n    NotFound:\n');
    expect(readdirSync(cwd)).toEqual(['openapi.yaml']);
  });

  test('lose no additions when they differ', async () => {
    const { cwd, spec } = folderWithSpec();
    const codes = [...Array(18).keys()].filter((code) => code !== 2).map((code) => `${400 + code}`);
    const exits = await Promise.all(
      [...codes, '422', '423', '424'].map((code) => start(cwd, '--codes', code)),
    );
    const recorded = readFileSync(spec, 'utf8').match(/^ +\w+: 4\d\d sha/gm) ?? [];
    expect(recorded.length).toBe(exits.filter((exit) => exit === 0).length);
    expect([0, 2]).toEqual(expect.arrayContaining([...new Set(exits)]));
    expect(readdirSync(cwd)).toEqual(['openapi.yaml']);
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a run that is told to end by %s leaves the old file and nothing else',
  async (signal) => {
    const before = largeSpec(30_000); // takes longer than the pause below
    const { cwd, spec } = folderWithSpec(before);
    const child = spawn(process.execPath, [BIN, 'openapi.yaml'], { cwd, stdio: 'ignore' });
    const end = ended(child);
    await sleep(200);
    child.kill(signal);
    await end;
    expect([child.signalCode, readdirSync(cwd)]).toEqual([signal, ['openapi.yaml']]);
    expect(readFileSync(spec, 'utf8') === before).toBe(true);
  },
);

describe('a module of the user', () => {
  test.each([
    ['process.exit(0);', 70],
    ['await new Promise(() => {});', 70],
    ['setTimeout(() => process.exit(0)); await new Promise((go) => setTimeout(go, 300));', 70],
    ['setTimeout(() => { throw new Error(); }); await new Promise((go) => setTimeout(go, 300));', 70],
  ])('%s is no success', (module, exit) => {
    const { cwd } = folderWithSpec();
    writeFileSync(join(cwd, 'error.mjs'), `${module}\nexport const E = 1;\n`);
    expect(run(cwd, 'openapi.yaml', '--check', '--error-body', './error.mjs').status).toBe(exit);
  });

  test('does not print into the output or keep the process alive', () => {
    const { cwd } = folderWithSpec();
    const zod = JSON.stringify(join(ROOT, 'node_modules/zod/index.js'));
    const text = `import { z } from ${zod};\nconsole.log('noise');\nsetInterval(() => {}, 1000);\n`;
    writeFileSync(
      join(cwd, 'error.mjs'),
      `${text}export const E = z.object({ code: z.string().optional() });\n`,
    );
    const { stdout, stderr, status } = run(cwd, 'openapi.yaml', '-f', 'json', '--error-body', './error.mjs');
    expect(JSON.parse(stdout).specs).toMatchObject([{ written: true }]);
    expect([stderr, status]).toEqual(['noise\n', 0]);
  });
});

describe('what is no file, or is open already', () => {
  test.each([
    ['node "$BIN" - --dry-run < <(true)', '[EMPTY_DOCUMENT]'],
    ...['stdout', 'fd/1'].map((device) => [
      `echo kept > log; node "$BIN" openapi.yaml -q -o /dev/${device} >> log; cat log; rm log`,
      'kept\nopenapi: 3.0.3\n',
    ]),
    ['node "$BIN" openapi.yaml -q --codes 204 -o /dev/stdout | cat', 'NoContent:'],
    ['node "$BIN" openapi.yaml -q --codes 204 -o >(cat); wait $!', 'NoContent:'],
    ['node "$BIN" openapi.yaml --codes 204 -o /dev/full', '[FILE_NOT_WRITABLE]'],
    ...['/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'].flatMap((name) => [
      [`cat openapi.yaml | node "$BIN" ${name} -q --codes 204`, 'NoContent:'],
      [`node "$BIN" ${name} -q --codes 204 < openapi.yaml`, 'NoContent:'],
    ]),
    [
      'node "$BIN" openapi.yaml --dry-run -t <(echo "| Code | Message |"; echo "|-|-|"; echo "| 410 | Gone |")',
      'Gone',
    ],
  ])('%s', (script = '', said = '') => {
    const { cwd, spec } = folderWithSpec();
    expect(shell(cwd, script).stdout).toContain(said);
    expect(readFileSync(spec, 'utf8')).toBe(SPEC);
    expect(readdirSync(cwd)).toEqual(['openapi.yaml']);
  });
});

test('a link from another folder stays a link', () => {
  const { cwd, spec } = folderWithSpec();
  mkdirSync(join(cwd, 'docs'));
  symlinkSync('../openapi.yaml', join(cwd, 'docs/api.yaml'));
  expect(run(join(cwd, 'docs'), 'api.yaml', '--codes', '204').status).toBe(0);
  expect(readFileSync(spec, 'utf8')).toContain('NoContent:');
  expect(readdirSync(join(cwd, 'docs'), { withFileTypes: true })[0]?.isSymbolicLink()).toBe(true);
});

test('colors come on a terminal only', () => {
  const { cwd } = folderWithSpec();
  expect(run(cwd, 'openapi.yaml', '--dry-run').stdout).not.toContain('\u001b[');
  const forced = shell(cwd, 'FORCE_COLOR=1 node "$BIN" openapi.yaml --dry-run');
  expect(forced.stdout).toContain('\u001b[');
});

test('reports a clone that was not built', () => {
  expect(existsSync(BIN)).toBe(true);
  const elsewhere = temporaryFolder();
  writeFileSync(join(elsewhere, 'package.json'), '{"type":"module"}');
  cpSync(dirname(BIN), join(elsewhere, 'bin'), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [join(elsewhere, 'bin/gen-responses.js')], {
    encoding: 'utf8',
  });
  expect(stderr).toContain('npm run build');
  expect(status).toBe(2);
});

describe('config modules', () => {
  test('import the library and the error bodies where they are not installed', () => {
    const { cwd, spec } = folderWithSpec();
    writeFileSync(
      join(cwd, 'gen-responses.config.ts'),
      `import { defineConfig } from 'gen-responses';
import { SimpleError } from 'gen-responses/error-bodies';
export default defineConfig({ specs: 'openapi.yaml', codes: [404], errorBody: SimpleError, errorName: 'PetError' });
`,
    );
    const { status, stderr } = run(cwd);
    expect([status, stderr]).toEqual([0, '']);
    expect(readFileSync(spec, 'utf8')).toContain('$ref: "#/components/schemas/PetError"');
  });
});
