import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRESET_NAMES } from '../../src/generate/bodies/presets.js';
import { validateSpec } from '../../src/index.js';
import { SCHEMA_CHECKS } from '../../src/validate/schema-checks.js';
import {
  freshClone,
  install,
  installedCopy,
  nodeOfVersion,
  npm,
  type Packed,
  pack,
  ROOT,
  removeFolders,
  run,
} from './packed.js';

/** The package as it is published: packed, installed elsewhere, and used. Takes a minute (npm run test:package). */
const SPEC = 'openapi: 3.0.3\ninfo: { title: Pets, version: 1.0.0 }\npaths: {}\n';
const BIN = 'node_modules/gen-responses/bin/gen-responses.js';
const SLOW = 240_000;

let packed: Packed;
let user: string;

beforeAll(() => {
  packed = pack();
  user = install(packed.tarball);
}, SLOW);

afterAll(removeFolders, SLOW);

describe('what is packed', () => {
  test('nothing but the program, the library, the docs, the examples, the schemas and what npm always takes', () => {
    const allowed =
      /^(?:package\.json|README\.md|SKILL\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|examples\/.+|docs\/[a-z-]+\.md|bin\/(?:gen-responses\.js|load-cached\.js|package\.json)|schemas\/(?:rules\/)?[a-z-]+\.(?:schema\.json|yaml|md)|dist\/.+)$/;
    expect(packed.files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(packed.files).toContain('schemas/status-codes.md');
  });

  test('of dist, only what the source compiles to', () => {
    const names = [
      ...['build', 'config'],
      ...Object.keys(SCHEMA_CHECKS).map((name) => `openapi-${name}`),
      ...['3.0', '3.1', '3.1-parts', '3.2'].map((name) => `matches-${name}`),
      ...PRESET_NAMES.map((name) => `body-${name}`),
    ];
    const compiled = names.map((name) => `dist/compiled/${name}.cjs`);
    expect(packed.files).toEqual(expect.arrayContaining(compiled));
    const stale = packed.files.filter((file) => {
      if (compiled.includes(file) || file.startsWith('dist/bundle/')) return false;
      const source = /^dist\/(.+?)(?:\.d\.ts|\.js)$/.exec(file)?.[1];
      return file.startsWith('dist/') && !existsSync(join(ROOT, 'src', `${source}.ts`));
    });
    expect(stale).toEqual([]);
  });

  test('every path that package.json names', () => {
    const { bin, exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const named = JSON.stringify([bin, exports]).match(/(?:\.\/)?(?:bin|dist)\/[^"*]+/g) ?? [];
    expect(named.length).toBeGreaterThan(4);
    expect(
      named.map((path) => path.replace('./', '')).filter((path) => !packed.files.includes(path)),
    ).toEqual([]);
  });

  test('no script that npm asks about when it is installed', () => {
    const { scripts } = JSON.parse(
      readFileSync(join(user, 'node_modules/gen-responses/package.json'), 'utf8'),
    );
    const asked = ['preinstall', 'install', 'postinstall', 'preprepare', 'prepare', 'postprepare'];
    expect(Object.keys(scripts).filter((name) => asked.includes(name))).toEqual([]);
  });

  test('publint has nothing to say', () => {
    const program = join(ROOT, 'node_modules/publint/src/cli.js');
    const { status, stdout } = run(ROOT, process.execPath, program, 'run', packed.tarball, '--strict');
    expect(stdout).toContain('All good!');
    expect(status).toBe(0);
  });

  test('the types resolve as the code does', () => {
    const program = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const { status, stdout } = run(ROOT, process.execPath, program, packed.tarball, '--profile', 'esm-only');
    expect(status, stdout).toBe(0);
  });
});

describe('where it is installed', () => {
  test('npx runs it', () => {
    writeFileSync(join(user, 'openapi.yaml'), SPEC);
    const { status, stdout } = run(user, 'npx', '--no-install', 'gen-responses', 'openapi.yaml');
    expect(stdout).toContain('openapi.yaml');
    expect(status).toBe(0);
    const text = readFileSync(join(user, 'openapi.yaml'), 'utf8');
    expect(text.startsWith(SPEC)).toBe(true);
    expect(text).toContain('    NotFound:\n');
  });

  test('its types serve a strict program, libraries checked too', () => {
    const program = readFileSync(join(import.meta.dirname, 'consumer.ts.txt'), 'utf8');
    writeFileSync(join(user, 'consumer.ts'), program);
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const flags = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
    const { status, stdout } = run(user, process.execPath, compiler, ...flags, 'consumer.ts');
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test('importing it loads no validator, no stringifier and no reader of tables', () => {
    // Zod makes the error bodies, js-yaml reads every spec that is not JSON.
    expect(packagesLoadedBy("await import('gen-responses');")).toEqual(['gen-responses', 'js-yaml', 'zod']);
  });

  test.each(['3.0.3', '3.1.0', '3.2.0'])('a sound spec of %s needs no validator', (version) => {
    const text = JSON.stringify(SPEC.replace('3.0.3', version));
    const loaded = packagesLoadedBy(
      `const { genResponses } = await import('gen-responses'); await genResponses(${text});`,
    );
    expect(loaded).toContain('yaml');
    expect(loaded.filter((name) => /@apidevtools|@seriousme/.test(name))).toEqual([]);
  });

  test.each([
    ['does without Zod', '{}', false],
    [
      'has Zod say what it rejects',
      "{ errorBody: 'problem-details-strict', problemBase: 'x'.repeat(3000) }",
      true,
    ],
  ])('what the command line runs %s', (_, options, needsZod) => {
    const pipeline = './node_modules/gen-responses/dist/pipeline.js';
    const loaded = packagesLoadedBy(
      `const { genResponses } = await import('${pipeline}'); await genResponses(${JSON.stringify(SPEC)}, ${options});`,
    );
    expect(loaded).toContain('js-yaml');
    expect(loaded.includes('zod')).toBe(needsZod);
  });
});

/** Names of the packages that a program loads files of, sorted. */
function packagesLoadedBy(program: string): string[] {
  const trace = `import { writeSync } from 'node:fs';
    export async function load(url, context, next) { writeSync(2, url + '\\n'); return next(url, context); }`;
  writeFileSync(
    join(user, 'trace.js'),
    `import { register } from 'node:module';
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(trace)}));
    ${program}
    const { createRequire } = await import('node:module');
    process.stderr.write(Object.keys(createRequire(import.meta.url).cache).join('\\n'));`,
  );
  const { stderr, status } = run(user, process.execPath, 'trace.js');
  expect(status, stderr).toBe(0);
  const loaded = [...stderr.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name = '']) => name);
  return [...new Set(loaded)].sort();
}

describe('beside the libraries that make documents', () => {
  const FRAMEWORKS = join(import.meta.dirname, 'frameworks');
  let project: string;

  beforeAll(() => {
    project = installedCopy(FRAMEWORKS, packed.tarball);
  }, SLOW);

  test.each(['openapi3-ts', 'openapi-types', 'zod-openapi', 'zod-to-openapi', 'hono', 'fastify', 'nest'])(
    '%s: takes its document without a cast, and returns a valid one of its type',
    async (name) => {
      const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
      const flags = [
        ...['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', '--types', 'node'],
        ...['--typeRoots', join(ROOT, 'node_modules/@types'), '--module', 'nodenext', '--target', 'es2023'],
        ...['--experimentalDecorators', '--emitDecoratorMetadata'],
      ];
      const compiled = run(project, process.execPath, compiler, ...flags, `programs/${name}.ts`);
      expect(compiled.stdout).toBe('');
      const { status, stdout, stderr } = run(
        project,
        process.execPath,
        ...['--input-type=module', '--eval'],
        `import { documents } from './programs/${name}.js'; process.stdout.write(JSON.stringify(documents));`,
      );
      expect(status, stderr).toBe(0);
      const documents: { components?: { responses?: object }; responses?: object }[] = JSON.parse(stdout);
      for (const document of documents) {
        expect(document.components?.responses ?? document.responses).toHaveProperty('NotFound');
        expect(await validateSpec(JSON.stringify(document), { file: 'openapi.json' })).toEqual([]);
      }
    },
  );
});

test(
  'a newcomer: init, a run, a $ref by hand, --attach, and --check in CI',
  () => {
    const folder = install(packed.tarball);
    const spec = join(folder, 'openapi.yaml');
    const written = [
      ...['openapi: 3.1.0', 'info: { title: Pets, version: 1.0.0 }', 'security: [{ key: [] }]', 'paths:'],
      ...['  /pets/{id}:', '    get:', '      parameters:'],
      '        - { name: id, in: path, required: true, schema: { type: integer } }',
      ...[
        '      responses:',
        "        '200': { description: The pet. }",
        'components:',
        '  securitySchemes:',
      ],
      ...['    key: { type: apiKey, name: X-Key, in: header }', ''],
    ].join('\n');
    writeFileSync(spec, written);
    const gen = (...args: string[]) => run(folder, 'npx', '--no-install', 'gen-responses', ...args);

    expect(gen('init').stdout).toContain('  npx gen-responses ');
    expect(gen('--check').status).toBe(1);
    expect(gen().status).toBe(0);
    expect(readFileSync(spec, 'utf8')).toContain('\n    NotFound:\n');

    const byHand =
      "'200': { description: The pet. }\n        '404': { $ref: '#/components/responses/NotFound' }";
    const text = readFileSync(spec, 'utf8').replace("'200': { description: The pet. }", byHand);
    writeFileSync(spec, text);
    expect(gen().stdout).toContain('openapi.yaml (3.1.0) up to date');

    expect(gen('--attach').stdout).toContain('401');
    expect(readFileSync(spec, 'utf8')).toContain("'401': { $ref: '#/components/responses/Unauthorized' }");
    const { status, stdout } = gen('--attach', '--check');
    expect([status, stdout]).toEqual([0, expect.stringContaining('0 would change')]);
  },
  SLOW,
);

describe('on every Node that it is for', () => {
  test.for([20, 22, 24])('Node %i', { timeout: SLOW }, (major, { skip }) => {
    const current = Number(process.versions.node.split('.')[0]) === major;
    const node = current ? process.execPath : nodeOfVersion(major);
    if (node === undefined) return skip(`Node ${major} cannot be had from the registry for this platform.`);
    expect(run(user, node, '--version').stdout).toMatch(new RegExp(`^v${major}\\.`));
    writeFileSync(join(user, 'versions.yaml'), SPEC);
    const { status, stderr } = run(user, node, BIN, 'versions.yaml');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const text = readFileSync(join(user, 'versions.yaml'), 'utf8');
    const script = `import { genResponses } from 'gen-responses';
        const { text } = await genResponses(${JSON.stringify(SPEC)});
        process.stdout.write(text);`;
    expect(run(user, node, '--input-type=module', '--eval', script).stdout).toBe(text);
  });
});

describe('in a clone without development dependencies', () => {
  test(
    'the install succeeds, and the program says what is missing',
    () => {
      const clone = freshClone();
      npm(clone, 'ci', '--omit=dev');
      expect(existsSync(join(clone, 'dist'))).toBe(false);
      const { status, stderr } = run(clone, process.execPath, 'bin/gen-responses.js', 'openapi.yaml');
      expect(stderr).toBe('gen-responses is not built: run `npm run build` in its folder first.\n');
      expect(status).toBe(2);
    },
    SLOW,
  );
});
