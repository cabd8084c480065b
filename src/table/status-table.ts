import type { Place } from '../diagnostic.js';
import type { NamingOptions } from './component-name.js';

/** A header of a response. `schema` reads the same in every version. */
export interface HeaderRule {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: HeaderSchema;
}

export interface HeaderSchema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly pattern?: string;
  /** In characters. */
  readonly maxLength?: number;
}

/** One row of the table in use: one entry in `components.responses`. */
export interface StatusRow {
  /** `'100'` to `'599'`, a range (`'4XX'`, upper case) or `'default'`. */
  readonly status: string;
  /** Component name, unique in the table, matching `^[a-zA-Z0-9._-]+$`; naming style and suffix applied. */
  readonly name: string;
  /** The name without the suffix. @default `name` */
  readonly bareName?: string;
  /** What the row calls itself: the registered reason phrase or the author's own message. */
  readonly title: string;
  /** The registered reason phrase (RFC 9110 where it defines one); absent for vendor codes, ranges, `default`. */
  readonly phrase?: string;
  readonly description: string;
  readonly details?: string;
  /** The registry's headers for the code, overlaid with those that the row names. */
  readonly headers: readonly HeaderRule[];
  /** False for 1xx, 204, 205 and 304 (RFC 9110 6.4.1, 15.3.5, 15.3.6, 15.4.5): never content. */
  readonly bodyAllowed: boolean;
  readonly mediaType?: string;
  /** A pointer into the spec (`#/components/schemas/Pet`) or, resolved by the caller, a JSON Schema file. */
  readonly schema?: string;
  /** Problem type URI reference for the example (RFC 9457 3.1.1). */
  readonly type?: string;
  /** Where the author wrote the row; absent for rows of the shipped table. */
  readonly place?: Place;
}

/** The table in use, in the author's order. */
export interface StatusTable {
  readonly rows: readonly StatusRow[];
  /** Rows of the author's table that the selection left out; a `$ref` to their name still gets them. */
  readonly unselected?: readonly StatusRow[];
  /** How the names of rows without a `Component` cell were made; other names are made the same way. */
  readonly naming?: NamingOptions;
}
