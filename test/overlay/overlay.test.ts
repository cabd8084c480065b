import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../cli/run-cli.js';

/**
 * Other tools apply our overlays, and get what we write: `npm run test:overlay`, which installs the tools of `bench/`.
 */
const BENCH = resolve(import.meta.dirname, '../../bench/package.json');
const SHARED = resolve(import.meta.dirname, '../../../shared/specs');
const SLOW = 120_000;
const folder = mkdtempSync(join(tmpdir(), 'gen-responses-overlay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const APPLIERS = {
  'bump-cli': (spec: string, overlay: string, out: string) => ['overlay', spec, overlay, '--out', out],
  'openapi-format': (spec: string, overlay: string, out: string) => [
    ...[spec, '--no-sort', '--overlayFile', overlay, '--output', out],
  ],
} as const;
type Applier = keyof typeof APPLIERS;

/** What a tool makes of a spec and an overlay. */
function apply(applier: Applier, spec: string, overlay: string): unknown {
  const require = createRequire(BENCH);
  const manifest = require.resolve(`${applier}/package.json`);
  const { bin } = require(manifest);
  const script = join(dirname(manifest), typeof bin === 'string' ? bin : String(Object.values(bin)[0]));
  const out = join(folder, `${applier}.${spec.split('.').at(-1)}`);
  rmSync(out, { force: true });
  const ran = spawnSync(process.execPath, [script, ...APPLIERS[applier](spec, overlay, out)], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (!existsSync(out)) throw new Error(`${applier} wrote nothing: ${ran.stdout}${ran.stderr}`);
  return read(out);
}

function read(path: string): unknown {
  return parse(readFileSync(path, 'utf8'), { merge: true, maxAliasCount: -1 });
}

/** Our own result, and the path of the overlay that says the same. */
async function both(spec: string, options: readonly string[]) {
  const ours = join(folder, `ours.${spec.split('.').at(-1)}`);
  const overlay = join(folder, 'overlay.yaml');
  for (const file of [ours, overlay]) rmSync(file, { force: true });
  const run = await runCli(folder, [spec, ...options, '--no-validate', '-o', ours]);
  const emitted = await runCli(folder, ['emit', 'overlay', spec, ...options, '-o', overlay]);
  expect([run.exit, emitted.exit]).toEqual([0, 0]);
  return { ours: read(ours), overlay };
}

const OPERATION = `
  /box's/{id}:
    get:
      responses:
        '200': { description: The box. }
    put:
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: The box. }
        4XX: { description: Your fault. }
        404: { description: No box. }`;

const SPECS: Readonly<Record<string, string>> = {
  'no components': `openapi: 3.0.3\ninfo: { title: T, version: '1' }\npaths:${OPERATION}\n`,
  'empty components': `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:${OPERATION}\n    delete: {}\ncomponents: {}\n`,
  'null containers': `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:${OPERATION}\ncomponents:\n  responses:\n  schemas: {}\n`,
  'components of its own': `openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:${OPERATION}\ncomponents:\n  responses:\n    Own: { description: Own. }\n  schemas:\n    NotFound: { type: string }\n`,
  'Swagger 2.0': `swagger: '2.0'\ninfo: { title: T, version: '1' }\nproduces: [application/problem+json]\npaths:${OPERATION.replace('schema: { type: integer }', 'type: integer')}\ndefinitions: { A: { type: object } }\n`,
};

describe.each(Object.keys(APPLIERS) as Applier[])('%s', (applier) => {
  test.each(Object.keys(SPECS))(
    'makes of a spec with %s what we make of it',
    async (name) => {
      const spec = join(folder, 'spec.yaml');
      writeFileSync(spec, SPECS[name] ?? '');
      for (const options of [[], ['--attach', '--rules', 'owasp']]) {
        const { ours, overlay } = await both(spec, options);
        expect(apply(applier, spec, overlay)).toEqual(ours);
      }
    },
    SLOW,
  );

  test(
    'leaves alone what the spec has declared since',
    async () => {
      const spec = join(folder, 'spec.yaml');
      const before = SPECS['components of its own'] ?? '';
      writeFileSync(spec, before);
      const { overlay } = await both(spec, ['--attach', '--no-only-referenced', '--no-ledger']);
      const since = before
        .replace(
          "'200': { description: The box. }",
          "'200': { description: The box. }\n        404: { description: Mine. }",
        )
        .replace('    Own:', '    NotFound: { description: Mine. }\n    Own:')
        .replace('schemas:\n', 'schemas:\n    ProblemDetails: { description: Mine. }\n');
      writeFileSync(spec, since);
      const result = apply(applier, spec, overlay);
      const mine = parse(since);
      expect(result).toMatchObject(mine);
      const { paths, components } = result as typeof mine;
      expect(paths["/box's/{id}"].get.responses['404']).toEqual({ description: 'Mine.' });
      expect(components.responses.NotFound).toEqual({ description: 'Mine.' });
      expect(components.schemas.ProblemDetails).toEqual({ description: 'Mine.' });
      expect(components.responses).not.toHaveProperty('x-gen-responses-overlay');
    },
    SLOW,
  );
});

const REAL = [
  'swagger-api__swagger-petstore/src/main/resources/openapi.yaml',
  'Redocly__museum-openapi-example/openapi.yaml',
  'goharbor__harbor/api/v2.0/swagger.yaml',
  'XeroAPI__Xero-OpenAPI/xero_assets.yaml',
  'resend__resend-openapi/resend.yaml',
];
if (!existsSync(SHARED)) process.stderr.write('Skipped: no real specs beside the repository.\n');

describe.skipIf(!existsSync(SHARED))('bump-cli on real specs', () => {
  test.each(REAL)(
    '%s',
    async (name) => {
      const spec = join(SHARED, name);
      const { ours, overlay } = await both(spec, ['--attach']);
      expect(apply('bump-cli', spec, overlay)).toEqual(ours);
    },
    SLOW,
  );
});
