import { SPEC_VERSIONS } from '../openapi-version.js';
import { CONFLICT_POLICIES } from '../options.js';
import { isComponentName, NAMING_STYLES } from '../table/component-name.js';
import { TABLE_FORMATS } from '../table/read-table.js';
import { isMediaType } from '../text/media-type.js';
import { isUriReference } from '../text/uri-reference.js';
import type { Scope } from './command-table.js';

interface OptionBase {
  readonly short?: string;
  /** One sentence, for `--help`. */
  readonly help: string;
  /** The sentence for commands that take no spec, where it is another. */
  readonly helpWithoutSpec?: string;
  /** The commands that use it. */
  readonly scopes: readonly Scope[];
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
  /** Which values are accepted, where they are not listed, and what to use: it goes behind "Use". */
  readonly pattern?: { readonly accepts: (value: string) => boolean; readonly expected: string };
  /** The value may begin with a dash without an equals sign before it. */
  readonly dashed?: boolean;
}

export type OptionDefinition = Switch | Valued;

export const FORMATS = ['stylish', 'json'] as const;

const INJECT = ['inject'] as const;
const SPECS = ['inject', 'remove'] as const;
const TABLES = ['inject', 'table', 'emit components', 'emit zod', 'emit docs'] as const;
const ALL = [...SPECS, 'table', 'emit components', 'emit zod', 'emit json-schema', 'emit docs'] as const;

/** Every option there is: the parser accepts these, and `--help` prints these. */
export const OPTIONS = {
  table: {
    scopes: TABLES,
    short: 't',
    placeholder: 'FILE',
    group: 'What to write',
    pattern: {
      accepts: (value) => value !== '-',
      expected: 'the name of a file; a table does not come from standard input',
    },
    help: 'The code table: Markdown, YAML, JSON or CSV. Default: the table that comes with the tool.',
  },
  codes: {
    scopes: TABLES,
    placeholder: 'LIST',
    dashed: true,
    group: 'What to write',
    help: 'Codes to use: 400,404 selects, +409 adds, -406 removes, 4xx is a class, all is the table and every registered code in use.',
  },
  'error-body': {
    scopes: ['inject', 'emit components', 'emit zod', 'emit json-schema', 'emit docs'],
    placeholder: 'BODY',
    group: 'What to write',
    help: 'What error responses carry: one of problem-details (default), validation-problem, problem-details-strict, google, microsoft, jsonapi and simple; a schema of the spec (#/components/schemas/Error); or your own (./error.ts#Error, ./error.schema.json).',
    helpWithoutSpec:
      'What error responses carry: one of problem-details (default), validation-problem, problem-details-strict, google, microsoft, jsonapi and simple; or your own (./error.ts#Error, ./error.schema.json).',
  },
  'error-name': {
    scopes: ['inject', 'emit components', 'emit zod', 'emit json-schema'],
    placeholder: 'NAME',
    group: 'What to write',
    pattern: { accepts: isComponentName, expected: 'letters, digits, ".", "_" and "-"' },
    help: 'Component name of the error body.',
  },
  'media-type': {
    scopes: ['inject', 'emit components'],
    placeholder: 'TYPE',
    multiple: true,
    group: 'What to write',
    pattern: { accepts: isMediaType, expected: 'a media type such as application/problem+json' },
    help: 'Media type of error responses; may be given more than once.',
  },
  'problem-base': {
    scopes: ['inject', 'emit components', 'emit zod', 'emit docs'],
    placeholder: 'URI',
    group: 'What to write',
    pattern: {
      accepts: isUriReference,
      expected: 'a URI such as https://example.com/problems/, or a reference such as /problems/',
    },
    help: 'URI that the problem types in examples begin with. Default: about:blank for all of them.',
  },
  naming: {
    scopes: TABLES,
    placeholder: 'STYLE',
    choices: NAMING_STYLES,
    group: 'What to write',
    help: 'Component names as pascal (default), camel, snake, kebab or code.',
  },
  suffix: {
    scopes: TABLES,
    placeholder: 'TEXT',
    group: 'What to write',
    help: 'Text behind every component name.',
  },
  'only-referenced': {
    scopes: INJECT,
    group: 'What to write',
    help: 'Add only what a $ref of the spec needs.',
  },
  prune: {
    scopes: INJECT,
    group: 'What to write',
    help: 'Take out what the tool wrote and neither the table nor a $ref needs any more.',
  },
  force: {
    scopes: SPECS,
    group: 'What to write',
    help: 'Prune, or remove from, also a spec without operations, whose components other files may refer to.',
  },
  'no-reuse': {
    scopes: INJECT,
    group: 'What to write',
    help: "Add the table's response also where the spec has one of its own for the status.",
  },
  'on-conflict': {
    scopes: INJECT,
    placeholder: 'POLICY',
    choices: CONFLICT_POLICIES,
    group: 'What to write',
    help: 'An entry of the same name that is not ours: keep (default), replace (responses only) or fail.',
  },
  'no-ledger': {
    scopes: INJECT,
    group: 'What to write',
    help: 'Do not record what was written in x-gen-responses; later runs then leave it alone.',
  },
  as: {
    scopes: ['table'],
    placeholder: 'FORMAT',
    choices: TABLE_FORMATS,
    group: 'What to write',
    help: 'Format of the table: markdown (default), yaml, json or csv.',
  },
  openapi: {
    scopes: ['emit components'],
    placeholder: 'VERSION',
    choices: SPEC_VERSIONS,
    group: 'What to write',
    help: 'Version of the document: 2.0, 3.0, 3.1 (default) or 3.2.',
  },
  output: {
    scopes: ALL,
    short: 'o',
    placeholder: 'FILE',
    group: 'Where to write',
    help: 'Write there, not into the spec; - is standard output. One spec only.',
    helpWithoutSpec: 'Write there. Default: standard output, which - means, too.',
  },
  check: {
    scopes: ALL,
    group: 'Where to write',
    help: 'Write nothing; exit 1 if a file would change, and print the command that changes it.',
    helpWithoutSpec:
      'With --output: write nothing; exit 1 if the file would change, and print the command that changes it.',
  },
  'dry-run': { scopes: SPECS, group: 'Where to write', help: 'Write nothing; report what would be done.' },
  strict: {
    scopes: SPECS,
    group: 'Validation',
    help: 'Faults that the spec had before are errors too: nothing is written, exit 1.',
  },
  'no-validate': { scopes: SPECS, group: 'Validation', help: 'Skip the validation of the result.' },
  'ref-root': {
    scopes: SPECS,
    placeholder: 'DIR',
    group: 'Validation',
    help: 'Read files that $refs name only below this folder. Default: the repository, else the folder of the spec.',
  },
  'allow-remote-refs': {
    scopes: SPECS,
    group: 'Validation',
    help: 'Fetch $refs that are URLs; else they are left alone.',
  },
  diff: {
    scopes: SPECS,
    group: 'Report',
    help: 'Print a unified diff on standard output; the report moves to standard error.',
  },
  format: {
    scopes: SPECS,
    short: 'f',
    placeholder: 'NAME',
    choices: FORMATS,
    group: 'Report',
    help: 'Report as stylish (default) or json.',
  },
  quiet: { scopes: ALL, short: 'q', group: 'Report', help: 'Report errors only.' },
  verbose: {
    scopes: ALL,
    group: 'Report',
    help: 'Report every step and every note, also about what stays as it is.',
  },
  'no-color': { scopes: ALL, group: 'Report', help: 'No colors; the variable NO_COLOR does the same.' },
  'stdin-filename': {
    scopes: SPECS,
    placeholder: 'NAME',
    group: 'Other',
    help: 'What to call standard input in findings.',
  },
  version: { scopes: ALL, group: 'Other', help: 'Print the version.' },
  help: { scopes: ALL, short: 'h', group: 'Other', help: 'Print this help.' },
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
