import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fchownSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readFile } from '../../src/node/read-file.js';
import { writeFile } from '../../src/node/write-file.js';
import { temporaryFolder } from './temporary-folder.js';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    accessSync: vi.fn(fs.accessSync),
    fchownSync: vi.fn(fs.fchownSync),
    fsyncSync: vi.fn(fs.fsyncSync),
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

test('replaces the text and leaves no other file in the folder', async () => {
  expect(await writeFile(path, NAME, 'new é\n', fingerprint())).toBeUndefined();
  expect(readFileSync(path, 'utf8')).toBe('new é\n');
  expect(readdirSync(folder)).toEqual([NAME]);
});

test('creates a missing file', async () => {
  expect(await writeFile(join(folder, 'other.yaml'), 'other.yaml', 'new\n')).toBeUndefined();
  expect(readFileSync(join(folder, 'other.yaml'), 'utf8')).toBe('new\n');
});

test('creates missing folders', async () => {
  expect(await writeFile(join(folder, 'x/y', NAME), NAME, 'new\n')).toBeUndefined();
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual([NAME, 'x', 'x/y', `x/y/${NAME}`].sort());
});

test('does not replace a read-only file in a writable folder', async () => {
  chmodSync(path, 0o444);
  // Root may write it.
  if (process.getuid?.() === 0) vi.mocked(accessSync).mockImplementationOnce(failWith('EACCES'));
  const error = { code: 'FILE_NOT_WRITABLE', args: { reason: 'permission denied (EACCES)' } };
  expect(await writeFile(path, NAME, 'new\n')).toMatchObject(error);
  expect(readFileSync(path, 'utf8')).toBe('old\n');
  expect(readdirSync(folder)).toEqual([NAME]);
});

test.each([0o600, 0o640, 0o644, 0o755])('keeps mode %o', async (mode) => {
  chmodSync(path, mode);
  expect(await writeFile(path, NAME, 'new\n')).toBeUndefined();
  expect(statSync(path).mode & 0o7777).toBe(mode);
});

describe.skipIf(process.getuid?.() !== 0)('the owner of a file', () => {
  beforeEach(() => chownSync(path, 12345, 23456));

  test('stays', async () => {
    expect(await writeFile(path, NAME, 'new\n')).toBeUndefined();
    expect(statSync(path)).toMatchObject({ uid: 12345, gid: 23456 });
  });

  test.each([
    ['owner, where that is not allowed', 1, ['owner'], { uid: 0, gid: 23456 }],
    ['owner and group, where neither is allowed', 2, ['owner', 'group'], { uid: 0 }],
  ])('a warning tells the loss of %s', async (_, refusals, lost, stats) => {
    for (let count = 0; count < refusals; count += 1)
      vi.mocked(fchownSync).mockImplementationOnce(failWith('EPERM'));
    const warning = { code: 'NOT_ALL_KEPT', severity: 'warning', args: { lost }, place: { file: NAME } };
    expect(await writeFile(path, NAME, 'new\n')).toMatchObject(warning);
    expect(statSync(path)).toMatchObject(stats);
    expect(readFileSync(path, 'utf8')).toBe('new\n');
  });

  test('does not give a new group the permissions of the old one', async () => {
    chmodSync(path, 0o664);
    for (let count = 0; count < 2; count += 1)
      vi.mocked(fchownSync).mockImplementationOnce(failWith('EPERM'));
    await writeFile(path, NAME, 'new\n');
    expect(statSync(path).mode & 0o7777).toBe(0o644);
  });
});

test('warns about other hard links, which keep the old content', async () => {
  const other = join(folder, 'other.yaml');
  linkSync(path, other);
  expect(await writeFile(path, NAME, 'new\n')).toMatchObject({
    code: 'NOT_ALL_KEPT',
    args: { lost: ['hard links'] },
  });
  expect([readFileSync(path, 'utf8'), readFileSync(other, 'utf8')]).toEqual(['new\n', 'old\n']);
  expect(await writeFile(path, NAME, 'newer\n')).toBeUndefined();
});

describe('symbolic links', () => {
  test('keeps the link and replaces its target', async () => {
    const link = join(folder, 'link.yaml');
    symlinkSync(NAME, link);
    expect(await writeFile(link, 'link.yaml', 'new\n', fingerprint())).toBeUndefined();
    expect(readlinkSync(link)).toBe(NAME);
    expect(readFileSync(path, 'utf8')).toBe('new\n');
  });

  test('creates the temporary file next to the target, not the link', async () => {
    const elsewhere = temporaryFolder();
    const link = join(elsewhere, 'link.yaml');
    symlinkSync(path, link);
    vi.mocked(renameSync).mockImplementationOnce(failWith('EACCES'));
    await writeFile(link, 'link.yaml', 'new\n');
    expect(vi.mocked(renameSync).mock.lastCall).toEqual([join(folder, `.${NAME}.gen-responses.tmp`), path]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('creates the missing target of a link', async () => {
    const link = join(folder, 'link.yaml');
    symlinkSync('later.yaml', link);
    expect(await writeFile(link, 'link.yaml', 'new\n')).toBeUndefined();
    expect(readFileSync(join(folder, 'later.yaml'), 'utf8')).toBe('new\n');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });
});

describe('the temporary file of another process', () => {
  const temporary = () => join(folder, `.${NAME}.gen-responses.tmp`);

  test('is waited for, and its text is found changed', async () => {
    const before = fingerprint();
    writeFileSync(temporary(), 'theirs\n');
    const written = writeFile(path, NAME, 'new\n', before);
    setTimeout(() => renameSync(temporary(), path), 30);
    expect(await written).toMatchObject({ code: 'FILE_CHANGED_MEANWHILE' });
    expect(readFileSync(path, 'utf8')).toBe('theirs\n');
    expect(readdirSync(folder)).toEqual([NAME]);
  });

  test('is removed when that process was killed', async () => {
    writeFileSync(temporary(), 'half');
    const longAgo = Date.now() / 1000 - 60;
    utimesSync(temporary(), longAgo, longAgo);
    expect(await writeFile(path, NAME, 'new\n', fingerprint())).toBeUndefined();
    expect(readdirSync(folder)).toEqual([NAME]);
  });

  test('is not taken for our own when it has replaced it', async () => {
    vi.mocked(fsyncSync).mockImplementationOnce(() => {
      rmSync(temporary());
      writeFileSync(temporary(), 'half');
    });
    expect(await writeFile(path, NAME, 'new\n', fingerprint())).toMatchObject({
      code: 'FILE_CHANGED_MEANWHILE',
    });
    expect(readFileSync(path, 'utf8')).toBe('old\n');
    expect(readFileSync(temporary(), 'utf8')).toBe('half');
  });
});

describe('what cannot be written is as it was', () => {
  function expectUntouched() {
    expect(readFileSync(path, 'utf8')).toBe('old\n');
    expect(readdirSync(folder)).toEqual([NAME]);
  }

  test('a file that changed since it was read', async () => {
    const before = fingerprint();
    writeFileSync(path, 'edited\n');
    expect(await writeFile(path, NAME, 'new\n', before)).toMatchObject({
      code: 'FILE_CHANGED_MEANWHILE',
      place: { file: NAME },
    });
    expect(readFileSync(path, 'utf8')).toBe('edited\n');
    expect(readdirSync(folder)).toEqual([NAME]);
  });

  test('does not create a file again that was deleted since it was read', async () => {
    const before = fingerprint();
    rmSync(path);
    expect(await writeFile(path, NAME, 'new\n', before)).toMatchObject({ code: 'FILE_CHANGED_MEANWHILE' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ['ENOSPC', 'the disk is full (ENOSPC)'],
    ['EIO', 'EIO'],
  ])('a disk that fails with %s', async (code, reason) => {
    const { writeSync } = await import('node:fs');
    vi.mocked(writeSync).mockImplementationOnce(failWith(code));
    expect(await writeFile(path, NAME, 'new\n')).toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      args: { reason },
    });
    expectUntouched();
  });

  test('a rename that is not allowed', async () => {
    vi.mocked(renameSync).mockImplementationOnce(failWith('EACCES'));
    expect(await writeFile(path, NAME, 'new\n')).toMatchObject({ code: 'FILE_NOT_WRITABLE' });
    expectUntouched();
  });

  test('a folder in place of a file', async () => {
    mkdirSync(join(folder, 'sub'));
    expect(await writeFile(join(folder, 'sub'), 'sub', 'new\n')).toMatchObject({ code: 'FILE_IS_FOLDER' });
  });

  test.each([NAME, `${NAME}/sub`])('a file in place of a folder: %s', async (inside) => {
    const args = { reason: expect.stringMatching(/^part of the path is not a folder/) };
    expect(await writeFile(join(folder, inside, 'a.yaml'), NAME, 'new\n')).toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      args,
    });
    expectUntouched();
  });
});

test.each(['EBUSY', 'EXDEV'])(
  'where a rename fails with %s the file is overwritten, with a warning',
  async (code) => {
    writeFileSync(path, 'old and longer\n');
    vi.mocked(renameSync).mockImplementationOnce(failWith(code));
    expect(await writeFile(path, NAME, 'new\n', fingerprint())).toMatchObject({
      code: 'WRITTEN_WITHOUT_RENAME',
      severity: 'warning',
    });
    expect(readFileSync(path, 'utf8')).toBe('new\n');
    expect(readdirSync(folder)).toEqual([NAME]);
  },
);

test('writes directly to a device', async () => {
  expect(await writeFile('/dev/null', '/dev/null', 'new\n')).toBeUndefined();
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('does not write back to a pipe or a device', async () => {
  expect(await writeFile('/dev/null', '/dev/null', 'new\n', fingerprint())).toMatchObject({
    code: 'FILE_NOT_WRITABLE',
  });
});

test.each([1_048_574, 1_048_575, 1_048_576])(
  'a large text is written whole, in parts as well, a pair at %i too',
  async (at) => {
    const large = `${'a'.repeat(at)}\u{1f600}${'\u20ac\u00e9'.repeat(900_000)}`;
    const parts = [large.slice(0, at - 2), '', large.slice(at - 2, at), large.slice(at)];
    for (const text of [large, parts]) {
      expect(await writeFile(path, NAME, text)).toBeUndefined();
      expect(readFileSync(path).equals(Buffer.from(large))).toBe(true);
    }
  },
);

test('keeps the content if neither a rename nor an overwrite works', async () => {
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
    expect(await writeFile(path, NAME, 'much longer than it was\n', before)).toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      severity: 'error',
    });
  } finally {
    write.mockImplementation(room ?? (() => 0));
  }
  expect(readFileSync(path, 'utf8')).toBe('old\n');
});

test.runIf(existsSync('/dev/fd'))('a file that is open is written on, not replaced', async () => {
  const file = openSync(path, 'a');
  try {
    expect(await writeFile(`/dev/fd/${file}`, NAME, 'new\n')).toBeUndefined();
  } finally {
    closeSync(file);
  }
  expect(readFileSync(path, 'utf8')).toBe('old\nnew\n');
});
