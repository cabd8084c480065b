import type { Diagnostic } from '../diagnostic.js';
import { placeAt } from '../spec/place-at.js';
import type { SourceDocument } from '../syntax/source-node.js';
import { fromPointer } from '../text/pointer.js';

/** A finding about a value of a document, with the offset where the text has it. */
export function placedIn(source: SourceDocument, diagnostic: Diagnostic): Diagnostic {
  const { file, pointer } = diagnostic.place;
  const path = pointer === undefined ? undefined : fromPointer(pointer);
  return path === undefined ? diagnostic : { ...diagnostic, place: placeAt({ file, source }, path) };
}
