import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { lockFile } from '../../src/node/lock.js';
import { printRun, type RunId, thisRun } from '../../src/node/run-id.js';
import { temporaryPath } from '../../src/node/write-file.js';
import { temporaryFolder } from './temporary-folder.js';

const NAME = 'spec.yaml';
const PATIENCE = { wait: 60, stale: 60_000 };
let folder: string;
let path: string;
let lock: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, NAME);
  lock = join(folder, '.spec.yaml.gen-responses.lock');
  writeFileSync(path, '');
});

/** The id of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

/** Not every system does. */
const TELLS_START = thisRun().start !== '-';

/** The lock of a run that differs from this one in some points. */
function leftBy(run: Partial<RunId>): string {
  return printRun({ ...thisRun(), token: '0123456789ab', ...run });
}

async function take() {
  const release = await lockFile(path, NAME, PATIENCE);
  if (typeof release !== 'function') throw new Error(release.code);
  return release;
}

test('a lock names its run, and goes away', async () => {
  const release = await take();
  expect(readFileSync(lock, 'utf8')).toBe(printRun(thisRun()));
  release();
  release();
  expect(readdirSync(folder)).toEqual([NAME]);
});

test('a lock that another run put in the place of ours stays', async () => {
  const release = await take();
  writeFileSync(lock, leftBy({}));
  release();
  expect(readFileSync(lock, 'utf8')).toBe(leftBy({}));
});

test('the second waits for the first', async () => {
  const events: string[] = [];
  const release = await take();
  const second = take().then((releaseSecond) => {
    events.push('second locked');
    releaseSecond();
  });
  events.push('first released');
  release();
  await second;
  expect(events).toEqual(['first released', 'second locked']);
});

test('who waits too long is told the process', async () => {
  const release = await take();
  expect(await lockFile(path, NAME, PATIENCE)).toMatchObject({
    code: 'FILE_LOCKED',
    args: { pid: process.pid, lock: basename(lock) },
    place: { file: NAME },
  });
  release();
});

describe('a lock that was left behind is cleared', () => {
  test('by a process that ended, with its temporary file and no other', async () => {
    writeFileSync(lock, leftBy({ pid: deadPid() }));
    writeFileSync(temporaryPath(path, '0123456789ab'), 'half a spec');
    const ofOther = temporaryPath(path, 'ba9876543210');
    writeFileSync(ofOther, 'half a spec');
    (await take())();
    expect(readdirSync(folder)).toEqual([basename(ofOther), NAME]);
  });

  test('with a token that leads elsewhere', async () => {
    writeFileSync(lock, leftBy({ pid: deadPid(), token: '/../spec.yaml' }));
    (await take())();
    expect(readdirSync(folder)).toEqual([NAME]);
  });

  test.each([
    ['by an earlier process with our own id, as in a container', { start: '1' }],
    ['by one with the id of a living process', { pid: process.ppid, start: '1' }],
  ])('%s', async (_, run) => {
    if (!TELLS_START) return;
    writeFileSync(lock, leftBy(run));
    (await take())();
  });

  test('by one with our own id, where the system tells no more', async () => {
    writeFileSync(lock, leftBy({ start: '-' }));
    (await take())();
  });

  test('long ago on another host', async () => {
    writeFileSync(lock, leftBy({ host: 'elsewhere' }));
    const old = Date.now() / 1000 - 3600;
    utimesSync(lock, old, old);
    (await take())();
  });

  test('before anything was written into it', async () => {
    writeFileSync(lock, '');
    const old = Date.now() / 1000 - 10;
    utimesSync(lock, old, old);
    (await take())();
  });
});

describe('what is no file and stands where a lock would is told at once', () => {
  const LONG = { wait: 60_000, stale: 60_000 };
  test.each([
    ['a folder', 'folder', () => mkdirSync(lock)],
    ['a link to nowhere', 'link', () => symlinkSync('nowhere', lock)],
    ['a link to a file', 'link', () => symlinkSync(NAME, lock)],
    ['a link round in a circle', 'link', () => symlinkSync(basename(lock), lock)],
  ])('%s', async (_, found, make) => {
    make();
    const args = { lock: basename(lock), found };
    expect(await lockFile(path, NAME, LONG)).toMatchObject({ code: 'FILE_LOCKED', args });
    expect(readdirSync(folder)).toEqual([basename(lock), NAME]);
  });

  test('a folder that keeps a stale lock from being taken away', async () => {
    writeFileSync(lock, leftBy({ pid: deadPid() }));
    mkdirSync(`${lock}.clearing`);
    const args = { lock: `${basename(lock)}.clearing`, found: 'folder' };
    expect(await lockFile(path, NAME, LONG)).toMatchObject({ code: 'FILE_LOCKED', args });
  });
});

test('of several runs that find a stale lock, one at a time gets it', async () => {
  writeFileSync(lock, leftBy({ pid: deadPid() }));
  const script = join(import.meta.dirname, 'take-lock.mjs');
  const runs = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, [script, path], { stdio: 'inherit' });
    return new Promise((resolve) => child.on('exit', resolve));
  });
  expect(await Promise.all(runs)).toEqual([0, 0, 0, 0]);
  expect(readdirSync(folder)).toEqual([NAME]);
}, 30_000);

test('a pipe or a device needs no lock, and its name is taken as it is', async () => {
  expect(await lockFile('/dev/null', 'null', PATIENCE)).toBeTypeOf('function');
  expect(readdirSync('/dev').filter((name) => name.endsWith('.lock'))).toEqual([]);
});

describe('a lock that may be alive is left', () => {
  const runs: [string, Partial<RunId> | undefined][] = [
    ['a process of another host', { host: 'elsewhere' }],
    ['our process id in another namespace', { space: 'boot/pid:[1]' }],
    ['a dead process id in another namespace', { pid: deadPid(), space: 'boot/pid:[1]' }],
    ['a living process', { pid: process.ppid, start: '-' }],
    ['one that is being made', undefined],
  ];
  if (TELLS_START) runs.push(['this process, by another copy of the program', {}]);
  test.each(runs)('%s', async (_, run) => {
    const content = run === undefined ? '' : leftBy(run);
    writeFileSync(lock, content);
    expect(await lockFile(path, NAME, PATIENCE)).toMatchObject({ code: 'FILE_LOCKED' });
    expect(readFileSync(lock, 'utf8')).toBe(content);
  });
});

test.each([
  ['of 255 bytes', 'x'.repeat(250), '.yaml'],
  ['of three bytes a character', '\u20ac'.repeat(83), '.yaml'],
  ['cut within no pair', `${'x'.repeat(19)}${'\u{1f600}'.repeat(50)}`, '.yaml'],
])('a long name, %s, has a lock of its own', async (_, start, end) => {
  path = join(folder, `${start}${end}`);
  const first = await take();
  path = join(folder, `${start.slice(0, -2)}${end}`);
  const second = await take();
  const locks = readdirSync(folder).filter((name) => name.endsWith('.gen-responses.lock'));
  expect([locks.length, locks.every((name) => Buffer.byteLength(`${name}.clearing`) <= 143)]).toEqual([
    2,
    true,
  ]);
  expect(locks.join('')).not.toContain('\ufffd');
  first();
  second();
  expect(readdirSync(folder)).toEqual([NAME]);
});

test('where no file can be made there is nothing to lock', async () => {
  const release = await lockFile(join(folder, 'no', 'such', NAME), NAME, PATIENCE);
  expect(release).toBeTypeOf('function');
});
