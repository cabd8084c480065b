import { extname } from 'node:path';
import { type Diagnostic, diagnose, type Place } from '../diagnostic.js';
import { DEFAULTS as SHARED_DEFAULTS } from '../options.js';
import { type HeadersByClass, parseClassHeaders } from '../table/class-headers.js';
import { type ColumnChoice, parseColumnChoice } from '../table/column-choice.js';
import { type CommandName, type EmitTarget, editsSpecs, type Scope, takesSpecs } from './command-table.js';
import { OPTIONS, type OptionDefinition, type OptionValues } from './option-table.js';

/** `media-type` is the setting `mediaType`, and `no-reuse` sets `reuse` to false. */
type SettingName<N extends string> = N extends `no-${infer Name}` ? Camel<Name> : Camel<N>;
type Camel<N extends string> = N extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : N;

/** Settings from one source (config file or flags); unset ones are absent. */
export type SettingsLayer = {
  readonly [N in Exclude<
    keyof OptionValues,
    'help' | 'all' | 'version' | 'config' | 'header' | 'columns'
  > as SettingName<N>]?: OptionValues[N] extends true | undefined ? boolean : OptionValues[N];
} & { readonly headers?: HeadersByClass; readonly columns?: ColumnChoice };

/** A config file as settings. Its paths are relative to the working folder. */
export interface ConfigFile {
  readonly file: string;
  readonly layer: SettingsLayer;
  readonly specs?: readonly string[];
  /** The place of a path of keys, with a line in YAML and JSON. */
  readonly placeOf: (path: readonly string[]) => Place;
  readonly overrides: readonly { readonly files: readonly string[]; readonly layer: SettingsLayer }[];
}

const DEFAULTS = {
  ...SHARED_DEFAULTS,
  format: 'stylish',
  openapi: '3.1',
  stdinFilename: '<stdin>',
  mediaType: [],
  color: true,
  explain: false,
  skipOthers: false,
  allowRemoteRefs: false,
  cache: true,
  check: false,
  dryRun: false,
  diff: false,
  quiet: false,
  verbose: false,
} as const satisfies SettingsLayer;

/** Resolved settings of a run, with defaults. Plain data. */
export interface Settings
  extends Required<Pick<SettingsLayer, keyof typeof DEFAULTS>>,
    Omit<SettingsLayer, keyof typeof DEFAULTS> {
  readonly command: CommandName | 'inject';
  readonly emitTarget?: EmitTarget;
  /** Spec files and patterns, in order; `-` is standard input. */
  readonly specs: readonly string[];
}

/** Later layers win over earlier ones, and all over the defaults. */
export function resolveSettings(
  asked: Pick<Settings, 'command' | 'emitTarget' | 'specs'>,
  ...layers: readonly SettingsLayer[]
): Settings {
  return Object.assign({ ...DEFAULTS, ...asked }, ...layers);
}

/** The setting of an option: `media-type` gives `mediaType`, `no-reuse` gives `reuse`, and `header` gives `headers`. */
export function settingOf(option: string): string {
  if (option === 'header') return 'headers';
  return option.replace(/^no-/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `overrides[0].codes` */
export function nameOfKey(path: readonly string[]): string {
  const parts = path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`));
  return parts.join('').replace(/^\./, '');
}

export function layerOfFlags({
  header,
  columns,
  config: _,
  all: __,
  ...options
}: OptionValues): SettingsLayer {
  const headers = header && parseClassHeaders(header);
  const chosen = columns === undefined ? undefined : parseColumnChoice(columns);
  const entries = Object.entries(options).map(([name, value]) => [
    settingOf(name),
    !name.startsWith('no-') && value,
  ]);
  return { ...Object.fromEntries(entries), ...(headers && { headers }), ...(chosen && { columns: chosen }) };
}

/**
 * The settings of a config file that a command uses, without those that the flags rule out. Where and how the result
 * is written is for commands that edit specs: others would write over it.
 */
export function layerForCommand(
  layer: SettingsLayer,
  { command, emitTarget }: Pick<Settings, 'command' | 'emitTarget'>,
  flags: SettingsLayer,
): SettingsLayer {
  const scope: string = emitTarget === undefined ? command : `${command} ${emitTarget}`;
  const used = Object.entries<OptionDefinition>(OPTIONS).flatMap(([name, { scopes }]) =>
    scopes.some((one) => one === scope) ? [settingOf(name)] : [],
  );
  const unused = [
    ...(editsSpecs(command) ? [] : ['output', 'check', 'format']),
    ...(command === 'emit' ? ['as'] : []),
    ...(flags.quiet || flags.verbose ? ['quiet', 'verbose'] : []),
    ...(flags.strict ? ['validate'] : []),
    ...(flags.validate === false ? ['strict'] : []),
  ];
  const entries = Object.entries(layer).filter(([name]) => used.includes(name) && !unused.includes(name));
  return Object.fromEntries(entries);
}

/** Nothing is written to a spec or to the file of `--output`. */
export function isPreview({ check, dryRun, diff }: Settings): boolean {
  return check || dryRun || diff;
}

/** The result, not the report, goes to standard output. */
export function isOnStdout({ command, output, specs }: Settings): boolean {
  const isSpecless = !takesSpecs(command) || command === 'explain';
  return (output ?? (isSpecless ? '-' : specs[0])) === '-';
}

export const COMMAND_LINE = '<command line>';

/**
 * Settings that exclude or need each other.
 *
 * @param flags needed options are only checked for these, because a config file serves many runs
 * @param config the config file in use
 */
export function checkSettings(
  settings: Settings,
  flags: SettingsLayer,
  config?: Pick<ConfigFile, 'placeOf'>,
): Diagnostic[] {
  const { command, errorBody } = settings;
  const place = { file: COMMAND_LINE };
  const nameOf = (option: string) => settingOf(option.replace(/^--| .*/g, ''));
  const placeOf = (option: string, other: string) => {
    const isFlag = [option, other].some((one) => Object.hasOwn(flags, nameOf(one)));
    return config === undefined || isFlag ? place : config.placeOf([nameOf(option)]);
  };
  const conflicts = [
    [settings.quiet && settings.verbose, '--quiet', '--verbose'],
    [settings.strict && !settings.validate, '--strict', '--no-validate'],
    [
      settings.errorName !== undefined && errorBody?.startsWith('#/') === true,
      '--error-name',
      '--error-body #/…',
    ],
    [settings.explain && flags.as !== undefined, '--explain', '--as'],
  ] as const;
  const needs = [
    [command === 'inject' && flags.rules !== undefined && !settings.attach, '--rules', '--attach'],
    [command === 'inject' && flags.force && !settings.prune, '--force', '--prune'],
    [flags.columns !== undefined && settings.table === undefined, '--columns', '--table'],
    [flags.explain && settings.table === undefined, '--explain', '--table'],
    [flags.stdinFilename !== undefined && !settings.specs.includes('-'), '--stdin-filename', '-'],
    [!takesSpecs(command) && settings.check && isOnStdout(settings), '--check', '--output FILE'],
  ] as const;
  return [
    ...checkExtension(settings),
    ...conflicts.flatMap(([found, option, other]) =>
      found ? [diagnose('OPTIONS_CONFLICT', { option, other }, placeOf(option, other))] : [],
    ),
    ...needs.flatMap(([found, option, other]) =>
      found ? [diagnose('OPTION_NEEDS_OTHER', { option, other }, place)] : [],
    ),
  ];
}

/** Extensions that the output of a command may have. */
const EXTENSIONS: { readonly [S in Scope]?: readonly string[] } = {
  coverage: ['html', 'json', 'md'],
  table: ['md', 'markdown', 'txt', 'csv', 'tsv', 'yaml', 'yml', 'json'],
  'emit docs': ['md', 'markdown', 'mdx', 'txt', 'html', 'htm'],
  'emit zod': ['ts', 'mts', 'cts', 'txt'],
};

/** The extension of `--output` gives the format, unless `--as` does; pipes and devices have none. */
function checkExtension({ command, emitTarget, output, as, explain }: Settings): Diagnostic[] {
  const scope = command === 'emit' ? (`emit ${emitTarget ?? 'components'}` as const) : command;
  const known = EXTENSIONS[scope]?.map((one) => `.${one}`);
  if (output === undefined || known === undefined) return [];
  const extension = extname(output).toLowerCase();
  const isReport = command === 'coverage';
  const takesAs = !isReport && emitTarget !== 'zod';
  const isFree = !isReport && (extension === '' || explain || as !== undefined);
  if (isFree || known.includes(extension)) return [];
  const names = `${known.slice(0, -1).join(', ')} or ${known.at(-1)}`;
  const expected = `a file name that ends in ${names}${takesAs ? ', or add --as' : ''}`;
  const args = { option: '--output', value: output, expected };
  return [diagnose('INVALID_OPTION_VALUE', args, { file: COMMAND_LINE })];
}
