import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readFile } from '../../src/node/read-file.js';
import { thisRun } from '../../src/node/run-id.js';
import { temporaryPath, writeFile } from '../../src/node/write-file.js';
import { temporaryFolder } from './temporary-folder.js';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    fchownSync: vi.fn(fs.fchownSync),
    renameSync: vi.fn(fs.renameSync),
    writeSync: vi.fn(fs.writeSync),
  };
});

const NAME = 'spec.yaml';
let folder: string;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, NAME);
  writeFileSync(path, 'old\n');
});

function fingerprint(): string {
  const read = readFile(path, NAME);
  if ('code' in read) throw new Error(read.code);
  return read.fingerprint;
}

function failWith(code: string) {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

test('the new text replaces the old, and nothing else is left in the folder', () => {
  expect(writeFile(path, NAME, 'new é\n', fingerprint())).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe('new é\n');
  expect(readdirSync(folder)).toEqual([NAME]);
});

test('a file that is not there yet is made', () => {
  expect(writeFile(join(folder, 'other.yaml'), 'other.yaml', 'new\n')).toBeUndefined();
  expect(readFileSync(join(folder, 'other.yaml'), 'utf8')).toBe('new\n');
});

test.each(['x'.repeat(255), `${'\u20ac'.repeat(83)}.yaml`])('a file named %s is written', (name) => {
  expect(writeFile(join(folder, name), name, 'new\n')).toBeUndefined();
  expect(readdirSync(folder).sort()).toEqual([NAME, name].sort());
});

test.each([0o600, 0o640, 0o644, 0o755, 0o444])('mode %o stays', (mode) => {
  chmodSync(path, mode);
  expect(writeFile(path, NAME, 'new\n')).toBeUndefined();
  expect(statSync(path).mode & 0o7777).toBe(mode);
});

describe.skipIf(process.getuid?.() !== 0)('the owner of a file', () => {
  beforeEach(() => chownSync(path, 12345, 23456));

  test('stays', () => {
    expect(writeFile(path, NAME, 'new\n')).toBeUndefined();
    expect(statSync(path)).toMatchObject({ uid: 12345, gid: 23456 });
  });

  test.each([
    ['owner, where that is not allowed', 1, ['owner'], { uid: 0, gid: 23456 }],
    ['owner and group, where neither is allowed', 2, ['owner', 'group'], { uid: 0 }],
  ])('a warning tells the loss of %s', (_, refusals, lost, stats) => {
    for (let count = 0; count < refusals; count += 1)
      vi.mocked(fchownSync).mockImplementationOnce(failWith('EPERM'));
    const warning = { code: 'NOT_ALL_KEPT', severity: 'warning', args: { lost }, place: { file: NAME } };
    expect(writeFile(path, NAME, 'new\n')).toMatchObject(warning);
    expect(statSync(path)).toMatchObject(stats);
    expect(readFileSync(path, 'utf8')).toBe('new\n');
  });

  test('another group gets no rights of the old one', () => {
    chmodSync(path, 0o664);
    for (let count = 0; count < 2; count += 1)
      vi.mocked(fchownSync).mockImplementationOnce(failWith('EPERM'));
    writeFile(path, NAME, 'new\n');
    expect(statSync(path).mode & 0o7777).toBe(0o644);
  });
});

test('a warning tells of other hard links, which keep the old content', () => {
  const other = join(folder, 'other.yaml');
  linkSync(path, other);
  expect(writeFile(path, NAME, 'new\n')).toMatchObject({
    code: 'NOT_ALL_KEPT',
    args: { lost: ['hard links'] },
  });
  expect([readFileSync(path, 'utf8'), readFileSync(other, 'utf8')]).toEqual(['new\n', 'old\n']);
  expect(writeFile(path, NAME, 'newer\n')).toBeUndefined();
});

describe('symbolic links', () => {
  test('the link stays, its target changes', () => {
    const link = join(folder, 'link.yaml');
    symlinkSync(NAME, link);
    expect(writeFile(link, 'link.yaml', 'new\n', fingerprint())).toBeUndefined();
    expect(readlinkSync(link)).toBe(NAME);
    expect(readFileSync(path, 'utf8')).toBe('new\n');
  });

  test('the temporary file stands beside the target, not beside the link', () => {
    const elsewhere = temporaryFolder();
    const link = join(elsewhere, 'link.yaml');
    symlinkSync(path, link);
    vi.mocked(renameSync).mockImplementationOnce(failWith('EACCES'));
    writeFile(link, 'link.yaml', 'new\n');
    expect(vi.mocked(renameSync).mock.lastCall).toEqual([temporaryPath(path, thisRun().token), path]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('a link to a file that is not there yet makes that file', () => {
    const link = join(folder, 'link.yaml');
    symlinkSync('later.yaml', link);
    expect(writeFile(link, 'link.yaml', 'new\n')).toBeUndefined();
    expect(readFileSync(join(folder, 'later.yaml'), 'utf8')).toBe('new\n');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });
});

describe('what cannot be written is as it was', () => {
  function expectUntouched() {
    expect(readFileSync(path, 'utf8')).toBe('old\n');
    expect(readdirSync(folder)).toEqual([NAME]);
  }

  test('a file that changed since it was read', () => {
    const before = fingerprint();
    writeFileSync(path, 'edited\n');
    expect(writeFile(path, NAME, 'new\n', before)).toMatchObject({
      code: 'FILE_CHANGED_MEANWHILE',
      place: { file: NAME },
    });
    expect(readFileSync(path, 'utf8')).toBe('edited\n');
    expect(readdirSync(folder)).toEqual([NAME]);
  });

  test('a file that was deleted since it was read is not made again', async () => {
    const { rmSync } = await import('node:fs');
    const before = fingerprint();
    rmSync(path);
    expect(writeFile(path, NAME, 'new\n', before)).toMatchObject({ code: 'FILE_CHANGED_MEANWHILE' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['ENOSPC', 'no space is left (ENOSPC)'],
    ['EIO', 'EIO'],
  ])('a disk that fails with %s', async (code, reason) => {
    const { writeSync } = await import('node:fs');
    vi.mocked(writeSync).mockImplementationOnce(failWith(code));
    expect(writeFile(path, NAME, 'new\n')).toMatchObject({ code: 'FILE_NOT_WRITABLE', args: { reason } });
    expectUntouched();
  });

  test('a rename that is not allowed', () => {
    vi.mocked(renameSync).mockImplementationOnce(failWith('EACCES'));
    expect(writeFile(path, NAME, 'new\n')).toMatchObject({ code: 'FILE_NOT_WRITABLE' });
    expectUntouched();
  });

  test('a folder in place of a file', () => {
    mkdirSync(join(folder, 'sub'));
    expect(writeFile(join(folder, 'sub'), 'sub', 'new\n')).toMatchObject({ code: 'FILE_IS_FOLDER' });
  });

  test('a file in a folder that does not exist', () => {
    const args = { reason: 'no such folder (ENOENT)' };
    expect(writeFile(join(folder, 'no', NAME), NAME, 'new\n')).toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      args,
    });
  });
});

test.each(['EBUSY', 'EXDEV'])(
  'where a rename fails with %s the file is overwritten, with a warning',
  (code) => {
    writeFileSync(path, 'old and longer\n');
    vi.mocked(renameSync).mockImplementationOnce(failWith(code));
    expect(writeFile(path, NAME, 'new\n', fingerprint())).toMatchObject({
      code: 'WRITTEN_WITHOUT_RENAME',
      severity: 'warning',
    });
    expect(readFileSync(path, 'utf8')).toBe('new\n');
    expect(readdirSync(folder)).toEqual([NAME]);
  },
);

test('a device is written to as it is', () => {
  expect(writeFile('/dev/null', '/dev/null', 'new\n')).toBeUndefined();
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('what came from a pipe or a device is not written back to it', () => {
  expect(writeFile('/dev/null', '/dev/null', 'new\n', fingerprint())).toMatchObject({
    code: 'FILE_NOT_WRITABLE',
  });
});

test.each([1_048_574, 1_048_575, 1_048_576])('a large text is written whole, a pair at %i too', (at) => {
  const large = `${'a'.repeat(at)}\u{1f600}${'\u20ac\u00e9'.repeat(900_000)}`;
  expect(writeFile(path, NAME, large)).toBeUndefined();
  expect(readFileSync(path).equals(Buffer.from(large))).toBe(true);
});

test('where neither a rename nor the growth works, what was there stays', () => {
  const before = fingerprint();
  vi.mocked(renameSync).mockImplementationOnce(failWith('EXDEV'));
  const { writeSync: write } = vi.mocked({ writeSync });
  const room = write.getMockImplementation();
  let calls = 0;
  write.mockImplementation(((...args: Parameters<typeof writeSync>) => {
    calls += 1;
    if (calls > 1) failWith('ENOSPC')();
    return room === undefined ? 0 : room(...args);
  }) as typeof writeSync);
  try {
    expect(writeFile(path, NAME, 'much longer than it was\n', before)).toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      severity: 'error',
    });
  } finally {
    write.mockImplementation(room ?? (() => 0));
  }
  expect(readFileSync(path, 'utf8')).toBe('old\n');
});

test.runIf(existsSync('/dev/fd'))('a file that is open is written on, not replaced', () => {
  const file = openSync(path, 'a');
  try {
    expect(writeFile(`/dev/fd/${file}`, NAME, 'new\n')).toBeUndefined();
  } finally {
    closeSync(file);
  }
  expect(readFileSync(path, 'utf8')).toBe('old\nnew\n');
});
