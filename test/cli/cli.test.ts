import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Run } from '../../src/cli/run.js';
import { resolveSettings } from '../../src/cli/settings.js';
import { transformSpec } from '../../src/cli/transform-spec.js';
import { nodeFiles } from '../../src/node/files.js';
import { genResponses } from '../../src/pipeline.js';
import { Sources } from '../../src/report/code-frame.js';
import { temporaryFolder } from '../node/temporary-folder.js';
import { runCli } from './run-cli.js';

vi.mock('../../src/pipeline.js', async (original) => {
  const pipeline = await original<typeof import('../../src/pipeline.js')>();
  return { ...pipeline, genResponses: vi.fn(pipeline.genResponses) };
});

const SPEC = 'openapi: 3.0.3\ninfo: { title: Fixture, version: 1.0.0 }\npaths: {}\n';
let cwd: string;
let spec: string;

beforeEach(() => {
  cwd = temporaryFolder();
  spec = join(cwd, 'openapi.yaml');
  writeFileSync(spec, SPEC);
});

describe('an internal error', () => {
  test('in the pipeline is reported for its spec, the others are processed, and the exit code is 70', async () => {
    writeFileSync(join(cwd, 'b.yaml'), SPEC);
    vi.mocked(genResponses).mockRejectedValueOnce(new TypeError('x is not a function'));
    const { exit, stdout, stderr } = await runCli(cwd, ['openapi.yaml', 'b.yaml', '--codes', '204']);
    expect(exit).toBe(70);
    expect(stdout).toContain('error Internal error: x is not a function [UNEXPECTED]');
    expect(stdout).toContain('Please report it');
    expect(stderr).toBe('');
    expect(readFileSync(spec, 'utf8')).toBe(SPEC);
    expect(readFileSync(join(cwd, 'b.yaml'), 'utf8')).toContain('NoContent');
    expect(readdirSync(cwd)).toEqual(['b.yaml', 'openapi.yaml']);
  });

  test('shows its stack with --verbose', async () => {
    vi.mocked(genResponses).mockRejectedValueOnce(new TypeError('x is not a function'));
    const { stderr } = await runCli(cwd, ['openapi.yaml', '--verbose']);
    expect(stderr).toMatch(/TypeError: x is not a function\n +at /);
  });

  test('outside the pipeline is reported too', async () => {
    const files = {
      ...nodeFiles,
      identify: () => {
        throw new Error('broken');
      },
    };
    const { exit, stderr } = await runCli(cwd, ['openapi.yaml'], '', { files });
    expect(exit).toBe(70);
    expect(stderr).toContain('Internal error: Error: broken');
  });

  test('with --format json is in the one document', async () => {
    const files = {
      ...nodeFiles,
      identify: () => {
        throw new Error('broken');
      },
    };
    const { exit, stdout, stderr } = await runCli(cwd, ['openapi.yaml', '-f', 'json'], '', { files });
    expect([exit, stderr]).toEqual([70, '']);
    expect(JSON.parse(stdout)).toMatchObject({ specs: [], diagnostics: [{ code: 'UNEXPECTED' }] });
  });

  test('outside of the pipeline is that of its spec too', async () => {
    const write = vi.fn(nodeFiles.write).mockRejectedValueOnce(new Error('broken'));
    writeFileSync(join(cwd, 'b.yaml'), SPEC);
    const files = { ...nodeFiles, write };
    const { exit, stdout } = await runCli(cwd, ['openapi.yaml', 'b.yaml', '-f', 'json'], '', { files });
    expect(exit).toBe(70);
    expect(JSON.parse(stdout).specs).toMatchObject([
      { written: false, diagnostics: [{ code: 'UNEXPECTED' }] },
      { written: true },
    ]);
  });
});

describe('a file that changes during the run', () => {
  function editDuringRuns(count: number) {
    let text = SPEC;
    for (let run = 0; run < count; run += 1) {
      vi.mocked(genResponses).mockImplementationOnce(async (...args) => {
        text += '# edited\n';
        writeFileSync(spec, text);
        const { genResponses: original } =
          await vi.importActual<typeof import('../../src/pipeline.js')>('../../src/pipeline.js');
        return original(...args);
      });
    }
    return runCli(cwd, ['openapi.yaml', '--codes', '204', '--format', 'json']);
  }

  test('is read again', async () => {
    const { exit, stdout } = await editDuringRuns(3);
    expect([exit, JSON.parse(stdout).specs]).toMatchObject([0, [{ written: true, diagnostics: [] }]]);
    const text = readFileSync(spec, 'utf8');
    expect(text).toContain('# edited\n'.repeat(3));
    expect(text).toContain('NoContent:');
  });

  test('is left alone after three more attempts', async () => {
    const { exit, stdout } = await editDuringRuns(4);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout).specs[0]).toMatchObject({
      changed: true,
      written: false,
      diagnostics: [{ code: 'FILE_CHANGED_MEANWHILE' }],
    });
    expect(readFileSync(spec, 'utf8')).toBe(SPEC + '# edited\n'.repeat(4));
  });
});

test('a second run changes nothing, and the file is not written again', async () => {
  await runCli(cwd, ['openapi.yaml']);
  const write = vi.fn(nodeFiles.write);
  const { exit, stdout } = await runCli(cwd, ['openapi.yaml'], '', { files: { ...nodeFiles, write } });
  expect([exit, stdout.split('\n')[0]]).toEqual([0, 'openapi.yaml (3.0.3) up to date']);
  expect(write).not.toHaveBeenCalled();
});

test.each(['--check', '--dry-run', '--diff'])('%s writes nothing', async (option) => {
  await runCli(cwd, ['openapi.yaml', option]);
  expect(readFileSync(spec, 'utf8')).toBe(SPEC);
});

test('-o writes an unchanged text too, even to the spec itself', async () => {
  await runCli(cwd, ['openapi.yaml', '--codes', '204']);
  const copied = await runCli(cwd, ['openapi.yaml', '--codes', '204', '-o', 'copy.yaml']);
  expect(copied.exit).toBe(0);
  expect(readFileSync(join(cwd, 'copy.yaml'))).toEqual(readFileSync(spec));
  const again = await runCli(cwd, ['openapi.yaml', '--codes', '204', '-o', 'copy.yaml', '-f', 'json']);
  expect(JSON.parse(again.stdout).specs[0]).toMatchObject({ changed: false, written: true });
  const same = await runCli(cwd, ['openapi.yaml', '--codes', '204', '-o', './openapi.yaml', '-f', 'json']);
  expect(JSON.parse(same.stdout).specs[0]).toMatchObject({ changed: false, written: true });
});

test('on a terminal, a diff shows control characters instead of sending them', async () => {
  writeFileSync(spec, `${SPEC}# \u001b]0;owned\u0007\r\n`);
  const isTTY = { stdout: true, stderr: true };
  const shown = await runCli(cwd, ['openapi.yaml', '--diff', '--dry-run', '--no-color'], '', { isTTY });
  expect(shown.stdout).toContain('\\u001b]0;owned\\u0007');
  expect(shown.stdout).not.toContain('\u001b');
  const piped = await runCli(cwd, ['openapi.yaml', '--diff', '--dry-run']);
  expect(piped.stdout).toContain('\u001b]0;owned\u0007');
});

test.each([
  [true, {}, '--dry-run', true],
  [false, {}, '--dry-run', false],
  [true, { FORCE_COLOR: '1' }, '--no-color', false],
  [true, { NO_COLOR: '1' }, '--dry-run', false],
  [true, { NO_COLOR: '' }, '--dry-run', true],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, '--dry-run', true],
  [true, { FORCE_COLOR: '0' }, '--dry-run', false],
  [true, { TERM: 'dumb' }, '--dry-run', false],
])('terminal %s, %j, %s: colors %s', async (tty, env, option, colored) => {
  const isTTY = { stdout: tty, stderr: tty };
  const { stdout } = await runCli(cwd, ['openapi.yaml', option], '', { isTTY, env });
  expect(stdout.includes('\u001b[')).toBe(colored);
});

describe('an error in the arguments', () => {
  test('is a document with --format json', async () => {
    const { exit, stdout, stderr } = await runCli(cwd, ['openapi.yaml', '-f', 'json', '--no-such']);
    expect([exit, stderr]).toEqual([2, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      specs: [],
      diagnostics: [{ code: 'UNKNOWN_OPTION', file: '<command line>' }],
      summary: { errors: 1 },
    });
  });

  test('escapes control characters', async () => {
    const { stderr } = await runCli(cwd, ['openapi.yaml', '--\u001b[31mx']);
    expect(stderr).toContain('--\\u001b[31mx');
    expect(stderr).not.toContain('\u001b');
  });

  test('reports a missing --ref-root before writing anything', async () => {
    const { exit, stdout } = await runCli(cwd, ['openapi.yaml', '--ref-root', 'nope', '-f', 'json']);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout).diagnostics).toMatchObject([{ code: 'INVALID_OPTION_VALUE' }]);
    expect(readFileSync(spec, 'utf8')).toBe(SPEC);
  });
});

test.each([['openapi.yaml/x'], [`${'x'.repeat(300)}.yaml`]])(
  '%s is a finding; the next spec goes on',
  async (bad) => {
    const { exit, stdout } = await runCli(cwd, [bad, 'openapi.yaml', '-f', 'json']);
    expect(exit).toBe(2);
    expect(JSON.parse(stdout).specs).toMatchObject([{ written: false }, { written: true }]);
    const output = await runCli(cwd, ['openapi.yaml', '-o', bad, '-f', 'json']);
    expect(output.exit).toBe(2);
    expect(JSON.parse(output.stdout).specs[0].diagnostics).toMatchObject([{ severity: 'error' }]);
  },
);

test('a reference of ten thousand parts is a warning like any dangling one', async () => {
  const reference = `${'a/'.repeat(10_000)}b.yaml#/Pet`;
  writeFileSync(spec, `${SPEC}components: { schemas: { Pet: { $ref: ${reference} } } }\n`);
  const { exit, stdout } = await runCli(cwd, ['openapi.yaml', '-f', 'json']);
  expect(exit).toBe(0);
  expect(JSON.parse(stdout).specs[0]).toMatchObject({
    written: true,
    diagnostics: [{ code: 'PRE_EXISTING_FAULT', severity: 'warning' }],
  });
});

test('standard input that cannot be read is a finding', async () => {
  const stdin = () => Promise.reject(Object.assign(new Error('EISDIR'), { code: 'EISDIR' }));
  const { exit, stderr } = await runCli(cwd, ['-'], '', { stdin });
  expect([exit, stderr.includes('[FILE_NOT_READABLE]')]).toEqual([2, true]);
});

test.each([[['openapi.yaml', '-o', '-']], [['-']]])('--check of %j names no command', async (argv) => {
  const { exit, stdout } = await runCli(cwd, [...argv, '--check'], SPEC);
  expect(exit).toBe(1);
  expect(stdout).not.toContain('To bring up to date');
});

test('standard input with a name in a folder can be written into that folder', async () => {
  mkdirSync(join(cwd, 'sub'));
  writeFileSync(join(cwd, 'sub/pet.yaml'), 'type: object\n');
  const text = `${SPEC}components: { schemas: { Pet: { $ref: pet.yaml } } }\n`;
  const argv = ['-', '--stdin-filename', 'sub/spec.yaml', '--codes', '204', '-o'];
  expect((await runCli(cwd, [...argv, 'sub/out.yaml'], text)).exit).toBe(0);
  expect((await runCli(cwd, [...argv, 'out.yaml'], text)).exit).toBe(2);
});

test('jobs and their reports are plain data, with the lines that findings point at', async () => {
  writeFileSync(spec, 'openapi: 3.0.3\npaths: [\n');
  const io: Run['io'] = {
    argv: [],
    stdin: async () => Buffer.from(''),
    stdout: () => {},
    stderr: () => {},
    env: {},
    isTTY: { stdout: false, stderr: false },
    now: () => 0,
  };
  const settings = resolveSettings({ command: 'inject', specs: [] });
  const name = 'openapi.yaml';
  const job = {
    spec: { path: spec, name, folder: cwd, mayBeOther: false },
    target: { kind: 'in-place', path: spec, name },
  } as const;
  const transform = { apply: genResponses, options: {} };
  const run = { settings, io, files: nodeFiles, cwd, sources: new Sources() };
  const result = await transformSpec(structuredClone(job), transform, run);
  expect(structuredClone(result)).toEqual(result);
  const { report } = result;
  expect(report.diagnostics).toMatchObject([{ code: 'NOT_PARSEABLE' }]);
  expect(report.diagnostics[0]?.frame?.map(({ text }) => text)).toContain('paths: [');
});
