import type { Diagnostic, DiagnosticArgs, DiagnosticCode } from '../diagnostic.js';
import { BODY_MESSAGES } from './messages/body.js';
import { CLI_MESSAGES } from './messages/cli.js';
import { DOCUMENT_MESSAGES } from './messages/document.js';
import { SPEC_MESSAGES } from './messages/spec.js';
import { TABLE_MESSAGES } from './messages/table.js';
import { VALIDATION_MESSAGES } from './messages/validation.js';
import type { Wording } from './messages.js';

/** Every code has a sentence: a missing one does not compile. */
const MESSAGES: { readonly [C in DiagnosticCode]: (args: DiagnosticArgs[C]) => Wording } = {
  ...TABLE_MESSAGES,
  ...DOCUMENT_MESSAGES,
  ...BODY_MESSAGES,
  ...VALIDATION_MESSAGES,
  ...SPEC_MESSAGES,
  ...CLI_MESSAGES,
};

/** The English sentences of a finding. They hold text of the spec as it stands there, control characters included. */
export function describeDiagnostic(diagnostic: Diagnostic): Wording {
  return describe(diagnostic.code, diagnostic.args);
}

function describe<C extends DiagnosticCode>(code: C, args: DiagnosticArgs[DiagnosticCode]): Wording {
  const words: (args: DiagnosticArgs[C]) => Wording = MESSAGES[code];
  return words(args as DiagnosticArgs[C]);
}
