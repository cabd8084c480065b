import { isObject } from '../values/is-object.js';
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

/** The rows of a file: a list, or a map by status or by error code; in an object, under `rows` or keys such as `errors`. */
export function itemsOf(root: unknown): Item[] | undefined {
  if (!isObject(root)) return Array.isArray(root) ? listItems(root, []) : undefined;
  const rows = property(root, 'rows');
  if (rows !== undefined) return Array.isArray(rows) ? listItems(rows, ['rows']) : mapItems(rows, ['rows']);
  const own = mapItems(root, []);
  if (own !== undefined) return own;
  const parts = Object.entries(root).flatMap(([key, value]) => {
    if (Array.isArray(value)) return mostHaveStatus(value) ? listItems(value, [key]) : [];
    return errorCodeItems(value, [key]) ?? [];
  });
  return parts.length === 0 ? undefined : parts;
}

function listItems(list: readonly unknown[], path: readonly string[]): Item[] {
  return list.map((value, index) => ({ value, path: [...path, String(index)] }));
}

function mapItems(map: unknown, path: readonly string[]): Item[] | undefined {
  if (!isObject(map)) return undefined;
  if (!Object.keys(map).some((key) => readCode(key))) return errorCodeItems(map, path);
  return Object.entries(map).flatMap(([code, item]): Item[] => {
    if (code === '$schema') return [];
    if (!Array.isArray(item)) return [{ value: item, path: [...path, code], code }];
    return listItems(item, [...path, code]).map((one) => ({ ...one, code }));
  });
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

/** Paths of what is not read beside the items: values that are not objects in a map of rows, and whatever has a status. */
export function skippedPaths(root: unknown, items: readonly Item[]): string[][] {
  if (!isObject(root)) return [];
  const read = new Set(items.map(({ path }) => path[0]));
  const parents = items.flatMap(({ path, errorCode }) => (errorCode === undefined ? [] : [path.at(-2)]));
  const maps = new Set(parents);
  return Object.entries(root).flatMap(([key, value]) => {
    if (key === '$schema') return [];
    if (!read.has(key)) return maps.has(undefined) || saysStatus(value) ? [[key]] : [];
    if (!maps.has(key) || !isObject(value)) return [];
    return Object.entries(value).flatMap(([inner, row]) => (isObject(row) ? [] : [[key, inner]]));
  });
}

/** A row, a list or map that has one, or a text such as `404 Not Found`. */
function saysStatus(value: unknown): boolean {
  if (typeof value === 'string') return /^\d/.test(value) && readCode(value) !== undefined;
  if (Array.isArray(value)) return value.some(isRow);
  if (!isObject(value)) return false;
  return (
    isRow(value) || Object.entries(value).some(([key, row]) => isRow(row) || (isObject(row) && readCode(key)))
  );
}

function hasStatus(row: unknown, key: string): boolean {
  return columnOfKey(key) === 'code' && readCode(textOf(property(row, key))) !== undefined;
}

/** What each key of the rows is: the columns' own names, and what other tables call them. */
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
    if (key !== code && role !== undefined && role !== 'code' && !isTaken(role)) columns.set(key, role);
  }
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

export function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(', ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function property(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
