import { createHash } from 'node:crypto';
import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { placeAt } from '../openapi/place-at.js';
import { containersOf } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { toPointer, valueAt } from '../values/pointer.js';
import type { Order } from './merge-plan.js';

export const ENTRY_KINDS = ['responses', 'schemas', 'headers'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What the entries of a container are. */
export const ENTRY_TYPES = { responses: 'response', schemas: 'schema', headers: 'header' } as const;

/** A missing container is added after one that exists. */
export const ENTRY_ORDER: Order = { by: 'section', siblings: [...ENTRY_KINDS, 'attached'] };

/**
 * The record of generated entries: `x-gen-responses` with `responses: { NotFound: 404 sha256-9f86d081884c }` and
 * `schemas: { ProblemDetails: sha256-… }`, and of attached `$ref`s: `attached: { GET /pets/{id}: 401 404 }`. Malformed
 * lines are skipped and reported.
 */
export interface Ledger {
  readonly responses: ReadonlyMap<string, LedgerLine>;
  readonly schemas: ReadonlyMap<string, LedgerLine>;
  readonly headers: ReadonlyMap<string, LedgerLine>;
  /** The statuses that were attached, by operation. */
  readonly attached: ReadonlyMap<string, AttachedLine>;
  /** False if the value is not a map, so that no line can be added. */
  readonly writable: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

interface LedgerLine {
  /** The text in the document. */
  readonly text: string;
  /** `sha256-` and 12 hexadecimal digits. */
  readonly digest: string;
  /** For responses only: `404`, `4XX`, `default`. */
  readonly status?: string;
}

interface AttachedLine {
  /** The text in the document. */
  readonly text: string;
  readonly statuses: readonly string[];
}

const STATUS_LIST = /^(?:[1-5]\d\d|[1-5]XX|default)(?: (?:[1-5]\d\d|[1-5]XX|default))*$/;

const LINES = {
  responses: /^(?:(?<status>[1-5]\d\d|[1-5]XX|default) )(?<digest>sha256-[0-9a-f]{12})$/,
  schemas: /^(?<digest>sha256-[0-9a-f]{12})$/,
  headers: /^(?<digest>sha256-[0-9a-f]{12})$/,
} as const satisfies Record<EntryKind, RegExp>;

/** A value for each container. */
export function byKind<T>(make: (kind: EntryKind) => T): Readonly<Record<EntryKind, T>> {
  return { responses: make('responses'), schemas: make('schemas'), headers: make('headers') };
}

export function readLedger(spec: SpecDocument): Ledger {
  const root = containersOf(spec.version).ledger;
  const malformed: (readonly string[])[] = [];
  let writable = true;
  const entriesAt = (...path: readonly string[]): [string, unknown][] => {
    const map = valueAt(spec.document, [...root, ...path]) ?? {};
    if (isObject(map)) return Object.entries(map);
    malformed.push([...root, ...path]);
    writable = false;
    return [];
  };
  const readSection = <T>(section: string, readLine: (text: unknown) => T | undefined): Map<string, T> => {
    const lines = new Map<string, T>();
    for (const [name, text] of entriesAt(section)) {
      const line = readLine(text);
      if (line === undefined) malformed.push([...root, section, name]);
      else lines.set(name, line);
    }
    return lines;
  };
  entriesAt();
  const sections = byKind((kind) => readSection(kind, (text) => readEntry(kind, text)));
  const attached = readSection('attached', readAttached);
  const isOptOut = valueAt(spec.document, root) === false && spec.version === '2.0';
  const diagnostics = malformed.map((path) =>
    isOptOut
      ? diagnose('INVALID_OPT_OUT', { isRoot: true }, placeAt(spec, path))
      : diagnose('MALFORMED_LEDGER', { pointer: toPointer(path) }, placeAt(spec, path)),
  );
  return { ...sections, attached, writable, diagnostics };
}

function readEntry(kind: EntryKind, text: unknown): LedgerLine | undefined {
  const { digest, status } = (typeof text === 'string' && LINES[kind].exec(text)?.groups) || {};
  if (typeof text !== 'string' || digest === undefined) return undefined;
  return { text, digest, ...(status !== undefined && { status }) };
}

function readAttached(line: unknown): AttachedLine | undefined {
  // A single code may have lost its quotes.
  const text = String(line);
  return STATUS_LIST.test(text) ? { text, statuses: text.split(' ') } : undefined;
}

/** The text of a ledger line. @param status the row's, for responses */
export function ledgerLine(value: unknown, status?: string): string {
  return status === undefined ? digestOf(value) : `${status} ${digestOf(value)}`;
}

/** `sha256-` and the first 12 hexadecimal digits of the SHA-256 of the value's canonical JSON (RFC 8785). */
function digestOf(value: unknown): string {
  return `sha256-${createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 12)}`;
}

/** Keys sorted by UTF-16 code units, no white space, numbers and strings as ECMAScript writes them. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}

/** Whether a value is as generated, even if a comment or an anchor was added. */
export function isAsWritten(value: unknown, line: LedgerLine | undefined): boolean {
  if (line === undefined || value === undefined) return false;
  try {
    return digestOf(value) === line.digest;
  } catch {
    return false;
  }
}
