import type { Place } from '../diagnostic.js';
import { entryOf, type SourceNode } from '../syntax/source-node.js';
import { LineIndex } from '../text/line-index.js';
import { toPointer } from '../text/pointer.js';
import type { SpecFile, Spot } from './spec-file.js';

/**
 * Where a spot stands in its text: the key of a property, the start of a list's item; of what the text does not
 * hold (it came by an alias or `<<`, or is missing), the nearest thing around it.
 *
 * @param main Of this file the edge knows the text; line and column of others are computed here.
 */
export function placeOf({ in: spec, path }: Spot, main: SpecFile): Place {
  const { root } = spec.source;
  const offset = offsetOf(root, path);
  const lineColumn = spec === main ? {} : linesOf(spec).at(offset);
  return { file: spec.file, pointer: toPointer(path), offset, ...lineColumn };
}

const LINES = new WeakMap<SpecFile, LineIndex>();

function linesOf(spec: SpecFile): LineIndex {
  const lines = LINES.get(spec) ?? new LineIndex(spec.source.text);
  LINES.set(spec, lines);
  return lines;
}

function offsetOf(root: SourceNode, path: readonly string[]): number {
  let node: SourceNode | undefined = root;
  let offset = root.start;
  for (const name of path) {
    if (node.kind === 'seq') {
      node = node.items[Number(name)];
      offset = node?.outerStart ?? offset;
    } else {
      const entry = entryOf(node, name);
      node = entry?.value;
      offset = entry?.key.outerStart ?? offset;
    }
    if (node === undefined) break;
  }
  return offset;
}
