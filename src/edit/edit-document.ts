import type { Change } from '../merge/merge-plan.js';
import type { MapNode, SourceDocument } from '../syntax/source-node.js';
import { endOfLineBefore, startOfLine } from '../syntax/yaml-text.js';
import { indentsSequences, LINE_WIDTH, type Quote, quoteAt, refQuotesIn } from '../text/layout.js';
import type { TextEdit } from '../text/text-edit.js';
import { toChangeTree } from './change-tree.js';
import { editBlockMap } from './edit-block-map.js';
import type { EditContext } from './edit-context.js';
import { editFlowMap } from './edit-flow-map.js';
import { endsKeptLines, spareBlockScalars } from './spare-block-scalars.js';

/** Used where a document has no nested block map to learn from. */
const DEFAULT_STEP = 2;

/**
 * The edits that make changes to a document's text. Bytes outside them stay; inside a map that is there, new
 * entries follow the layout of their neighbours.
 *
 * @param document - As it was read from the text that the edits are for.
 * @param changes - Paths through maps, or through places that are still empty.
 * @returns Ordered, disjoint edits.
 * @throws RangeError when changes collide or pass through a value that is not a map: a bug of the caller.
 */
export function editDocument(document: SourceDocument, changes: readonly Change[]): TextEdit[] {
  const { text, root, format } = document;
  if (changes.length === 0) return [];
  if (root.kind !== 'map') throw new RangeError('Only a document whose root is a map can be edited.');
  let hasLongLines: boolean | undefined;
  let quoteFarFromRefs: Quote | undefined;
  const context: EditContext = {
    text,
    root,
    format,
    hasLongLines: () => (hasLongLines ??= hasLongLine(text)),
    indentSequences: root.style === 'block' && indentsSequences(text),
    refQuotesAt: refQuotesIn(text),
    quoteFarFromRefs: (offset) => (quoteFarFromRefs ??= quoteAt(text, offset)),
    rendered: new Map(),
    edits: [],
    editMap: (map, tree, step) =>
      map.style === 'block' ? editBlockMap(context, map, tree, step) : editFlowMap(context, map, tree),
  };
  context.editMap(root, toChangeTree(changes), () => DEFAULT_STEP);
  const edits = orderEdits(context.edits);
  if (root.style === 'flow') return edits;
  return keepLastLineUnended(text, root, orderEdits(spareBlockScalars(text, root, edits)));
}

function hasLongLine(text: string): boolean {
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    if (end - start - (text[end - 1] === '\r' ? 1 : 0) > LINE_WIDTH) return true;
  }
  return false;
}

/**
 * Where the last lines go and the text did not end its last one, the line before them loses its line break; not an
 * empty line that a block scalar keeps.
 */
function keepLastLineUnended(text: string, root: MapNode, edits: TextEdit[]): TextEdit[] {
  const last = edits.at(-1);
  if (last === undefined || last.content !== '' || last.offset + last.length < text.length) return edits;
  if (startOfLine(text, text.length) === text.length || startOfLine(text, last.offset) !== last.offset)
    return edits;
  const offset = endOfLineBefore(text, last.offset);
  const isBlank = text.slice(startOfLine(text, offset), offset).trim() === '';
  if (isBlank && endsKeptLines(text, root, last.offset, edits)) return edits;
  return orderEdits([...edits.slice(0, -1), { offset, length: text.length - offset, content: '' }]);
}

/** Sorts edits, and joins edits that touch or, if both delete, overlap. */
function orderEdits(edits: readonly TextEdit[]): TextEdit[] {
  const ordered: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length)) {
    const previous = ordered.at(-1);
    const end = previous === undefined ? -1 : previous.offset + previous.length;
    if (previous === undefined || edit.offset > end) ordered.push(edit);
    else ordered[ordered.length - 1] = join(previous, edit, end);
  }
  return ordered.filter(({ length, content }) => length > 0 || content !== '');
}

function join(first: TextEdit, second: TextEdit, firstEnd: number): TextEdit {
  if (second.offset < firstEnd && second.content !== '' && first.content !== '') {
    throw new RangeError(`Two edits write to offset ${second.offset}.`);
  }
  const end = Math.max(firstEnd, second.offset + second.length);
  return { offset: first.offset, length: end - first.offset, content: first.content + second.content };
}
