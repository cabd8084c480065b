import type { Diagnostic } from './diagnostic.js';
import type { MergePlan } from './merge/merge-plan.js';
import type { StatusTable } from './table/status-table.js';
import type { TextEdit } from './text/text-edit.js';

export const CONFLICT_POLICIES = ['keep', 'replace', 'fail'] as const;
export type ConflictPolicy = (typeof CONFLICT_POLICIES)[number];

/** Options of the library; every one may be left out. */
export interface GenResponsesOptions {
  /** Name of the spec in findings. @default 'openapi.yaml' */
  readonly file?: string;
  /** The code table. @default the table that is shipped in `schemas/status-codes.md` */
  readonly table?: StatusTable;
  /** Media types of error content. @default the error body's own */
  readonly mediaTypes?: readonly string[];
  /** What to do with an entry of the same name that is not ours. @default 'keep' */
  readonly onConflict?: ConflictPolicy;
  /** Record what was written in `x-gen-responses`. @default true */
  readonly ledger?: boolean;
  /** Make faults that were in the spec before errors, and write nothing then. @default false */
  readonly strict?: boolean;
  /** Validate the result. @default true */
  readonly validate?: boolean;
}

/** What a run came to. */
export interface GenResponsesResult {
  /** The new text; the text that was handed in when nothing changes or an error stands in the way. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
  readonly plan: MergePlan;
  readonly diagnostics: readonly Diagnostic[];
  /** The `openapi` or `swagger` value; absent when the document could not be read. */
  readonly specVersion?: string;
}

/** The options with every default filled in. */
export interface ResolvedOptions {
  readonly file: string;
  readonly table: StatusTable | undefined;
  readonly mediaTypes: readonly string[];
  readonly onConflict: ConflictPolicy;
  readonly ledger: boolean;
  readonly strict: boolean;
  readonly validate: boolean;
}

/** The one place where defaults stand. */
export function resolveOptions(options: GenResponsesOptions): ResolvedOptions {
  return {
    file: options.file ?? 'openapi.yaml',
    table: options.table,
    mediaTypes: options.mediaTypes ?? [],
    onConflict: options.onConflict ?? 'keep',
    ledger: options.ledger ?? true,
    strict: options.strict ?? false,
    validate: options.validate ?? true,
  };
}
