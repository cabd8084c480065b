import { applyEdits, type TextEdit } from '../text/text-edit.js';
import { isObject } from '../values/is-object.js';
import { MAX_DEPTH } from './limits.js';
import { readEditedJson } from './read-edited-json.js';
import type { MapNode, SourceDocument } from './source-node.js';
import { treeOf } from './yaml-event-tree.js';
import { readYamlEvents } from './yaml-events.js';
import { columnOf, startOfLine } from './yaml-text.js';

type Plain = Readonly<Record<string, unknown>>;

/** An entry of a block map: from the line of its key to that of the next key, or to where the map's section ends. */
interface Section {
  readonly name: string;
  /** Its value, where that is a block map too. */
  readonly map: MapNode | undefined;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text, and all edits in it. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly TextEdit[];
  /** Whether something comes after it that may be new. */
  readonly isFollowed: boolean;
  /** Collections around what stands in it. */
  readonly depth: number;
}

/**
 * The value of a document after edits, of which only the sections that they are in are read again. In YAML: entries of
 * block maps, each beginning a line in its map's column. Such a section reads the same whatever stands around it,
 * since a key ends all that stands further right before it (YAML 1.2 section 8.2.2). It does not where something leads
 * from one part of a document to another (anchors, tags, directives, `<<`), where a key may be taken for another
 * one's value (empty keys), or where a byte order mark or a document's end may come to stand elsewhere: documents with
 * those are not for this function.
 *
 * @param edits - Ordered and disjoint.
 * @returns undefined where that does not tell: another kind of document, or text that does not read as sections
 */
export function readEdited(document: SourceDocument, edits: readonly TextEdit[]): unknown {
  const { text, root, value } = document;
  if (document.format === 'json') return readEditedJson(document, edits);
  const isPlain = treeOf(root)?.events.isPlain === true;
  if (!isPlain || text.startsWith('\uFEFF') || root.kind !== 'map' || !isObject(value)) return undefined;
  return readMap(text, root, value, { start: 0, end: text.length, edits, isFollowed: false, depth: 0 });
}

/** @param stretch the section that the map is the value of */
function readMap(text: string, map: MapNode, before: Plain, stretch: Stretch): Plain | undefined {
  const sections = sectionsOf(text, map, before, stretch.end);
  if (sections === undefined) return undefined;
  const column = columnOf(text, map.start);
  const parts = partsOf(text, sections, stretch, column);
  if (parts === undefined) return undefined;
  const after = new Map(Object.entries(before));
  const read: Plain[] = [];
  for (const part of parts) {
    const touched = sections.filter(({ start, end }) => part.start <= start && end <= part.end);
    const value = readWithin(text, touched, before, part) ?? readSections(text, part, column);
    if (value === undefined) return undefined;
    for (const { name } of touched) after.delete(name);
    read.push(value);
  }
  for (const [name, value] of read.flatMap((entries) => Object.entries(entries))) {
    if (after.has(name)) return undefined;
    after.set(name, value);
  }
  // A key with nothing behind it has another value than an empty map.
  return after.size === 0 ? undefined : Object.fromEntries(after);
}

/** @returns undefined for a map whose keys do not all begin a line in one column, or say what is not in the value */
function sectionsOf(text: string, map: MapNode, value: Plain, end: number): Section[] | undefined {
  if (map.style === 'flow' || Object.keys(value).length !== map.entries.length) return undefined;
  const starts = map.entries.map(({ key }) => startOfLine(text, key.outerStart));
  const sections: Section[] = [];
  for (const [index, { name, key, value: node }] of map.entries.entries()) {
    const start = starts[index] ?? 0;
    const isInColumn = columnOf(text, key.outerStart) === columnOf(text, map.start);
    if (!isInColumn || !/^ *$/.test(text.slice(start, key.outerStart))) return undefined;
    const isName = key.kind === 'scalar' && key.style !== 'empty' && name !== '<<';
    if (name === undefined || !isName || !Object.hasOwn(value, name)) return undefined;
    const inner = node.kind === 'map' && node.style === 'block' ? node : undefined;
    sections.push({ name, map: inner, start, end: starts[index + 1] ?? end });
  }
  return sections;
}

/** The stretches of whole sections that edits are in; an empty one between two, where new ones are put there. */
function partsOf(
  text: string,
  sections: readonly Section[],
  { end, edits, isFollowed, depth }: Stretch,
  column: number,
): Stretch[] | undefined {
  const bounds = [...sections.map(({ start }) => start), end];
  const parts: (Stretch & { end: number; readonly edits: TextEdit[] })[] = [];
  let next = 0;
  for (const edit of edits) {
    const { offset, length, content } = edit;
    const isWhole = startOfLine(text, offset) === offset && beginsWithKey(content, column);
    const isRemoval = length > 0 && content === '';
    next = firstFrom(bounds, offset, next);
    const startsThere = bounds[next] === offset && (isWhole || isRemoval);
    const first = bounds[startsThere ? next : next - 1];
    const last = bounds[firstFrom(bounds, offset + length, next)];
    if (first === undefined || last === undefined) return undefined;
    const part = parts.at(-1);
    if (part !== undefined && first < part.end) {
      part.end = Math.max(part.end, last);
      part.edits.push(edit);
    } else parts.push({ start: first, end: last, edits: [edit], isFollowed, depth: depth + 1 });
  }
  return parts.map((part, index) => ({ ...part, isFollowed: isFollowed || index < parts.length - 1 }));
}

/** The index, not below `from`, of the first bound that is not before an offset. */
function firstFrom(bounds: readonly number[], offset: number, from: number): number {
  let index = from;
  while (index < bounds.length && (bounds[index] ?? 0) < offset) index += 1;
  return index;
}

function beginsWithKey(content: string, column: number): boolean {
  return /^ *$/.test(content.slice(0, column)) && /^["'A-Za-z]/.test(content.slice(column));
}

/** Goes on in the value of a single section, where that is a map that all the edits are in. */
function readWithin(
  text: string,
  [section, ...others]: readonly Section[],
  before: Plain,
  part: Stretch,
): Plain | undefined {
  if (section?.map === undefined || others.length > 0) return undefined;
  if (section.start !== part.start || section.end !== part.end) return undefined;
  const inner = before[section.name];
  const value = isObject(inner) ? readMap(text, section.map, inner, part) : undefined;
  return value && { [section.name]: value };
}

const DOCUMENT_MARKER = /^(?:---|\.\.\.)/m;

/** Reads the new text of a stretch as a map of its own. */
function readSections(text: string, stretch: Stretch, column: number): Plain | undefined {
  const { start, end, edits, isFollowed, depth } = stretch;
  const shifted = edits.map((edit) => ({ ...edit, offset: edit.offset - start }));
  const section = applyEdits(text.slice(start, end), shifted);
  if (section === '') return {};
  // Blank lines and comments in front could be text of a block scalar that ends there.
  if (!beginsWithKey(section, column)) return undefined;
  const isOpen = (isFollowed || end < text.length) && !/[\r\n]$/.test(section);
  if (isOpen || DOCUMENT_MARKER.test(section)) return undefined;
  const reading = readYamlEvents(section, MAX_DEPTH - depth + 1);
  if (!reading.ok || treeOf(reading.root)?.events.isPlain !== true) return undefined;
  return isObject(reading.value) ? reading.value : undefined;
}
