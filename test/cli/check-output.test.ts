import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary-folder.js';
import { runCli } from './run-cli.js';

const HEAD = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n";

test.each([
  ['$ref', '    A:\n      $ref: ./a.yaml\n', 7, 13],
  ['$dynamicRef', '    A:\n      type: object\n      $dynamicRef: ./a.yaml#b\n', 8, 20],
  ['$dynamicRef beside $ref', "    A:\n      $ref: '#'\n      $dynamicRef: a.yaml\n", 8, 20],
  [
    'mapping',
    '    A:\n      discriminator:\n        mapping:\n          a: B\n          b: ./b.yaml\n',
    10,
    14,
  ],
  ['$ref by a merge', '    A: &a {$ref: "#"}\n    B:\n      <<: {$ref: b.yaml}\n', 8, 7],
])('a relative %s that another folder breaks: its place', async (_, schemas, line, column) => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'out'));
  writeFileSync(join(cwd, 'spec.yaml'), HEAD + schemas);
  const { exit, stdout } = await runCli(cwd, ['spec.yaml', '-o', 'out/spec.yaml', '--format', 'json']);
  expect(exit).toBe(2);
  const [{ diagnostics }] = JSON.parse(stdout).specs;
  expect(diagnostics).toContainEqual(
    expect.objectContaining({ code: 'OUTPUT_BREAKS_REFERENCE', line, column }),
  );
});
