import type { Diagnostic, DiagnosticArgs, DiagnosticCode } from '../diagnostic.js';
import { isObject } from '../values/is-object.js';
import { shorten } from './display.js';
import { ATTACH_MESSAGES } from './messages/attach.js';
import { BODY_MESSAGES } from './messages/body.js';
import { CLI_MESSAGES } from './messages/cli.js';
import { COVERAGE_MESSAGES } from './messages/coverage.js';
import { DOCUMENT_MESSAGES } from './messages/document.js';
import { SPEC_MESSAGES } from './messages/spec.js';
import { TABLE_MESSAGES } from './messages/table.js';
import { VALIDATION_MESSAGES } from './messages/validation.js';
import type { Wording } from './messages.js';

/** Maximum length of a message in UTF-16 code units; it may contain a list. */
const LONGEST = 2000;

/** A missing code does not compile. */
export const MESSAGES: { readonly [C in DiagnosticCode]: (args: DiagnosticArgs[C]) => Wording } = {
  ...TABLE_MESSAGES,
  ...DOCUMENT_MESSAGES,
  ...BODY_MESSAGES,
  ...VALIDATION_MESSAGES,
  ...SPEC_MESSAGES,
  ...ATTACH_MESSAGES,
  ...COVERAGE_MESSAGES,
  ...CLI_MESSAGES,
};

/**
 * The English sentences of a finding. They may quote text of the spec, control characters included; long texts
 * are cut in the middle.
 */
export function describeDiagnostic(diagnostic: Diagnostic): Wording {
  return describe(diagnostic.code, diagnostic.args);
}

function describe<C extends DiagnosticCode>(code: C, args: DiagnosticArgs[DiagnosticCode]): Wording {
  const words: (args: DiagnosticArgs[C]) => Wording = MESSAGES[code];
  const { message, hint } = words(shortened(args) as DiagnosticArgs[C]);
  return { message: shorten(message, LONGEST), hint: shorten(hint, LONGEST) };
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string') return shorten(value);
  if (Array.isArray(value)) return value.map(shortened);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shortened(member)]));
}
