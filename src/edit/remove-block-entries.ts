import { lineAfterEntry, lineAfterOwnComments, startOfEntry } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode, SourceNode } from '../syntax/source-node.js';
import { columnOf, endOfLine, nextLine } from '../syntax/yaml-text.js';
import type { EditContext } from './edit-context.js';

/** Takes entries out of a block map: whole lines, and comments that are indented under them. */
export function removeBlockEntries(
  { text, edits }: EditContext,
  { entries }: MapNode,
  removed: ReadonlySet<MapEntry>,
): void {
  let before: MapEntry | undefined;
  entries.forEach((entry, index) => {
    if (removed.has(entry)) {
      const { offset, until } = extentOf(text, entry, entries[index + 1]);
      const end = before === undefined ? until : afterTakenLines(text, before.value, until);
      edits.push({ offset, length: end - offset, content: '' });
    } else before = entry;
  });
}

function extentOf(
  text: string,
  entry: MapEntry,
  next: MapEntry | undefined,
): { offset: number; until: number } {
  const start = startOfEntry(text, entry);
  const lineStart = start - columnOf(text, start);
  if (/^ *$/.test(text.slice(lineStart, start))) {
    return { offset: lineStart, until: lineAfterOwnComments(text, entry, columnOf(text, start) + 1) };
  }
  return {
    offset: start,
    until: next === undefined ? lineAfterEntry(text, entry) : startOfEntry(text, next),
  };
}

/** Skips the blank lines at an offset that a block scalar at the end of a node would take for its own there. */
function afterTakenLines(text: string, node: SourceNode, offset: number): number {
  const last = lastLeaf(node);
  if (last.kind !== 'scalar' || (last.style !== 'literal' && last.style !== 'folded')) return offset;
  const keepsAll = /^[|>]\d?\+/.test(text.slice(last.start, last.start + 3));
  let after = offset;
  for (let line = offset; line < text.length; line = nextLine(text, line)) {
    const content = text.slice(line, endOfLine(text, line));
    if (!/^[ \t]*$/.test(content)) break;
    if (keepsAll || content !== '') after = nextLine(text, line);
  }
  return after;
}

function lastLeaf(node: SourceNode): SourceNode {
  const last =
    node.kind === 'map' ? node.entries.at(-1)?.value : node.kind === 'seq' ? node.items.at(-1) : undefined;
  return last === undefined ? node : lastLeaf(last);
}
