import type { TableReason } from '../diagnostic.js';
import type { Column } from './table-source.js';

/** Why a column was taken for what it is; counts are of cells that say something. */
export type RoleReason =
  | { readonly code: 'chosen' }
  | { readonly code: 'printed-heading' }
  /** A key of YAML or JSON. */
  | { readonly code: 'key' }
  /** Statuses at the front of `hits` of `cells`; `also` is what else says so. */
  | {
      readonly code: 'statuses';
      readonly hits: number;
      readonly cells: number;
      readonly also: StatusEvidence;
    }
  | { readonly code: 'same-headings'; readonly line: number }
  | { readonly code: 'identifiers'; readonly hits: number; readonly cells: number }
  | { readonly code: 'phrases'; readonly hits: number; readonly cells: number }
  | { readonly code: 'message-heading' }
  | { readonly code: 'message-beside-error-codes' }
  | { readonly code: 'description-heading' }
  | { readonly code: 'first-text' }
  | { readonly code: 'form'; readonly hits: number; readonly cells: number }
  | { readonly code: 'other-text' }
  | { readonly code: 'repeats-status' }
  | { readonly code: 'row-numbers' }
  | { readonly code: 'empty' };

export type StatusEvidence = 'heading' | 'phrase' | 'values';

export interface ColumnRole {
  /** Absent for a column that is not used. */
  readonly column?: Column;
  readonly reason: RoleReason;
}

/** What was found out about a table. */
export type FoundColumns =
  | { readonly isCodeTable: true; readonly roles: readonly ColumnRole[] }
  | { readonly isCodeTable: false; readonly reason: TableReason };
