import type { Diagnostic, Place } from '../diagnostic.js';
import { entryOf, type SourceNode } from '../syntax/source-node.js';
import { fromPointer, toPointer } from '../values/pointer.js';
import type { SpecDocument } from './open-spec.js';

/**
 * The place of a path of property names and indexes; with an offset if the document was read from text: that of the
 * key of a property or the start of a list item. A value that is not in the text (missing, or from an alias or `<<`)
 * gets the place of its nearest ancestor.
 */
export function placeAt(
  { file, source }: Pick<SpecDocument, 'file' | 'source'>,
  path: readonly string[],
): Place {
  const pointer = toPointer(path);
  return source === undefined ? { file, pointer } : { file, pointer, offset: offsetAt(source.root, path) };
}

/** Adds the offset to a finding that was made from values alone. */
export function placed(diagnostic: Diagnostic, document: Pick<SpecDocument, 'file' | 'source'>): Diagnostic {
  const { file, pointer = '', offset } = diagnostic.place;
  const path = fromPointer(pointer);
  if (file !== document.file || offset !== undefined || path === undefined) return diagnostic;
  return { ...diagnostic, place: placeAt(document, path) };
}

function offsetAt(root: SourceNode, path: readonly string[]): number {
  let node: SourceNode | undefined = root;
  let offset = root.start;
  for (const name of path) {
    const entry = entryOf(node, name);
    const child: SourceNode | undefined = node.kind === 'seq' ? node.items[Number(name)] : entry?.value;
    if (child === undefined) break;
    offset = (entry?.key ?? child).outerStart;
    node = child;
  }
  return offset;
}
