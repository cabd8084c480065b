import { type Diagnostic, diagnose } from '../diagnostic.js';
import { readEdited } from '../syntax/read-edited.js';
import { readSource } from '../syntax/read-source.js';
import type { SourceDocument } from '../syntax/source-node.js';
import type { TextEdit } from '../text/text-edit.js';
import { firstDifference } from '../values/first-difference.js';
import { toPointer } from '../values/pointer.js';

type Plain = Readonly<Record<string, unknown>>;

/** A document that was edited. */
export interface EditedDocument {
  readonly original: SourceDocument;
  readonly edits: readonly TextEdit[];
  readonly newText: string;
}

/**
 * The proof of a run: the new text, read again, must say what the plan says of the original.
 *
 * @param expected - The original's value with the plan applied.
 * @returns a `PROOF_FAILED` where it does not: a bug of ours, and nothing may be written.
 */
export function checkEdits(edited: EditedDocument, expected: Plain, file: string): Diagnostic | undefined {
  const path = differenceOf(edited, expected, file);
  return path === undefined ? undefined : diagnose('PROOF_FAILED', { pointer: toPointer(path) }, { file });
}

/** Where the new text says something else; the root where it cannot be read. */
function differenceOf(edited: EditedDocument, expected: Plain, file: string): string[] | undefined {
  const value = readEdited(edited.original, edited.edits);
  if (value !== undefined && firstDifference(value, expected) === undefined) return undefined;
  const { document } = readSource(edited.newText, { file });
  return document === undefined ? [] : firstDifference(document.value, expected);
}
