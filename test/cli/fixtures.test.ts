import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary-folder.js';
import { readCommand } from './read-command.js';
import { runCli } from './run-cli.js';

/**
 * `fixtures/cli/<case>/`: `cmd` is the command, its exit code behind `# exit`; `stdin` what is piped in;
 * `before/` the folder it runs in; `after/` the files that are different then (all others must be as before);
 * `stdout` and `stderr` what is printed (no file: nothing).
 * With UPDATE_FIXTURES=1 the expectations are written: read every difference before keeping it.
 */
const FIXTURES = join(import.meta.dirname, '../../fixtures/cli');
const UPDATE = process.env.UPDATE_FIXTURES === '1';

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Contents by name, with the bytes that are no UTF-8 kept apart from each other. */
function contentsOf(folder: string): Map<string, string> {
  return new Map(filesIn(folder).map((file) => [file, readText(join(folder, file))]));
}

function readText(path: string): string {
  if (!existsSync(path)) return '';
  const bytes = readFileSync(path);
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : bytes.toString('latin1');
}

function update(path: string, text: string): void {
  rmSync(path, { force: true });
  if (text === '') return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

test.each(readdirSync(FIXTURES))('%s', async (name) => {
  const fixture = join(FIXTURES, name);
  const [command = '', exit = '0'] = readText(join(fixture, 'cmd'))
    .trim()
    .split(/\s*# exit /);
  const cwd = temporaryFolder();
  if (existsSync(join(fixture, 'before'))) cpSync(join(fixture, 'before'), cwd, { recursive: true });
  const ran = await runCli(cwd, readCommand(command).slice(1), readText(join(fixture, 'stdin')));

  const before = contentsOf(join(fixture, 'before'));
  const changed = [...contentsOf(cwd)].filter(([file, text]) => before.get(file) !== text);
  if (UPDATE) {
    rmSync(join(fixture, 'after'), { recursive: true, force: true });
    for (const [file, text] of changed) update(join(fixture, 'after', file), text);
    update(join(fixture, 'stdout'), ran.stdout);
    update(join(fixture, 'stderr'), ran.stderr);
  }
  const { stdout, stderr } = ran;
  expect({ stdout, stderr }).toEqual({
    stdout: readText(join(fixture, 'stdout')),
    stderr: readText(join(fixture, 'stderr')),
  });
  expect(ran.exit).toBe(Number(exit));
  expect(Object.fromEntries(changed)).toEqual(Object.fromEntries(contentsOf(join(fixture, 'after'))));
  expect([...before.keys()].filter((file) => !existsSync(join(cwd, file)))).toEqual([]);
});
