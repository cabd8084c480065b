/**
 * The closed union of everything the tool can find fault with: a code, its arguments and a place, no prose
 * (sentences live in `report/describe-diagnostic`).
 */

/** What each code carries; the keys are the union. */
export interface DiagnosticArgs {
  // --- the code table -------------------------------------------------------------------------------------
  NO_TABLE: Record<never, never>;
  NO_CODE_COLUMN: { headers: readonly string[] };
  // --- the spec as it was handed in -----------------------------------------------------------------------
  EMPTY_DOCUMENT: Record<never, never>;
  NOT_PARSEABLE: { format: string; detail: string };
  NOT_A_SPEC: Record<never, never>;
  UNSUPPORTED_VERSION: { version: string };
  MULTIPLE_DOCUMENTS: Record<never, never>;
  DUPLICATE_KEY: { key: string };
  TAB_INDENTATION: Record<never, never>;
  TOO_DEEP: { limit: number };
  EXCESSIVE_ALIASES: { limit: number };
  CONTAINER_NOT_EDITABLE: { pointer: string; found: 'reference' | 'alias' | 'merge key' | 'sequence' | 'scalar' };
  // --- our own invariants ---------------------------------------------------------------------------------
  PROOF_FAILED: { pointer: string };
}

export type DiagnosticCode = keyof DiagnosticArgs;

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Exit codes of the command line: 0 done; 1 findings or a refused write; 2 usage, config, table, unreadable or
 * refused input; 70 a broken invariant of ours.
 */
export type ExitCode = 0 | 1 | 2 | 70;

/** Severity by default, and the exit code that the finding asks for. */
export const DIAGNOSTICS = {
  NO_TABLE: { severity: 'error', exit: 2 },
  NO_CODE_COLUMN: { severity: 'error', exit: 2 },
  EMPTY_DOCUMENT: { severity: 'error', exit: 2 },
  NOT_PARSEABLE: { severity: 'error', exit: 2 },
  NOT_A_SPEC: { severity: 'error', exit: 2 },
  UNSUPPORTED_VERSION: { severity: 'error', exit: 2 },
  MULTIPLE_DOCUMENTS: { severity: 'error', exit: 2 },
  DUPLICATE_KEY: { severity: 'error', exit: 2 },
  TAB_INDENTATION: { severity: 'error', exit: 2 },
  TOO_DEEP: { severity: 'error', exit: 2 },
  EXCESSIVE_ALIASES: { severity: 'error', exit: 2 },
  CONTAINER_NOT_EDITABLE: { severity: 'error', exit: 2 },
  PROOF_FAILED: { severity: 'error', exit: 70 },
} as const satisfies Record<DiagnosticCode, { severity: Severity; exit: ExitCode }>;

/** Where a finding stands. Offsets are UTF-16 code units; lines and columns count from 1. */
export interface Place {
  /** As the caller named it. */
  readonly file: string;
  /** Offset into the text of `file`; `line` and `column` are computed from it once, at the edge. */
  readonly offset?: number;
  readonly line?: number;
  readonly column?: number;
  /** JSON pointer as a URI fragment (`#/paths/~1pets`), RFC 6901 section 6. */
  readonly pointer?: string;
}

export type Diagnostic = {
  [C in DiagnosticCode]: {
    readonly code: C;
    readonly severity: Severity;
    readonly args: DiagnosticArgs[C];
    readonly place: Place;
  };
}[DiagnosticCode];

/** Builds a finding with the severity of its code, or a given one. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  args: DiagnosticArgs[C],
  place: Place,
  severity: Severity = DIAGNOSTICS[code].severity,
): Diagnostic {
  return { code, severity, args, place } as Diagnostic;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
