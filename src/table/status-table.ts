import type { Place } from '../diagnostic.js';
import type { NamingOptions } from './component-name.js';

/** A header of a response. `schema` reads the same in every version. */
export interface HeaderRule {
  readonly name: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: HeaderSchema;
  /** The component that responses refer to, for a header of a class of statuses. @default written in place */
  readonly component?: string;
}

export interface HeaderSchema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  readonly pattern?: string;
  /** In characters. */
  readonly maxLength?: number;
}

/** One row of several that share a response: an error code, or a text of its own. */
export interface StatusCase {
  /**
   * What tells the case from the others: its error code, else the last segment of its `type`. A row without either
   * only adds its texts to the response.
   */
  readonly key?: string;
  /** The code that the API gives the error, such as `BOX_MISSING` or `40004`. */
  readonly errorCode?: string;
  readonly message?: string;
  /** CommonMark. */
  readonly description?: string;
  /** CommonMark. */
  readonly details?: string;
  /** Problem type URI reference (RFC 9457 3.1.1). */
  readonly type?: string;
  readonly place?: Place;
}

/** One entry in `components.responses`: a row of the table, or all rows that share a status and a component. */
export interface StatusRow {
  /** `'100'` to `'599'`, a range (`'4XX'`, upper case) or `'default'`. */
  readonly status: string;
  /** Component name, unique in the table, matching `^[a-zA-Z0-9._-]+$`; naming style and suffix applied. */
  readonly name: string;
  /** The name without the suffix. @default `name` */
  readonly bareName?: string;
  /** The author's own message; with cases or without a message, the registered reason phrase. */
  readonly title: string;
  /** The registered reason phrase (RFC 9110 where it defines one); absent for vendor codes, ranges, `default`. */
  readonly phrase?: string;
  /** CommonMark; with cases the description of the status, then a list of what the cases say. */
  readonly description: string;
  /** CommonMark, a second paragraph. */
  readonly details?: string;
  /** The registry's headers for the code, overlaid with those that the rows name. */
  readonly headers: readonly HeaderRule[];
  /** False for 1xx, 204, 205 and 304 (RFC 9110 6.4.1, 15.3.5, 15.3.6, 15.4.5): never content. */
  readonly bodyAllowed: boolean;
  readonly mediaType?: string;
  /** A pointer into the spec (`#/components/schemas/Pet`) or, resolved by the caller, a JSON Schema file. */
  readonly schema?: string;
  /** Problem type URI reference for the example (RFC 9457 3.1.1). */
  readonly type?: string;
  /** Which operations have the response, as the author wrote it. */
  readonly when?: string;
  /** Where it is written. */
  readonly whenPlace?: Place;
  /** The rows of the response, where there are several or they have error codes; in the author's order. */
  readonly cases?: readonly StatusCase[];
  /** Where the author wrote the row, or the first of several; absent for rows of the shipped table. */
  readonly place?: Place;
}

/** The table in use, in the author's order. */
export interface StatusTable {
  readonly rows: readonly StatusRow[];
  /** Rows of the author's table that the selection left out; a `$ref` to their name still gets them. */
  readonly unselected?: readonly StatusRow[];
  /** Whether `codes` chose the rows. */
  readonly isSelection?: boolean;
  /** How the names of rows without a `Component` cell were made; other names are made the same way. */
  readonly naming?: NamingOptions;
}
