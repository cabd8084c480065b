import { parseArgs } from 'node:util';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { excerpt } from '../text/excerpt.js';
import { nearestName } from '../text/nearest-name.js';
import {
  COMMANDS,
  type CommandName,
  EMIT_TARGETS,
  type EmitTarget,
  isCommandName,
  isEmitTarget,
  takesSpecs,
} from './command-table.js';
import { OPTIONS, type OptionDefinition, type OptionName, type OptionValues } from './option-table.js';
import { COMMAND_LINE } from './settings.js';

export interface Arguments {
  readonly command: Command;
  /** What `emit` prints; absent when the command line does not name a known one. */
  readonly emitTarget?: EmitTarget;
  /** Spec files and patterns, in order; `-` is standard input. */
  readonly specs: readonly string[];
  readonly options: OptionValues;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the arguments after the program's name by the option table. The first word before `--` that is not an option
 * may be a command; `./table` is the file of that name.
 */
export function parseArguments(given: readonly string[]): Arguments {
  const argv = given.map((argument) => (argument === '-V' ? '--version' : argument));
  const [first, second = '--help', ...rest] = argv;
  if (first === 'help') {
    const isKnown = second.startsWith('-') || isCommandName(second);
    if (isKnown) return parseArguments([second, ...rest, '--help']);
    const suggestion = nearestName(second, Object.keys(COMMANDS));
    const unknown = diagnose('UNKNOWN_COMMAND', { name: second, suggestion }, { file: COMMAND_LINE });
    return { command: 'inject', specs: [], options: {}, diagnostics: [unknown] };
  }
  const { tokens } = parseArgs({
    args: argv,
    options: parserOptions(),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const words: string[] = [];
  const values = new Map<OptionName, string | true | string[]>();
  const diagnostics: Diagnostic[] = [];
  const command = commandOf(tokens);
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const value = checkOption(token, command);
    if (typeof value === 'object') diagnostics.push(value);
    else if (isOptionName(token.name)) diagnostics.push(...keep(values, token.name, value));
  }
  const options: OptionValues = Object.fromEntries(values);
  const asked = { ...readWords(words, command), options };
  if (options.help === true || options.version === true) return { ...asked, diagnostics };
  // The value of an unknown option would count as a word.
  const isMisread = diagnostics.some(({ code }) => code === 'UNKNOWN_OPTION');
  const misplaced = isMisread ? [] : checkWords(words, asked);
  const args = { option: '--all', other: '--help' };
  const alone = options.all === true ? [diagnose('OPTION_NEEDS_OTHER', args, { file: COMMAND_LINE })] : [];
  return {
    ...asked,
    diagnostics: [...diagnostics, ...checkScopes(asked), ...alone, ...misplaced],
  };
}

type Asked = Omit<Arguments, 'diagnostics'>;
type Command = CommandName | 'inject';

interface Token {
  readonly kind: string;
  readonly value?: string | undefined;
}

function commandOf(tokens: readonly Token[]): Command {
  const first = tokens.find(({ kind }) => kind === 'positional' || kind === 'option-terminator');
  return first?.kind === 'positional' && isCommandName(first.value) ? first.value : 'inject';
}

function readWords(words: readonly string[], command: Command): Omit<Asked, 'options'> {
  if (command === 'inject') return { command, specs: words.map(stdinName) };
  const [, emitTarget] = words;
  if (command === 'emit' && isEmitTarget(emitTarget)) {
    const specs = emitTarget === 'overlay' ? words.slice(2).map(stdinName) : [];
    return { command, emitTarget, specs };
  }
  return { command, specs: takesSpecs(command) ? words.slice(1).map(stdinName) : [] };
}

/** `/dev/stdin` and its aliases are standard input, so the redirected file is not edited. */
function stdinName(spec: string): string {
  return /^\/(?:dev\/stdin|dev\/fd\/0|proc\/self\/fd\/0)$/.test(spec) ? '-' : spec;
}

/** The options of a command; for `emit`, of everything it prints. */
export function optionsOf(command: Command): readonly string[] {
  return definitions()
    .filter(([, { scopes }]) => scopes.some((scope) => scope === command || scope.startsWith(`${command} `)))
    .map(([name]) => `--${name}`);
}

function parserOptions() {
  return Object.fromEntries(
    definitions().map(([name, { short, placeholder }]) => [
      name,
      {
        type: placeholder === undefined ? ('boolean' as const) : ('string' as const),
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checkOption(
  { name, rawName, value, inlineValue }: OptionToken,
  command: Command,
): string | true | Diagnostic {
  const place = { file: COMMAND_LINE };
  if (!isOptionName(name)) {
    const suggestion = rawName.startsWith('--') ? nearestName(rawName, optionsOf(command)) : undefined;
    return diagnose('UNKNOWN_OPTION', { option: rawName, suggestion }, place);
  }
  const definition: OptionDefinition = OPTIONS[name];
  const option = `--${name}`;
  if (definition.placeholder === undefined) {
    return value === undefined ? true : diagnose('OPTION_TAKES_NO_VALUE', { option }, place);
  }
  const { placeholder, dashed, choices, choicesOf, pattern } = definition;
  const looksLikeOption = value?.startsWith('-') && value !== '-' && inlineValue !== true;
  const accepted = !looksLikeOption || (dashed === true && /^-\d/.test(value ?? ''));
  if (value === undefined || value === '' || !accepted) {
    return diagnose('OPTION_NEEDS_VALUE', { option, placeholder }, place);
  }
  const words = choicesOf?.[command] ?? choices;
  if (words?.includes(value) ?? pattern?.accepts(value) ?? true) return value;
  const expected = words === undefined ? (pattern?.expected ?? '') : `one of: ${words.join(', ')}`;
  const suggestion = nearestName(value, words ?? []);
  return diagnose('INVALID_OPTION_VALUE', { option, value: excerpt(value), expected, suggestion }, place);
}

function keep(
  values: Map<OptionName, string | true | string[]>,
  name: OptionName,
  value: string | true,
): Diagnostic[] {
  const definition: OptionDefinition = OPTIONS[name];
  const before = values.get(name);
  const opposite = name.startsWith('no-') ? name.slice(3) : `no-${name}`;
  const isContrary = isOptionName(opposite) && values.has(opposite) && !values.has(name);
  const args = { option: `--${opposite}`, other: `--${name}` };
  const contrary = isContrary ? [diagnose('OPTIONS_CONFLICT', args, { file: COMMAND_LINE })] : [];
  if (definition.placeholder !== undefined && definition.multiple === true && value !== true) {
    values.set(name, [...(Array.isArray(before) ? before : []), value]);
    return [];
  }
  values.set(name, value);
  if (before === undefined || value === true) return contrary;
  return [diagnose('OPTION_TWICE', { option: `--${name}` }, { file: COMMAND_LINE })];
}

/** Options of other commands. */
function checkScopes({ command, emitTarget, options }: Asked): Diagnostic[] {
  const own = command === 'emit' ? emitTarget && (`emit ${emitTarget}` as const) : command;
  if (own === undefined) return [];
  return definitions().flatMap(([name, definition]) => {
    const { scopes } = definition;
    if (!Object.hasOwn(options, name) || scopes.includes(own)) return [];
    const others = scopes.map((scope) => (scope === 'inject' ? 'gen-responses <spec>' : scope));
    const args = { option: `--${name}`, command: own === 'inject' ? '' : own, others };
    return [diagnose('OPTION_OF_OTHER_COMMAND', args, { file: COMMAND_LINE })];
  });
}

/** Missing and extra words that are not options. */
function checkWords(words: readonly string[], { command, emitTarget, specs }: Asked): Diagnostic[] {
  const place = { file: COMMAND_LINE };
  if (command === 'emit' && emitTarget === undefined) {
    const [, what] = words;
    const known = Object.keys(EMIT_TARGETS);
    const suggestion = what === undefined ? undefined : nearestName(what, known);
    return [diagnose('UNKNOWN_EMIT_TARGET', { what, known, suggestion }, place)];
  }
  if (!takesSpecs(command) && emitTarget !== 'overlay') {
    const argument = words[emitTarget === undefined ? 1 : 2];
    return argument === undefined ? [] : [diagnose('EXTRA_ARGUMENT', { argument, command }, place)];
  }
  if (specs.length === 0) return [diagnose('NO_SPEC', {}, place)];
  return specs.length > 1 && specs.includes('-') ? [diagnose('STDIN_NOT_ALONE', {}, place)] : [];
}

function definitions(): [string, OptionDefinition][] {
  return Object.entries(OPTIONS);
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}
