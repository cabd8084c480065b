export const ACTIONS = [
  'add',
  'update',
  'unchanged',
  'keep',
  'replace',
  'remove',
  'attach',
  'reference',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What was decided for one place, and why. */
export interface PlanStep {
  /** JSON pointer in URI fragment form. */
  readonly pointer: string;
  readonly action: Action;
  readonly reason: string;
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
