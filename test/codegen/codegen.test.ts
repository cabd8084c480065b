import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * Clients that others generate from our output: strict programs read the error body by status, and no program
 * compiles that misspells a member or takes a status for another; nor, where a table has hundreds of error codes, one
 * that takes the body for another. `npm run test:codegen`.
 */
const HERE = import.meta.dirname;
const BIN = resolve(HERE, '../../bin/gen-responses.js');
const GENERATORS = ['openapi-typescript', 'hey-api', 'orval'] as const;
const VERSIONS = ['3.0', '3.1'] as const;
const SLOW = 240_000;

/** How the programs read the text of an error. */
const READ = 'problem.detail';

/**
 * What reads the text of an error in each body; the same misspelt; what TypeScript says to that: no such property
 * (2339), did you mean (2551), or, in a body that is open to members of any name, unknown is no string (2322).
 */
const BODIES = {
  'problem-details': { read: READ, misspelt: 'problem.detial', error: 2322 },
  'validation-problem': {
    read: 'problem.errors?.[0]?.pointer',
    misspelt: 'problem.errors?.[0]?.ponter',
    error: 2322,
  },
  'problem-details-strict': { read: READ, misspelt: 'problem.detial', error: 2551 },
  google: { read: 'problem.error.message', misspelt: 'problem.error.mesage', error: 2322 },
  microsoft: { read: 'problem.error.message', misspelt: 'problem.error.mesage', error: 2322 },
  jsonapi: { read: 'problem.errors[0]?.detail', misspelt: 'problem.errors[0]?.detial', error: 2322 },
  simple: { read: 'problem.message', misspelt: 'problem.mesage', error: 2322 },
  camara: { read: 'problem.message', misspelt: 'problem.mesage', error: 2322 },
} as const;
type BodyName = keyof typeof BODIES;
const BODY_NAMES = Object.keys(BODIES) as BodyName[];

const CASES = GENERATORS.flatMap((generator) =>
  BODY_NAMES.flatMap((body) => VERSIONS.map((version) => ({ generator, body, version }))),
);
type Case = (typeof CASES)[number];

/** A table of error codes, and an operation that gives each of its responses. */
const RESPONSES = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  422: 'UnprocessableContent',
  429: 'TooManyRequests',
  500: 'InternalServerError',
};
const STATUSES = Object.keys(RESPONSES);
const CODES = Array.from(
  { length: 250 },
  (_, index) => `| ${STATUSES[index % STATUSES.length]} | PET_${index} | Pet number ${index} is not there |`,
);
const TABLE = ['| HTTP | Error code | Message |', '| --- | --- | --- |', ...CODES, ''].join('\n');
const DELETE_PET = `    delete:
      operationId: deletePet
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
      responses:
        '204':
          description: The pet is gone.
${Object.entries(RESPONSES)
  .map(([status, name]) => `        '${status}': { $ref: '#/components/responses/${name}' }\n`)
  .join('')}`;
const CODES_CASES = GENERATORS.flatMap((generator) =>
  VERSIONS.map((version) => ({ generator, version, folder: `${generator}/codes-${version}` })),
);

let work: string;
let errors: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  if (!existsSync(join(HERE, 'node_modules'))) throw new Error('Run `npm run test:codegen`.');
  work = mkdtempSync(join(tmpdir(), 'gen-responses-codegen-'));
  for (const body of BODY_NAMES) writeSpecs(body);
  writeCodesSpecs();
  node(join(HERE, 'generate.js'), join(work, 'specs'), join(work, 'out'));
  for (const one of CASES) writePrograms(one);
  for (const one of CODES_CASES) writeCodesPrograms(one);
  errors = compile();
}, SLOW);

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.each(CASES)('$generator, $body, OpenAPI $version', (one) => {
  const source = programOf(one);
  const at = (file: string) => errors.get(`${folderOf(one)}/${file}`) ?? [];

  test('a program that reads the body of 404 and 401 compiles', () => {
    expect(at('program.ts')).toEqual([]);
  });

  test('a misspelt member does not', () => {
    const { read, error } = BODIES[one.body];
    expect(at('misspelt.ts')).toEqual(linesOf(source, read).map((line) => `${line}: TS${error}`));
  });

  test('nor does the body of 409, which is another, taken for that of 404', () => {
    const [line] = linesOf(source, BODIES[one.body].read);
    expect(at('mistaken.ts')).toEqual([`${line}: TS2339`]);
  });
});

test.each(VERSIONS)('250 error codes are examples in OpenAPI %s', (version) => {
  const spec = readFileSync(join(work, 'specs', `codes-${version}.yaml`), 'utf8');
  expect(new Set(spec.match(/(?<= code: )PET_\d+$/gm)).size).toBe(250);
});

describe.each(CODES_CASES)('$generator, 250 error codes over 8 statuses, OpenAPI $version', (one) => {
  test('a program that takes each status for the named body, and reads its code, compiles', () => {
    expect(errors.get(`${one.folder}/program.ts`) ?? []).toEqual([]);
  });

  test('one that names another body does not', () => {
    const [line] = linesOf(codesProgramOf(one.generator), 'const named');
    expect(errors.get(`${one.folder}/mistaken.ts`)).toEqual([`${line}: TS2322`]);
  });
});

test('nothing else is wrong, in what was generated neither', () => {
  const programs = CASES.flatMap((one) =>
    ['misspelt.ts', 'mistaken.ts'].map((file) => `${folderOf(one)}/${file}`),
  );
  const mistaken = CODES_CASES.map(({ folder }) => `${folder}/mistaken.ts`);
  expect([...errors.keys()].sort()).toEqual([...programs, ...mistaken].sort());
});

function folderOf({ generator, body, version }: Case): string {
  return `${generator}/${body}-${version}`;
}

function writeSpecs(body: BodyName): void {
  mkdirSync(join(work, 'specs'), { recursive: true });
  const files = VERSIONS.map((version) => {
    const file = join(work, 'specs', `${body}-${version}.yaml`);
    copyFileSync(join(HERE, 'specs', `pets-${version}.yaml`), file);
    return file;
  });
  node(BIN, '--codes', '+429', '--error-body', body, ...files);
}

function writeCodesSpecs(): void {
  const table = join(work, 'codes.md');
  writeFileSync(table, TABLE);
  const files = VERSIONS.map((version) => {
    const file = join(work, 'specs', `codes-${version}.yaml`);
    const pets = readFileSync(join(HERE, 'specs', `pets-${version}.yaml`), 'utf8');
    writeFileSync(
      file,
      pets.replace(/^components:/m, () => `${DELETE_PET}components:`),
    );
    return file;
  });
  node(BIN, '--table', table, ...files);
}

/** The program, and the same with another body in the place of the one that was generated. */
function writeCodesPrograms({ generator, folder }: (typeof CODES_CASES)[number]): void {
  const source = codesProgramOf(generator);
  writeFileSync(join(work, 'out', folder, 'program.ts'), source);
  writeFileSync(join(work, 'out', folder, 'mistaken.ts'), source.replaceAll('ProblemDetails', 'Pet'));
}

function codesProgramOf(generator: Case['generator']): string {
  return readFileSync(join(HERE, 'programs/codes', `${generator}.ts`), 'utf8');
}

function programOf({ generator, body }: Case): string {
  const source = readFileSync(join(HERE, 'programs', `${generator}.ts`), 'utf8');
  return source.replaceAll(READ, BODIES[body].read);
}

/** The program, and the same with one kind of fault. */
function writePrograms(one: Case): void {
  const source = programOf(one);
  const { read, misspelt } = BODIES[one.body];
  const folder = join(work, 'out', folderOf(one));
  writeFileSync(join(folder, 'program.ts'), source);
  writeFileSync(join(folder, 'misspelt.ts'), source.replaceAll(read, misspelt));
  writeFileSync(join(folder, 'mistaken.ts'), source.replaceAll('404', '409'));
}

/** Numbers, from 1, of the lines that hold a text. */
function linesOf(source: string, text: string): number[] {
  return source.split('\n').flatMap((line, index) => (line.includes(text) ? [index + 1] : []));
}

/** All programs at once: errors as `LINE: TSCODE`, by file. */
function compile(): Map<string, string[]> {
  const out = join(work, 'out');
  expect(readdirSync(out).sort()).toEqual([...GENERATORS].sort());
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'preserve',
    types: [],
  };
  writeFileSync(join(out, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }));
  const compiler = join(HERE, 'node_modules/typescript/bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', '.', '--pretty', 'false'], {
    cwd: out,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const found = new Map<string, string[]>();
  for (const text of stdout.split('\n').filter((line) => line !== '' && !line.startsWith(' '))) {
    const [, file = text, line, code] = /^(.+?)\((\d+),\d+\): error (TS\d+): /.exec(text) ?? [];
    found.set(file, [...(found.get(file) ?? []), `${line}: ${code}`]);
  }
  return found;
}

function node(program: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: work,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}\n${stdout}${stderr}`);
}
