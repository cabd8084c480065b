import type { SpecVersion } from './openapi-version.js';

/** The closed union of findings: code, arguments and place. The words are in `report/messages`. */

/** The arguments of each code; the keys are the union. */
export interface DiagnosticArgs {
  // --- the code table -------------------------------------------------------------------------------------
  NO_TABLE:
    | { format: 'csv' }
    /** Statuses in headings or list items, and their lines. */
    | { format: 'markdown'; kind?: 'headings' | 'list items'; lines?: readonly number[] }
    /** YAML or JSON, and the keys of its root. */
    | { format: 'data'; keys: readonly string[] };
  /** The tables that were found, and why each is not a code table. */
  NO_CODE_TABLE: {
    tables: readonly { line: number; headings: readonly string[]; reason: TableReason }[];
  };
  /** Beside a code table. */
  TABLE_LEFT_ALONE: { reason: TableReason };
  /** `keys` are those of the rows in YAML or JSON; `areObjects` says whether a row is an object. */
  NO_CODE_KEY: { keys: readonly string[]; areObjects: boolean };
  HTML_TABLE: { kind: 'html' | 'markdown in html' };
  CHOSEN_COLUMN_NOT_FOUND: { column: string; choice: string | number; headings: readonly string[] };
  /** A table with a header and no row that can be read. */
  NO_ROWS: Record<never, never>;
  NOT_A_STATUS_CODE: { text: string };
  /** Rows of one table without a status, `text` is that of the first; or entries of YAML or JSON, and their keys. */
  SKIPPED_ROWS: { lines: readonly number[] } & ({ text: string } | { keys: readonly string[] });
  BLANK_LINE_IN_TABLE: Record<never, never>;
  EXTRA_CELLS: { cells: number; columns: number };
  /** A column with a heading of ours whose cells are not what it means; `role` is what it was taken for. */
  COLUMN_READ_AS_TEXT: { heading: string; role: string; expected: string };
  /** Keys of rows in YAML or JSON; a warning without a suggestion. */
  UNKNOWN_COLUMN: { keys: readonly string[]; suggestion?: string };
  INVALID_CELL: { column: string; expected: string };
  INVALID_HEADER: { item: string };
  IGNORED_HEADER: { name: string };
  /** Rows of one response that name different things in a column that it has once. */
  ROWS_DISAGREE: { status: string; column: string; used: string; first?: number };
  CODE_UNDER_OTHER_CLASS: { statuses: readonly string[]; heading: string };
  /** Not assigned in the IANA registry, or reserved without a meaning (306, 418). */
  UNREGISTERED_CODE: { statuses: readonly string[] };
  PHRASE_OF_OTHER_CODE: { status: string; phrase: string; owner: string; used: string };
  MISSING_DESCRIPTION: { statuses: readonly string[] };
  SCHEMA_WITHOUT_BODY: { status: string };
  NAME_COLLISION: { name: string; status: string; otherName: string; otherStatus: string };
  INVALID_NAME: { name: string; status: string; suggestion?: string };
  INVALID_SUFFIX: { suffix: string };
  /** Component names that have only digits, which some code generators do not support. */
  NUMERIC_NAME: { name: string };
  INVALID_SELECTION: { item: string };
  /** Selected by `--codes`, but neither in the table nor registered. */
  CODE_NOT_IN_TABLE: { item: string };
  EMPTY_SELECTION: Record<never, never>;
  // --- the spec as it was read -----------------------------------------------------------------------
  EMPTY_DOCUMENT: Record<never, never>;
  NOT_PARSEABLE: { format: string; detail: string };
  INVALID_JSON: {
    found: 'comment' | 'trailing comma' | 'single quotes' | 'unquoted key' | 'end of file' | 'other text';
  };
  /** `found`: the other specification that its root key belongs to. */
  NOT_A_SPEC: { found: string | undefined };
  /** `text` is false if the value is not a string, such as `openapi: 3.1` without quotes. */
  UNSUPPORTED_VERSION: { key: 'openapi' | 'swagger'; version: string; text: boolean };
  INEXACT_VERSION: { key: 'openapi' | 'swagger'; version: string; text: boolean; readAs: SpecVersion };
  MULTIPLE_DOCUMENTS: Record<never, never>;
  DUPLICATE_KEY: Record<never, never>;
  CIRCULAR_ALIAS: { name: string };
  TAB_INDENTATION: Record<never, never>;
  LONE_CARRIAGE_RETURN: Record<never, never>;
  TOO_DEEP: { limit: number };
  EXCESSIVE_ALIASES: { limit: number };
  TOO_LARGE: { limit: number };
  CONTAINER_NOT_EDITABLE: {
    pointer: string;
    found:
      | 'reference'
      | 'alias'
      | 'aliased anchor'
      | 'merge key'
      | 'sequence'
      | 'scalar'
      | 'tag'
      | 'explicit key';
  };
  // --- the merge of table and spec -------------------------------------------------------
  MALFORMED_LEDGER: { pointer: string };
  /** `asWritten`: the value is as generated, but a comment, an anchor, an alias or a tag was added. */
  ENTRY_TAKEN_OVER: { name: string; asWritten: boolean };
  /** `$ref`s to a response whose name is `now` another: those that stay in this document, and those in other files. */
  FORMER_NAME_USED: { name: string; now: string; here: number; elsewhere: number; renameRefs: boolean };
  ENTRY_CONFLICT: { name: string; kind: 'response' | 'schema' | 'header' };
  /** `nearest`: the most similar name in the spec, the table or the registry. */
  DANGLING_RESPONSE: { name: string; nearest: string | undefined };
  NOTHING_PRUNED: Record<never, never>;
  // --- conditions, rule sets and attach ---------------------------------------------------------------------
  /** `text` is the term, of a contradiction all its terms. */
  INVALID_CONDITION: {
    /** `tag`: a `!` outside of quotes, which YAML reads as a tag. */
    problem: 'unknown term' | 'missing term' | 'missing quote' | 'contradiction' | 'tag';
    text: string;
    suggestion?: string;
  };
  CONDITION_MATCHES_NOTHING: {
    kind: 'tag' | 'path' | 'operation';
    text: string;
    nearest: string | undefined;
  };
  CODES_WITHOUT_CONDITION: { codes: readonly string[] };
  UNKNOWN_RULE_SET: { value: string; known: readonly string[]; suggestion: string | undefined };
  UNKNOWN_RULE_KEY: { key: string; suggestion?: string };
  /** `expected` goes after "Use"; no `key` for the whole file. */
  INVALID_RULE: { key?: string; expected: string };
  /** `isRoot`: at the root of a Swagger 2.0 spec, where the record is. */
  INVALID_OPT_OUT: { isRoot?: true };
  ONLY_DEFAULT_DECLARED: { declaring: number; operations: number };
  OPERATION_NOT_FOUND: { operation: string; suggestion: string | undefined };
  /** `pointer` is what cannot be edited. */
  OPERATION_NOT_EDITABLE: {
    target: string;
    pointer: string;
    found: DiagnosticArgs['CONTAINER_NOT_EDITABLE']['found'];
  };
  /** `ref`: the first of them. */
  PATH_ITEMS_IN_OTHER_FILES: { count: number; ref: string };
  // --- dedupe ---------------------------------------------------------------------------------------------
  /** `bytes` and `lines` that the spec loses; negative if it grows. */
  DUPLICATES_REPLACED: { places: number; components: number; bytes: number; lines: number };
  /** Inline responses that differ from another one in what alone; `several`: in description and examples. */
  NEAR_DUPLICATES: {
    total: number;
    keyOrder: number;
    description: number;
    examples: number;
    several: number;
  };
  // --- coverage -------------------------------------------------------------------------------------------
  NO_OPERATIONS: { optedOut: number };
  COVERAGE_BELOW_MINIMUM: { percent: number; minimum: number; missing: number };
  NEWLY_MISSING: { operation: string; statuses: readonly string[] };
  INVALID_BASELINE: { problem: 'json' | 'version' | 'report' };
  /** `specs`: those of the baseline. */
  BASELINE_OF_OTHER_SPEC: { specs: readonly string[] };
  // --- the error body and what is generated from it ----------------------------------------------------------
  EXAMPLE_REJECTED: { response: string; schema: string; reason: string };
  /** `problem` names the member for which no value was found, and why; `example` the response or its case. */
  EXAMPLES_LEFT_OUT: {
    schema: string;
    missing: readonly { readonly response: string; readonly example: string }[];
    problem: string;
  };
  RANGE_NOT_IN_VERSION: { response: string; status: string };
  /** `instead`: a media type of `produces`, JSON if there is one. */
  MEDIA_TYPE_NOT_PRODUCED: { mediaType: string; instead: string | undefined };
  SCHEMA_NAME_TWICE: { name: string };
  ERROR_SCHEMA_NOT_FOUND: { pointer: string; container: string; suggestion: string | undefined };
  /** `count` of the `total` error responses of the spec use `pointer`. */
  ERROR_SCHEMA_TO_REUSE: { pointer: string; count: number; total: number; instead: string };
  /** Why the existing schema rejects an example of the error body. */
  ERROR_SCHEMA_NAME_TAKEN: { name: string; pointer: string; reason: string };
  /** `version`: the Zod version that made the schema; absent if it is not a Zod schema. */
  NOT_A_ZOD_SCHEMA: { name: string; version: string | undefined };
  UNREPRESENTABLE_TYPE: { path: string; detail: string };
  CHECK_NOT_REPRESENTED: { path: string; check: string };
  /** All keywords that were lost, each with the path of its schema: `if (ApiError/properties/at)`. */
  SCHEMA_WIDENED: { lost: readonly string[]; version: SpecVersion };
  NOT_A_JSON_SCHEMA: { name: string };
  /** Checked against the meta-schema of its draft; the message is the property, then `detail`. */
  SCHEMA_INVALID: { draft: string; property: string; detail: string };
  SCHEMA_KEYWORD_UNKNOWN: { keyword: string; suggestion: string };
  DRAFT_NOT_SUPPORTED: { draft: string };
  BODY_NOT_EMITTED: { name: string };
  KEYWORD_NOT_IN_ZOD: { keyword: string; path: string };
  ROW_SCHEMA_NOT_EMITTED: { status: string; schema: string };
  NO_BUILDERS: { name: string };
  REFERENCE_LEAVES_SCHEMA: { path: string; reference: string };
  /** `found` starts a sentence. */
  VALUE_NOT_WRITABLE: { found: string };
  // --- validation -----------------------------------------------------------------------------------------
  ADDITION_FAULT: { fault: SpecFault };
  PRE_EXISTING_FAULT: { fault: SpecFault };
  MORE_FAULTS: { count: number };
  VALIDATION_INCOMPLETE: { validator: string; detail: string };
  /** `root`: a folder that contains both files, as `--ref-root` takes it. */
  REFERENCE_OUTSIDE_ROOT: { reference: string; root: string | undefined };
  NAME_SHARED_WITH_SCHEMA: { name: string };
  // --- our own invariants ---------------------------------------------------------------------------------
  PROOF_FAILED: { pointer: string };
  UNEXPECTED: { detail: string };
  // --- the command line and its files ---------------------------------------------------------------------
  UNKNOWN_COMMAND: { name: string; suggestion: string | undefined };
  /** `what` is absent when nothing was named. */
  UNKNOWN_EMIT_TARGET: {
    what: string | undefined;
    known: readonly string[];
    suggestion?: string;
  };
  EXTRA_ARGUMENT: { argument: string; command: string };
  UNKNOWN_OPTION: { option: string; suggestion: string | undefined };
  /** An option that takes one value. */
  OPTION_TWICE: { option: string };
  /** `isForAll`: a setting that cannot differ by spec; `known`: the keys of a map inside a setting. */
  UNKNOWN_CONFIG_KEY: {
    key: string;
    isForAll: boolean;
    known?: readonly string[];
    suggestion?: string;
  };
  /** `key` is empty for the whole file; `expected` goes after "must be". */
  INVALID_CONFIG: { key: string; expected: string; suggestion?: string };
  /** `found`: what the default export of a config module is. */
  CONFIG_NOT_EXPORTED: { found: string | undefined };
  CONFIG_NOT_UNIQUE: { other: string };
  /** `isForced`: it has a format that `init` does not write. */
  CONFIG_EXISTS: { isForced: boolean };
  /** `command` is empty when injecting; `others` are the commands that have the option. */
  OPTION_OF_OTHER_COMMAND: { option: string; command: string; others: readonly string[] };
  OPTION_NEEDS_OTHER: { option: string; other: string };
  OPTION_NEEDS_VALUE: { option: string; placeholder: string };
  OPTION_TAKES_NO_VALUE: { option: string };
  /** `expected` goes after "Use". */
  INVALID_OPTION_VALUE: { option: string; value: string; expected: string; suggestion?: string };
  OPTIONS_CONFLICT: { option: string; other: string };
  UNKNOWN_ERROR_BODY: { value: string; presets: readonly string[]; suggestion: string | undefined };
  /** A pointer of a row to a schema that the spec does not have. */
  ROW_SCHEMA_NOT_FOUND: { schema: string; suggestion: string | undefined };
  /** A JSON Schema file named by a row of the table. */
  ROW_SCHEMA_NOT_READ: { schema: string; reason: string };
  MODULE_NOT_LOADED: { detail: string };
  EXPORT_NOT_FOUND: { name: string; exports: readonly string[] };
  NO_SPEC: Record<never, never>;
  NO_MATCH: { pattern: string; isOfConfig: boolean };
  OVERRIDE_NO_MATCH: { pattern: string };
  NO_SPEC_FOUND: { skipped: number };
  FILE_SKIPPED: Record<never, never>;
  STDIN_NOT_ALONE: Record<never, never>;
  /** `file` is absent for standard output. */
  OUTPUT_NEEDS_ONE_SPEC: { specs: number; file?: string };
  OVERLAY_NEEDS_ONE_SPEC: { specs: number };
  /** `option`: the one that names the file as input. */
  OUTPUT_IS_INPUT: { option: string };
  OUTPUT_FORMAT_DIFFERS: { from: 'YAML' | 'JSON'; to: 'YAML' | 'JSON' };
  OUTPUT_BREAKS_REFERENCE: { reference: string };
  FILE_NOT_FOUND: { isUrl?: boolean };
  FILE_IS_FOLDER: Record<never, never>;
  FILE_NOT_READABLE: { reason: string; stdin?: boolean };
  NOT_UTF8: { byte: number; encoding: 'UTF-16' | undefined };
  FILE_NOT_WRITABLE: { reason: string };
  FILE_CHANGED_MEANWHILE: Record<never, never>;
  WRITTEN_WITHOUT_RENAME: { reason: string };
  /** The thread that processed the spec gave no answer. */
  WORKER_ENDED: { reason: string };
  /** A file where the folder of the cache belongs. */
  CACHE_BLOCKED: Record<never, never>;
  NOT_ALL_KEPT: { lost: readonly ('owner' | 'group' | 'hard links')[] };
  /** What a check found about a file, in annotations and SARIF. */
  OUT_OF_DATE: { file: string; problem: string; action: string; command: string | undefined };
}

export const LIMIT_KEYWORDS = [
  'minItems',
  'minProperties',
  'maxProperties',
  'uniqueItems',
  'pattern',
  'format',
] as const;
type LimitKeyword = (typeof LIMIT_KEYWORDS)[number];

/** An error at one location of a spec. */
export type SpecFault =
  | { readonly kind: 'missing-property'; readonly name: string }
  /** At least one of them is required. */
  | { readonly kind: 'missing-choice'; readonly names: readonly string[] }
  | { readonly kind: 'unknown-property'; readonly name: string }
  | { readonly kind: 'wrong-type'; readonly expected: readonly string[] }
  | { readonly kind: 'value-not-allowed'; readonly allowed: readonly string[] }
  | { readonly kind: 'malformed-name'; readonly name: string }
  /** `suggestion`: the `$ref` to the target of the most similar name. */
  | { readonly kind: 'dangling-reference'; readonly reference: string; readonly suggestion?: string }
  /** `reference` has no fragment. */
  | { readonly kind: 'unreadable-reference'; readonly reference: string; readonly reason: string }
  | { readonly kind: 'wrong-kind-reference'; readonly expected: string; readonly found: string }
  | { readonly kind: 'reference-siblings'; readonly names: readonly string[] }
  | { readonly kind: 'self-reference'; readonly reference: string }
  /** Properties that must not be used together, such as `example` and `examples`. */
  | { readonly kind: 'excluded-properties' }
  /** A constraint of the JSON Schema of OpenAPI; `limit` is its value. */
  | { readonly kind: 'limit'; readonly keyword: LimitKeyword; readonly limit: string }
  /** In the words of the validator. */
  | { readonly kind: 'other'; readonly detail: string };

/** Why a table is not a code table; columns count from 1. */
export type TableReason =
  | { readonly code: 'no-rows' }
  | { readonly code: 'no-statuses' }
  /** Nor has the column that --columns names; absent where the table has no such column. */
  | { readonly code: 'chosen-no-statuses'; readonly column?: number }
  /** The column with the most of them. */
  | { readonly code: 'few-statuses'; readonly column: number; readonly hits: number; readonly cells: number }
  /** The column has numbers that could be statuses. */
  | { readonly code: 'nothing-says-status'; readonly column: number }
  | { readonly code: 'mostly-unregistered'; readonly column: number }
  /** The column has methods or paths, and all codes are 2xx. */
  | { readonly code: 'operations'; readonly column: number }
  /** The column has what tests expect. */
  | { readonly code: 'tests'; readonly column: number }
  | { readonly code: 'matrix'; readonly columns: readonly number[] }
  /** Nothing but numbers beside the codes. */
  | { readonly code: 'counts' }
  /** The column has the colors of classes. */
  | { readonly code: 'colors'; readonly column: number };

export type DiagnosticCode = keyof DiagnosticArgs;

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Exit codes of the command line: 0 done; 1 findings or a refused write; 2 usage, config, table, or input that cannot
 * be read or edited; 70 internal error.
 */
export type ExitCode = 0 | 1 | 2 | 70;

interface Level {
  readonly severity: Severity;
  readonly exit: ExitCode;
}

const INFO: Level = { severity: 'info', exit: 0 };
const WARNING: Level = { severity: 'warning', exit: 0 };
/** An error under `--strict` or `--check`. */
const STRICT: Level = { severity: 'warning', exit: 1 };
const FAILURE: Level = { severity: 'error', exit: 1 };
const BUG: Level = { severity: 'error', exit: 70 };
/** Usage, config, table, or input that cannot be read or edited: every code that is not in `LEVELS`. */
const REFUSAL: Level = { severity: 'error', exit: 2 };

const LEVELS: { readonly [C in DiagnosticCode]?: Level } = {
  TABLE_LEFT_ALONE: INFO,
  SKIPPED_ROWS: WARNING,
  BLANK_LINE_IN_TABLE: WARNING,
  EXTRA_CELLS: WARNING,
  COLUMN_READ_AS_TEXT: WARNING,
  IGNORED_HEADER: WARNING,
  ROWS_DISAGREE: WARNING,
  CODE_UNDER_OTHER_CLASS: WARNING,
  UNREGISTERED_CODE: WARNING,
  PHRASE_OF_OTHER_CODE: WARNING,
  MISSING_DESCRIPTION: WARNING,
  SCHEMA_WITHOUT_BODY: WARNING,
  NUMERIC_NAME: WARNING,
  INEXACT_VERSION: WARNING,
  MALFORMED_LEDGER: WARNING,
  ENTRY_TAKEN_OVER: INFO,
  FORMER_NAME_USED: WARNING,
  ENTRY_CONFLICT: FAILURE,
  DANGLING_RESPONSE: STRICT,
  NOTHING_PRUNED: WARNING,
  CODES_WITHOUT_CONDITION: WARNING,
  ONLY_DEFAULT_DECLARED: WARNING,
  OPERATION_NOT_EDITABLE: WARNING,
  PATH_ITEMS_IN_OTHER_FILES: WARNING,
  DUPLICATES_REPLACED: INFO,
  NEAR_DUPLICATES: INFO,
  NO_OPERATIONS: INFO,
  COVERAGE_BELOW_MINIMUM: FAILURE,
  NEWLY_MISSING: FAILURE,
  EXAMPLES_LEFT_OUT: WARNING,
  RANGE_NOT_IN_VERSION: WARNING,
  MEDIA_TYPE_NOT_PRODUCED: WARNING,
  ERROR_SCHEMA_TO_REUSE: INFO,
  CHECK_NOT_REPRESENTED: WARNING,
  SCHEMA_WIDENED: STRICT,
  SCHEMA_KEYWORD_UNKNOWN: WARNING,
  ROW_SCHEMA_NOT_EMITTED: WARNING,
  NO_BUILDERS: WARNING,
  ADDITION_FAULT: FAILURE,
  PRE_EXISTING_FAULT: STRICT,
  MORE_FAULTS: STRICT,
  VALIDATION_INCOMPLETE: STRICT,
  REFERENCE_OUTSIDE_ROOT: WARNING,
  NAME_SHARED_WITH_SCHEMA: WARNING,
  PROOF_FAILED: BUG,
  UNEXPECTED: BUG,
  OVERRIDE_NO_MATCH: WARNING,
  FILE_SKIPPED: INFO,
  WRITTEN_WITHOUT_RENAME: WARNING,
  NOT_ALL_KEPT: WARNING,
  OUT_OF_DATE: FAILURE,
};

/** Default severity and exit code of a code. */
export function levelOf(code: DiagnosticCode): Level {
  return LEVELS[code] ?? REFUSAL;
}

/** The place of a finding. Offsets are UTF-16 code units; lines and columns count from 1. */
export interface Place {
  /** The name that the caller gave. */
  readonly file: string;
  /** Offset into the text of `file`; line and column are computed from it in the pipeline. */
  readonly offset?: number;
  readonly line?: number;
  readonly column?: number;
  /** JSON pointer as a URI fragment (`#/paths/~1pets`), RFC 6901 section 6. */
  readonly pointer?: string;
}

export type Diagnostic = {
  [C in DiagnosticCode]: {
    readonly code: C;
    readonly severity: Severity;
    readonly args: DiagnosticArgs[C];
    readonly place: Place;
    /** Number of places, where there are several of one cause; `place` is the first. */
    readonly places?: number;
  };
}[DiagnosticCode];

/** Creates a finding, with the default severity of its code unless one is given. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  args: DiagnosticArgs[C],
  place: Place,
  severity: Severity = levelOf(code).severity,
): Diagnostic {
  return { code, severity, args, place } as Diagnostic;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** A missing response is an error with `strict`, and in a check of the command line. */
export function asErrorIfDangling(finding: Diagnostic): Diagnostic {
  return finding.code === 'DANGLING_RESPONSE' ? { ...finding, severity: 'error' } : finding;
}
