import type { Location } from '../openapi/spec-files.js';

/** How to merge; the pipeline fills in every default. */
export interface MergePolicy {
  /** What to do with an entry of the same name that is not ours and differs. `replace` is for responses only. */
  readonly onConflict: 'keep' | 'replace' | 'fail';
  /** Record new entries. Lines that stand already are kept up to date either way. */
  readonly ledger: boolean;
  /** Let the spec's own component for a status stand in for ours. */
  readonly reuse: boolean;
  /** Add only what a `$ref` of the spec needs. */
  readonly onlyReferenced: boolean;
  /** Remove what is ours, not wanted any more and not referenced. */
  readonly prune: boolean;
  /** Prune a document without operations too. */
  readonly force: boolean;
  /** Component names that the former phrases of a status give, in the naming in use: `413` gives `PayloadTooLarge`. */
  readonly aliases: (status: string) => readonly string[];
  /** Names that the table and the registry can give a missing response, in the naming in use. */
  readonly suppliableNames?: () => readonly string[];
  /** The schema of the spec's own that error bodies refer to: chosen by the author, or there under the body's name. */
  readonly keptSchema?: { readonly name: string; readonly isChosen: boolean };
}

/** What is known of a document beyond its values. */
export interface MergeFacts {
  /** Whether the entry at a path is written out there and holds no comment, anchor or alias. @default always */
  readonly isPlain?: (path: readonly string[]) => boolean;
  /** Pointers (`#/components/responses/NotFound`) into this document from other local files, and where they are. */
  readonly externalReferences?: ReadonlyMap<string, readonly Location[]>;
}
