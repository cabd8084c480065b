import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import coverage from '../../schemas/coverage.schema.json' with { type: 'json' };
import explanation from '../../schemas/explanation.schema.json' with { type: 'json' };
import published from '../../schemas/report.schema.json' with { type: 'json' };
import { runCli } from '../cli/run-cli.js';
import { temporaryFolder } from '../node/temporary-folder.js';
import { SARIF } from './sarif-schema.js';

const SOUND = `openapi: 3.1.0
info: { title: Pets, version: '1' }
security: [{ key: [] }]
paths:
  /pets/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses: { '200': { description: A pet } }
components: { securitySchemes: { key: { type: apiKey, in: header, name: k } } }
`;
const FILES = {
  'sound.yaml': SOUND,
  'a: b,c%.yaml': SOUND.replace('{ description: A pet }', "{ $ref: '#/components/responses/NotFuond' }"),
  'broken.yaml': 'openapi: 3.1.0\nopenapi: 3.1.0\n',
  'faulty.json':
    '{"openapi":"3.0.3","info":{"title":"Pets"},"paths":{"/pets":{"get":{"responses":{"200":{}}}}}}',
  'table.md': '| Code | Message |\n| --- | --- |\n| 404 | No Content |\n| 409 | Taken |\n',
};

/** Command lines, each with its exit code. */
const RUNS: readonly (readonly [argv: string, exit: number])[] = [
  ['sound.yaml', 0],
  ['sound.yaml --check', 1],
  ['sound.yaml --check --diff', 1],
  ['sound.yaml --attach --dry-run', 0],
  ['sound.yaml --attach --fill --verbose', 0],
  ['*.yaml faulty.json --table table.md --dry-run', 2],
  ['*.yaml !broken.yaml faulty.json --table table.md --check', 1],
  ['faulty.json --strict', 1],
  ['broken.yaml', 2],
  ['missing.yaml', 2],
  ['sound.yaml --table missing.md', 2],
  ['sound.yaml --colour', 2],
  ['remove sound.yaml', 0],
];

function folder(): string {
  const cwd = temporaryFolder();
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(cwd, name), text);
  return cwd;
}

async function report(argv: string, format: string): Promise<{ exit: number; stdout: string }> {
  return runCli(folder(), [...argv.split(' '), '--format', format]);
}

const ajv = new Ajv2020({ formats: { uri: true } });

describe.each(RUNS)('gen-responses %s', (argv, expected) => {
  test.each([
    ['json', ajv.compile(published)],
    ['sarif', ajv.compile(SARIF)],
  ])('--format %s matches its schema', async (format, validate) => {
    const { exit, stdout } = await report(argv, format);
    validate(JSON.parse(stdout));
    expect([exit, validate.errors]).toEqual([expected, null]);
  });

  test('--format github-actions has only commands that the runner reads', async () => {
    const { exit, stdout } = await report(argv, 'github-actions');
    expect(exit).toBe(expected);
    for (const line of stdout.split('\n').slice(0, -1)) expect(parseCommand(line)).toBeDefined();
  });
});

describe.each([
  ['coverage', ajv.compile(coverage)],
  ['explain', ajv.compile(explanation)],
])('the JSON of %s matches its schema', (command, validate) => {
  test.each([
    ['sound.yaml faulty.json', 0],
    ['sound.yaml broken.yaml', 2],
    ['sound.yaml --codes 4O4', 2],
  ])('for %s', async (argv, expected) => {
    const { exit, stdout } = await report(`${command} ${argv}`, 'json');
    const document = JSON.parse(stdout);
    validate(document);
    expect([exit, validate.errors]).toEqual([expected, null]);
    const specs: { diagnostics: object[] }[] = document.specs;
    const findings = [...document.diagnostics, ...specs.flatMap(({ diagnostics }) => diagnostics)];
    expect(findings.some((finding) => 'line' in finding)).toBe(expected > 0);
  });
});

/** As the runner does (actions/toolkit, docs/commands.md): properties up to the second `::`, each with its escapes. */
function parseCommand(line: string): { file: string; message: string } | undefined {
  const [, properties = '', data = ''] = /^::(?:error|warning|notice) ([^:]*)::(.*)$/.exec(line) ?? [];
  const values = new Map(
    properties.split(',').map((part) => [part.split('=')[0], part.replace(/^[^=]*=/, '')]),
  );
  const known = ['title', 'file', 'line', 'col', 'endLine', 'endColumn'];
  if ([...values.keys()].some((name) => !known.includes(name ?? ''))) return undefined;
  return { file: decodeURIComponent(values.get('file') ?? ''), message: decodeURIComponent(data) };
}

test('github-actions: names and messages survive the escapes', async () => {
  const { stdout } = await report('*.yaml !broken.yaml !sound.yaml --dry-run', 'github-actions');
  expect(stdout.split('\n').slice(0, -1).map(parseCommand)).toEqual([
    { file: 'a: b,c%.yaml', message: 'There is no response component NotFuond.\nDid you mean NotFound?' },
  ]);
});

test.each([
  ['--check', '"version": 1', '"version": 2'],
  ['--check', '"version": 1', '"version": 1, "extra": true'],
  ['--check', '"action": "add"', '"action": "eat"'],
  ['--codes 4O4', '"line": 1', '"line": 0'],
])('the schema of reports refuses that of %s with %s made %s', async (argv, part, other) => {
  const { stdout } = await report(`sound.yaml ${argv}`, 'json');
  expect(stdout).toContain(part);
  expect(ajv.compile(published)(JSON.parse(stdout.replace(part, other)))).toBe(false);
});

describe('the checkers find', () => {
  const result = {
    message: { text: 'a' },
    locations: [{ physicalLocation: { artifactLocation: { uri: 'a' } } }],
  };
  const sarif = (part: object) => ({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'a' } }, results: [{ ...result, ...part }] }],
  });
  const validate = ajv.compile(SARIF);

  test.each([
    ['nothing in a sound report', {}, true],
    ['a result without a location', { locations: [] }, false],
    ['an empty message', { message: { text: '' } }, false],
    ['a property that SARIF does not have', { severity: 'error' }, false],
    ['a level that SARIF does not have', { level: 'info' }, false],
  ])('%s', (_, part, isSound) => {
    expect(validate(sarif(part))).toBe(isSound);
  });

  test.each([['::error title=a,file=b:c::d'], ['::error title=a,severity=b::c'], ['error: a']])(
    '%s',
    (line) => {
      expect(parseCommand(line)?.message).toBeUndefined();
    },
  );
});
