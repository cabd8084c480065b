import type { Diagnostic, Place } from '../diagnostic.js';
import { entryOf, type SourceNode } from '../syntax/source-node.js';
import { fromPointer, toPointer } from '../values/pointer.js';
import type { SpecDocument } from './open-spec.js';

/**
 * Where a path of property names and indexes stands: with an offset for a document that was text, the key of a
 * property or the start of a list's item. Of what the text does not hold (it is missing, or came by an alias or
 * `<<`) it is that of the nearest thing around it.
 */
export function placeAt(
  { file, source }: Pick<SpecDocument, 'file' | 'source'>,
  path: readonly string[],
): Place {
  const pointer = toPointer(path);
  return source === undefined ? { file, pointer } : { file, pointer, offset: offsetAt(source.root, path) };
}

/** A finding about a document's own value that was made without sight of its text: with the offset it has there. */
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
