import { type Diagnostic, diagnose } from '../diagnostic.js';
import { firstDifference } from '../spec/first-difference.js';
import { readSource } from '../syntax/read-source.js';
import type { SourceDocument } from '../syntax/source-node.js';
import { toPointer } from '../text/pointer.js';

/**
 * The proof of a run: the new text, read again, must say what the plan says of the original.
 *
 * @param expected - The original's value with the plan applied.
 * @returns the new document, or a `PROOF_FAILED`: a bug of ours, and nothing may be written.
 */
export function checkEdits(
  newText: string,
  expected: Readonly<Record<string, unknown>>,
  file: string,
  original?: SourceDocument,
): { readonly document: SourceDocument } | { readonly fault: Diagnostic } {
  const { document } = readSource(newText, { file, ...(original && { similar: original }) });
  const difference = document === undefined ? [] : firstDifference(document.value, expected);
  if (document !== undefined && difference === undefined) return { document };
  return { fault: diagnose('PROOF_FAILED', { pointer: toPointer(difference ?? []) }, { file }) };
}
