import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createRefFiles } from '../../src/node/ref-files.js';
import type { Resolver } from '../../src/openapi/spec-files.js';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, realpathSync: vi.fn(fs.realpathSync) };
});

let cwd = '';
let files: Resolver;

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'ref-files-'));
  for (const folder of ['repo/specs/parts', 'repo/specs/odd name', 'secret', 'repository']) {
    mkdirSync(join(cwd, folder), { recursive: true });
  }
  writeFileSync(join(cwd, 'repo/specs/openapi.yaml'), 'main');
  writeFileSync(join(cwd, 'repo/specs/parts/a.yaml'), 'a');
  writeFileSync(join(cwd, 'repo/specs/odd name/b.yaml'), 'b');
  writeFileSync(join(cwd, 'repo/latin.yaml'), Buffer.from([0x61, 0xe9, 0x61]));
  writeFileSync(join(cwd, 'secret/key.yaml'), 'secret');
  writeFileSync(join(cwd, 'repository/near.yaml'), 'near');
  symlinkSync(join(cwd, 'secret/key.yaml'), join(cwd, 'repo/specs/innocent.yaml'));
  symlinkSync(join(cwd, 'secret'), join(cwd, 'repo/specs/folder'));
  symlinkSync(join(cwd, 'repo/specs/parts/a.yaml'), join(cwd, 'repo/specs/same.yaml'));
  files = createRefFiles({ root: 'repo', cwd });
});

afterAll(() => rmSync(cwd, { recursive: true }));

describe('local references', () => {
  it.each([
    ['beside the spec', 'parts/a.yaml', { kind: 'file', file: 'repo/specs/parts/a.yaml', text: 'a' }],
    ['with escapes', 'odd%20name/b.yaml', { kind: 'file', file: 'repo/specs/odd name/b.yaml', text: 'b' }],
    [
      'by a link, under the one name',
      'same.yaml',
      { kind: 'file', file: 'repo/specs/parts/a.yaml', text: 'a' },
    ],
    ['back to the spec, as it was named', './openapi.yaml', { file: './repo/specs/openapi.yaml' }],
    ['above the root', '../../secret/key.yaml', { kind: 'outside', root: '.' }],
    ['above the root, with escapes', '%2e%2e/%2e%2e/secret/key.yaml', { kind: 'outside' }],
    ['in a folder whose name only starts alike', '../../repository/near.yaml', { kind: 'outside' }],
    ['outside, whether there or not', '../../secret/none.yaml', { kind: 'outside' }],
    ['absolute, with nothing but / in common', '/etc/hosts', { kind: 'outside', root: undefined }],
    ['by a link that leads out', 'innocent.yaml', { kind: 'outside' }],
    ['below a linked folder that lies outside', 'folder/key.yaml', { kind: 'outside' }],
    ['below a linked folder, to nothing', 'folder/none.yaml', { kind: 'outside' }],
    ['to nothing', 'none.yaml', { kind: 'unreadable', reason: 'there is no such file' }],
    ['to a folder', 'parts', { kind: 'unreadable', reason: 'it is not a file' }],
    ['to what is not UTF-8', '../latin.yaml', { kind: 'unreadable', reason: 'it is not UTF-8' }],
    ['with a broken escape', 'a%', { kind: 'unreadable', reason: 'it is not a valid file path' }],
    ['with a null character', 'a%00', { kind: 'unreadable', reason: 'it is not a valid file path' }],
    ['with a raw null character', '\0-a.yaml', { kind: 'unreadable', reason: 'it is not a valid file path' }],
    ['by a part that is too long', 'n'.repeat(300), { kind: 'unreadable' }],
    ['by too many parts', `${'a/'.repeat(500_000)}b.yaml`, { kind: 'unreadable' }],
    ['by too many parts, out', `folder/${'a/'.repeat(500_000)}b.yaml`, { kind: 'outside' }],
    [
      'by way of many that are not there',
      `${'a/'.repeat(10_000)}${'../'.repeat(10_000)}parts/a.yaml`,
      { text: 'a' },
    ],
  ])('%s', async (_name, reference, expected) => {
    expect(await files.read(reference, './repo/specs/openapi.yaml')).toMatchObject(expected);
  });

  it('looks for no more parts than there are', async () => {
    vi.mocked(realpathSync).mockClear();
    await files.read(`parts/${'a/'.repeat(1000)}b.yaml`, './repo/specs/openapi.yaml');
    expect(vi.mocked(realpathSync).mock.calls.length).toBeLessThan(50);
  });

  it('as file: URLs', async () => {
    const inside = pathToFileURL(join(cwd, 'repo/specs/parts/a.yaml')).href;
    const outside = pathToFileURL(join(cwd, 'secret/key.yaml')).href;
    expect(await files.read(inside, 'repo/specs/openapi.yaml')).toMatchObject({ kind: 'file', text: 'a' });
    expect(await files.read(outside, 'repo/specs/openapi.yaml')).toEqual({ kind: 'outside', root: '.' });
  });
});

describe('remote references', () => {
  it.each([
    ['https://example.com/a.yaml', 'a.yaml'],
    ['//example.com/a.yaml', 'a.yaml'],
    ['HTTP://example.com/a.yaml', 'a.yaml'],
    ['urn:example:a', 'a.yaml'],
    ['b.yaml', 'https://example.com/a.yaml'],
  ])('%s from %s is left alone', async (reference, from) => {
    expect(await files.read(reference, from)).toEqual({ kind: 'remote' });
  });

  it('are fetched where that is allowed', async () => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/a.yaml' ? 200 : 404;
      response.end('a');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const remote = createRefFiles({ root: 'repo', cwd, allowRemoteRefs: true });
    try {
      const file = { kind: 'file', file: `${host}/a.yaml`, text: 'a' };
      expect(await remote.read(`${host}/a.yaml`, 'repo/specs/openapi.yaml')).toEqual(file);
      expect(await remote.read('a.yaml', `${host}/b.yaml`)).toEqual(file);
      expect(await remote.read('c.yaml', `${host}/b.yaml`)).toEqual({
        kind: 'unreadable',
        reason: 'the server answered 404',
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
    expect(await remote.read(`${host}/a.yaml`, 'a.yaml')).toMatchObject({ kind: 'unreadable' });
  });
});
