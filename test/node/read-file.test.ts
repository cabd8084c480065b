import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAhead, readFile } from '../../src/node/read-file.js';
import { temporaryFolder } from './temporary-folder.js';

function read(content: string | Uint8Array) {
  const path = join(temporaryFolder(), 'spec.yaml');
  writeFileSync(path, content);
  return readFile(path, 'spec.yaml');
}

describe('a file is read as it is', () => {
  test.each([
    ['plain text', 'openapi: 3.1.0\n'],
    ['a byte order mark', '\ufeffopenapi: 3.1.0\n'],
    ['CRLF', 'a: 1\r\nb: 2\r\n'],
    ['every plane of Unicode', 'a: é 漢 😀\n'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(read(text)).toMatchObject({ text });
  });

  test('through a symbolic link', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'real.yaml'), 'a: 1\n');
    symlinkSync('real.yaml', join(folder, 'link.yaml'));
    expect(readFile(join(folder, 'link.yaml'), 'link.yaml')).toMatchObject({ text: 'a: 1\n' });
  });
});

test.each([
  ['a large file', 1_000_000, 'text'],
  ['a small file, which is read later', 999_999, 'FILE_NOT_FOUND'],
])('what was read ahead of %s is used once', async (_, bytes, expected) => {
  const path = join(temporaryFolder(), 'spec.yaml');
  writeFileSync(path, 'a'.repeat(bytes));
  await readAhead(path);
  rmSync(path);
  await readAhead(path);
  const [first, second] = [readFile(path, 'spec.yaml'), readFile(path, 'spec.yaml')];
  expect('text' in first ? 'text' : first.code).toBe(expected);
  expect(second).toMatchObject({ code: 'FILE_NOT_FOUND' });
});

describe('why there is no text', () => {
  test('a file that is missing', () => {
    const place = { file: 'no.yaml' };
    expect(readFile('/nowhere/no.yaml', 'no.yaml')).toMatchObject({ code: 'FILE_NOT_FOUND', place });
    const url = readFile('/nowhere/https:/a.test/b.yaml', 'https:/a.test/b.yaml');
    expect(url).toMatchObject({ code: 'FILE_NOT_FOUND', args: { isUrl: true } });
  });

  test('a file below a file', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a'), '');
    expect(readFile(join(folder, 'a', 'b'), 'b')).toMatchObject({ code: 'FILE_NOT_FOUND' });
  });

  test('a folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'specs'));
    expect(readFile(join(folder, 'specs'), 'specs')).toMatchObject({ code: 'FILE_IS_FOLDER' });
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission', () => {
    const path = join(temporaryFolder(), 'secret.yaml');
    writeFileSync(path, 'a: 1');
    chmodSync(path, 0);
    const args = { reason: 'permission denied (EACCES)' };
    expect(readFile(path, 'secret.yaml')).toMatchObject({ code: 'FILE_NOT_READABLE', args });
  });

  test('a loop of symbolic links', () => {
    const folder = temporaryFolder();
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    const args = { reason: 'its symbolic links form a loop (ELOOP)' };
    expect(readFile(join(folder, 'a'), 'a')).toMatchObject({ code: 'FILE_NOT_READABLE', args });
  });

  test.each([
    ['a Latin-1 letter', [...Buffer.from('a: 1\nb: caf'), 0xe9, 0x0a], { byte: 11, line: 2, column: 7 }],
    ['a lone continuation byte at the start', [0x80, 0x61, 0x62], { byte: 0, line: 1, column: 1 }],
    ['a character cut off at the end', [...Buffer.from('a: é'), 0xe6, 0xbc], { byte: 5, line: 1, column: 5 }],
    ['an overlong form', [...Buffer.from('a: '), 0xc0, 0xaf], { byte: 3, line: 1, column: 4 }],
    ['a fault behind wide characters', [...Buffer.from('漢😀'), 0xff, 0x61], { byte: 7, line: 1, column: 4 }],
  ])('%s', (_, bytes, { byte, line, column }) => {
    expect(read(Uint8Array.from(bytes))).toMatchObject({
      code: 'NOT_UTF8',
      args: { byte, encoding: undefined },
      place: { file: 'spec.yaml', line, column },
    });
  });

  test.each([
    ['little-endian with a mark', Buffer.from('\ufeffopenapi', 'utf16le')],
    ['little-endian without', Buffer.from('openapi', 'utf16le')],
    ['big-endian with a mark', Buffer.from('\ufeffopenapi', 'utf16le').swap16()],
    ['big-endian without', Buffer.from('openapi', 'utf16le').swap16()],
  ])('UTF-16, %s', (_, bytes) => {
    expect(read(bytes)).toMatchObject({ code: 'NOT_UTF8', args: { encoding: 'UTF-16' } });
  });
});

test('the fingerprint differs for different contents', () => {
  const [first, same, other] = [read('a: 1\n'), read('a: 1\n'), read('a: 2\n')];
  expect(first).toEqual(same);
  expect(first).not.toMatchObject({ fingerprint: (other as { fingerprint: string }).fingerprint });
});

test.each(['/dev/zero', '/dev/null'])('%s is no file to read', (path) => {
  expect(readFile(path, 'x')).toMatchObject({ code: 'FILE_NOT_READABLE', place: { file: 'x' } });
});

test('does not wait for a pipe without a writer', () => {
  const path = join(temporaryFolder(), 'pipe');
  spawnSync('mkfifo', [path]);
  expect(readFile(path, 'pipe')).toMatchObject({ code: 'FILE_NOT_READABLE' });
});

test('does not crash on a path that is too long', () => {
  expect(readFile(join(temporaryFolder(), 'x'.repeat(300)), 'x')).toMatchObject({
    code: 'FILE_NOT_READABLE',
  });
});
