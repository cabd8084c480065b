import { type Diagnostic, diagnose } from '../diagnostic.js';
import { type Checks, checkOptions, oneOf, string } from '../values/check-options.js';
import { isObject } from '../values/is-object.js';
import { isComponentName, NAMING_STYLES, type NamingOptions } from './component-name.js';
import { DEFAULT_SOURCE } from './default-table.js';
import { type DraftRow, groupRows } from './group-rows.js';
import { resolveRow } from './resolve-row.js';
import { rowNames } from './row-names.js';
import { selectCodes } from './select-codes.js';
import type { StatusRow, StatusTable } from './status-table.js';
import type { TableSource } from './table-source.js';

export interface TableOptions extends NamingOptions {
  /**
   * Which codes: `400,404`, `4xx`, `all` replace the table's selection; `+409` adds to it and `-406` takes from it.
   * Codes outside the table come from the registry. @default every row of the table
   */
  readonly codes?: string;
}

export interface BuildTableOptions extends TableOptions {
  /** The rows as written. @default the table that is shipped in `schemas/status-codes.md` */
  readonly source?: TableSource;
}

/** A table, and what there is to say about how it was written and asked for. */
export interface StatusTableResult {
  /** The rows without errors; use it only when `diagnostics` holds none of severity `error`. */
  readonly table: StatusTable;
  readonly diagnostics: readonly Diagnostic[];
}

/** For each table option, what is wrong with a value. */
export const TABLE_CHECKS: Checks<TableOptions> = {
  codes: (value) => (typeof value === 'string' ? undefined : "must be a string such as '400,404' or '4xx'"),
  naming: oneOf(NAMING_STYLES),
  suffix: string,
};

const CHECKS: Checks<BuildTableOptions> = {
  ...TABLE_CHECKS,
  source: (value) =>
    isObject(value) && Array.isArray(value.rows)
      ? undefined
      : 'must be an object with rows; readTable reads text',
};

/** Makes the table in use: groups rows by status, fills in from the registry, selects codes, gives names. Pure and synchronous. */
export function buildStatusTable(given: BuildTableOptions = {}): StatusTableResult {
  const { source = DEFAULT_SOURCE, codes, ...options } = checkOptions(given, CHECKS);
  const { naming, diagnostics: misnamed } = checkSuffix(options);
  const resolutions = source.rows.map(resolveRow);
  const { drafts, diagnostics: grouped } = groupRows(resolutions.flatMap(({ row }) => row ?? []));
  const selection = codes === undefined ? { rows: drafts, diagnostics: [] } : selectCodes(drafts, codes);
  const judged = judgeNames(drafts, selection.rows, naming);
  const rows = selection.rows.flatMap((draft) => judged.rows.get(draft) ?? []);
  const selected = new Set(rows);
  const unselected = [...judged.rows.values()].filter((row) => !selected.has(row));
  const found = resolutions.flatMap(({ diagnostics }) => diagnostics);
  return {
    table: {
      ...{ rows, naming },
      ...(unselected.length > 0 && { unselected }),
      ...(codes !== undefined && { isSelection: true }),
    },
    diagnostics: [...found, ...grouped, ...selection.diagnostics, ...misnamed, ...judged.diagnostics],
  };
}

/** A suffix that no name can end in is one error, not one for each row: the rows are checked without it. */
function checkSuffix(options: NamingOptions): { naming: NamingOptions; diagnostics: Diagnostic[] } {
  const { suffix = '', ...naming } = options;
  if (suffix === '' || isComponentName(suffix)) return { naming: options, diagnostics: [] };
  return {
    naming,
    diagnostics: [diagnose('INVALID_SUFFIX', { suffix }, { file: '--suffix' })],
  };
}

/** The default table. */
export function defaultStatusTable(): StatusTable {
  return buildStatusTable().table;
}

interface NameJudgement {
  /** The usable rows under their names. */
  readonly rows: ReadonlyMap<DraftRow, StatusRow>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Names every row, chosen or not: an error of the table stays one whatever `--codes` says. */
function judgeNames(
  drafts: readonly DraftRow[],
  chosen: readonly DraftRow[],
  naming: NamingOptions,
): NameJudgement {
  const rows = new Map<DraftRow, StatusRow>();
  const taken = new Map<string, StatusRow>();
  const diagnostics: Diagnostic[] = [];
  const all = [...new Set([...drafts, ...chosen])];
  const names = rowNames(all, naming);
  const bareNames = rowNames(all, { ...naming, suffix: '' });
  for (const [index, draft] of all.entries()) {
    const { status, namePlace } = draft;
    const name = names[index] ?? '';
    const rival = taken.get(name.toLowerCase());
    if (rival !== undefined) {
      const args = { name, status, otherName: rival.name, otherStatus: rival.status };
      diagnostics.push(diagnose('NAME_COLLISION', args, namePlace));
      continue;
    }
    const row = toStatusRow(draft, name, bareNames[index] ?? name);
    taken.set(name.toLowerCase(), row);
    rows.set(draft, row);
  }
  return { rows, diagnostics: [...diagnostics, ...numericNames(rows)] };
}

/** One warning for all: where one name is a number, the naming style makes all of them numbers. */
function numericNames(rows: ReadonlyMap<DraftRow, StatusRow>): Diagnostic[] {
  for (const [{ namePlace }, { name }] of rows) {
    if (/^\d+$/.test(name)) return [diagnose('NUMERIC_NAME', { name }, namePlace)];
  }
  return [];
}

function toStatusRow(draft: DraftRow, name: string, bareName: string): StatusRow {
  const { status, component: _, isNamedByStatus: __, place, namePlace: ___, ...rest } = draft;
  return {
    status,
    name,
    ...(bareName !== name && { bareName }),
    ...rest,
    ...(place.line !== undefined && { place }),
  };
}
