import { type Diagnostic, diagnose } from '../diagnostic.js';
import { firstDifference } from '../spec/first-difference.js';
import { readChangedSections } from '../syntax/changed-sections.js';
import { readSource } from '../syntax/read-source.js';
import type { SourceDocument } from '../syntax/source-node.js';
import { isObject } from '../text/is-object.js';
import { toPointer } from '../text/pointer.js';
import type { TextEdit } from '../text/text-edit.js';

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
  const { original, newText, edits } = edited;
  const sections = readChangedSections(original, newText, edits);
  if (sections === undefined) {
    const { document } = readSource(newText, { file });
    return document === undefined ? [] : firstDifference(document.value, expected);
  }
  const { reading, untouched } = sections;
  if (!reading.ok) return [];
  const before: Plain = isObject(original.value) ? original.value : {};
  const lost = [...untouched].find((name) => firstDifference(before[name], expected[name]) !== undefined);
  if (lost !== undefined) return [lost];
  const touched = Object.entries(expected).filter(([name]) => !untouched.has(name));
  return firstDifference(reading.value, Object.fromEntries(touched));
}
