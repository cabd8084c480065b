import type { Diagnostic, Place } from '../diagnostic.js';

/** The columns of a code table, by the key that YAML and JSON give them. */
export const COLUMNS = [
  'code',
  'message',
  'description',
  'details',
  'component',
  'headers',
  'mediaType',
  'schema',
  'type',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What stands in one cell, and where. Never empty: a cell without text is left out. */
export interface SourceCell {
  readonly text: string;
  readonly place: Place;
}

/** The heading that a row stands under, when it names classes of codes (`4xx Status Codes`). */
export interface ClassHeading {
  readonly text: string;
  /** First digits of the classes: `['4']`. */
  readonly classes: readonly string[];
}

/** A row as the author wrote it: nothing judged, nothing filled in. */
export interface SourceRow {
  readonly place: Place;
  readonly cells: { readonly [C in Column]?: SourceCell };
  readonly heading?: ClassHeading;
}

/** A code table as its file has it. `buildStatusTable` makes the table in use from it. */
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
