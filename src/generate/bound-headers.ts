import type { HeaderRule, StatusRow } from '../table/status-table.js';

/** Bounds on the text of a header. */
export interface TextBounds {
  /** In characters. */
  readonly maxLength: number;
  /** Of a text that no format describes. */
  readonly pattern: string;
}

/** A row whose headers of type string are bounded; the others say what they can hold by their type. */
export function boundHeaders(row: StatusRow, bounds: TextBounds | undefined): StatusRow {
  if (bounds === undefined) return row;
  return { ...row, headers: row.headers.map((rule) => boundHeader(rule, bounds)) };
}

function boundHeader(rule: HeaderRule, { maxLength, pattern }: TextBounds): HeaderRule {
  const { schema } = rule;
  if (schema.type !== 'string') return rule;
  return { ...rule, schema: { ...schema, ...(schema.format === undefined ? { pattern } : {}), maxLength } };
}
