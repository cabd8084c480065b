import type { AugmentOptions, AugmentResult } from '../../src/options.js';

/** A file's entry in the report of `--format json`, as far as it is judged. */
export interface JudgedEntry {
  readonly changed: boolean;
  readonly written: boolean;
  readonly steps: readonly { readonly pointer: string; readonly action: string }[];
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message?: string;
    readonly line?: number;
    readonly pointer?: string;
  }[];
}

export interface JudgedRun {
  readonly before: Buffer;
  readonly after: Buffer;
  readonly again: Buffer;
  readonly first: JudgedEntry | undefined;
  readonly second: JudgedEntry | undefined;
  /** What `remove` made of `after`; only with attach. */
  readonly restored?: Buffer;
  /** `$ref`s that count as the author's, and what `remove` made of the file. */
  readonly byHand?: { readonly refs: readonly (readonly string[])[]; readonly after: Buffer } | undefined;
}

export interface Verdict {
  readonly kind: 'spec' | 'other';
  readonly reader: 'JSON.parse' | 'yaml' | 'js-yaml' | undefined;
  /** Whether the `yaml` package takes the text. */
  readonly inYaml: boolean;
  readonly outcome?: 'edited' | 'unchanged' | 'refused';
  readonly refusal?: string;
  /** `:line:column`, else a pointer, of the refusal. */
  readonly place?: string;
  readonly judge?: string;
  readonly added?: number;
  /** Only with attach. */
  readonly attached?: number;
  readonly onlyAdded?: boolean;
  readonly isRestored?: boolean;
  readonly notRestored?: string;
  readonly failures: readonly { readonly promise: string; readonly detail: string }[];
}

export function judgeSpec(
  run: JudgedRun,
  library: {
    augmentDocument(document: Readonly<Record<string, unknown>>, options: AugmentOptions): AugmentResult;
  },
  options: AugmentOptions,
): Promise<Verdict>;
