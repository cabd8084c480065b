import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compileFunction } from 'node:vm';
import { globSync } from 'tinyglobby';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { compileMatcher } from '../../scripts/compile-matcher.js';
import { compileValidator } from '../../scripts/compile-validator.js';
import { openSpec } from '../../src/openapi/open-spec.js';
import { readSource } from '../../src/syntax/read-source.js';
import { prepareDocument } from '../../src/validate/prepare-document.js';
import { SCHEMA_CHECKS, type SchemaName } from '../../src/validate/schema-checks.js';
import type { SchemaError } from '../../src/validate/schema-error.js';
import { rememberCompilations } from './remember-compilations.js';
import { samples } from './schema-samples.js';
import { variantsOf } from './variants-of.js';

/** What a build compiles finds in a document what the validator finds, and nothing else; fast or with the errors. */
type Document = Readonly<Record<string, unknown>>;
interface Accepts {
  (document: Document): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

interface Subject {
  readonly name: SchemaName;
  readonly document: Document;
  /** Says which document it is when it is judged in two ways. */
  readonly label: string;
}

const NAMES = Object.keys(SCHEMA_CHECKS) as SchemaName[];
const ROOT = join(import.meta.dirname, '../..');
const SPECS = join(ROOT, '../shared/specs');
const MOST_BYTES = 150_000;
const require = createRequire(import.meta.url);
const compiled = new Map<SchemaName, Accepts>();
const matchers = new Map<SchemaName, Accepts>();
let forget: () => void;

beforeAll(async () => {
  for (const name of NAMES) {
    const { check, smallest } = SCHEMA_CHECKS[name];
    const { code, schema } = await compileValidator(check, smallest);
    compiled.set(name, load(code));
    if (name !== '2.0') matchers.set(name, load(compileMatcher(schema)));
  }
  forget = rememberCompilations();
});
afterAll(() => forget());

function load(code: string): Accepts {
  const module: { exports?: Accepts } = {};
  compileFunction(code, ['module', 'require'])(module, require);
  if (module.exports === undefined) throw new Error('Nothing was exported.');
  return module.exports;
}

/** Labels of the documents that the validator and what was compiled from it judge in two ways. */
async function disagreements(subjects: readonly Subject[], planted?: Accepts): Promise<string[]> {
  const found: string[] = [];
  for (const { name, document, label } of subjects) {
    const accepts = planted ?? compiled.get(name);
    const verdict = await SCHEMA_CHECKS[name].check(structuredClone(document));
    if (verdict.kind === 'crash') continue;
    const errors = accepts?.(document) === true ? [] : accepts?.errors;
    if (!isDeepStrictEqual(errors, verdict.errors)) found.push(label);
  }
  return found;
}

/** Labels of the documents that what only tells whether they are sound judges in another way. */
function misjudged(subjects: readonly Subject[], planted?: (document: Document) => boolean): string[] {
  return subjects
    .filter(({ name, document }) => {
      const matches = planted ?? matchers.get(name);
      return matches !== undefined && matches(document) !== compiled.get(name)?.(document);
    })
    .map(({ label }) => label);
}

function variants(name: SchemaName): Subject[] {
  return variantsOf(samples[name])
    .filter(({ change }) => !/^(?:openapi|swagger)\b/.test(change)) // prepareDocument writes those
    .map(({ change, document }) => ({ name, document, label: change }));
}

function filesIn(folder: string, pattern: string): string[] {
  return globSync(pattern, { cwd: folder, absolute: true }).sort();
}

function subjectsIn(files: readonly string[]): Subject[] {
  return files.flatMap((file) => {
    if (statSync(file).size > MOST_BYTES) return [];
    const { document } = readSource(readFileSync(file, 'utf8'), { file });
    const { spec } = document === undefined ? {} : openSpec(document, file);
    if (spec === undefined) return [];
    const { version } = spec;
    const prepared = prepareDocument(spec, []).document;
    const isPartial = version === '3.1' && !('paths' in prepared) && !('webhooks' in prepared);
    return [{ name: isPartial ? '3.1-parts' : version, document: prepared, label: file }];
  });
}

describe.each(NAMES)('the schema of %s', (name) => {
  it('accepts the sample that the variants are made of', () => {
    expect(compiled.get(name)?.(samples[name])).toBe(true);
  });

  it('judges every variant of it as the validator does', async () => {
    const subjects = variants(name);
    const accepted = subjects.filter(({ document }) => compiled.get(name)?.(document)).length;
    expect(accepted).toBeGreaterThan(10);
    expect(subjects.length - accepted).toBeGreaterThan(100);
    expect(await disagreements(subjects)).toEqual([]);
    expect(misjudged(subjects)).toEqual([]);
  });

  it.skipIf(name === '2.0')('tells of every two changes at once whether the document is valid', () => {
    const twice = variants(name).flatMap(({ document, label }, index) =>
      variantsOf(document)
        .filter((_, other) => (index + other) % 499 === 0)
        .map((variant) => ({ name, document: variant.document, label: `${label}, ${variant.change}` })),
    );
    expect(twice.length).toBeGreaterThan(100);
    expect(misjudged(twice)).toEqual([]);
  });
});

test('the fixtures are judged as the validator does', async () => {
  const subjects = subjectsIn(filesIn(ROOT, 'fixtures/merge/*/{before,after}.*'));
  expect(subjects.length).toBeGreaterThan(50);
  expect(await disagreements(subjects)).toEqual([]);
  expect(misjudged(subjects)).toEqual([]);
});

test.skipIf(!existsSync(SPECS))(
  'real specs are judged as the validator does',
  { timeout: 120_000 },
  async () => {
    const subjects = subjectsIn(filesIn(SPECS, '**/*.{yaml,yml,json}'));
    expect(subjects.length).toBeGreaterThan(100);
    expect(await disagreements(subjects)).toEqual([]);
    expect(misjudged(subjects)).toEqual([]);
  },
);

test('a planted difference is seen: the other 3.1 schema allows a description of server variables', async () => {
  const variables = { host: { default: 'example.com', description: 'Where it runs' } };
  const servers = [{ url: 'https://{host}', variables }];
  const subject: Subject = { name: '3.1', document: { ...samples['3.1'], servers }, label: 'description' };
  expect(await disagreements([subject])).toEqual([]);
  expect(await disagreements([subject], compiled.get('3.1-parts'))).toEqual(['description']);
  expect((await disagreements(variants('2.0').slice(0, 20), () => true)).length).toBeGreaterThan(10);
  expect(misjudged(variants('3.0').slice(0, 20), () => true).length).toBeGreaterThan(10);
});

describe('what stands in dist', () => {
  const folder = join(ROOT, 'dist/compiled');
  test.skipIf(!existsSync(folder)).each(NAMES)('%s comes from the installed validator', (name) => {
    const { library } = SCHEMA_CHECKS[name];
    const { version } = require(`${library}/package.json`);
    const firstLine = (file: string) => readFileSync(join(folder, file), 'utf8').split('\n')[0];
    const from = `from the JSON Schema in ${library} ${version}.`;
    // When this fails: npm run build.
    expect(firstLine(`openapi-${name}.cjs`)).toBe(`// Generated by Ajv ${from}`);
    if (name !== '2.0') expect(firstLine(`matches-${name}.cjs`)).toBe(`// Generated ${from}`);
  });
});
