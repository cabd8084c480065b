import { childrenOf, type MapEntry, type MapNode, type SourceNode } from './source-node.js';
import { columnOf, endOfLine, endOfLineBefore, nextLine, startOfLine, startOfSpace } from './yaml-text.js';

/** Where an entry begins: at its key, or at the `?` of an explicit key. */
export function startOfEntry(text: string, { key }: MapEntry): number {
  const { outerStart } = key;
  const start = startOfSpace(text, outerStart);
  if (text[start - 1] === '?') return start - 1;
  const isFirst = /[\r\n]/.test(text[start - 1] ?? '\n') && !text.slice(start, outerStart).includes('\t');
  return isFirst ? (markAbove(text, start, outerStart - start) ?? outerStart) : outerStart;
}

/** Where an entry of a flow map ends. One that is a `?` alone needs the space behind it: `?,` is a text. */
export function endOfFlowEntry(text: string, { key, value: { end } }: MapEntry): number {
  const isMark = key.kind === 'scalar' && key.style === 'empty' && text[end - 1] === '?';
  return isMark && end < text.length ? end + 1 : end;
}

/** A `?` alone at the end of the line above, comments and blank lines between, left of the key. */
function markAbove(text: string, lineStart: number, column: number): number | undefined {
  for (let end = lineStart; end > 0; ) {
    const start = startOfLine(text, endOfLineBefore(text, end));
    const line = text.slice(start, end);
    if (/^[ \t]*(?:#|[\r\n]|$)/.test(line)) {
      end = start;
      continue;
    }
    const mark = /^((?:[ \t]|[-?:][ \t])*)\?[ \t]*(?:#|[\r\n])/.exec(line)?.[1];
    return mark !== undefined && mark.length < column ? start + mark.length : undefined;
  }
  return undefined;
}

/** The line after an entry of a block map; its trailing comment, if any, stands on its last line. */
export function lineAfterEntry(text: string, { key, value }: MapEntry): number {
  const { end } = value;
  return end > key.end && end === startOfLine(text, end) ? end : nextLine(text, end);
}

/**
 * The line after an entry of a block map and the comments that belong to it: those that follow at `column` or
 * further right, blank lines between. A comment left of it belongs to what comes next.
 */
export function lineAfterOwnComments(text: string, entry: MapEntry, column: number): number {
  let after = lineAfterEntry(text, entry);
  for (let line = after; line < text.length; line = nextLine(text, line)) {
    const content = text.slice(line, endOfLine(text, line));
    const indent = content.search(/[^ \t]/);
    if (indent === -1) continue;
    if (content[indent] !== '#' || indent < column) break;
    after = nextLine(text, line);
  }
  return after;
}

/**
 * Whether an entry of a map holds nothing but data: no comment, anchor, alias or tag, so that writing it anew or
 * taking it out loses nothing that a person put there.
 */
export function isPlainEntry(text: string, { style }: MapNode, entry: MapEntry): boolean {
  const leaves: SourceNode[] = [];
  if (!collectLeaves(entry.key, leaves) || !collectLeaves(entry.value, leaves)) return false;
  const start = startOfEntry(text, entry);
  let position = start;
  for (const leaf of leaves) {
    const hasComment = text.slice(position, leaf.start).includes('#') || commentOfHeader(text, leaf) !== '';
    if (hasComment) return false;
    position = leaf.end;
  }
  const end =
    style === 'flow' ? entry.value.end : lineAfterOwnComments(text, entry, columnOf(text, start) + 1);
  return !text.slice(position, end).includes('#');
}

function collectLeaves(node: SourceNode, leaves: SourceNode[]): boolean {
  if (node.kind === 'alias' || node.anchor !== undefined || node.tag !== undefined) return false;
  if (node.kind === 'scalar') leaves.push(node);
  return childrenOf(node).every((child) => collectLeaves(child, leaves));
}

/** The comment behind the `|` or `>` of a block scalar, and the space before it. */
export function commentOfHeader(text: string, value: SourceNode): string {
  if (value.kind !== 'scalar' || (value.style !== 'literal' && value.style !== 'folded')) return '';
  return /[ \t]+#.*$/.exec(text.slice(value.start, endOfLine(text, value.start)))?.[0] ?? '';
}
