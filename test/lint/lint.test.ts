import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Findings, redocly, spectral } from './linters.js';
import { PLANTED } from './planted.js';

/**
 * Linters that others run over a spec find no fault in what we add to it. The specs here are clean but for the
 * responses that they refer to, so that every finding is ours. `npm run test:lint`.
 */
const HERE = import.meta.dirname;
const BIN = resolve(HERE, '../../bin/gen-responses.js');
const SLOW = 180_000;

const PROBLEMS = ['problem-details', 'validation-problem', 'problem-details-strict'] as const;
const OTHERS = ['google', 'microsoft', 'jsonapi', 'simple'] as const;
const BODIES = [...PROBLEMS, ...OTHERS];
/** Spectral's ruleset knows none of 3.2, and of 2.0 too little to judge responses. */
const VERSIONS = { redocly: ['2.0', '3.0', '3.1', '3.2'], spectral: ['3.0', '3.1'] } as const;

/** Rules about how much a client may be sent: only `problem-details-strict` sets bounds. */
const BOUNDS =
  /^owasp:api(?:3:2023-no-additionalProperties|4:2023-(?:(?:array|string)-limit|string-restricted|integer-format)) /;

let work: string;
let found: { readonly redocly: Findings; readonly spectral: Findings };

beforeAll(() => {
  work = realpathSync(mkdtempSync(join(tmpdir(), 'gen-responses-lint-')));
  for (const body of BODIES) writeSpecs(body);
  mkdirSync(join(work, 'planted'));
  PLANTED.forEach(writePlanted);
  found = { redocly: redocly(work, filesFor('redocly')), spectral: spectral(work, filesFor('spectral')) };
}, SLOW);

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.each(VERSIONS.redocly)('Redocly, OpenAPI %s', (version) => {
  test.each(PROBLEMS)('%s: nothing to report', (body) => {
    expect(found.redocly.get(fileOf(body, version))).toEqual([]);
  });

  test.each(OTHERS)('%s: nothing but that it is no problem document', (body) => {
    const names = ['BadRequest', 'Unauthorized', 'NotFound', 'TooManyRequests'];
    // The rule is one for OpenAPI 3.
    const expected = version === '2.0' ? [] : names.map((name) => `#/components/responses/${name}`);
    expect(found.redocly.get(fileOf(body, version))).toEqual(
      expected.map((pointer) => `operation-4xx-problem-details-rfc7807 at ${pointer}`),
    );
  });
});

describe.each(VERSIONS.spectral)('Spectral with the OWASP ruleset, OpenAPI %s', (version) => {
  test('problem-details-strict: nothing to report', () => {
    expect(found.spectral.get(fileOf('problem-details-strict', version))).toEqual([]);
  });

  test.each(BODIES.filter((body) => body !== 'problem-details-strict'))('%s: nothing but bounds', (body) => {
    const findings = found.spectral.get(fileOf(body, version)) ?? [];
    expect(findings.filter((finding) => !BOUNDS.test(finding))).toEqual([]);
    expect(findings).not.toEqual([]);
  });
});

describe('a fault put into what we write is found', () => {
  test.each(PLANTED.map((planted, index) => ({ ...planted, index })))(
    '$linter, $rule at $pointer',
    ({ linter, rule, pointer, index }) => {
      expect(found[linter].get(plantedFile(index))).toContain(`${rule} at ${pointer}`);
    },
  );
});

function fileOf(body: string, version: string): string {
  return `${body}/pets-${version}.yaml`;
}

function plantedFile(index: number): string {
  return `planted/${index}.yaml`;
}

function filesFor(linter: 'redocly' | 'spectral'): string[] {
  const planted = PLANTED.flatMap((one, index) => (one.linter === linter ? [plantedFile(index)] : []));
  return [...BODIES.flatMap((body) => VERSIONS[linter].map((version) => fileOf(body, version))), ...planted];
}

function writeSpecs(body: string): void {
  mkdirSync(join(work, body));
  const files = VERSIONS.redocly.map((version) => fileOf(body, version));
  for (const file of files) copyFileSync(join(HERE, 'specs', file.slice(body.length + 1)), join(work, file));
  const args = ['--codes', '+429', '--only-referenced', '--error-body', body, ...files];
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    cwd: work,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`gen-responses ended with ${status}\n${stdout}${stderr}`);
}

function writePlanted({ version, from, to }: (typeof PLANTED)[number], index: number): void {
  const text = readFileSync(join(work, fileOf('problem-details-strict', version)), 'utf8');
  const broken = text.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
  if (broken === text) throw new Error(`Nothing to plant at: ${from}`);
  writeFileSync(join(work, plantedFile(index)), broken);
}
