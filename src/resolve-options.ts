import { COMPONENT_NAME } from './openapi-version.js';
import { CONFLICT_POLICIES, DEFAULTS, type GenResponsesOptions } from './options.js';
import { isRuleSetName, RULE_SET_NAMES } from './rules/rule-sets.js';
import { defaultStatusTable } from './table/build-status-table.js';
import { problemOfHeaders } from './table/class-headers.js';
import { isMediaType } from './text/media-type.js';
import { isUriReference } from './text/uri-reference.js';
import { boolean, type Checks, checkOptions, oneOf, string } from './values/check-options.js';
import { isObject } from './values/is-object.js';

/** For each option, what is wrong with a value. */
const CHECKS: Checks<GenResponsesOptions> = {
  file: string,
  table: (value) =>
    isObject(value) && Array.isArray(value.rows) && value.rows.every(isStatusRow)
      ? undefined
      : 'must be the table that readTable or buildStatusTable returned',
  errorBody,
  errorName: (value) =>
    typeof value === 'string' && COMPONENT_NAME.test(value)
      ? undefined
      : 'must be a component name: letters, digits, ".", "_" and "-"',
  mediaTypes: (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string' && isMediaType(one))
      ? undefined
      : "must be an array of media types, such as ['application/json']",
  problemBase: (value) =>
    typeof value === 'string' && isUriReference(value)
      ? undefined
      : "must be a URI such as 'https://example.com/problems/', or a reference such as '/problems/'",
  headers: problemOfHeaders,
  rowSchemas: (value) => (value instanceof Map ? undefined : 'must be a Map'),
  onConflict: oneOf(CONFLICT_POLICIES),
  reuse: boolean,
  ledger: boolean,
  attach: boolean,
  rules,
  fill: boolean,
  onlyReferenced: boolean,
  prune: boolean,
  force: boolean,
  renameRefs: boolean,
  validate: boolean,
  strict: boolean,
  resolver: (value) =>
    isObject(value) && typeof value.read === 'function' ? undefined : 'must be an object with a read method',
};

type Optional = 'errorName' | 'problemBase' | 'headers' | 'rowSchemas' | 'rules' | 'resolver';

/** The options with defaults. */
export type ResolvedOptions = Required<Omit<GenResponsesOptions, Optional>> &
  Pick<GenResponsesOptions, Optional> & {
    /** Whether the spec may choose the error body: no option names one. */
    readonly choosesBody: boolean;
  };

/**
 * Checks the options and applies the defaults.
 *
 * @param defaults win over the usual ones
 *
 * @throws TypeError that names the option
 */
export function resolveOptions(
  options: GenResponsesOptions,
  defaults: Pick<GenResponsesOptions, 'ledger'> = {},
): ResolvedOptions {
  const defined = checkOptions(options, CHECKS);
  return {
    ...{ file: 'openapi.yaml', errorBody: 'problem-details', mediaTypes: [] },
    ...DEFAULTS,
    ...defaults,
    onlyReferenced: defined.attach === true,
    choosesBody: defined.errorBody === undefined && defined.errorName === undefined,
    ...defined,
    table: defined.table ?? defaultStatusTable(),
  };
}

/** Unlike the rows that a table is built from, a row of a built table has a name. */
function isStatusRow(row: unknown): boolean {
  return isObject(row) && typeof row.name === 'string' && Array.isArray(row.headers);
}

/** A string that is neither a preset nor a pointer is a finding, `UNKNOWN_ERROR_BODY`. */
function errorBody(value: unknown): string | undefined {
  if (typeof value === 'string') return undefined;
  if (isObject(value) && ('_zod' in value || '_def' in value || typeof value.schemas === 'function')) {
    return undefined;
  }
  return 'must be a preset name, a pointer, a Zod schema, or a body from jsonSchemaBody';
}

function rules(value: unknown): string | undefined {
  if (typeof value === 'string' ? isRuleSetName(value) : isObject(value) && value.rules instanceof Map)
    return undefined;
  return `must be one of ${RULE_SET_NAMES.join(', ')}, or the rules that readRules returned`;
}
