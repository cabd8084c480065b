import { CONFLICT_POLICIES } from '../options.js';
import { NAMING_STYLES } from '../table/component-name.js';

interface OptionBase {
  readonly short?: string;
  /** One sentence, for `--help`. */
  readonly help: string;
  readonly group: 'What to write' | 'Where to write' | 'Validation' | 'Report' | 'Other';
}

/** An option without a value. */
export interface Switch extends OptionBase {
  readonly placeholder?: never;
}

/** An option with a value. */
export interface Valued extends OptionBase {
  readonly placeholder: string;
  readonly choices?: readonly string[];
  readonly multiple?: boolean;
  /** The value may begin with a dash without an equals sign before it. */
  readonly dashed?: boolean;
}

export type OptionDefinition = Switch | Valued;

export const FORMATS = ['stylish', 'json'] as const;

/** Every option there is: the parser accepts these, and `--help` prints these. */
export const OPTIONS = {
  table: {
    short: 't',
    placeholder: 'FILE',
    group: 'What to write',
    help: 'The code table: Markdown, YAML, JSON or CSV. Default: the table that comes with the tool.',
  },
  codes: {
    placeholder: 'LIST',
    dashed: true,
    group: 'What to write',
    help: 'Codes to use: 400,404 selects, +409 adds, -406 removes, 4xx is a class, all is every registered code.',
  },
  'error-body': {
    placeholder: 'BODY',
    group: 'What to write',
    help: 'What error responses carry: a preset (problem-details by default), a schema of the spec (#/components/schemas/Error), or your own (./error.ts#Error, ./error.schema.json).',
  },
  'error-name': { placeholder: 'NAME', group: 'What to write', help: 'Component name of the error body.' },
  'media-type': {
    placeholder: 'TYPE',
    multiple: true,
    group: 'What to write',
    help: 'Media type of error responses; may be given more than once.',
  },
  'problem-base': {
    placeholder: 'URI',
    group: 'What to write',
    help: 'URI that the problem types in examples begin with. Default: about:blank for all of them.',
  },
  naming: {
    placeholder: 'STYLE',
    choices: NAMING_STYLES,
    group: 'What to write',
    help: 'Component names as pascal (default), camel, snake, kebab or code.',
  },
  suffix: { placeholder: 'TEXT', group: 'What to write', help: 'Text behind every component name.' },
  'only-referenced': { group: 'What to write', help: 'Add only what a $ref of the spec needs.' },
  prune: {
    group: 'What to write',
    help: 'Take out what the tool wrote and neither the table nor a $ref needs any more.',
  },
  'no-reuse': {
    group: 'What to write',
    help: "Add the table's response also where the spec has one of its own for the status.",
  },
  'on-conflict': {
    placeholder: 'POLICY',
    choices: CONFLICT_POLICIES,
    group: 'What to write',
    help: 'An entry of the same name that is not ours: keep (default), replace (responses only) or fail.',
  },
  'no-ledger': {
    group: 'What to write',
    help: 'Do not record what was written in x-gen-responses; later runs then leave it alone.',
  },
  output: {
    short: 'o',
    placeholder: 'FILE',
    group: 'Where to write',
    help: 'Write there, not into the spec; - is standard output. One spec only.',
  },
  check: {
    group: 'Where to write',
    help: 'Write nothing; exit 1 if a file would change, and print the command that changes it.',
  },
  'dry-run': { group: 'Where to write', help: 'Write nothing; report what would be done.' },
  strict: {
    group: 'Validation',
    help: 'Faults that the spec had before are errors too: nothing is written, exit 1.',
  },
  'no-validate': { group: 'Validation', help: 'Skip the validation of the result.' },
  'ref-root': {
    placeholder: 'DIR',
    group: 'Validation',
    help: 'Read files that $refs name only below this folder. Default: the repository, else the folder of the spec.',
  },
  'allow-remote-refs': { group: 'Validation', help: 'Fetch $refs that are URLs; else they are left alone.' },
  diff: {
    group: 'Report',
    help: 'Print a unified diff on standard output; the report moves to standard error.',
  },
  format: {
    short: 'f',
    placeholder: 'NAME',
    choices: FORMATS,
    group: 'Report',
    help: 'Report as stylish (default) or json.',
  },
  quiet: { short: 'q', group: 'Report', help: 'Report errors only.' },
  verbose: { group: 'Report', help: 'Report what stays as it is and what is only worth knowing, too.' },
  'no-color': { group: 'Report', help: 'No colors; the variable NO_COLOR does the same.' },
  'stdin-filename': {
    placeholder: 'NAME',
    group: 'Other',
    help: 'What to call standard input in findings.',
  },
  version: { group: 'Other', help: 'Print the version.' },
  help: { short: 'h', group: 'Other', help: 'Print this help.' },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export type OptionName = keyof typeof OPTIONS;

type ValueOf<D> = D extends { readonly placeholder: string }
  ? D extends { readonly multiple: true }
    ? readonly string[]
    : D extends { readonly choices: readonly (infer Choice)[] }
      ? Choice
      : string
  : true;

/** What was given; an option that was not is absent. */
export type OptionValues = { readonly [N in OptionName]?: ValueOf<(typeof OPTIONS)[N]> };
