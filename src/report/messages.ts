import type { DiagnosticArgs, DiagnosticCode } from '../diagnostic.js';

/** What a finding says to a person: `message` is what is wrong, `hint` what to do about it. */
export interface Wording {
  readonly message: string;
  readonly hint: string;
}

/** The sentences of one domain; together the domains cover every code. */
export type Messages = { readonly [C in DiagnosticCode]?: (args: DiagnosticArgs[C]) => Wording };
