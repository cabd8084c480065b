import { SPEC_VERSIONS } from '../openapi-version.js';
import { CONFLICT_POLICIES } from '../options.js';
import { parseClassHeaders } from '../table/class-headers.js';
import { parseColumnChoice } from '../table/column-choice.js';
import { isComponentName, NAMING_STYLES } from '../table/component-name.js';
import { TABLE_FORMATS } from '../table/table-source.js';
import { isMediaType } from '../text/media-type.js';
import { isUriReference } from '../text/uri-reference.js';
import type { CommandName, Scope } from './command-table.js';

/** Tasks, in the order of `--help --all`. */
export const GROUPS = [
  ...(['Responses', 'Error body', 'Operations', 'Existing entries', 'Files'] as const),
  ...(['Validation', 'Output', 'Report', 'Other'] as const),
] as const;

interface OptionBase {
  readonly short?: string;
  /** One sentence, for `--help`. */
  readonly help: string;
  /** Replaces `help` for commands that take no spec. */
  readonly helpWithoutSpec?: string;
  /** Replaces `help` for single commands. */
  readonly helpOf?: { readonly [C in CommandName]?: string };
  readonly scopes: readonly Scope[];
  readonly group: (typeof GROUPS)[number];
}

interface Switch extends OptionBase {
  readonly placeholder?: never;
}

interface Valued extends OptionBase {
  readonly placeholder: string;
  readonly choices?: readonly string[];
  /** Of the choices, those of single commands. */
  readonly choicesOf?: { readonly [C in CommandName | 'inject']?: readonly string[] };
  readonly multiple?: boolean;
  /** Accepted values where there are no `choices`; `expected` goes after "Use". */
  readonly pattern?: { readonly accepts: (value: string) => boolean; readonly expected: string };
  /** The value may start with a dash and a digit without "=". */
  readonly dashed?: boolean;
}

export type OptionDefinition = Switch | Valued;

const INJECT = ['inject'] as const;
const SPECS = ['inject', 'remove', 'dedupe'] as const;
const READS = [...SPECS, 'explain', 'coverage'] as const;
const TABLES = [
  ...(['inject', 'explain', 'coverage', 'table'] as const),
  ...(['emit components', 'emit overlay', 'emit zod', 'emit docs'] as const),
] as const;
const PLANS = ['inject', 'emit overlay'] as const;
const EMITS = ['emit components', 'emit overlay', 'emit zod', 'emit json-schema', 'emit docs'] as const;
const PRINTS = [...SPECS, 'table', ...EMITS] as const;
const ALL = [...PRINTS, 'explain', 'coverage'] as const;
const EVERY = [...ALL, 'init'] as const;

export const OPTIONS = {
  table: {
    scopes: TABLES,
    short: 't',
    placeholder: 'FILE',
    group: 'Responses',
    pattern: {
      accepts: (value) => value !== '-',
      expected: 'a file name; the table cannot come from standard input',
    },
    help: 'Code table in Markdown, YAML, JSON or CSV. Default: the built-in table.',
  },
  columns: {
    scopes: TABLES,
    placeholder: 'MAP',
    group: 'Responses',
    pattern: {
      accepts: (value) => parseColumnChoice(value) !== undefined,
      expected:
        'pairs such as code=HTTP,message=3: a column of gen-responses, and a heading or number of the table',
    },
    help: 'Columns of the code table, by heading or by number: code=HTTP,message=Nombre. Default: found by their cells.',
  },
  codes: {
    scopes: TABLES,
    placeholder: 'LIST',
    dashed: true,
    group: 'Responses',
    help: 'Status codes: 400,404 selects, +409 adds, -406 removes, 4xx is a class, all is the table and every registered code in use.',
  },
  'error-body': {
    scopes: ['inject', ...EMITS],
    placeholder: 'BODY',
    group: 'Error body',
    help: "Body of error responses: problem-details, validation-problem, problem-details-strict, google, microsoft, jsonapi, simple, camara, a schema of the spec (#/components/schemas/Error), or a file (./error.ts#Error, ./error.schema.json). Default: the schema that the spec's own error responses agree on, else problem-details.",
    helpWithoutSpec:
      'Body of error responses: problem-details (default), validation-problem, problem-details-strict, google, microsoft, jsonapi, simple, camara, or a file (./error.ts#Error, ./error.schema.json).',
  },
  'error-name': {
    scopes: ['inject', 'emit components', 'emit overlay', 'emit zod', 'emit json-schema'],
    placeholder: 'NAME',
    group: 'Error body',
    pattern: { accepts: isComponentName, expected: 'letters, digits, ".", "_" and "-"' },
    help: 'Component name of the error body.',
  },
  'media-type': {
    scopes: ['inject', 'emit components', 'emit overlay'],
    placeholder: 'TYPE',
    multiple: true,
    group: 'Error body',
    pattern: { accepts: isMediaType, expected: 'a media type such as application/problem+json' },
    help: 'Media type of error responses. Can be repeated.',
  },
  'problem-base': {
    scopes: ['inject', 'emit components', 'emit overlay', 'emit zod', 'emit docs'],
    placeholder: 'URI',
    group: 'Error body',
    pattern: {
      accepts: isUriReference,
      expected: 'a URI such as https://example.com/problems/, or a reference such as /problems/',
    },
    help: 'Base URI of the problem types in examples. Default: every type is about:blank.',
  },
  header: {
    scopes: ['inject', 'emit components', 'emit overlay', 'emit docs'],
    placeholder: 'HEADER',
    multiple: true,
    group: 'Responses',
    pattern: {
      accepts: (value) => parseClassHeaders([value]) !== undefined,
      expected:
        'a header such as "X-Request-Id: string(uuid)", with a class in front (4xx) or for all responses',
    },
    help: 'Header of every generated response, or of a class: "4xx X-Request-Id: string(uuid)". Can be repeated.',
  },
  naming: {
    scopes: TABLES,
    placeholder: 'STYLE',
    choices: NAMING_STYLES,
    group: 'Responses',
    help: 'Style of component names: pascal (default), camel, snake, kebab or code.',
  },
  suffix: {
    scopes: TABLES,
    placeholder: 'TEXT',
    group: 'Responses',
    help: 'Text to append to every component name.',
  },
  attach: {
    scopes: PLANS,
    group: 'Operations',
    help: 'Add $refs to the operations that can give a response, where they lack it. Implies --only-referenced.',
  },
  rules: {
    scopes: [...PLANS, 'explain', 'coverage'],
    placeholder: 'RULES',
    group: 'Operations',
    help: 'Conditions for --attach, and their codes unless --codes is given: recommended (default), owasp, azure, zalando, camara, nlgov or a file (./rules.yaml).',
  },
  fill: {
    scopes: PLANS,
    group: 'Operations',
    help: 'Give content to error responses that have a description and no content.',
  },
  'only-referenced': {
    scopes: PLANS,
    group: 'Existing entries',
    help: 'Add only responses that a $ref in the spec uses.',
  },
  'no-only-referenced': {
    scopes: PLANS,
    group: 'Existing entries',
    help: 'With --attach: add the other responses of the table too.',
  },
  prune: {
    scopes: INJECT,
    group: 'Existing entries',
    help: 'Remove generated entries that are no longer in the table and not referenced.',
  },
  force: {
    scopes: ['inject', 'remove', 'init'],
    group: 'Existing entries',
    help: 'Remove entries even if the spec has no operations (other files may use its components).',
    helpWithoutSpec: 'Overwrite the config file.',
  },
  'rename-refs': {
    scopes: INJECT,
    group: 'Existing entries',
    help: 'Rewrite the $refs to generated responses whose name changed in the table.',
  },
  'no-reuse': {
    scopes: [...PLANS, 'explain'],
    group: 'Existing entries',
    help: 'Add a response even if the spec already has one for the status.',
  },
  'on-conflict': {
    scopes: INJECT,
    placeholder: 'POLICY',
    choices: CONFLICT_POLICIES,
    group: 'Existing entries',
    help: 'For an existing entry of the same name that was not generated: keep (default), replace (responses only) or fail.',
  },
  'no-ledger': {
    scopes: PLANS,
    group: 'Existing entries',
    help: 'Do not record generated entries in x-gen-responses. Later runs then treat them as written by hand.',
  },
  operation: {
    scopes: ['explain'],
    placeholder: 'OPERATION',
    group: 'Operations',
    pattern: {
      accepts: (value) => /^\s*[A-Za-z]+\s+\S/.test(value),
      expected: 'a method and a path, such as "GET /pets/{id}"',
    },
    help: 'Explain one operation only: "GET /pets/{id}".',
  },
  min: {
    scopes: ['coverage'],
    placeholder: 'N',
    group: 'Report',
    pattern: {
      accepts: (value) => /^\d+(?:\.\d+)?$/.test(value) && Number(value) <= 100,
      expected: 'a number from 0 to 100',
    },
    help: 'Exit 1 if less than N per cent of the responses that the conditions ask for are declared, over all specs.',
  },
  baseline: {
    scopes: ['coverage'],
    placeholder: 'FILE',
    group: 'Report',
    help: 'An earlier JSON report. Exit 1 only for responses that are missing now and were not missing there.',
  },
  as: {
    scopes: ['table', 'emit docs'],
    placeholder: 'FORMAT',
    choices: [...TABLE_FORMATS, 'html'],
    choicesOf: { table: TABLE_FORMATS, emit: ['markdown', 'html'] },
    group: 'Output',
    help: 'Format of the table: markdown, yaml, json or csv. Default: by the extension of --output, else markdown.',
    helpOf: {
      emit: 'Format of docs: markdown or html. Default: by the extension of --output, else markdown.',
    },
  },
  explain: {
    scopes: ['table'],
    group: 'Output',
    help: 'Print what each table of the file was taken for, column by column, and why.',
  },
  openapi: {
    scopes: ['emit components'],
    placeholder: 'VERSION',
    choices: SPEC_VERSIONS,
    group: 'Output',
    help: 'OpenAPI version of the output: 2.0, 3.0, 3.1 (default) or 3.2.',
  },
  output: {
    scopes: [...PRINTS, 'coverage'],
    short: 'o',
    placeholder: 'FILE',
    group: 'Files',
    help: 'Write to FILE instead of editing in place (- for standard output). One spec only.',
    helpWithoutSpec: 'Write to FILE. Default: standard output (-).',
    helpOf: { coverage: 'Write the report to FILE too: .html, .json or .md.' },
  },
  check: {
    scopes: PRINTS,
    group: 'Files',
    help: 'Write nothing. Exit 1 if a file would change, and print the command to update it.',
    helpWithoutSpec:
      'With --output: write nothing. Exit 1 if the file would change, and print the command to update it.',
  },
  'dry-run': { scopes: SPECS, group: 'Files', help: 'Write nothing. Report what would change.' },
  strict: {
    scopes: SPECS,
    group: 'Validation',
    help: 'Treat problems that were in the spec before as errors: write nothing and exit 1.',
  },
  'no-validate': { scopes: SPECS, group: 'Validation', help: 'Do not validate the result.' },
  'ref-root': {
    scopes: [...READS, 'emit overlay'],
    placeholder: 'DIR',
    group: 'Validation',
    help: 'Read local $refs only from files in this folder. Default: the repository, or else the folder of the spec.',
  },
  'allow-remote-refs': {
    scopes: [...READS, 'emit overlay'],
    group: 'Validation',
    help: 'Fetch $refs that are URLs. They are not fetched by default.',
  },
  diff: {
    scopes: SPECS,
    group: 'Files',
    help: 'Write nothing. Print a unified diff to standard output, and the report to standard error.',
  },
  format: {
    scopes: READS,
    short: 'f',
    placeholder: 'NAME',
    choices: ['stylish', 'json', 'github-actions', 'sarif', 'markdown'],
    choicesOf: { explain: ['stylish', 'json'], coverage: ['stylish', 'json', 'markdown'] },
    group: 'Report',
    help: 'Report format: stylish (default), json, github-actions, sarif or markdown.',
    helpOf: {
      explain: 'Report format: stylish (default) or json.',
      coverage: 'Report format: stylish (default), json or markdown.',
    },
  },
  quiet: { scopes: EVERY, short: 'q', group: 'Report', help: 'Report errors only.' },
  verbose: {
    scopes: EVERY,
    group: 'Report',
    help: 'Report every step and note, including unchanged entries.',
  },
  'no-color': { scopes: EVERY, group: 'Report', help: 'Print no colors. Setting NO_COLOR does the same.' },
  jobs: {
    scopes: SPECS,
    short: 'j',
    placeholder: 'N',
    group: 'Other',
    pattern: { accepts: (value) => /^[1-9]\d{0,2}$/.test(value), expected: 'a number from 1 to 999' },
    help: 'Process N specs at the same time. Default: the number of processors, or 1 for few and small specs.',
  },
  'no-cache': {
    scopes: SPECS,
    group: 'Other',
    help: 'Process every spec, even if nothing has changed since it was last found up to date.',
  },
  'skip-others': {
    scopes: READS,
    group: 'Files',
    help: 'Skip files that are not OpenAPI documents, as is done for those that a pattern finds.',
  },
  config: {
    scopes: ALL,
    short: 'c',
    placeholder: 'FILE',
    group: 'Files',
    help: 'Config file. Default: gen-responses.config.ts, .js, .mjs, .json, .yaml or .yml here, or in a folder above up to the repository.',
  },
  'stdin-filename': {
    scopes: [...READS, 'emit overlay'],
    placeholder: 'NAME',
    group: 'Files',
    help: 'Name of standard input in the report.',
  },
  version: { scopes: EVERY, short: 'v', group: 'Other', help: 'Print the version.' },
  all: { scopes: ALL, group: 'Other', help: 'With --help: list every option.' },
  help: { scopes: EVERY, short: 'h', group: 'Other', help: 'Print this help.' },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

export type OptionName = keyof typeof OPTIONS;

type ValueOf<D> = D extends { readonly placeholder: string }
  ? D extends { readonly multiple: true }
    ? readonly string[]
    : D extends { readonly choices: readonly (infer Choice)[] }
      ? Choice
      : string
  : true;

export type OptionValues = { readonly [N in OptionName]?: ValueOf<(typeof OPTIONS)[N]> };
