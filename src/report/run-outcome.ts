import type { Diagnostic } from '../diagnostic.js';
import type { PlanStep } from '../merge/merge-plan.js';
import type { SourceText } from './source-text.js';

/** What a run did to one spec. */
export interface SpecOutcome {
  /** As it is shown: relative to the working folder, with `/`. */
  readonly file: string;
  readonly specVersion?: string;
  /** The result differs from the target: the spec itself, or the file of `--output`. */
  readonly changed: boolean;
  readonly written: boolean;
  readonly steps: readonly PlanStep[];
  readonly diagnostics: readonly Diagnostic[];
  /** Unified diff from the target to the result; only when it was asked for. */
  readonly diff?: string;
}

/** What a whole run came to. */
export interface RunOutcome {
  readonly specs: readonly SpecOutcome[];
  /** Findings that belong to no spec: the command line, the table. */
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the files that findings name. */
  readonly sources: ReadonlyMap<string, SourceText>;
}
