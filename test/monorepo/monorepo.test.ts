import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary-folder.js';

/** The example with Turborepo: what its cache skips, and what it must not restore. `npm run test:monorepo`. */
const ROOT = resolve(import.meta.dirname, '../..');
const TURBO = join(import.meta.dirname, 'node_modules/turbo/bin/turbo');
const isInstalled = existsSync(TURBO);
const hint = isInstalled ? '' : ' (needs npm ci --prefix test/monorepo)';

/** The example as after `npm install`. */
function installExample(): string {
  const cwd = temporaryFolder();
  cpSync(join(ROOT, 'examples/monorepo'), cwd, { recursive: true });
  mkdirSync(join(cwd, 'node_modules/.bin'), { recursive: true });
  symlinkSync(join(ROOT, 'bin/gen-responses.js'), join(cwd, 'node_modules/.bin/gen-responses'));
  spawnSync('git', ['init', '--quiet'], { cwd });
  return cwd;
}

/** Runs tasks, and tells how many of them came from the cache. */
function turbo(cwd: string, ...tasks: string[]): string {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', CI: 'true' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [TURBO, 'run', ...tasks], {
    cwd,
    encoding: 'utf8',
    env,
  });
  expect(`${status} ${stdout}${stderr}`).toMatch(/^0 /);
  return /Cached:\s+(.*)/.exec(stdout)?.[1] ?? stdout;
}

test.skipIf(!isInstalled)(
  `only what changed runs again, and no cache puts an old spec back${hint}`,
  { timeout: 240_000 },
  () => {
    const cwd = installExample();
    const orders = join(cwd, 'apis/orders/openapi.yaml');
    const built = join(cwd, 'apis/orders/dist/openapi.yaml');
    const BUILD = ['spec:check', 'spec:build'];
    expect(turbo(cwd, 'spec')).toBe('0 cached, 2 total');
    expect(readFileSync(orders, 'utf8')).toContain('#/components/responses/NotFound');
    expect(turbo(cwd, ...BUILD)).toBe('0 cached, 4 total');
    expect(turbo(cwd, ...BUILD)).toBe('4 cached, 4 total');

    const edited = readFileSync(orders, 'utf8').replace('title: Orders', 'title: Purchases');
    writeFileSync(orders, edited);
    expect(turbo(cwd, ...BUILD)).toBe('2 cached, 4 total');
    expect(turbo(cwd, 'spec')).toBe('0 cached, 2 total');
    expect(readFileSync(orders, 'utf8')).toBe(edited);

    rmSync(built);
    expect(turbo(cwd, ...BUILD)).toBe('4 cached, 4 total');
    expect(readFileSync(built, 'utf8')).toBe(edited);

    const table = join(cwd, 'errors.md');
    writeFileSync(table, readFileSync(table, 'utf8').replace('malformed', 'not valid'));
    expect(turbo(cwd, 'spec')).toBe('0 cached, 2 total');
    expect(turbo(cwd, ...BUILD)).toBe('0 cached, 4 total');
  },
);
