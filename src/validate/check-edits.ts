import { type Diagnostic, diagnose } from '../diagnostic.js';
import { readSource } from '../syntax/read-source.js';
import type { SourceDocument } from '../syntax/source-node.js';
import { firstDifference } from '../values/first-difference.js';
import { toPointer } from '../values/pointer.js';
import { type EditedDocument, provesInParts } from './proves-in-parts.js';

type Plain = Readonly<Record<string, unknown>>;

/**
 * Self-check of a run: the new text, read again, must equal the plan applied to the original.
 *
 * @param expected - The original value with the plan applied; unchanged parts are the same objects.
 * @returns `PROOF_FAILED` if it does not (a bug in gen-responses); nothing may be written then
 */
export function checkEdits(edited: EditedDocument, expected: Plain, file: string): Diagnostic | undefined {
  const { format } = edited.original;
  const read = (text: string): unknown => {
    const { document } = readSource(text, { file });
    return document?.anchors.length === 0 && document.format === format ? document.value : undefined;
  };
  if (provesInParts(edited, expected, read)) return undefined;
  const path = differenceOf(edited, readSource(edited.newText, { file }).document, expected);
  return path === undefined ? undefined : diagnose('PROOF_FAILED', { pointer: toPointer(path) }, { file });
}

/** The path to the first difference; the root if the text cannot be read or is no longer JSON. */
function differenceOf(
  { original }: EditedDocument,
  document: SourceDocument | undefined,
  expected: Plain,
): string[] | undefined {
  if (document === undefined || (original.format === 'json' && document.format !== 'json')) return [];
  return firstDifference(document.value, expected);
}
