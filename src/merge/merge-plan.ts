import type { Diagnostic } from '../diagnostic.js';
import type { ResponseObject } from '../generate/generated-components.js';
import type { OpenedFiles } from '../openapi/local-files.js';
import type { Location } from '../openapi/spec-files.js';
import type { Condition } from '../rules/condition.js';
import type { IgnoredPathParameters } from './holds.js';

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

/** The reason for a step; `report/messages/reason.ts` has the words. */
export type Reason =
  /** The document has no entry of that name. */
  | { readonly code: 'new' }
  | { readonly code: 'referenced' }
  | { readonly code: 'same-as-table' }
  | { readonly code: 'changed-in-table' }
  /** The entry was not generated. */
  | { readonly code: 'not-generated' }
  | { readonly code: 'edited-by-hand' }
  /** A comment, an anchor, an alias or a tag was added to a generated entry. */
  | { readonly code: 'annotated-by-hand' }
  /** An existing response of the spec serves these statuses. */
  | { readonly code: 'own-response'; readonly statuses: readonly Served[] }
  /** An existing schema is the error body; `uses` as in `KeptSchema`. */
  | { readonly code: 'error-body'; readonly uses?: { readonly count: number; readonly total: number } }
  /** The condition, or the alternative of it, that gives an operation a response. */
  | { readonly code: 'condition'; readonly condition: string; readonly target: string }
  /** No condition gives the operation the attached response any more. */
  | { readonly code: 'condition-gone' }
  /** An attached response of `remove`. */
  | { readonly code: 'attached-before' }
  /** An operation would have no responses without it, and this version requires some. */
  | { readonly code: 'last-response' }
  /** An error response that had a description only. */
  | { readonly code: 'no-content' }
  | { readonly code: 'unused' }
  /** A response of `dedupe`: so many equal ones are inline. */
  | { readonly code: 'copies'; readonly count: number; readonly status: string }
  | { readonly code: 'equal'; readonly name: string }
  | { readonly code: 'left'; readonly because: LeftBecause }
  /** A generated response under a former name has the content of the row that is now named so. */
  | { readonly code: 'former-name'; readonly now: string }
  /** A `$ref` to a former name is rewritten. */
  | { readonly code: 'renamed'; readonly from: string; readonly to: string }
  /** A generated entry that the table no longer gives is left. */
  | { readonly code: 'not-given'; readonly isReferenced: boolean };

/** Why an inline response that equals another one, or nearly does, is not replaced. */
export type LeftBecause =
  /** A comment, an anchor, an alias or a tag is inside. */
  | 'annotated'
  /** A number is not written as JavaScript writes it, so a copy might lose digits. */
  | 'number'
  /** A `$ref` points to it or into it. */
  | 'referenced'
  /** The operation cannot be edited there. */
  | 'not-editable';

/** A status that an existing response serves: by its use under the status or its range, or by its name alone. */
export interface Served {
  readonly status: string;
  /** The status, or the range, that it is used under. */
  readonly under: string;
  /** `$ref`s to it, of all responses under that. */
  readonly count: number;
  readonly total: number;
  /** The name in the table, where the response was chosen for its name alone. */
  readonly named?: string;
}

/** One decision and its reason. */
export interface PlanStep {
  /** JSON pointer in URI fragment form; with a file name in front for an existing response in another file. */
  readonly pointer: string;
  readonly action: Action;
  readonly reason: Reason;
}

/**
 * The position of a new key among its siblings: `end` (the default) is after the last one; `status` is before the
 * next higher status code, codes before ranges before `default`; `section` places a missing parent map after the last
 * of the listed siblings.
 */
export type Order =
  | { readonly by: 'end' | 'status' }
  | { readonly by: 'section'; readonly siblings: readonly string[] };

/** One change to the document; `path` is property names from the root. Missing parents are created. */
export type Change =
  | {
      readonly kind: 'set';
      readonly path: readonly string[];
      readonly value: unknown;
      readonly order?: Order;
    }
  | { readonly kind: 'remove'; readonly path: readonly string[] };

/** A plan: the decisions (updates of the ledger are not steps), and the changes that carry them out. */
export interface MergePlan {
  readonly steps: readonly PlanStep[];
  /** In document order; no path is a prefix of another. */
  readonly changes: readonly Change[];
}

/** What one stage of planning decides. */
export interface PlanPart {
  readonly steps: readonly PlanStep[];
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Options of the merge, without defaults. */
export interface MergePolicy {
  /**
   * What to do with an existing entry of the same name that was not generated. `replace` applies to responses only.
   */
  readonly onConflict: 'keep' | 'replace' | 'fail';
  /** Record new entries. Existing lines are kept up to date either way. */
  readonly ledger: boolean;
  /** Use an existing response of the spec for its status instead of adding one. */
  readonly reuse: boolean;
  /** Add only responses that a `$ref` uses. */
  readonly onlyReferenced: boolean;
  /** Remove generated entries that are no longer given and not referenced. */
  readonly prune: boolean;
  /** Prune even if the document has no operations. */
  readonly force: boolean;
  /** Rewrite `$ref`s to generated responses whose name changed. */
  readonly renameRefs: boolean;
  /** Names that the table and the registry can give a missing response, in the naming in use. */
  readonly suppliableNames?: () => readonly string[];
  /** Names of responses that are given only because `$ref`s need them. @default none */
  readonly supplied?: ReadonlySet<string>;
  /** What to attach to operations. @default nothing */
  readonly attach?: AttachPolicy;
  /** Generated responses by status: error responses without content get theirs. @default nothing is filled */
  readonly fill?: ReadonlyMap<string, ResponseObject>;
  /** The schema of the spec that error bodies refer to. */
  readonly keptSchema?: KeptSchema;
}

/** Chosen, by option or because the spec's own error bodies use it; else found under the name of the body. */
export type KeptSchema =
  | { readonly isChosen: false; readonly name: string }
  | {
      readonly isChosen: true;
      /** The `$ref` to it. */
      readonly target: string;
      /** Error responses of the spec's own that use it, of all those with a body. */
      readonly uses?: { readonly count: number; readonly total: number };
    };

/** A response and the condition that gives it to an operation. */
export interface AttachCandidate {
  readonly status: string;
  /** The name of the response in the table. */
  readonly name: string;
  readonly condition: Condition;
  readonly ignoredPathParameters?: IgnoredPathParameters | undefined;
}

export interface AttachPolicy {
  /** In the order of the table; the first of a status whose condition holds is attached. */
  readonly candidates: readonly AttachCandidate[];
  readonly beside422: boolean;
  readonly webhooks: boolean;
}

/** Facts about a document that its values do not show. */
export interface MergeFacts {
  /** Whether the entry at a path is written in place and contains no comment, anchor or alias. @default always */
  readonly isPlain?: (path: readonly string[]) => boolean;
  /** Whether the numbers at a path are written as JavaScript writes them. @default always */
  readonly hasExactNumbers?: (path: readonly string[]) => boolean;
  /** Pointers (`#/components/responses/NotFound`) into this document from other local files, and where they are. */
  readonly externalReferences?: ReadonlyMap<string, readonly Location[]>;
  /** The other local files of the spec. */
  readonly files?: OpenedFiles;
}
