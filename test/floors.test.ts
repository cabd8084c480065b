import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What the modules of a floor may import, by path prefix from `src/`; `types` only as `import type`. */
interface Floor {
  readonly holds: RegExp;
  readonly imports: RegExp;
  readonly types?: RegExp;
}

const FLOORS: readonly Floor[] = [
  {
    holds: /^(diagnostic|dialect|text\/)/,
    imports: /^(diagnostic|dialect|text\/)/,
    types: /^spec\/spec-fault/,
  },
  { holds: /^syntax\//, imports: /^(diagnostic|dialect|text\/|syntax\/)/ },
  { holds: /^table\//, imports: /^(diagnostic|dialect|text\/|syntax\/|table\/)/ },
  { holds: /^spec\//, imports: /^(diagnostic|dialect|text\/|syntax\/|spec\/)/ },
  {
    holds: /^generate\//,
    imports:
      /^(diagnostic|dialect|text\/|syntax\/(json-schema|to-dialect|map-subschemas)|table\/|generate\/)/,
  },
  {
    holds: /^merge\//,
    imports: /^(diagnostic|dialect|text\/|table\/|spec\/|generate\/|merge\/)/,
    types: /^syntax\//,
  },
  { holds: /^edit\//, imports: /^(diagnostic|dialect|text\/|syntax\/|spec\/|merge\/|edit\/)/ },
  { holds: /^validate\//, imports: /^(diagnostic|dialect|text\/|syntax\/|spec\/|merge\/|edit\/|validate\/)/ },
  {
    holds: /^(report|emit)\//,
    imports:
      /^(diagnostic|dialect|text\/|table\/|generate\/|merge\/merge-plan|syntax\/json-schema|report\/|emit\/)/,
    types: /^(syntax|spec|merge|edit|validate)\//,
  },
  { holds: /^node\//, imports: /^(diagnostic|dialect|text\/|node\/)/, types: /^validate\/resolver/ },
  {
    holds: /^(options|choose-body|plan-spec|pipeline)/,
    imports:
      /^(diagnostic|dialect|text|syntax|table|spec|generate|merge|edit|validate|options|choose-body|plan-spec|pipeline)/,
  },
  { holds: /^cli\//, imports: /^(?!bin|index)/ },
  { holds: /^bin/, imports: /^(cli|node)\// },
  { holds: /^(index|error-bodies)/, imports: /^(?!cli\/|node\/|bin)/ },
];

/** The files that may import a package; every other file goes through them. */
const DOORS: Readonly<Record<string, RegExp>> = {
  'js-yaml': /^syntax\/yaml-event/,
  yaml: /^(syntax\/yaml-nodes|edit\/render-yaml)/,
  zod: /^(generate\/|emit\/|syntax\/json-schema|table\/row-schema|report\/report-schema|error-bodies)/,
  'openapi3-ts': /^(generate|emit)\//,
  '@apidevtools/swagger-parser': /^validate\/swagger-parser/,
  '@seriousme/openapi-schema-validator': /^validate\/openapi-schema-validator/,
  ajv: /^generate\/json-validator/,
  'ajv-formats': /^generate\/json-validator/,
  'csv-parse': /^syntax\/read-csv/,
  'mdast-util-from-markdown': /^syntax\/read-markdown/,
  'mdast-util-gfm-table': /^syntax\/read-markdown/,
  'micromark-extension-gfm-table': /^syntax\/read-markdown/,
  mdast: /^syntax\/read-markdown/,
  diff: /^report\/unified-diff/,
  tinyglobby: /^node\//,
  jiti: /^cli\/load-module/,
  'node:fs': /^node\//,
};

/** A file that breaks every rule once: the test must see each. */
const PLANTED: readonly Source[] = [
  { path: 'text/planted.ts', text: "import { planMerge } from '../merge/plan-merge.js';" },
  { path: 'table/planted.ts', text: "import { openSpec } from '../spec/open-spec.js';" },
  { path: 'report/planted.ts', text: "import { readSource } from '../syntax/read-source.js';" },
  { path: 'merge/planted.ts', text: "const fs = await import('node:fs');" },
  { path: 'generate/planted.ts', text: 'console.log(process.argv);' },
  { path: 'merge/a.ts', text: "import type { B } from './b.js';" },
  { path: 'merge/b.ts', text: "import type { A } from './a.js';" },
  { path: 'spec/long.ts', text: '\n'.repeat(251) },
];

interface Source {
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly isType: boolean;
}

const SRC = fileURLToPath(new URL('../src', import.meta.url));

/** Files that are tables of data, whose length says nothing. */
const DATA = new Set(['diagnostic.ts', 'table/registry.ts', 'table/default-table.ts']);

function readSources(): Source[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));
}

function importsOf({ path, text }: Source): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const statements = code.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm);
  const calls = code.matchAll(/(?:import|require(?:\([^)]*\))?)\(\s*'([^']+)'\s*\)/g);
  return [
    ...[...statements].map(([, type, specifier = '']) => ({
      from: path,
      specifier,
      isType: type !== undefined,
    })),
    ...[...calls].map(([, specifier = '']) => ({ from: path, specifier, isType: false })),
  ];
}

function target({ from, specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(SRC, resolve(SRC, dirname(from), specifier)).replace(/\.js$/, '.ts');
}

function floorFaults(sources: readonly Source[]): string[] {
  return sources.flatMap(importsOf).flatMap((statement) => {
    const { from, specifier, isType } = statement;
    const path = target(statement);
    if (path === undefined) {
      const name = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      const door = DOORS[name];
      return door === undefined || door.test(from) || isType ? [] : [`${from} is no door to ${name}`];
    }
    const floor = FLOORS.find(({ holds }) => holds.test(from));
    const allowed =
      floor !== undefined && (floor.imports.test(path) || (isType && floor.types?.test(path) === true));
    return allowed ? [] : [`${from} may not import ${path}`];
  });
}

function worldFaults(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => !/^(cli|bin|node)/.test(path))
    .filter(({ text }) =>
      /\b(?:process\.(?=[a-z])|console\.)/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    )
    .map(({ path }) => `${path} touches the process`);
}

function lengthFaults(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path, text }) => !DATA.has(path) && text.split('\n').length > 251)
    .map(({ path }) => `${path} has more than 250 lines`);
}

function cycles(sources: readonly Source[]): string[] {
  const graph = new Map(
    sources.map((source) => [source.path, importsOf(source).flatMap((one) => target(one) ?? [])]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' > '));
    else if (!done.has(path)) for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

test('a module imports only from its own floor and those below', () => {
  expect(floorFaults(readSources())).toEqual([]);
});

test('nothing below the command line and the doors to the machine prints, exits or reads the process', () => {
  expect(worldFaults(readSources())).toEqual([]);
});

test('no file is longer than 250 lines', () => {
  expect(lengthFaults(readSources())).toEqual([]);
});

test('no import cycles, types included', () => {
  expect(cycles(readSources())).toEqual([]);
});

test('the checks see planted violations', () => {
  expect(floorFaults(PLANTED)).toEqual([
    'text/planted.ts may not import merge/plan-merge.ts',
    'table/planted.ts may not import spec/open-spec.ts',
    'report/planted.ts may not import syntax/read-source.ts',
    'merge/planted.ts is no door to node:fs',
  ]);
  expect(worldFaults(PLANTED)).toEqual(['generate/planted.ts touches the process']);
  expect(lengthFaults(PLANTED)).toEqual(['spec/long.ts has more than 250 lines']);
  expect(cycles(PLANTED)).toEqual(['merge/a.ts > merge/b.ts > merge/a.ts']);
});
