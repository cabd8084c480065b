import { componentName } from './component-name.js';
import { insertByStatus, registryRow } from './group-rows.js';
import { statusTitle } from './registry.js';
import { formerNames, registryNames } from './registry-names.js';
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
    insertByStatus(rows, row);
  }
  return { ...table, rows };
}

/** Adds a row for each status that the table lacks, from the registry where it has the code. */
export function supplyStatuses(table: StatusTable, statuses: readonly string[]): StatusTable {
  const given = new Set(table.rows.map(({ status }) => status));
  const missing = statuses.filter((status) => !given.has(status));
  if (missing.length === 0) return table;
  const names = new Set(table.rows.map(({ name }) => name));
  const rows = [...table.rows];
  for (const status of missing) {
    const title = statusTitle(status);
    const plain = componentName(title, status, table.naming);
    const name = names.has(plain) ? componentName(`${title} ${status}`, status, table.naming) : plain;
    const own = table.unselected?.find((row) => row.status === status);
    insertByStatus(rows, own ?? { ...registryRow(status), name });
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
  if (code === undefined) return undefined;
  const written = [...table.rows, ...(table.unselected ?? [])].find(({ status }) => status === code);
  const { bareName: _, ...row } = written ?? registryRow(code);
  return { ...row, name };
}
