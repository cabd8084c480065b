import { isCollection } from '../values/is-object.js';
import { childrenOf, type MapEntry, type MapNode, type SourceNode } from './source-node.js';
import { columnOf, endOfLine, nextLine, startOfLine } from './yaml-text.js';

/** The line after an entry of a block map; its trailing comment, if any, is on its last line. */
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
  const start = entry.key.outerStart;
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

/** Whether every number is written as JavaScript writes it: not `1.0`, `0x1F` or an integer that it cannot hold. */
export function hasExactNumbers(text: string, node: SourceNode, value: unknown): boolean {
  if (node.kind === 'scalar' && typeof value === 'number')
    return JSON.stringify(value) === text.slice(node.start, node.end);
  if (!isCollection(value)) return true;
  const members = value as Readonly<Record<string, unknown>>;
  if (node.kind === 'seq')
    return node.items.every((item, index) => hasExactNumbers(text, item, members[index]));
  if (node.kind !== 'map') return true;
  return node.entries.every(({ name = '', value: child }) => hasExactNumbers(text, child, members[name]));
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
