import { formatHeaderList } from '../table/header-list.js';
import { ALWAYS_PRINTED } from '../table/headings.js';
import { registryEntry } from '../table/registry.js';
import { rowNames } from '../table/row-names.js';
import type { HeaderRule, StatusRow, StatusTable } from '../table/status-table.js';
import type { TableFormat } from '../table/table-source.js';
import { COLUMN_TITLES, COLUMNS, type Column } from '../table/table-source.js';
import { codeText, escapeMarkdown, markdownTable, proseCell } from './docs-text.js';

/** A row as its file has it; columns that the reader fills in by itself are left out. */
type WrittenRow = { readonly code: string } & { readonly [C in Column]?: string };

/**
 * Writes a status table as a code table that reads back as the same rows: one row for each case. Names that the rows
 * would not get by themselves are in the Component column; headers are in theirs where they differ from the
 * registry's.
 *
 * @param separator of CSV
 */
export function renderTable({ rows }: StatusTable, format: TableFormat, separator = ','): string {
  const hasErrorCodes = rows.some(({ cases = [] }) => cases.some(({ errorCode }) => errorCode !== undefined));
  const named = rows.map(({ status, title, cases }) => ({
    status,
    title,
    isNamedByStatus: cases !== undefined || hasErrorCodes,
  }));
  const names = rowNames(named, {});
  const written = rows.flatMap((row, index) => toWritten(row, names[index]));
  const used = COLUMNS.filter(
    (column) => ALWAYS_PRINTED.includes(column) || written.some((row) => row[column] !== undefined),
  );
  return RENDERERS[format](written, used, separator);
}

const RENDERERS: {
  readonly [F in TableFormat]: (
    rows: readonly WrittenRow[],
    columns: readonly Column[],
    separator: string,
  ) => string;
} = { markdown: renderMarkdown, yaml: renderYaml, json: renderJson, csv: renderCsv };

/** @param given the name that the row gets without a Component cell */
function toWritten(row: StatusRow, given: string | undefined): WrittenRow[] {
  const { status: code, name, title, description, details, mediaType, schema, type, when, cases } = row;
  const headers = formatHeaderList(row.headers.filter((rule) => !isRegistered(rule, code)));
  const component = name === given ? undefined : name;
  const own = { message: title, description, details, type };
  return (cases ?? [own]).map((one, index) => {
    const { message, description, details, type } = one;
    const errorCode = 'errorCode' in one ? one.errorCode : undefined;
    const shared =
      index === 0 ? { headers: headers === '' ? undefined : headers, mediaType, schema, when } : {};
    const cells = { code, message, errorCode, description, details, component, ...shared, type };
    return Object.fromEntries(
      COLUMNS.flatMap((column) => {
        const text = cells[column];
        return text === undefined ? [] : [[column, text]];
      }),
    ) as WrittenRow;
  });
}

/** Whether the registry gives the status just this header. */
function isRegistered({ name, required, schema }: HeaderRule, status: string): boolean {
  const known = registryEntry(status)?.headers.find((header) => header.name === name);
  const { type, format } = known?.schema ?? {};
  return known?.required === required && type === schema.type && format === schema.format;
}

function renderMarkdown(rows: readonly WrittenRow[], columns: readonly Column[]): string {
  const titles = columns.map((column) => COLUMN_TITLES[column]);
  const cells = rows.map((row) => columns.map((column) => toCell(column, row[column])));
  return `${markdownTable(titles, cells).join('\n')}\n`;
}

function toCell(column: Column, text: string | undefined): string {
  if (text === undefined || column === 'code') return text ?? '';
  if (column === 'description' || column === 'details') return proseCell(text);
  return column === 'message' ? escapeMarkdown(text) : codeText(text);
}

/** The code as a number, where it is one. */
function codeValue(code: string): number | string {
  return /^\d{3}$/.test(code) ? Number(code) : code;
}

function renderJson(rows: readonly WrittenRow[]): string {
  const values = rows.map((row) => ({ ...row, code: codeValue(row.code) }));
  return `${JSON.stringify(values, undefined, 2)}\n`;
}

function renderYaml(rows: readonly WrittenRow[], columns: readonly Column[]): string {
  if (rows.length === 0) return '[]\n';
  const lines = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const text = row[column];
      if (text === undefined) return [];
      const value = column === 'code' ? codeValue(text) : yamlScalar(text);
      return `${column === 'code' ? '- ' : '  '}${column}: ${value}`;
    }),
  );
  return `${lines.join('\n')}\n`;
}

/** Plain if every YAML reader takes it for text; else a JSON string, which is valid YAML too (YAML 1.2 section 1.3). */
function yamlScalar(text: string): string {
  const isPlain =
    /^[A-Za-z][\w ,.;()/'-]*$/.test(text) && !/^(?:true|false|yes|no|on|off|null|[yn])$/i.test(text);
  return isPlain && !text.endsWith(' ') ? text : JSON.stringify(text);
}

function renderCsv(rows: readonly WrittenRow[], columns: readonly Column[], separator: string): string {
  const titles = columns.map((column) => COLUMN_TITLES[column]);
  const lines = [titles, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return `${lines.map((cells) => cells.map(csvField).join(separator)).join('\n')}\n`;
}

function csvField(text: string): string {
  return /[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
