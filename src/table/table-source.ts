import type { Diagnostic, Place } from '../diagnostic.js';

export const TABLE_FORMATS = ['markdown', 'yaml', 'json', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** The columns of a code table, by the key that YAML and JSON give them. */
export const COLUMNS = [
  'code',
  'message',
  'errorCode',
  'description',
  'details',
  'component',
  'headers',
  'mediaType',
  'schema',
  'type',
  'when',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What a column is called in a table that the tool prints. */
export const COLUMN_TITLES: { readonly [C in Column]: string } = {
  code: 'Status Code',
  message: 'API Message',
  errorCode: 'Error Code',
  description: 'Description',
  details: 'Details',
  component: 'Component',
  headers: 'Headers',
  mediaType: 'Media Type',
  schema: 'Schema',
  type: 'Type',
  when: 'When',
};

/** What `--explain`, `--columns` and findings call a column. */
export const COLUMN_WORDS: { readonly [C in Column]: string } = {
  code: 'code',
  message: 'message',
  errorCode: 'error code',
  description: 'description',
  details: 'details',
  component: 'component',
  headers: 'headers',
  mediaType: 'media type',
  schema: 'schema',
  type: 'type',
  when: 'when',
};

/** The text of one cell and its location. Never empty: a cell without text is left out. */
export interface SourceCell {
  readonly text: string;
  readonly place: Place;
}

/** One status of one row. A row of several codes (`502, 503`) gives several; `code` holds a status as OpenAPI writes it. */
export interface SourceRow {
  readonly place: Place;
  readonly cells: { readonly [C in Column]?: SourceCell };
}

/** The rows of all code tables of a file. `buildStatusTable` makes the table in use from it. */
export interface TableSource {
  /** As the caller named it. */
  readonly file: string;
  readonly rows: readonly SourceRow[];
}

/** What a reader of one format gives. */
export interface TableReading {
  readonly rows: readonly SourceRow[];
  readonly diagnostics: readonly Diagnostic[];
}
