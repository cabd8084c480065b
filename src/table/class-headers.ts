import { COMPONENT_NAME } from '../openapi-version.js';
import { defined } from '../values/defined.js';
import { isObject } from '../values/is-object.js';
import { HEADER_TYPES, parseHeaderList } from './header-list.js';
import type { HeaderRule, HeaderSchema } from './status-table.js';

/** `4xx` is for responses with a status from 400 to 499, and for `4XX`; `all` is for every response. */
export const HEADER_CLASSES = ['all', '1xx', '2xx', '3xx', '4xx', '5xx'] as const;
type HeaderClass = (typeof HEADER_CLASSES)[number];

/** A header of all responses of a class. */
export interface ClassHeader {
  /** The header name: letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly description?: string;
  /** @default 'string' */
  readonly type?: HeaderSchema['type'];
  readonly format?: string;
  /** Whether every response of the class has it. @default false */
  readonly required?: boolean;
}

/** Headers by class of status: `{ all: […], '4xx': […] }`. */
export type HeadersByClass = { readonly [C in HeaderClass]?: readonly ClassHeader[] };

/**
 * Reads texts such as `4xx X-Request-Id: string(uuid), Retry-After: integer`; without a class the headers are for every
 * response.
 *
 * @returns `undefined` if a text does not have this form
 */
export function parseClassHeaders(texts: readonly string[]): HeadersByClass | undefined {
  const headers: { [C in HeaderClass]?: ClassHeader[] } = {};
  for (const text of texts) {
    const [, name = 'all', list = ''] = /^\s*(?:([1-5]xx|all)(?:\s+|$))?(.*)$/i.exec(text) ?? [];
    const status = HEADER_CLASSES.find((known) => known === name.toLowerCase()) ?? 'all';
    const { headers: found, faults } = parseHeaderList(list);
    if (faults.length > 0 || found.length === 0) return undefined;
    if (!found.every((header) => isHeaderName(header.name))) return undefined;
    const read = found.map(({ name: header, required, schema }) => ({
      ...{ name: header, ...schema },
      ...(required && { required }),
    }));
    headers[status] = [...(headers[status] ?? []), ...read];
  }
  return headers;
}

/** What is wrong with a value given as headers by class; continues a sentence about it. */
export function problemOfHeaders(headers: unknown): string | undefined {
  if (!isObject(headers)) return 'must be an object such as { all: [...], "4xx": [...] }';
  for (const [name, list] of Object.entries(headers)) {
    if (!HEADER_CLASSES.some((known) => known === name))
      return `has an unknown class "${name}": use ${HEADER_CLASSES.join(', ')}`;
    if (!Array.isArray(list) || !list.every(isClassHeader))
      return `must have a list of { name, type, format, description, required } for "${name}"`;
  }
  const twice = headerInTwoCases(headers);
  return twice && `has one header as ${twice.map((name) => `"${name}"`).join(' and ')}`;
}

/** Two names that differ in case alone: header names have none (RFC 9110 section 5.1). */
export function headerInTwoCases(headers: HeadersByClass): readonly [string, string] | undefined {
  const names = new Map<string, string>();
  for (const { name } of Object.values(headers).flat()) {
    const known = names.get(name.toLowerCase()) ?? name;
    if (known !== name) return [known, name];
    names.set(name.toLowerCase(), name);
  }
  return undefined;
}

/** OpenAPI ignores a response header named Content-Type (3.1 section "Response Object"). */
function isHeaderName(name: string): boolean {
  return COMPONENT_NAME.test(name) && name.toLowerCase() !== 'content-type';
}

function isClassHeader(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== 'string' || !isHeaderName(value.name)) return false;
  return value.type === undefined || HEADER_TYPES.some((type) => type === value.type);
}

/** The headers for a status: those of its class, then those for all. */
export function headersForStatus(status: string, headers: HeadersByClass): HeaderRule[] {
  const own = HEADER_CLASSES.find((name) => name === `${status.charAt(0)}xx`);
  return [...(own === undefined ? [] : (headers[own] ?? [])), ...(headers.all ?? [])].map(
    ({ name, description, type = 'string', format, required = false }) => ({
      name,
      required,
      ...defined({ description }),
      schema: { type, ...defined({ format }) },
    }),
  );
}
