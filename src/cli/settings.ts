import { type Diagnostic, diagnose } from '../diagnostic.js';
import { DEFAULTS as SHARED_DEFAULTS } from '../options.js';
import { type HeadersByClass, parseClassHeaders } from '../table/class-headers.js';
import { type CommandName, type EmitTarget, takesSpecs } from './command-table.js';
import type { OptionValues } from './option-table.js';

/** `media-type` is the setting `mediaType`, and `no-reuse` sets `reuse` to false. */
type SettingName<N extends string> = N extends `no-${infer Name}` ? Camel<Name> : Camel<N>;
type Camel<N extends string> = N extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : N;

/** Settings from one source (config file or flags); unset ones are absent. */
export type SettingsLayer = {
  readonly [N in Exclude<
    keyof OptionValues,
    'help' | 'version' | 'header'
  > as SettingName<N>]?: OptionValues[N] extends true | undefined ? boolean : OptionValues[N];
} & { readonly headers?: HeadersByClass };

const DEFAULTS = {
  ...SHARED_DEFAULTS,
  format: 'stylish',
  as: 'markdown',
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
  /** What `emit` prints. */
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

/** The flags of a command line as settings. */
export function layerOfFlags({ header, ...options }: OptionValues): SettingsLayer {
  const headers = header && parseClassHeaders(header);
  const entries = Object.entries(options).map(([name, value]) => {
    const positive = name.replace(/^no-/, '');
    const camel = positive.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return [camel, name === positive && value];
  });
  return { ...Object.fromEntries(entries), ...(headers && { headers }) };
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

/** The place of findings about the command line. */
export const COMMAND_LINE = '<command line>';

/** Settings that exclude or need each other. */
export function checkSettings(settings: Settings): Diagnostic[] {
  const { command, errorBody, output } = settings;
  const place = { file: COMMAND_LINE };
  const conflicts = [
    [settings.quiet && settings.verbose, '--quiet', '--verbose'],
    [settings.strict && !settings.validate, '--strict', '--no-validate'],
    [
      settings.errorName !== undefined && errorBody?.startsWith('#/') === true,
      '--error-name',
      '--error-body #/…',
    ],
    [settings.explain && settings.as !== DEFAULTS.as, '--explain', '--as'],
  ] as const;
  const needs = [
    [command === 'inject' && settings.rules !== undefined && !settings.attach, '--rules', '--attach'],
    [command === 'inject' && settings.force && !settings.prune, '--force', '--prune'],
    [settings.columns !== undefined && settings.table === undefined, '--columns', '--table'],
    [settings.explain && settings.table === undefined, '--explain', '--table'],
    [
      !takesSpecs(command) && settings.check && isOnStdout({ ...settings, output }),
      '--check',
      '--output FILE',
    ],
  ] as const;
  const isOtherFormat = command === 'explain' && settings.format !== 'stylish' && settings.format !== 'json';
  const args = { option: '--format', value: settings.format, expected: 'one of: stylish, json' };
  return [
    ...(isOtherFormat ? [diagnose('INVALID_OPTION_VALUE', args, place)] : []),
    ...conflicts.flatMap(([found, option, other]) =>
      found ? [diagnose('OPTIONS_CONFLICT', { option, other }, place)] : [],
    ),
    ...needs.flatMap(([found, option, other]) =>
      found ? [diagnose('OPTION_NEEDS_OTHER', { option, other }, place)] : [],
    ),
  ];
}
