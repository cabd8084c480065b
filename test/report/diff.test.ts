import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/report/diff.js';
import { applyEdits } from '../../src/text/text-edit.js';
import { temporaryFolder } from '../node/temporary-folder.js';

const CASES: readonly (readonly [string, string, string])[] = [
  ['a line in the middle', 'a\nb\nc\n', 'a\nb\nnew\nc\n'],
  ['lines at the end', 'a\n', 'a\nb\nc\n'],
  ['no line break at the end, before', 'a\nb', 'a\nb\nc\n'],
  ['no line break at the end, after', 'a\nb\n', 'a\nb\nc'],
  ['no line break at the end, both', 'a\nb', 'x\na\nb'],
  ['CRLF', 'a\r\nb\r\nc\r\n', 'a\r\nnew\r\nb\r\nc\r\n'],
  ['mixed line breaks', 'a\r\nb\nc\r\n', 'a\r\nb\nnew\r\nc\r\n'],
  ['CRLF, none at the end', 'a\r\nb', 'a\r\nb\r\nc'],
  ['a carriage return alone', 'a\rb\nc\n', 'a\rb\nnew\nc\n'],
  ['from nothing', '', 'a\nb\n'],
  ['a byte order mark', '\ufeffa\nb\n', '\ufeffa\nb\nc\n'],
  ['lines that look like a diff', '--- a\n+++ b\n@@ -1 +1 @@\n', '--- a\n+++ b\n-x\n@@ -1 +1 @@\n'],
  ['far apart', `${'x\n'.repeat(50)}a\n`, `new\n${'x\n'.repeat(50)}b\n`],
];

const numbered = (count: number, word: string) =>
  Array.from({ length: count }, (_, index) => `${word} ${index}\n`).join('');

/** More lines than the shortest diff is looked for. */
const LARGE: typeof CASES = [
  ['texts that are unlike', numbered(12_000, 'a'), numbered(12_000, 'b')],
  ['from nothing to many lines', '', numbered(2000, 'a')],
  ['from many lines to nothing', numbered(2000, 'a'), ''],
  ['many lines after the last', numbered(9, 'a'), numbered(9, 'a') + numbered(2000, 'b')],
  ['many lines, none ended', `a\n${numbered(2000, 'a')}a`, `a\n${numbered(2000, 'b')}b`],
  ['many lines before one that is not ended', 'a\nb', `a\n${numbered(2000, 'b')}b`],
  ['many lines, the last one ended', `${numbered(2000, 'a')}b`, `${numbered(2000, 'b')}b\n`],
  ['an empty line before many', `\n${numbered(2000, 'a')}`, numbered(2000, 'b')],
  ['many lines in CRLF', `a\r\n${numbered(600, 'a\r')}`, `a\r\n${numbered(600, 'b\r')}`],
];

const NAMES = ['spec.yaml', 'specs/pet store.yaml', 'spécs/pét.yaml'];

describe.each(NAMES)('%s', (name) => {
  const judges: [string, string[]][] = [
    ['git', ['apply', '--whitespace=nowarn', '-']],
    ['patch', ['-p1', '--binary', '--quiet']],
  ];
  const present = judges.filter(([program]) => spawnSync(program, ['--version']).status === 0);
  describe.each(present)('%s makes the new file of the old one', (program, args) => {
    test.each(name === 'spec.yaml' ? [...CASES, ...LARGE] : CASES)('%s', (_, before, after) => {
      const folder = temporaryFolder();
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, before);
      const input = unifiedDiff(name, before, after);
      const { status, stderr } = spawnSync(program, args, { cwd: folder, input, encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, '']);
      expect(readFileSync(path, 'utf8')).toBe(after);
    });
  });
});

test('git apply creates a new file from the diff', () => {
  const folder = temporaryFolder();
  const input = unifiedDiff('out.yaml', undefined, 'a\nb\n');
  expect(input).toBe('--- /dev/null\n+++ b/out.yaml\n@@ -0,0 +1,2 @@\n+a\n+b\n');
  expect(spawnSync('git', ['apply', '-'], { cwd: folder, input }).status).toBe(0);
  expect(readFileSync(join(folder, 'out.yaml'), 'utf8')).toBe('a\nb\n');
});

test('shows only the edited lines of a long text', () => {
  const before = numbered(100, 'line');
  const edits = [
    { offset: before.indexOf('line 10\n'), length: 0, content: numbered(1500, 'new') },
    { offset: before.indexOf('10\nline 11'), length: 2, content: 'ten' },
    { offset: before.indexOf('line 17\n'), length: 8, content: '' },
    { offset: before.indexOf('line 60\n'), length: 8, content: 'sixty\n' },
    { offset: before.length, length: 0, content: 'end' },
  ];
  const after = applyEdits(before, edits);
  const diff = unifiedDiff('spec.yaml', before, after);
  expect(diff.match(/^@@.*/gm)).toEqual([
    '@@ -8,14 +8,1513 @@',
    '@@ -58,7 +1557,7 @@',
    '@@ -98,3 +1597,4 @@',
  ]);
  expect(diff.match(/^-.*/gm)).toEqual(['--- a/spec.yaml', '-line 10', '-line 17', '-line 60']);
});

test('equal texts have no diff', () => {
  expect(unifiedDiff('spec.yaml', 'a\n', 'a\n')).toBe('');
});

test('gives 14 insertions into 4 MB one hunk each', () => {
  const lines = Array.from({ length: 100_000 }, (_, index) => `      description: line number ${index}`);
  const changed = lines.flatMap((line, index) =>
    index % 7000 === 3500 ? [line, `new ${index}`, 'x'] : [line],
  );
  const diff = unifiedDiff('big.yaml', lines.join('\n'), changed.join('\n'));
  expect(diff.match(/^@@/gm)).toHaveLength(14);
});
