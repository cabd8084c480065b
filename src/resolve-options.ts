import { CONFLICT_POLICIES, DEFAULTS, type GenResponsesOptions } from './options.js';
import { isRuleSetName, RULE_SET_NAMES } from './rules/rule-sets.js';
import { defaultStatusTable } from './table/build-status-table.js';
import { problemOfHeaders } from './table/class-headers.js';
import { isMediaType } from './text/media-type.js';
import { nearestName } from './text/nearest-name.js';
import { isUriReference } from './text/uri-reference.js';
import { isObject } from './values/is-object.js';

type Check = (value: unknown) => string | undefined;

const boolean: Check = (value) => (typeof value === 'boolean' ? undefined : 'must be true or false');
const string: Check = (value) => (typeof value === 'string' ? undefined : 'must be a string');

/** For each option, what is wrong with a value. */
const CHECKS: Readonly<Record<keyof GenResponsesOptions, Check>> = {
  file: string,
  table: (value) =>
    isObject(value) && Array.isArray(value.rows)
      ? undefined
      : 'must be the table that readTable or buildStatusTable returned',
  errorBody,
  errorName: string,
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
  onConflict: (value) =>
    CONFLICT_POLICIES.some((policy) => policy === value)
      ? undefined
      : `must be one of ${CONFLICT_POLICIES.join(', ')}`,
  reuse: boolean,
  ledger: boolean,
  attach: boolean,
  rules,
  onlyReferenced: boolean,
  prune: boolean,
  force: boolean,
  validate: boolean,
  strict: boolean,
  resolver: (value) =>
    isObject(value) && typeof value.read === 'function' ? undefined : 'must be an object with a read method',
};

type Optional = 'errorName' | 'problemBase' | 'headers' | 'rowSchemas' | 'rules' | 'resolver';

/** The options with defaults. */
export type ResolvedOptions = Required<Omit<GenResponsesOptions, Optional>> &
  Pick<GenResponsesOptions, Optional>;

/**
 * Checks the options, which may come from untyped code, and applies the defaults. A value that is `undefined` counts
 * as absent.
 *
 * @param defaults win over the usual ones
 *
 * @throws TypeError that names the option
 */
export function resolveOptions(
  options: GenResponsesOptions,
  defaults: Pick<GenResponsesOptions, 'ledger'> = {},
): ResolvedOptions {
  if (!isObject(options)) throw new TypeError('The options must be an object.');
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!isOptionName(name)) throw new TypeError(unknownOption(name));
    const problem = CHECKS[name](value);
    if (problem !== undefined) throw new TypeError(`The option ${name} ${problem}.`);
  }
  const defined: GenResponsesOptions = Object.fromEntries(given);
  return {
    ...{ file: 'openapi.yaml', errorBody: 'problem-details', mediaTypes: [] },
    ...DEFAULTS,
    ...defaults,
    onlyReferenced: defined.attach === true,
    ...defined,
    table: defined.table ?? defaultStatusTable(),
  };
}

function isOptionName(name: string): name is keyof GenResponsesOptions {
  return Object.hasOwn(CHECKS, name);
}

function unknownOption(name: string): string {
  if (name === 'codes') return 'Unknown option codes: pass codes to readTable or buildStatusTable.';
  const nearest = nearestName(name, Object.keys(CHECKS));
  return `Unknown option ${name}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`;
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
