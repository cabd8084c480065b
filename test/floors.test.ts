import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Modules by name, or by folder with `/` behind it, from `src/`. */
type Modules = readonly string[];

/** What the modules of a floor may import beside each other; `types` only as `import type`. */
interface Floor {
  readonly holds: Modules;
  readonly imports: Modules;
  readonly types?: Modules;
}

const GROUND: Modules = ['diagnostic', 'openapi-version', 'compiled', 'values/', 'text/'];
const LIBRARY: Modules = [
  ...[
    'options',
    'config',
    'resolve-options',
    'load-body',
    'choose-body',
    'plan-spec',
    'pipeline',
    'inspect-spec',
    'augment-document',
  ],
];
const STAGES: Modules = [
  ...['syntax/', 'json-schema/', 'rules/', 'table/', 'openapi/', 'generate/', 'merge/'],
  ...['coverage/', 'edit/', 'validate/'],
];

const FLOORS: readonly Floor[] = [
  { holds: GROUND, imports: [] },
  { holds: ['syntax/'], imports: GROUND },
  { holds: ['json-schema/'], imports: [...GROUND, 'syntax/limits'] },
  { holds: ['rules/'], imports: [...GROUND, 'syntax/', 'json-schema/'] },
  { holds: ['table/'], imports: [...GROUND, 'syntax/', 'json-schema/', 'rules/'] },
  { holds: ['openapi/'], imports: [...GROUND, 'syntax/', 'json-schema/'] },
  { holds: ['generate/'], imports: [...GROUND, 'syntax/limits', 'json-schema/', 'table/'] },
  { holds: ['merge/'], imports: [...GROUND, 'rules/', 'table/', 'openapi/', 'generate/'] },
  { holds: ['coverage/'], imports: [...GROUND, 'table/', 'openapi/', 'merge/'] },
  { holds: ['edit/'], imports: [...GROUND, 'syntax/', 'openapi/', 'merge/'] },
  { holds: ['validate/'], imports: [...GROUND, 'syntax/', 'json-schema/', 'openapi/', 'merge/', 'edit/'] },
  {
    holds: ['report/', 'emit/'],
    imports: [
      ...[...GROUND, 'syntax/markdown-prose', 'syntax/load-yaml', 'json-schema/', 'table/', 'generate/'],
      ...['merge/merge-plan', 'coverage/measure'],
    ],
    types: STAGES,
  },
  { holds: ['node/'], imports: GROUND, types: ['openapi/spec-files'] },
  { holds: LIBRARY, imports: [...GROUND, ...STAGES] },
  {
    holds: ['cli/'],
    imports: [...GROUND, ...STAGES, ...LIBRARY, 'report/', 'emit/', 'node/'],
  },
  { holds: ['bin', 'main', 'spec-worker'], imports: ['cli/', 'node/'] },
  {
    holds: ['index', 'error-bodies', 'redocly'],
    imports: [...GROUND, ...STAGES, ...LIBRARY, 'report/', 'emit/'],
  },
];

/** The modules that may import a package; every other one goes through them. */
const DOORS: Readonly<Record<string, Modules>> = {
  'js-yaml': [
    ...['syntax/yaml-events', 'syntax/yaml-event-tree', 'syntax/alias-expansion'],
    ...['syntax/parse-underindented', 'syntax/yaml-scalar-node'],
  ],
  yaml: ['syntax/load-yaml'],
  zod: [
    ...['error-bodies', 'generate/preset-body', 'json-schema/from-zod'],
    ...['table/row-schema', 'rules/rule-schema', 'report/report-schema', 'cli/config-schema'],
    'report/explanation-schema',
    'report/coverage/coverage-schema',
  ],
  '@apidevtools/swagger-parser': ['validate/schema-checks'],
  '@seriousme/openapi-schema-validator': ['validate/schema-checks'],
  ajv: ['json-schema/validator'],
  'ajv-formats': ['json-schema/validator'],
  'csv-parse': ['syntax/read-csv'],
  'mdast-util-from-markdown': ['syntax/markdown-prose'],
  'mdast-util-gfm-table': ['syntax/markdown-prose'],
  'micromark-extension-gfm-table': ['syntax/markdown-prose'],
  tinyglobby: ['node/files'],
  jiti: ['node/load-module'],
  'node:fs': ['node/'],
};

/** A file that breaks every rule once: the test must see each. */
const PLANTED: readonly Source[] = [
  { path: 'text/planted.ts', text: "import { planMerge } from '../merge/plan-merge.js';" },
  { path: 'table/planted.ts', text: "import { openSpec } from '../openapi/open-spec.js';" },
  { path: 'report/planted.ts', text: "import { readSource } from '../syntax/read-source.js';" },
  { path: 'merge/planted.ts', text: "const fs = await import('node:fs');" },
  { path: 'generate/planted.ts', text: 'console.log(process.argv);' },
  { path: 'merge/a.ts', text: "import type { B } from './b.js';" },
  { path: 'merge/b.ts', text: "import type { A } from './a.js';" },
  { path: 'openapi/long.ts', text: '\n'.repeat(251) },
  { path: 'openapi/long-function.ts', text: `export function long() {\n${'  //\n'.repeat(59)}}\n` },
  { path: 'openapi/long-method.ts', text: `class A {\n  long(): void {\n${'    //\n'.repeat(59)}  }\n}\n` },
  { path: 'openapi/long-arrow.ts', text: `const long = () => {\n${'  //\n'.repeat(59)}};\n` },
  { path: 'openapi/short.ts', text: `export function short({\n  a,\n}: A) {\n${'  //\n'.repeat(56)}}\n` },
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
const DATA: Modules = ['diagnostic', 'table/registry', 'cli/option-table'];

function isOneOf(modules: Modules, path: string): boolean {
  return modules.some((name) => (name.endsWith('/') ? path.startsWith(name) : path === `${name}.ts`));
}

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
      return door === undefined || isOneOf(door, from) || isType ? [] : [`${from} is no door to ${name}`];
    }
    const floor = FLOORS.find(({ holds }) => isOneOf(holds, from));
    if (floor === undefined) return [`${from} stands on no floor`];
    const { holds, imports, types = [] } = floor;
    const allowed = isOneOf([...holds, ...imports, ...(isType ? types : [])], path);
    return allowed ? [] : [`${from} may not import ${path}`];
  });
}

function worldFaults(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => !/^(cli|bin|main|spec-worker|node)/.test(path))
    .filter(({ text }) =>
      /\b(?:process\.(?=[a-z])|console\.)/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    )
    .map(({ path }) => `${path} touches the process`);
}

function lengthFaults(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path, text }) => !isOneOf(DATA, path) && text.split('\n').length > 251)
    .map(({ path }) => `${path} has more than 250 lines`);
}

const FUNCTION = /\bfunction\b|=> \{$|^\s*\).*\{$|^\s+(?:(?:async|static|get|set) |\*)*#?\w+\(.*\).*\{$/;

/** Sees where functions end by their indentation, which the formatter gives. */
function functionFaults(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, start) => {
      if (!FUNCTION.test(line)) return [];
      const indent = /^\s*/.exec(line)?.[0] ?? '';
      const end = lines.findIndex(
        (other, index) => index > start && other.startsWith(`${indent}}`) && /^\s*\}[);,]*$/.test(other),
      );
      return end - start >= 60 ? [`${path}:${start + 1} has more than 60 lines`] : [];
    });
  });
}

/** Entries of the tables above that speak of nothing. */
function staleEntries(sources: readonly Source[]): string[] {
  const named = [
    ...FLOORS.flatMap(({ holds, imports, types = [] }) => [...holds, ...imports, ...types]),
    ...DATA,
  ];
  const imports = sources.flatMap(importsOf).filter(({ isType }) => !isType);
  const doors = Object.entries(DOORS).flatMap(([name, modules]) =>
    modules.map((module) => ({ name, module })),
  );
  return [
    ...new Set(named.filter((name) => !sources.some(({ path }) => isOneOf([name], path)))),
    ...doors
      .filter(
        ({ name, module }) =>
          !imports.some(
            ({ from, specifier }) =>
              isOneOf([module], from) && (specifier === name || specifier.startsWith(`${name}/`)),
          ),
      )
      .map(({ name, module }) => `${module} is no door to ${name}`),
  ];
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

test('no function is longer than 60 lines', () => {
  expect(functionFaults(readSources())).toEqual([]);
});

test('the floors and doors speak of what there is', () => {
  expect(staleEntries(readSources())).toEqual([]);
});

test('no import cycles, types included', () => {
  expect(cycles(readSources())).toEqual([]);
});

test('the checks see planted violations', () => {
  expect(floorFaults(PLANTED)).toEqual([
    'text/planted.ts may not import merge/plan-merge.ts',
    'table/planted.ts may not import openapi/open-spec.ts',
    'report/planted.ts may not import syntax/read-source.ts',
    'merge/planted.ts is no door to node:fs',
  ]);
  expect(worldFaults(PLANTED)).toEqual(['generate/planted.ts touches the process']);
  expect(lengthFaults(PLANTED)).toEqual(['openapi/long.ts has more than 250 lines']);
  expect(functionFaults(PLANTED)).toEqual([
    'openapi/long-function.ts:1 has more than 60 lines',
    'openapi/long-method.ts:2 has more than 60 lines',
    'openapi/long-arrow.ts:1 has more than 60 lines',
  ]);
  expect(staleEntries(PLANTED)).toContain('openapi/spec-files');
  expect(staleEntries(PLANTED)).toContain('syntax/load-yaml is no door to yaml');
  expect(cycles(PLANTED)).toEqual(['merge/a.ts > merge/b.ts > merge/a.ts']);
});
