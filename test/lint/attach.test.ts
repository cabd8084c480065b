import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { redocly, spectral } from './linters.js';

/**
 * After `--attach` the linter of a guideline finds nothing at what was added, and no status missing that was attached.
 * Findings at what the author declared are not ours.
 */
const HERE = import.meta.dirname;
const BIN = resolve(HERE, '../../bin/gen-responses.js');
const SLOW = 180_000;

const STRICT = ['--rules', 'owasp', '--error-body', 'problem-details-strict'];
const OWASP = [...STRICT, ...['RateLimit: string', 'Access-Control-Allow-Origin: string'].flatMap(toFlag)];

function toFlag(header: string): string[] {
  return ['--header', header];
}

/** A guideline, the options that meet it, and lines whose removal it must notice. */
interface Guideline {
  readonly name: string;
  readonly options: readonly string[];
  /** A ruleset of Spectral; Redocly's rules without one. */
  readonly ruleset?: string;
  readonly planted: readonly { readonly rule: string; readonly lines: RegExp }[];
}

/** The lines of a `$ref` under a status, and of a header in the responses. */
const status = (code: string) => new RegExp(`^ +['"]?${code}['"]?:\\n +\\$ref: .*\\n`, 'gm');
const header = (name: string) =>
  new RegExp(`^ +${name}:\\n( +)(?:description|required|\\$ref): .*\\n(?:\\1.*\\n)*`, 'gm');
const PROBLEM_JSON = /application\/problem\+json(?=:\n)/g;

const GUIDELINES: readonly Guideline[] = [
  {
    name: 'OWASP',
    options: OWASP,
    ruleset: 'rulesets/owasp.yaml',
    planted: [
      { rule: 'owasp:api4:2023-rate-limit', lines: header('RateLimit') },
      { rule: 'owasp:api8:2023-define-cors-origin', lines: header('Access-Control-Allow-Origin') },
      { rule: 'owasp:api4:2023-rate-limit-retry-after', lines: header('Retry-After') },
      { rule: 'owasp:api8:2023-define-error-responses-500', lines: status('500') },
    ],
  },
  {
    name: 'Redocly',
    options: [],
    planted: [
      { rule: 'operation-4xx-response', lines: status('4\\d\\d') },
      { rule: 'operation-4xx-problem-details-rfc7807', lines: PROBLEM_JSON },
    ],
  },
  {
    name: 'NL API Design Rules',
    options: ['--rules', 'nlgov', ...toFlag('2xx API-Version: string')],
    ruleset: 'rulesets/nlgov.yaml',
    planted: [
      { rule: 'nl-invalid-input-body', lines: status('400') },
      { rule: 'nl-invalid-input-parameters', lines: status('400') },
      { rule: 'nl-problem-json', lines: PROBLEM_JSON },
      { rule: 'nl-problem-members', lines: /^ +detail:\n/gm },
      { rule: 'nl-api-version', lines: header('API-Version') },
    ],
  },
  {
    name: 'Italy',
    options: [
      ...['--rules', 'owasp'],
      ...['Limit', 'Remaining', 'Reset'].flatMap((part) =>
        ['2xx', '4xx'].flatMap((name) => toFlag(`${name} X-RateLimit-${part}: integer`)),
      ),
    ],
    ruleset: 'rulesets/italy.yaml',
    planted: [
      { rule: 'it-problem-json', lines: PROBLEM_JSON },
      { rule: 'it-retry-after', lines: header('Retry-After') },
      { rule: 'it-rate-limit', lines: header('X-RateLimit-Reset') },
    ],
  },
];

let work: string;

beforeAll(() => {
  work = realpathSync(mkdtempSync(join(tmpdir(), 'gen-responses-lint-attach-')));
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Runs the tool in place. @returns the pointers of what it added */
function attach(file: string, options: readonly string[]): string[] {
  const args = [BIN, '--attach', '--format', 'json', ...options, file];
  const {
    status: exit,
    stdout,
    stderr,
  } = spawnSync(process.execPath, args, {
    cwd: dirname(file),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (exit !== 0) throw new Error(`gen-responses ended with ${exit}\n${stdout.slice(0, 5000)}${stderr}`);
  const steps: { action: string; pointer: string }[] = JSON.parse(stdout).specs[0].steps;
  return steps.filter(({ action }) => action === 'add' || action === 'attach').map(({ pointer }) => pointer);
}

function lint({ ruleset }: Pick<Guideline, 'ruleset'>, files: readonly string[]): string[][] {
  const found = ruleset === undefined ? redocly(work, files) : spectral(work, files, ruleset);
  return files.map((file) => [...(found.get(file) ?? [])]);
}

/** The findings at what was added, and those about a missing status. */
function ours(findings: readonly string[], added: readonly string[]): string[] {
  const inside = new Set(added);
  return findings.filter((finding) => {
    const names = (finding.split(' at ')[1] ?? '').split('/');
    return names.some((_, index) => inside.has(names.slice(0, index + 1).join('/')));
  });
}

const missing = (findings: readonly string[]) => findings.filter((finding) => finding.endsWith('/responses'));

const VERSIONS = ['3.0.4', '3.1.1'] as const;

describe.each(GUIDELINES)('$name', ({ name, options, ruleset, planted }) => {
  const fileOf = (what: string) => `${name.replaceAll(' ', '-')}-${what}.yaml`;
  const added = new Map<string, readonly string[]>();
  const found = new Map<string, readonly string[]>();

  beforeAll(() => {
    const kennel = readFileSync(join(HERE, 'specs/kennel.yaml'), 'utf8');
    const write = (what: string, text: string) => writeFileSync(join(work, fileOf(what)), text);
    write('before', kennel);
    for (const version of VERSIONS) {
      write(version, kennel.replace('3.0.4', version));
      added.set(version, attach(join(work, fileOf(version)), options));
    }
    const text = readFileSync(join(work, fileOf('3.0.4')), 'utf8');
    for (const { rule, lines } of planted) {
      const broken = text.replace(lines, (part) => (part.includes('problem+json') ? 'application/json' : ''));
      if (broken === text) throw new Error(`Nothing to break for ${rule}.`);
      write(plantedFor(rule), broken);
    }
    const whats = ['before', ...VERSIONS, ...planted.map(({ rule }) => plantedFor(rule))];
    const lists = lint({ ...(ruleset !== undefined && { ruleset }) }, whats.map(fileOf));
    for (const [index, what] of whats.entries()) found.set(what, lists[index] ?? []);
  }, SLOW);

  test.each(VERSIONS)('finds nothing at what was added to OpenAPI %s', (version) => {
    const findings = found.get(version) ?? [];
    expect(added.get(version)?.length).toBeGreaterThan(5);
    expect(ours(findings, added.get(version) ?? [])).toEqual([]);
    expect(missing(findings)).toEqual([]);
    // The Italian guidelines ask for no status.
    if (name !== 'Italy') expect(missing(found.get('before') ?? [])).not.toEqual([]);
  });

  test.each(planted)('finds it if $rule is broken', ({ rule }) => {
    expect(found.get(plantedFor(rule))?.some((finding) => finding.startsWith(`${rule} at `))).toBe(true);
  });
});

function plantedFor(rule: string): string {
  return `without-${rule.replaceAll(':', '-')}`;
}

/** Real specs stand beside the project, not in it. */
const REAL = resolve(HERE, '../../../shared/specs');
const REAL_SPECS = [
  'swagger-api__swagger-petstore/src/main/resources/openapi.yaml',
  'Nexmo__api-specification/definitions/whatsapp-provisioning.yml',
  'treeverse__lakeFS/api/authorization.yml',
  'twilio__twilio-oai/spec/json/twilio_bulkexports_v1.json',
  'apache__polaris/spec/polaris-management-service.yml',
  'moov-io__ach/openapi.yaml',
  'XeroAPI__Xero-OpenAPI/xero-payroll-au.yaml',
];

describe.skipIf(!existsSync(REAL))('OWASP on real specs (skipped where there are none)', () => {
  test.each(REAL_SPECS)(
    '%s',
    async (path) => {
      const folder = join(work, path.split('/')[0] ?? '');
      mkdirSync(folder, { recursive: true });
      const file = join(folder, basename(path));
      writeFileSync(file, readFileSync(join(REAL, path)));
      const verdict = await isValid(file);
      const added = attach(file, OWASP);
      const relative = file.slice(work.length + 1);
      const [found = []] = lint({ ruleset: 'rulesets/owasp.yaml' }, [relative]);
      // A status without quotes, as its siblings are: Spectral's reader asks for text.
      const after = found.filter((finding) => !finding.startsWith('parser at '));
      const attached = new Set(added.filter((pointer) => /\/responses\/\d+$/.test(pointer)).map(responsesOf));
      expect(ours(after, added)).toEqual([]);
      expect(missing(after).filter((finding) => attached.has(finding.split(' at ')[1] ?? ''))).toEqual([]);
      expect(await isValid(file)).toBe(verdict);
    },
    SLOW,
  );
});

function responsesOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

async function isValid(file: string): Promise<boolean> {
  const document = parse(readFileSync(file, 'utf8'));
  return SwaggerParser.validate(document, {
    resolve: { external: false },
    dereference: { circular: 'ignore' },
  }).then(
    () => true,
    () => false,
  );
}
