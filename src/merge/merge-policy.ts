import type { ResponseObject } from '../generate/generated-components.js';
import type { OpenedFiles } from '../openapi/local-files.js';
import type { Location } from '../openapi/spec-files.js';
import type { Condition } from '../rules/condition.js';
import type { IgnoredPathParameters } from './holds.js';

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
