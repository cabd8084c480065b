import { defined } from '../values/defined.js';
import type { RegisteredHeader } from './registry.js';
import type { HeaderRule, HeaderSchema } from './status-table.js';

/** A header as a cell names it; what it leaves out comes from the registry. */
export interface HeaderOverride {
  readonly name: string;
  readonly required: boolean;
  readonly schema?: HeaderSchema;
}

interface HeaderListResult {
  readonly headers: readonly HeaderOverride[];
  /** Items that are none of the syntax, as written. */
  readonly faults: readonly string[];
}

export const HEADER_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
] as const satisfies readonly HeaderSchema['type'][];

/** A field name (RFC 9110 section 5.1), `!` when required, a type, and its format in parentheses. */
const ITEM = /^([\w#$%&'*+.^`|~-]+)(!?)(?:\s*:\s*([a-z]+)(?:\(([\w.-]+)\))?)?$/i;

/** Reads `Retry-After, X-Request-Id: string, X-Reset!: string(date-time)`. */
export function parseHeaderList(text: string): HeaderListResult {
  const headers: HeaderOverride[] = [];
  const faults: string[] = [];
  for (const item of text.split(',').map((part) => part.trim())) {
    if (item === '') continue;
    const override = parseItem(item);
    if (override === undefined) faults.push(item);
    else headers.push(override);
  }
  return { headers, faults };
}

function parseItem(item: string): HeaderOverride | undefined {
  const match = ITEM.exec(item);
  const [, name, mark, type, format] = match ?? [];
  if (name === undefined) return undefined;
  if (type === undefined) return { name, required: mark === '!' };
  if (!isType(type)) return undefined;
  return { name, required: mark === '!', schema: format === undefined ? { type } : { type, format } };
}

function isType(type: string): type is HeaderSchema['type'] {
  return HEADER_TYPES.some((known) => known === type);
}

/** Writes what `parseHeaderList` reads. */
export function formatHeaderList(headers: readonly HeaderOverride[]): string {
  return headers.map(formatItem).join(', ');
}

function formatItem({ name, required, schema }: HeaderOverride): string {
  const mark = required ? '!' : '';
  if (schema === undefined) return name + mark;
  return `${name}${mark}: ${schema.type}${schema.format === undefined ? '' : `(${schema.format})`}`;
}

/**
 * The registry's headers with those of the row laid over them, names compared without case. A row can add headers,
 * change a type and require a header; it cannot make a header optional that the specification requires.
 */
export function mergeHeaders(
  registered: readonly RegisteredHeader[],
  own: readonly HeaderOverride[],
): HeaderRule[] {
  const byName = new Map(registered.map((rule) => [rule.name.toLowerCase(), rule]));
  const merged = new Map<string, HeaderRule>();
  for (const [key, { numberDescription: _, ...rule }] of byName) merged.set(key, rule);
  for (const { name, required, schema } of own) {
    const known = byName.get(name.toLowerCase());
    const isNumber = schema?.type === 'integer' || schema?.type === 'number';
    const description = (isNumber ? known?.numberDescription : undefined) ?? known?.description;
    merged.set(name.toLowerCase(), {
      name: known?.name ?? name,
      required: required || known?.required === true,
      ...defined({ description }),
      schema: schema ?? known?.schema ?? { type: 'string' },
    });
  }
  return [...merged.values()];
}
