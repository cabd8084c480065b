import { type Diagnostic, diagnose } from '../diagnostic.js';
import { componentName, isComponentName, type NamingOptions } from './component-name.js';
import { DEFAULT_SOURCE } from './default-table.js';
import { type DraftRow, invalidName, resolveRow } from './resolve-row.js';
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

/** Makes the table in use: fills in from the registry, selects codes, gives names. Pure and synchronous. */
export function buildStatusTable({
  source = DEFAULT_SOURCE,
  codes,
  ...options
}: BuildTableOptions = {}): StatusTableResult {
  const { naming, diagnostics: misnamed } = checkSuffix(options);
  const resolutions = source.rows.map(resolveRow);
  const drafts = resolutions.flatMap(({ draft }) => draft ?? []);
  const selection = codes === undefined ? { rows: drafts, diagnostics: [] } : selectCodes(drafts, codes);
  const judged = judgeNames(drafts, selection.rows, naming);
  const rows = selection.rows.flatMap((draft) => judged.rows.get(draft) ?? []);
  const selected = new Set(rows);
  const unselected = [...judged.rows.values()].filter((row) => !selected.has(row));
  const found = resolutions.flatMap(({ diagnostics }) => diagnostics);
  return {
    table: { rows, naming, ...(unselected.length > 0 && { unselected }) },
    diagnostics: [...found, ...selection.diagnostics, ...misnamed, ...judged.diagnostics],
  };
}

/** A suffix that no name can end in is one fault, not one of each row: the rows are judged without it. */
function checkSuffix(options: NamingOptions): { naming: NamingOptions; diagnostics: Diagnostic[] } {
  const { suffix = '', ...naming } = options;
  if (suffix === '' || isComponentName(suffix)) return { naming: options, diagnostics: [] };
  return {
    naming,
    diagnostics: [diagnose('INVALID_SUFFIX', { suffix }, { file: '--suffix' })],
  };
}

/** The table that is used when nobody names one. */
export function defaultStatusTable(): StatusTable {
  return buildStatusTable().table;
}

interface NameJudgement {
  /** The usable rows under their names. */
  readonly rows: ReadonlyMap<DraftRow, StatusRow>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Names every row, chosen or not: a fault of the table stays one whatever `--codes` says. */
function judgeNames(
  drafts: readonly DraftRow[],
  chosen: readonly DraftRow[],
  naming: NamingOptions,
): NameJudgement {
  const rows = new Map<DraftRow, StatusRow>();
  const taken = new Map<string, { draft: DraftRow; name: string }>();
  const diagnostics: Diagnostic[] = [];
  for (const draft of new Set([...drafts, ...chosen])) {
    const name = draft.component ?? componentName(draft.title, draft.status, naming);
    const rival = taken.get(name.toLowerCase());
    if (!isComponentName(name)) {
      diagnostics.push(invalidName(name || draft.title, draft.status, draft.namePlace));
    } else if (rival) {
      diagnostics.push(collision(draft, name, rival.draft, rival.name));
    } else {
      taken.set(name.toLowerCase(), { draft, name });
      rows.set(draft, toStatusRow(draft, name, naming));
    }
  }
  return { rows, diagnostics: [...diagnostics, ...numericNames(rows)] };
}

function collision(draft: DraftRow, name: string, other: DraftRow, otherName: string): Diagnostic {
  const { status, place, namePlace } = draft;
  if (status === other.status && name === otherName && draft.title === other.title) {
    const first = other.place.line;
    return diagnose('DUPLICATE_ROW', first === undefined ? { status, name } : { status, name, first }, place);
  }
  return diagnose('NAME_COLLISION', { name, status, otherName, otherStatus: other.status }, namePlace);
}

/** One warning for all: where one name is a number, the naming style makes all of them numbers. */
function numericNames(rows: ReadonlyMap<DraftRow, StatusRow>): Diagnostic[] {
  for (const [{ namePlace }, { name }] of rows) {
    if (/^\d+$/.test(name)) return [diagnose('NUMERIC_NAME', { name }, namePlace)];
  }
  return [];
}

function toStatusRow(
  { status, component, place, namePlace: _, ...rest }: DraftRow,
  name: string,
  naming: NamingOptions,
): StatusRow {
  const bareName = component ?? componentName(rest.title, status, { ...naming, suffix: '' });
  return {
    status,
    name,
    ...(bareName !== name && { bareName }),
    ...rest,
    ...(place.line !== undefined && { place }),
  };
}
