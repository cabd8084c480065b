import { parseArgs } from 'node:util';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import { nearestName } from '../text/nearest-name.js';
import { OPTIONS, type OptionDefinition, type OptionName, type OptionValues } from './option-table.js';

/** What the command line asks for. */
export interface Arguments {
  /** Spec files and patterns, in order; `-` is standard input. */
  readonly specs: readonly string[];
  readonly options: OptionValues;
  /** Everything that is wrong with it, in order. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a finding about the command line calls its place. */
export const COMMAND_LINE = '<command line>';

/** Reads the arguments behind the program's name by the option table. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: parserOptions(),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const specs: string[] = [];
  const values = new Map<OptionName, string | true | string[]>();
  const diagnostics: Diagnostic[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') specs.push(token.value);
    if (token.kind !== 'option') continue;
    const value = checkOption(token);
    if (isDiagnostic(value)) diagnostics.push(value);
    else if (isOptionName(token.name)) keep(values, token.name, value);
  }
  const options: OptionValues = Object.fromEntries(values);
  return { specs, options, diagnostics: [...diagnostics, ...checkTogether(specs, options)] };
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

function checkOption({ name, rawName, value, inlineValue }: OptionToken): string | true | Diagnostic {
  const place = { file: COMMAND_LINE };
  if (!isOptionName(name)) {
    const names = definitions().map(([known]) => `--${known}`);
    const suggestion = rawName.startsWith('--') ? nearestName(rawName, names) : undefined;
    return diagnose('UNKNOWN_OPTION', { option: rawName, suggestion }, place);
  }
  const definition: OptionDefinition = OPTIONS[name];
  const option = `--${name}`;
  if (definition.placeholder === undefined) {
    return value === undefined ? true : diagnose('OPTION_TAKES_NO_VALUE', { option }, place);
  }
  const { placeholder, choices, dashed } = definition;
  const looksLikeOption = value?.startsWith('-') && value !== '-' && inlineValue !== true;
  const accepted = !looksLikeOption || (dashed === true && /^-\d/.test(value ?? ''));
  if (value === undefined || value === '' || !accepted) {
    return diagnose('OPTION_NEEDS_VALUE', { option, placeholder }, place);
  }
  if (choices !== undefined && !choices.includes(value)) {
    return diagnose('INVALID_OPTION_VALUE', { option, value, allowed: choices }, place);
  }
  return value;
}

/** The last of several wins, so that a script's options can be overridden behind it. */
function keep(
  values: Map<OptionName, string | true | string[]>,
  name: OptionName,
  value: string | true,
): void {
  const definition: OptionDefinition = OPTIONS[name];
  if (definition.placeholder === undefined || definition.multiple !== true || value === true) {
    values.set(name, value);
    return;
  }
  const before = values.get(name);
  values.set(name, [...(Array.isArray(before) ? before : []), value]);
}

function checkTogether(specs: readonly string[], options: OptionValues): Diagnostic[] {
  if (options.help === true || options.version === true) return [];
  const place = { file: COMMAND_LINE };
  const found: Diagnostic[] = [];
  if (specs.length === 0) found.push(diagnose('NO_SPEC', {}, place));
  if (specs.length > 1 && specs.includes('-')) found.push(diagnose('STDIN_NOT_ALONE', {}, place));
  if (options.quiet === true && options.verbose === true) {
    found.push(diagnose('OPTIONS_CONFLICT', { option: '--quiet', other: '--verbose' }, place));
  }
  if (options.strict === true && options['no-validate'] === true) {
    found.push(diagnose('OPTIONS_CONFLICT', { option: '--strict', other: '--no-validate' }, place));
  }
  if (options['error-name'] !== undefined && options['error-body']?.startsWith('#/') === true) {
    found.push(diagnose('OPTIONS_CONFLICT', { option: '--error-name', other: '--error-body #/…' }, place));
  }
  return found;
}

function definitions(): [string, OptionDefinition][] {
  return Object.entries(OPTIONS);
}

function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function isDiagnostic(value: string | true | Diagnostic): value is Diagnostic {
  return typeof value === 'object';
}
