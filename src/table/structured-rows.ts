import { asMap, isObject } from '../values/is-object.js';
import { isIdentifier } from './cell-forms.js';
import type { ColumnChoice } from './column-choice.js';
import { MOST } from './find-code-column.js';
import { columnOfKey } from './headings.js';
import { isPhraseOf } from './phrases.js';
import { readCode } from './read-code.js';
import { COLUMNS, type Column } from './table-source.js';

/** A row of YAML or JSON: its value, and the path to it. */
export interface Item {
  readonly value: unknown;
  readonly path: readonly string[];
  /** Its key in a map by status. */
  readonly code?: string;
  /** Its key in a map by error code. */
  readonly errorCode?: string;
}

/** The rows of a file: a list, or a map by status or by error code; in an object, under `rows` or up to two other keys. */
export function itemsOf(root: unknown): Item[] | undefined {
  if (!isObject(root)) return Array.isArray(root) ? listItems(root, []) : undefined;
  const rows = property(root, 'rows');
  if (rows !== undefined) return Array.isArray(rows) ? listItems(rows, ['rows']) : mapItems(rows, ['rows']);
  const own = mapItems(root, []);
  if (own !== undefined) return own;
  const parts = itemsBelow(root, []);
  return parts.length === 0 ? undefined : parts;
}

function itemsBelow(map: Record<string, unknown>, above: readonly string[]): Item[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const path = [...above, key];
    if (Array.isArray(value)) return mostHaveStatus(value) ? listItems(value, path) : [];
    if (!isObject(value)) return [];
    const items = areStatuses(Object.keys(value)) ? mapItems(value, path) : errorCodeItems(value, path);
    return items ?? (above.length === 0 ? itemsBelow(value, path) : []);
  });
}

/** `{ 100: pale, 200: dark }` is not a map by status. */
function areStatuses(keys: readonly string[]): boolean {
  const statuses = keys.flatMap((key) => readCode(key)?.statuses ?? []);
  const isTelling = statuses.some((status) => Number(status) > 400 && Number(status) % 100 !== 0);
  return statuses.length >= keys.length && statuses.length > 1 && isTelling;
}

function listItems(list: readonly unknown[], path: readonly string[]): Item[] {
  return list.map((value, index) => ({ value, path: [...path, String(index)] }));
}

function mapItems(map: unknown, path: readonly string[]): Item[] | undefined {
  if (!isObject(map)) return undefined;
  if (!isByStatus(map)) return errorCodeItems(map, path);
  return Object.entries(map).flatMap(([code, item]): Item[] => {
    if (code === '$schema') return [];
    if (!Array.isArray(item)) return [{ value: item, path: [...path, code], code }];
    return listItems(item, [...path, code]).map((one) => ({ ...one, code }));
  });
}

/**
 * Not if its entries have statuses of their own, and a key is not a status or half of them are others:
 * `{ 404: { httpCode: 401 }, 1000: { httpCode: 400 } }` is by error code.
 */
function isByStatus(map: Record<string, unknown>): boolean {
  if (!Object.keys(map).some((key) => readCode(key))) return false;
  if (!mostHaveStatus(Object.values(map))) return true;
  const statusOf = (text: string) => readCode(text)?.statuses[0];
  const pairs = Object.entries(map).flatMap(([code, value]) => {
    const own = Object.keys(asMap(value)).find((key) => key !== 'code' && hasStatus(value, key));
    return own === undefined ? [] : [[statusOf(code), statusOf(textOf(property(value, own)))] as const];
  });
  const isOther = ([key = '', own = '']: (typeof pairs)[number]) =>
    key !== own && key !== 'default' && key !== `${own.charAt(0)}XX`;
  const others = pairs.filter(isOther);
  if (others.length === 0) return true;
  return others.every(([key]) => key !== undefined) && others.length * 2 < pairs.length;
}

function errorCodeItems(map: unknown, path: readonly string[]): Item[] | undefined {
  if (!isObject(map) || !mostHaveStatus(Object.values(map))) return undefined;
  return Object.entries(map).flatMap(([errorCode, value]) =>
    isObject(value) ? [{ value, path: [...path, errorCode], errorCode }] : [],
  );
}

function mostHaveStatus(rows: readonly unknown[]): boolean {
  const hits = rows.filter(isRow);
  return hits.length > 0 && hits.length >= MOST * rows.length;
}

function isRow(value: unknown): boolean {
  return isObject(value) && Object.keys(value).some((key) => hasStatus(value, key));
}

/** Paths of what is not read beside the items: whatever else is in a map of rows, and elsewhere what has a status. */
export function skippedPaths(root: unknown, items: readonly Item[]): string[][] {
  const nameOf = (path: readonly string[]) => JSON.stringify(path);
  const read = new Set(items.map(({ path }) => nameOf(path)));
  const above = new Set(items.flatMap(({ path }) => path.map((_, end) => nameOf(path.slice(0, end)))));
  const maps = new Set(
    items.flatMap(({ path, errorCode }) => (errorCode === undefined ? [] : [nameOf(path.slice(0, -1))])),
  );
  const skippedIn = (map: unknown, parent: readonly string[]): string[][] =>
    Object.entries(asMap(map)).flatMap(([key, value]) => {
      const path = [...parent, key];
      if (key === '$schema' || read.has(nameOf(path))) return [];
      if (above.has(nameOf(path))) return skippedIn(value, path);
      return maps.has(nameOf(parent)) || saysStatus(value) ? [path] : [];
    });
  return skippedIn(root, []);
}

/** A row, a list or map that has one, or a text such as `404 Not Found`. */
function saysStatus(value: unknown): boolean {
  if (typeof value === 'string') return /^\d/.test(value) && readCode(value) !== undefined;
  if (Array.isArray(value)) return value.some(isRow);
  if (!isObject(value)) return false;
  return (
    isRow(value) ||
    Object.entries(value).some(([key, one]) => readCode(key) ?? (isObject(one) && saysStatus(one)))
  );
}

function hasStatus(row: unknown, key: string): boolean {
  return columnOfKey(key) === 'code' && readCode(textOf(property(row, key))) !== undefined;
}

/**
 * What each key of the rows is: the columns' own names, and what other tables call them. Keys that no row has together
 * may be one column.
 */
export function columnsOf(
  keys: readonly string[],
  items: readonly Item[],
  chosen: ColumnChoice,
): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (const column of COLUMNS) {
    const choice = chosen[column];
    if (choice !== undefined) columns.set(String(choice), column);
  }
  const isTaken = (column: Column) => [...columns.values()].includes(column);
  const isOpen = (column: Column, key: string) => {
    const others = [...columns.keys()].filter((other) => columns.get(other) === column);
    const isBeside = (other: string) => items.some(({ value }) => hasAll(value, [key, other]));
    return chosen[column] === undefined && !others.some(isBeside);
  };
  const wanted = keys.filter((key) => !columns.has(key)).map((key) => [key, columnOfKey(key)] as const);
  const isMap = items.some(({ code }) => code !== undefined);
  const codes = isMap || isTaken('code') ? [] : wanted.filter(([, column]) => column === 'code');
  const hasStatuses = (key: string) => items.some(({ value }) => hasStatus(value, key));
  const code = (codes.find(([key]) => key !== 'code' && hasStatuses(key)) ?? codes[0])?.[0];
  if (code !== undefined) columns.set(code, 'code');
  for (const [key, column] of wanted.toSorted(([left], [right]) => rank(left) - rank(right))) {
    const isName = column === 'message' && key !== 'message' && areErrorCodes(key, code, items);
    // Beside another key of statuses, "code" is the API's own.
    const role = isName || (column === 'code' && key === 'code') ? 'errorCode' : column;
    if (key !== code && role !== undefined && !(role === 'code' && isMap) && isOpen(role, key))
      columns.set(key, role);
  }
  // Of a problem, it describes what the title names.
  if (columns.get('detail') === 'details' && !isTaken('description')) columns.set('detail', 'description');
  return columns;
}

/** `name: BOX_MISSING` is an error code; `name: NotFound` is the phrase of its status. */
function areErrorCodes(key: string, statusKey: string | undefined, items: readonly Item[]): boolean {
  const named = items
    .map(({ value, code = textOf(property(value, statusKey ?? '')) }) => ({
      text: textOf(property(value, key)),
      status: readCode(code)?.statuses[0] ?? '',
    }))
    .filter(({ text }) => text !== '');
  const names = named.filter(({ text }) => isIdentifier(text, false));
  const phrases = names.filter(({ text, status }) => isPhraseOf(text, status));
  return names.length > phrases.length && names.length >= MOST * named.length;
}

/** The columns' own names before others. */
function rank(key: string): number {
  return (COLUMNS as readonly string[]).includes(key) ? 0 : 1;
}

function hasAll(value: unknown, keys: readonly string[]): boolean {
  return keys.every((key) => property(value, key) !== undefined);
}

export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function property(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
