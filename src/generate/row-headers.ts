import { type HeadersByClass, headersForStatus } from '../table/class-headers.js';
import type { HeaderRule, StatusRow } from '../table/status-table.js';
import { equalValues } from '../values/equal-values.js';

/** A row with the headers of its class that it does not have itself; names are compared without case. */
export function addClassHeaders(row: StatusRow, headers: HeadersByClass): StatusRow {
  const byName = new Map(row.headers.map((header) => [header.name.toLowerCase(), header]));
  for (const header of headersForStatus(row.status, headers)) {
    const name = header.name.toLowerCase();
    if (byName.has(name)) continue;
    byName.set(name, { ...header, component: header.name });
  }
  return { ...row, headers: [...byName.values()] };
}

/**
 * The headers of classes as components, one for each name. A response keeps its own where the class gives another one
 * under the same name.
 *
 * @param existing names of the header components that the spec has
 */
export function shareHeaders(
  rows: readonly StatusRow[],
  existing: readonly string[],
): { rows: StatusRow[]; shared: ReadonlyMap<string, HeaderRule> } {
  const names = new Map(existing.map((name) => [name.toLowerCase(), name]));
  const shared = new Map<string, HeaderRule>();
  const share = (header: HeaderRule): HeaderRule => {
    const { component, ...inline } = header;
    if (component === undefined) return header;
    const name = names.get(component.toLowerCase()) ?? component;
    names.set(component.toLowerCase(), name);
    const first = shared.get(name) ?? inline;
    shared.set(name, first);
    return equalValues({ ...first, name: '' }, { ...inline, name: '' })
      ? { ...header, component: name }
      : inline;
  };
  return { rows: rows.map((row) => ({ ...row, headers: row.headers.map(share) })), shared };
}

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
  const { maxLength, pattern } = bounds;
  const headers = row.headers.map((rule): HeaderRule => {
    const { schema } = rule;
    if (schema.type !== 'string') return rule;
    return { ...rule, schema: { ...schema, ...(schema.format === undefined && { pattern }), maxLength } };
  });
  return { ...row, headers };
}
