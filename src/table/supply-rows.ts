import { registryDraft } from './group-rows.js';
import { registryEntry } from './registry.js';
import { formerNames, registryNames } from './registry-names.js';
import { statusRank } from './status-code.js';
import type { StatusRow, StatusTable } from './status-table.js';

/**
 * Adds a row for each name that the table lacks: a row that the selection left out, or a registered code whose
 * current or former phrase gives the name. Such a code gets the content of its table row where there is one.
 */
export function supplyRows(table: StatusTable, names: readonly string[]): StatusTable {
  const given = new Set(table.rows.map(({ name }) => name));
  const missing = names.filter((name) => !given.has(name));
  if (missing.length === 0) return table;
  const codes = codesByName(table);
  const rows = [...table.rows];
  for (const name of missing) {
    const row = table.unselected?.find((one) => one.name === name) ?? rowOf(table, codes.get(name), name);
    if (row === undefined) continue;
    const rank = statusRank(row.status);
    const next = rows.findIndex(({ status }) => statusRank(status) > rank);
    rows.splice(next === -1 ? rows.length : next, 0, row);
  }
  return { ...table, rows };
}

/** Every name that `supplyRows` can give a row, former names left out. */
export function suppliableNames({ naming, unselected = [] }: StatusTable): string[] {
  return [...unselected, ...registryNames(naming)].map(({ name }) => name);
}

function codesByName({ naming }: StatusTable): ReadonlyMap<string, string> {
  const current = registryNames(naming);
  const former = current.flatMap(({ code }) => formerNames(code, naming).map((name) => ({ code, name })));
  return new Map([...former, ...current].map(({ code, name }) => [name, code]));
}

function rowOf(table: StatusTable, code: string | undefined, name: string): StatusRow | undefined {
  const entry = code === undefined ? undefined : registryEntry(code);
  if (entry === undefined) return undefined;
  const written = [...table.rows, ...(table.unselected ?? [])].find(({ status }) => status === code);
  const { bareName: _, ...row } = written ?? registryRow(entry);
  return { ...row, name };
}

function registryRow(
  entry: Parameters<typeof registryDraft>[0],
): Omit<StatusRow, 'name'> & { bareName?: string } {
  const { place: _, namePlace: __, isNamedByStatus: ___, ...row } = registryDraft(entry, { file: '' });
  return row;
}
