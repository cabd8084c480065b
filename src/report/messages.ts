import type { DiagnosticArgs, DiagnosticCode } from '../diagnostic.js';

/** The words of a finding: `message` says what is wrong, `hint` what to do. */
export interface Wording {
  readonly message: string;
  readonly hint: string;
}

/** The messages of one area; together they cover every code. */
export type Messages = { readonly [C in DiagnosticCode]?: (args: DiagnosticArgs[C]) => Wording };

/** A hint that names what a mistyped name may mean, else `otherwise`. */
export function didYouMean(suggestion: string | undefined, otherwise: string): string {
  return suggestion === undefined ? otherwise : `Did you mean ${suggestion}?`;
}
