import { basename, dirname, join, posix, resolve } from 'node:path';
import { loadCompiled } from '../compiled.js';
import type { Config, SpecConfig } from '../config.js';
import { type Diagnostic, diagnose, hasErrors } from '../diagnostic.js';
import { placeAt, placed } from '../openapi/place-at.js';
import type { Sources } from '../report/code-frame.js';
import { nodeAt, type SourceDocument } from '../syntax/source-node.js';
import { parseColumnChoice } from '../table/column-choice.js';
import { LineIndex } from '../text/line-index.js';
import { asList, asMap, isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { OPTIONS, type OptionDefinition } from './option-table.js';
import { displayPath, type Run } from './run.js';
import { type ConfigFile, nameOfKey, type SettingsLayer, settingOf } from './settings.js';

/** In the order of the documentation. */
export const CONFIG_NAMES = ['ts', 'js', 'mjs', 'json', 'yaml', 'yml'].map(
  (extension) => `gen-responses.config.${extension}`,
);

type Host = Pick<Run, 'files' | 'cwd'>;

interface ConfigInUse {
  /** Absent if there is none, and when there are errors. */
  readonly config?: ConfigFile;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the file of `--config`, or the config file in the working folder or the nearest one above it, up to the
 * repository.
 */
export async function readConfig(
  given: string | undefined,
  host: Host,
  sources: Sources,
): Promise<ConfigInUse> {
  const { files, cwd } = host;
  const found = given === undefined ? findConfigs(host) : [resolve(cwd, given)];
  const [path, other] = found;
  if (path === undefined) return { diagnostics: [] };
  const file = displayPath(cwd, path);
  if (other !== undefined) {
    const args = { other: displayPath(cwd, other) };
    return { diagnostics: [diagnose('CONFIG_NOT_UNIQUE', args, { file })] };
  }
  if (!files.exists(path)) return { diagnostics: [diagnose('FILE_NOT_FOUND', {}, { file })] };
  const isModule = /\.[cm]?[jt]s$/i.test(path);
  const read = isModule ? await runModule(path, file, host) : await readFile(path, file, host, sources);
  if (hasErrors(read.diagnostics)) return { diagnostics: read.diagnostics };
  const faults = await checkConfig(read.value, file);
  if (faults.length > 0) {
    const { document } = read;
    const place = (fault: Diagnostic) => (document ? placed(fault, { file, source: document }) : fault);
    return { diagnostics: faults.map(place) };
  }
  const settings = toSettings(read.value, dirname(path), cwd);
  return { config: { file, ...settings, placeOf: placeFinder(file, read) }, diagnostics: [] };
}

/** The config files of the nearest folder that has one. Absolute. */
function findConfigs({ files, cwd }: Host): string[] {
  const root = files.repositoryRoot(cwd);
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = CONFIG_NAMES.map((name) => join(folder, name)).filter(files.exists);
    if (found.length > 0 || folder === root || dirname(folder) === folder) return found;
  }
}

/** Findings of later stages do not have the text. */
function placeFinder(file: string, { document }: Reading): ConfigFile['placeOf'] {
  return (path) => {
    if (document === undefined) return { file };
    const { offset = 0 } = placeAt({ file, source: document }, path);
    return { file, ...new LineIndex(document.text).at(offset) };
  };
}

interface Reading {
  readonly value: Config;
  readonly document?: SourceDocument;
  readonly diagnostics: readonly Diagnostic[];
}

const EMPTY: Config = {};

/** A Zod schema becomes a reference to the place where the module has it, so that settings are plain data. */
async function runModule(path: string, file: string, { files }: Host): Promise<Reading> {
  const loaded = await files.load(path, file);
  if ('code' in loaded) return { value: EMPTY, diagnostics: [loaded] };
  const value = await loaded.exports.get('default');
  if (!isObject(value)) {
    const found = value === undefined ? undefined : describeValue(value);
    return { value: EMPTY, diagnostics: [diagnose('CONFIG_NOT_EXPORTED', { found }, { file })] };
  }
  return { value: referToBodies(value, `./${basename(path)}#default`) as Config, diagnostics: [] };
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'null' : `a ${typeof value}`;
}

function referToBodies(value: unknown, at: string): unknown {
  if (!isObject(value)) return value;
  const { errorBody, overrides } = value;
  return {
    ...value,
    ...(isObject(errorBody) && { errorBody: `${at}.errorBody` }),
    ...(Array.isArray(overrides) && {
      overrides: overrides.map((one, index) => referToBodies(one, `${at}.overrides.${index}`)),
    }),
  };
}

async function readFile(path: string, file: string, { files }: Host, sources: Sources): Promise<Reading> {
  const read = files.read(path, file);
  if ('code' in read) return { value: EMPTY, diagnostics: [read] };
  sources.add(file, read.text);
  const { readSource } = await import('../syntax/read-source.js');
  const { document, diagnostics } = readSource(read.text, { file });
  // Every setting can be commented out.
  const found = diagnostics.filter(({ code }) => code !== 'EMPTY_DOCUMENT');
  if (document === undefined) return { value: EMPTY, diagnostics: found };
  return { value: numbersAsWritten(document.value, document) as Config, document, diagnostics: found };
}

/** To YAML, `+409` in `codes` and `openapi: 3.0` are the numbers 409 and 3. */
function numbersAsWritten(value: unknown, { root, text }: SourceDocument): unknown {
  return visit(value, []);

  function visit(value: unknown, path: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((item, index) => visit(item, [...path, String(index)]));
    if (isObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, visit(item, [...path, key])]),
      );
    }
    const node = nodeAt(root, path);
    const isText = typeof value === 'number' && path.some((key) => key === 'codes' || key === 'openapi');
    return isText && node?.kind === 'scalar' ? text.slice(node.start, node.end) : value;
  }
}

/** What is wrong with a config file, with pointers into it. Zod is loaded only if something is. */
async function checkConfig(value: unknown, file: string): Promise<Diagnostic[]> {
  const isSound = loadCompiled<(value: unknown) => boolean>('config');
  if (isSound?.(value) !== true) {
    const { checkConfigShape } = await import('./config-schema.js');
    const faults = checkConfigShape(value, file);
    if (faults.length > 0) return faults;
  }
  const { overrides } = asMap(value);
  return [
    ...checkPatterns(value, [], file),
    ...asList(overrides).flatMap((one, index) => checkPatterns(one, ['overrides', String(index)], file)),
  ];
}

/** Texts have the same form as on the command line. */
function checkPatterns(settings: unknown, path: readonly string[], file: string): Diagnostic[] {
  if (!isObject(settings)) return [];
  return Object.entries<OptionDefinition>(OPTIONS).flatMap(([option, definition]) => {
    const key = settingOf(option);
    if (definition.placeholder === undefined || definition.pattern === undefined) return [];
    const { accepts, expected } = definition.pattern;
    const texts = [settings[key]].flat().filter((value) => typeof value === 'string');
    if (texts.every(accepts)) return [];
    const place = { file, pointer: toPointer([...path, key]) };
    return [diagnose('INVALID_CONFIG', { key: nameOfKey([...path, key]), expected }, place)];
  });
}

function toSettings({ specs, overrides, $schema, ...rest }: Config, folder: string, cwd: string) {
  return {
    layer: toLayer(rest, folder, cwd),
    specs: specs === undefined ? undefined : toPatterns(specs, folder, cwd),
    overrides: (overrides ?? []).map(({ files, ...settings }) => ({
      files: toPatterns(files, folder, cwd),
      layer: toLayer(settings, folder, cwd),
    })),
  };
}

function toLayer(
  config: SpecConfig & Pick<Config, 'jobs' | 'min' | 'baseline'>,
  folder: string,
  cwd: string,
): SettingsLayer {
  const { table, columns, codes, errorBody, mediaType, rules, jobs, output, refRoot, min, baseline } = config;
  const rebase = (path: string | undefined) =>
    path === undefined || path === '-' || folder === cwd ? path : displayPath(cwd, resolve(folder, path));
  const isFile = (name = '') => !name.startsWith('#') && /[./\\]/.test(name);
  const body = typeof errorBody === 'string' ? errorBody : undefined;
  const layer: SettingsLayer = {
    ...config,
    table: rebase(table),
    columns: typeof columns === 'string' ? parseColumnChoice(columns) : columns,
    codes: typeof codes === 'object' ? codes.join(',') : codes,
    errorBody: isFile(body) ? rebase(body) : body,
    mediaType: mediaType === undefined ? undefined : [mediaType].flat(),
    rules: isFile(rules) ? rebase(rules) : rules,
    ...{ output: rebase(output), refRoot: rebase(refRoot), baseline: rebase(baseline) },
    ...{ jobs: jobs?.toString(), min: min?.toString() },
  };
  // A setting that is there wins over the default.
  return Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined));
}

/** Patterns relative to the working folder; characters of its path are not wildcards. */
function toPatterns(patterns: string | readonly string[], folder: string, cwd: string): string[] {
  const list = typeof patterns === 'string' ? [patterns] : [...patterns];
  if (folder === cwd) return list;
  const prefix = displayPath(cwd, folder).replace(/[*?[\]{}()!+@]/g, '\\$&');
  return list.map((one) =>
    one.startsWith('!') ? `!${posix.join(prefix, one.slice(1))}` : posix.join(prefix, one),
  );
}
