import type { Diagnostic } from './diagnostic.js';
import type { PresetName } from './generate/bodies/presets.js';
import type { ErrorBody } from './generate/error-body.js';
import type { SchemaObject } from './generate/generated-components.js';
import type { MergePlan } from './merge/merge-plan.js';
import type { Resolver } from './openapi/spec-files.js';
import { defaultStatusTable } from './table/build-status-table.js';
import type { StatusTable } from './table/status-table.js';
import type { TextEdit } from './text/text-edit.js';

export const CONFLICT_POLICIES = ['keep', 'replace', 'fail'] as const;
export type ConflictPolicy = (typeof CONFLICT_POLICIES)[number];

/** Options that do the same for a text and for a document held as an object; every one may be left out. */
export interface AugmentOptions {
  /** Name of the spec in findings. @default 'openapi.yaml' */
  readonly file?: string;
  /** The code table. @default the one in `schemas/status-codes.md` */
  readonly table?: StatusTable;
  /**
   * What error responses carry: the name of a preset, a body made from a schema of yours, or the pointer of a
   * schema that the spec has (`#/components/schemas/Error`). @default 'problem-details'
   */
  readonly errorBody?: PresetName | ErrorBody | `#/${string}`;
  /** Component name of a preset's schema; other bodies bring theirs. @default the preset's own */
  readonly errorName?: string;
  /** Media types of error content. @default the error body's own */
  readonly mediaTypes?: readonly string[];
  /** URI that the `type` of examples starts with. @default none: `about:blank` */
  readonly problemBase?: string;
  /** JSON Schema files that rows of the table name, already read, by what the row says. @default none */
  readonly rowSchemas?: ReadonlyMap<string, SchemaObject>;
  /** What to do with an entry of the same name that is not ours. @default 'keep' */
  readonly onConflict?: ConflictPolicy;
  /** Let the spec's own component for a status stand in for ours. @default true */
  readonly reuse?: boolean;
  /** Record what is written in `x-gen-responses`; what is not recorded is never updated. @default true */
  readonly ledger?: boolean;
  /** Add only what a `$ref` of the spec needs. @default false */
  readonly onlyReferenced?: boolean;
  /** Take out what is ours, not in the table any more and not referenced. @default false */
  readonly prune?: boolean;
  /** Prune a document without operations too. @default false */
  readonly force?: boolean;
}

/** Options of the library for a text. */
export interface GenResponsesOptions extends AugmentOptions {
  /** Validate the result. @default true */
  readonly validate?: boolean;
  /** Make faults that were in the spec before errors, and change nothing then; needs `validate`. @default false */
  readonly strict?: boolean;
  /** The way to other files that the spec refers to. @default none is read */
  readonly resolver?: Resolver;
}

/** Options of `removeResponses`. */
export type RemoveOptions = Pick<GenResponsesOptions, 'file' | 'force' | 'validate' | 'strict' | 'resolver'>;

/** What a run came to. */
export interface GenResponsesResult {
  /** The new text; the text that was handed in when nothing changes or an error stands in the way. */
  readonly text: string;
  /** Against the text that was handed in; empty when an error stands in the way. */
  readonly edits: readonly TextEdit[];
  readonly plan: MergePlan;
  /** Places are those of the text that was handed in. */
  readonly diagnostics: readonly Diagnostic[];
  /** The `openapi` or `swagger` value; absent when the document could not be read. */
  readonly specVersion?: string;
}

/** What `augmentDocument` comes to: like a `GenResponsesResult`, of values. */
export interface AugmentResult {
  /** A new document that shares what did not change; the one handed in when an error stands in the way. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly plan: MergePlan;
  readonly diagnostics: readonly Diagnostic[];
}

type Optional = 'errorName' | 'problemBase' | 'rowSchemas' | 'resolver';

/** The options with every default filled in. */
export type ResolvedOptions = Required<Omit<GenResponsesOptions, Optional>> &
  Pick<GenResponsesOptions, Optional>;

const DEFAULTS = {
  file: 'openapi.yaml',
  errorBody: 'problem-details',
  mediaTypes: [],
  onConflict: 'keep',
  reuse: true,
  ledger: true,
  onlyReferenced: false,
  prune: false,
  force: false,
  validate: true,
  strict: false,
} as const satisfies GenResponsesOptions;

/**
 * The one place where defaults stand.
 *
 * @throws TypeError for options that are no object, or whose table is none
 */
export function resolveOptions(options: GenResponsesOptions): ResolvedOptions {
  if (typeof options !== 'object' || options === null) throw new TypeError('The options must be an object.');
  const { table } = options;
  if (table !== undefined && !Array.isArray(table?.rows))
    throw new TypeError('The table must be one that readTable or buildStatusTable gave.');
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return { ...DEFAULTS, ...given, table: table ?? defaultStatusTable() };
}
