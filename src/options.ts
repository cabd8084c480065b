import type { Diagnostic } from './diagnostic.js';
import type { PresetName } from './generate/bodies/presets.js';
import type { ErrorBody } from './generate/error-body.js';
import type { SchemaObject } from './generate/generated-components.js';
import type { MergePlan } from './merge/merge-plan.js';
import type { Resolver } from './openapi/spec-files.js';
import type { RuleSet, RuleSetName } from './rules/rule-sets.js';
import type { HeadersByClass } from './table/class-headers.js';
import type { StatusTable } from './table/status-table.js';
import type { TextEdit } from './text/text-edit.js';

export const CONFLICT_POLICIES = ['keep', 'replace', 'fail'] as const;
export type ConflictPolicy = (typeof CONFLICT_POLICIES)[number];

/** Defaults that the library and the command line share. */
export const DEFAULTS = {
  onConflict: 'keep',
  reuse: true,
  ledger: true,
  attach: false,
  fill: false,
  prune: false,
  force: false,
  renameRefs: false,
  validate: true,
  strict: false,
} as const;

/** A schema of any copy of Zod from 4.2 on. */
export interface ZodSchema {
  readonly _zod: { readonly version: { readonly major: number; readonly minor: number } };
}

/** Options for both texts and document objects; all are optional. */
export interface AugmentOptions {
  /** Name of the spec in findings. @default 'openapi.yaml' */
  readonly file?: string;
  /** The code table. @default the one in `schemas/status-codes.md` */
  readonly table?: StatusTable;
  /**
   * Body of error responses: the name of a preset, your Zod schema, a body that `jsonSchemaBody` made, or the pointer
   * of a schema in the spec (`#/components/schemas/Error`).
   * @default the schema that the spec's own error responses agree on, else 'problem-details'
   */
  readonly errorBody?: PresetName | ErrorBody | ZodSchema | `#/${string}`;
  /** Component name of the schema of a preset or a Zod schema. @default the preset's, or the `id` of the Zod schema */
  readonly errorName?: string;
  /** Media types of error responses. @default that of the error body */
  readonly mediaTypes?: readonly string[];
  /** Base URI of the `type` in examples, or a reference to it. @default none: `about:blank` */
  readonly problemBase?: string;
  /**
   * Headers that the generated responses of a class have, written once as `components.headers` (Swagger 2.0: in each
   * response): `{ all: [...], '4xx': [{ name: 'X-Request-Id', format: 'uuid' }] }`. @default none
   */
  readonly headers?: HeadersByClass;
  /**
   * JSON Schema files, by the text of the `Schema` cell that names them: their content, or the body that
   * `jsonSchemaBody` made of it. @default none
   */
  readonly rowSchemas?: ReadonlyMap<string, SchemaObject | ErrorBody>;
  /** What to do with an existing entry of the same name that was not generated. @default 'keep' */
  readonly onConflict?: ConflictPolicy;
  /** Use an existing response of the spec for its status instead of adding one. @default true */
  readonly reuse?: boolean;
  /**
   * Record generated entries in `x-gen-responses`; unrecorded ones are never updated.
   * @default true for texts, false for `augmentDocument`
   */
  readonly ledger?: boolean;
  /** Add `$ref`s to the operations that can give a response, where they lack it. @default false */
  readonly attach?: boolean;
  /**
   * The conditions for what to attach: the name of a rule set, or one from `readRules`. It brings its codes unless the
   * table was made with `codes`. @default 'recommended', for the codes of the table
   */
  readonly rules?: RuleSetName | RuleSet;
  /** Give content to error responses that have a description and no content. @default false */
  readonly fill?: boolean;
  /** Add only responses that a `$ref` uses. @default the value of `attach` */
  readonly onlyReferenced?: boolean;
  /** Remove generated entries that are no longer in the table and not referenced. @default false */
  readonly prune?: boolean;
  /** Prune even if the document has no operations. @default false */
  readonly force?: boolean;
  /** Rewrite the `$ref`s to generated responses whose name changed in the table. @default false */
  readonly renameRefs?: boolean;
}

/** Options for a text. */
export interface GenResponsesOptions extends AugmentOptions {
  /** Validate the result. @default true */
  readonly validate?: boolean;
  /** Treat problems that were in the spec before as errors; needs `validate`. @default false */
  readonly strict?: boolean;
  /** Reads other files that the spec refers to. @default no file is read */
  readonly resolver?: Resolver;
}

/** Options of `removeResponses`. */
export type RemoveOptions = Pick<GenResponsesOptions, 'file' | 'force' | 'validate' | 'strict' | 'resolver'>;

/** Options of `dedupeResponses`. */
export type DedupeOptions = Pick<GenResponsesOptions, 'file' | 'validate' | 'strict' | 'resolver'>;

/** The result of a run. */
export interface GenResponsesResult {
  /** The new text; the given text if nothing changes or there are errors. */
  readonly text: string;
  /** Edits of the given text; empty if there are errors. */
  readonly edits: readonly TextEdit[];
  readonly plan: MergePlan;
  /** Places are in the given text. */
  readonly diagnostics: readonly Diagnostic[];
  /** The `openapi` or `swagger` value; absent if the document could not be read. */
  readonly specVersion?: string;
}

/** The result of `augmentDocument`. */
export interface AugmentResult<T extends object = object> {
  /** A new document that shares what did not change; the given one if there are errors. */
  readonly document: T;
  readonly plan: MergePlan;
  readonly diagnostics: readonly Diagnostic[];
}
