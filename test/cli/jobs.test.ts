import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerJobs } from '../../src/cli/answer-jobs.js';
import type { Run } from '../../src/cli/run.js';
import { nodeFiles } from '../../src/node/files.js';
import { NoAnswer } from '../../src/node/thread.js';
import { temporaryFolder } from '../node/temporary-folder.js';
import { runCli } from './run-cli.js';

const spec = (title: string) => `openapi: 3.1.0\ninfo: { title: ${title}, version: 1.0.0 }\npaths: {}\n`;
const TABLE = '| Status | Message |\n| --- | --- |\n| 404 | Not Found |\n| 404 | No Content |\n';

function folderOf(specs: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  for (const [name, text] of Object.entries({ 'table.md': TABLE, ...specs }))
    writeFileSync(join(cwd, name), text);
  return cwd;
}

/** Threads that run in this one. */
function threads(available: number, override: (file: string) => NoAnswer | undefined = () => undefined) {
  const started: string[][] = [];
  let ended = 0;
  const create: NonNullable<Run['threads']>['create'] = (data) => {
    const answer = answerJobs({ ...structuredClone(data), files: nodeFiles });
    const seen: string[] = [];
    started.push(seen);
    return {
      ask: async (message) => {
        const sent = structuredClone(message) as Parameters<typeof answer>[0];
        const { name } = sent.job.spec;
        seen.push(name);
        return override(name) ?? structuredClone(await answer(sent));
      },
      end: async () => {
        ended += 1;
      },
    };
  };
  return { threads: { available, create }, started, ended: () => ended };
}

const SPECS = { 'a.yaml': spec('A'), 'b.yaml': 'openapi: [', 'c.yaml': spec('C'), 'd.yaml': spec('Dee') };

test.each(['stylish', 'json', 'sarif', 'github-actions'])(
  'reports as %s are the same, however many threads there are',
  async (format) => {
    const options = ['*.yaml', '-t', 'table.md', '-f', format];
    const alone = folderOf(SPECS);
    const expected = await runCli(alone, [...options, '-j', '1'], '', { threads: threads(4).threads });
    const cwd = folderOf(SPECS);
    const { threads: several, started, ended } = threads(4);
    expect(await runCli(cwd, [...options, '-j', '3'], '', { threads: several })).toEqual(expected);
    expect(started.flat().toSorted()).toEqual(Object.keys(SPECS));
    expect([started.length, ended()]).toEqual([3, 3]);
    for (const name of Object.keys(SPECS))
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(readFileSync(join(alone, name), 'utf8'));
  },
);

test('the largest spec comes first', async () => {
  const { threads: several, started } = threads(2);
  await runCli(folderOf(SPECS), ['*.yaml', '-j', '2'], '', { threads: several });
  expect(started.map(([first]) => first)).toEqual(['d.yaml', 'a.yaml']);
});

test.each([
  [0, 0],
  [4_000_000, 0],
  [6_000_000, 2],
  [9_000_000, 3],
  [20_000_000, 4],
])('by default, with 4 processors, specs of %i bytes each use %i threads', async (bytes, count) => {
  const cwd = folderOf({ a: spec('A'), b: spec('B'), c: spec('C'), d: spec('D') });
  const files = { ...nodeFiles, size: () => bytes };
  const { threads: several, started } = threads(4);
  await runCli(cwd, ['./a', './b', './c', './d'], '', { threads: several, files });
  expect(started.length).toBe(count);
});

test('one spec needs no thread', async () => {
  const { threads: several, started } = threads(2);
  await runCli(folderOf(SPECS), ['a.yaml', '-j', '2'], '', { threads: several });
  expect(started).toEqual([]);
});

test('a spec without an answer is named, and the others are written', async () => {
  const cwd = folderOf(SPECS);
  const lost = threads(2, (file) => (file === 'c.yaml' ? new NoAnswer('out of memory') : undefined));
  const { exit, stdout } = await runCli(cwd, ['*.yaml', '-j', '2', '-f', 'json'], '', {
    threads: lost.threads,
  });
  expect(exit).toBe(2);
  expect(JSON.parse(stdout).specs).toMatchObject([
    { file: 'a.yaml', written: true },
    { file: 'b.yaml', diagnostics: [{ code: 'NOT_PARSEABLE' }] },
    { file: 'c.yaml', written: false, diagnostics: [{ code: 'WORKER_ENDED', file: 'c.yaml' }] },
    { file: 'd.yaml', written: true },
  ]);
});

test('a file that is gone when it is read is named, and the others are written', async () => {
  const cwd = folderOf(SPECS);
  const find = async () => ['a.yaml', 'gone.yaml', 'd.yaml'];
  const { exit, stdout } = await runCli(cwd, ['*.yaml', '-f', 'json'], '', { files: { ...nodeFiles, find } });
  expect(exit).toBe(2);
  expect(JSON.parse(stdout).specs).toMatchObject([
    { written: true },
    { diagnostics: [{ code: 'FILE_NOT_FOUND', file: 'gone.yaml' }] },
    { written: true },
  ]);
});

test.each(['0', '-1', '1.5', 'many'])('-j %s is refused', async (value) => {
  const { exit, stderr } = await runCli(folderOf(SPECS), ['a.yaml', `--jobs=${value}`]);
  expect([exit, stderr]).toEqual([2, expect.stringContaining('a number from 1 to 999')]);
});
