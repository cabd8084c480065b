export const ACTIONS = [
  'add',
  'update',
  'unchanged',
  'keep',
  'replace',
  'remove',
  'attach',
  'detach',
  'reference',
  'fill',
] as const;
export type Action = (typeof ACTIONS)[number];

/** Why something was decided; the report has a sentence for each code. */
export type Reason =
  /** No entry of that name is there. */
  | { readonly code: 'new' }
  | { readonly code: 'referenced' }
  | { readonly code: 'same-as-table' }
  | { readonly code: 'changed-in-table' }
  /** The entry is the author's own. */
  | { readonly code: 'not-generated' }
  | { readonly code: 'edited-by-hand' }
  /** A comment, an anchor, an alias or a tag was added to what was generated. */
  | { readonly code: 'annotated-by-hand' }
  | { readonly code: 'has-former-name'; readonly name: string; readonly former: string }
  /** The spec's own response serves these statuses. */
  | { readonly code: 'own-response'; readonly statuses: readonly string[] }
  | { readonly code: 'error-body' }
  | { readonly code: 'unused' };

/** What was decided for one place, and why. */
export interface PlanStep {
  /** JSON pointer in URI fragment form. */
  readonly pointer: string;
  readonly action: Action;
  readonly reason: Reason;
}

/**
 * Where a new key goes among its siblings: `end` (the default) is after the last one. `status` is before the next
 * higher status code, codes before ranges before `default`. `section` says it of the map that the key goes into: where
 * that is missing, it goes after the last of these siblings that is there.
 */
export type Order =
  | { readonly by: 'end' | 'status' }
  | { readonly by: 'section'; readonly siblings: readonly string[] };

/** One change of the document as data; `path` are property names from the root. Missing parents are made. */
export type Change =
  | {
      readonly kind: 'set';
      readonly path: readonly string[];
      readonly value: unknown;
      readonly order?: Order;
    }
  | { readonly kind: 'remove'; readonly path: readonly string[] };

/** A plan: what was decided (the ledger's own upkeep is no step), and what it changes. */
export interface MergePlan {
  readonly steps: readonly PlanStep[];
  /** In document order of what is written; no path is a prefix of another. */
  readonly changes: readonly Change[];
}
