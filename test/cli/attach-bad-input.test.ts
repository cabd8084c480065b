import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../node/temporary-folder.js';
import { runCli } from './run-cli.js';

/** What people get wrong about attach: one finding each, exit 2, and nothing written. */
const SPEC = `openapi: 3.1.0
info: { title: Kennel, version: '1' }
paths:
  /dogs/{id}:
    get:
      operationId: getDog
      tags: [dogs]
      responses:
        '200': { description: Fine. }
`;
const when = (condition: string) => ({
  'table.md': `| Code | When |\n| --- | --- |\n| 404 | ${condition} |\n| 409 | never |\n`,
});
const rules = (text: string) => ({ 'rules.yaml': text });
const optOut = (value: string) => ({
  'spec.yaml': SPEC.replace('      tags:', `      x-gen-responses: ${value}\n      tags:`),
});

test.each<[string, Record<string, string>, string, string]>([
  ['a misspelt condition', when('path-parameter'), 'INVALID_CONDITION', 'table.md:3:9'],
  ['a condition that contradicts itself', when('secured + !secured'), 'INVALID_CONDITION', 'table.md:3:9'],
  ['two methods at once', when('GET + POST'), 'INVALID_CONDITION', 'table.md:3:9'],
  ['an open quote', when('tag:"dogs'), 'INVALID_CONDITION', 'table.md:3:13'],
  ['a tag that no operation has', when('GET, tag:dog'), 'CONDITION_MATCHES_NOTHING', 'table.md:3:14'],
  ['a path that no operation has', when('path:/cats/**'), 'CONDITION_MATCHES_NOTHING', 'table.md:3:9'],
  ['an operation that is not there', when('operation:getCat'), 'CONDITION_MATCHES_NOTHING', 'table.md:3:9'],
  [
    'an unknown key of a rule file',
    rules('webhook: true\n404: always\n'),
    'UNKNOWN_RULE_KEY',
    'rules.yaml:1:1',
  ],
  ['an unknown key of a rule', rules('404: { wen: always }\n'), 'UNKNOWN_RULE_KEY', 'rules.yaml:1:8'],
  ['a code below 100', rules('99: always\n'), 'INVALID_RULE', 'rules.yaml:1:1'],
  ['a code above 599', rules('600: always\n'), 'INVALID_RULE', 'rules.yaml:1:1'],
  ['a rule that is a list', rules('404: [GET]\n'), 'INVALID_RULE', 'rules.yaml:1:1'],
  ['a list of rules', rules('- 404\n'), 'INVALID_RULE', 'rules.yaml:1:1'],
  ['an empty rule file', rules(''), 'INVALID_RULE', 'rules.yaml:1:1'],
  ['a "!" that YAML reads as a tag', rules('404: ! GET\n'), 'INVALID_CONDITION', 'rules.yaml:1:6'],
  [
    'a "!" that YAML reads as a tag, in a table',
    { 'table.yaml': '- code: 404\n  description: Gone.\n  when: !secured\n' },
    'INVALID_CONDITION',
    'table.yaml:3:9',
  ],
  ['an opt-out with two keys', optOut('{ skip: [404], only: [401] }'), 'INVALID_OPT_OUT', 'spec.yaml:7:7'],
  ['an opt-out with a number', optOut('{ skip: 404 }'), 'INVALID_OPT_OUT', 'spec.yaml:7:7'],
  ['an opt-out with a misspelt key', optOut('{ skipp: [404] }'), 'INVALID_OPT_OUT', 'spec.yaml:7:7'],
  ['an opt-out with a word', optOut('none'), 'INVALID_OPT_OUT', 'spec.yaml:7:7'],
])('%s', async (_, files, code, place) => {
  const cwd = temporaryFolder();
  const all = { 'spec.yaml': SPEC, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(cwd, name), text);
  const options = [
    ...Object.keys(files).flatMap((name) => (name.startsWith('table.') ? ['--table', name] : [])),
    ...('rules.yaml' in files ? ['--rules', './rules.yaml'] : []),
  ];
  const { exit, stdout } = await runCli(cwd, ['spec.yaml', '--attach', '--format', 'json', ...options]);
  expect(exit).toBe(2);
  const { specs, diagnostics } = JSON.parse(stdout);
  const errors = [...diagnostics, ...specs.flatMap((spec: { diagnostics: unknown[] }) => spec.diagnostics)]
    .filter(({ severity }) => severity === 'error')
    .map(({ code: found, file, line, column }) => `${found} ${file}:${line}:${column}`);
  expect(errors).toEqual([`${code} ${place}`]);
  for (const [name, text] of Object.entries(all)) expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
});

test.each([
  [['--codes', '+409,+404'], ['409']],
  [['--codes', '409,429', '--rules', 'owasp'], ['409']],
  [['--codes', '422'], []],
  [['--codes', '4xx'], []],
])('names codes that no condition gives: %j', async (options, expected) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'spec.yaml'), SPEC);
  const { exit, stdout } = await runCli(cwd, ['spec.yaml', '--attach', '--format', 'json', ...options]);
  expect(exit).toBe(0);
  const { diagnostics } = JSON.parse(stdout);
  const named = diagnostics.filter(({ code }: { code: string }) => code === 'CODES_WITHOUT_CONDITION');
  expect(named.map(({ message }: { message: string }) => /\d{3}/.exec(message)?.[0])).toEqual(expected);
});

test('refuses one header in two cases', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'spec.yaml'), SPEC);
  const headers = ['--header', 'X-Id', '--header', '4xx x-id: integer'];
  const { exit, stdout } = await runCli(cwd, ['spec.yaml', '--format', 'json', ...headers]);
  expect(exit).toBe(2);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([{ code: 'INVALID_OPTION_VALUE' }]);
});
