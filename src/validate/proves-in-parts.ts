import type { MapEntry, MapNode, SourceDocument } from '../syntax/source-node.js';
import { columnOf, startOfLine } from '../syntax/yaml-text.js';
import type { TextEdit } from '../text/text-edit.js';
import { changedNames } from '../values/changed-names.js';
import { isObject } from '../values/is-object.js';
import { EditCursor, touchesAny } from './edit-cursor.js';
import { ReadTexts } from './read-texts.js';

type Plain = Readonly<Record<string, unknown>>;
type Values = readonly [before: Plain, expected: Plain];

export interface EditedDocument {
  readonly original: SourceDocument;
  readonly edits: readonly TextEdit[];
  readonly newText: string;
}

/** Placeholder for a value that no edit touches, or that was read on its own. */
const LEFT_OUT = 'left out';

/**
 * Whether parts of the new text, read one by one, show that the whole says what is expected. A part is a map that edits
 * touch, without what they do not touch. An entry reads the same in any context: in JSON always, in YAML in nested
 * block maps, followed by a key in the same column or left of it (YAML 1.2 section 8.2.2). All keys of the root stay in
 * it, and of each other map one at least, which shows its column. A map around parts that no other edit touches needs
 * no reading. Many operations get the same responses, so most parts are equal, and are read once. Anchors and aliases must all be in what is left out.
 *
 * @param read the value of a part; undefined if it cannot be read, or has anchors
 * @returns false if the whole text must be read
 */
export function provesInParts(
  edited: EditedDocument,
  expected: Plain,
  read: (text: string) => unknown,
): boolean {
  const { text, root, value, anchors } = edited.original;
  if (root.kind !== 'map' || !isObject(value) || touchesAny(edited.edits, anchors)) return false;
  const texts = new ReadTexts(read);
  const reader = new PartReader(edited, texts);
  const end = endOfContent(text, root);
  const part = reader.abridge(root, [value, expected], { from: 0, end, isRoot: true });
  if (part === undefined || part.isProven) return part !== undefined;
  return texts.prove({ ...part, text: part.text + edited.newText.slice(part.end) });
}

/** Where a document's last section ends: before `...`, if it has one. */
function endOfContent(text: string, root: MapNode): number {
  const marker = /^\.\.\./gm;
  marker.lastIndex = root.end;
  return marker.exec(text)?.index ?? text.length;
}

/** A range of the original text or, where that is said, of the new one. */
interface Section {
  readonly start: number;
  readonly end: number;
}

type Run = Section & { readonly next: number };

/** Where the text of a map starts in the new text, and its section ends in the original. */
interface PlaceOfMap {
  readonly from: number;
  readonly end: number;
  readonly isRoot: boolean;
}

/** A map of the new text without what is left out. */
interface Part {
  readonly text: string;
  readonly expected: ReadonlyMap<string, unknown>;
  /** Where it ends in the new text. */
  readonly end: number;
  /** Whether there is nothing to read: all edits in it are in values that were proven, and no name is new. */
  readonly isProven: boolean;
}

/** An entry that stays in a part; `text` stands in place of its value, which is at `start` to `end` of the new text. */
interface KeptEntry {
  readonly expected: unknown;
  /** Whether its value has edits, and was read on its own. */
  readonly isProven?: boolean;
  readonly short?: Section & { readonly text: string };
}

class PartReader {
  readonly #edited: EditedDocument;
  readonly #isJson: boolean;
  readonly #texts: ReadTexts;
  readonly #cursor: EditCursor;

  constructor(edited: EditedDocument, texts: ReadTexts) {
    this.#edited = edited;
    this.#isJson = edited.original.format === 'json';
    this.#texts = texts;
    this.#cursor = new EditCursor(edited.edits);
  }

  /** Whether the value of an entry says what is expected; of its key only the column counts. */
  #provesValue({ start }: MapNode, part: Part): boolean {
    if (this.#isJson) return this.#texts.prove(part);
    return this.#texts.prove(part, `${' '.repeat(columnOf(this.#edited.original.text, start))}key`);
  }

  /** @returns undefined if an expected change is in no edit, or an edit reaches beyond the section */
  abridge(map: MapNode, [before, expected]: Values, { from, end, isRoot }: PlaceOfMap): Part | undefined {
    const { entries } = map;
    const { newText } = this.#edited;
    const cursor = this.#cursor;
    const { added, changed } = changedNames(before, expected);
    const proven =
      added.length === 0 ? this.#provenByChildren(map, [before, expected], changed, end) : undefined;
    if (proven !== undefined) return proven;
    const short = new Map(added.map((name) => [name, expected[name]]));
    let [text, at] = ['', from];
    let mayCut = !isRoot && !changed.has(entries.at(-1)?.name ?? '');
    for (let index = 0; index < entries.length; ) {
      const cut = mayCut ? this.#untouchedFrom(map, index) : undefined;
      const entry = entries[index];
      if (cut !== undefined || entry === undefined) {
        text += newText.slice(at, cut?.start);
        at = cut?.end ?? at;
        index = cut?.next ?? entries.length;
        continue;
      }
      index += 1;
      const { name = '' } = entry;
      if (!Object.hasOwn(before, name) || !Object.hasOwn(expected, name)) {
        changed.delete(name);
        continue;
      }
      const section = this.#sectionOf(entry, entries[index], end);
      const kept = this.#abridgeEntry(map, entry, section, [before[name], expected[name]]);
      if (kept === undefined) return undefined;
      short.set(name, kept.expected);
      if (kept.short !== undefined) {
        text += newText.slice(at, kept.short.start) + kept.short.text;
        at = kept.short.end;
      }
      if (!changed.delete(name)) mayCut = !isRoot;
    }
    cursor.advance(end, this.#isJson);
    if (changed.size > 0 || cursor.offset < end) return undefined;
    const newEnd = end + cursor.place.shift;
    return { text: text + newText.slice(at, newEnd), expected: short, end: newEnd, isProven: false };
  }

  /** A part that needs no reading, if it is one; else the cursor is where it was. */
  #provenByChildren(map: MapNode, values: Values, names: Set<string>, end: number): Part | undefined {
    const [before, expected] = values;
    const cursor = this.#cursor;
    const place = cursor.place;
    let left = names.size;
    for (const [index, entry] of map.entries.entries()) {
      const { name = '' } = entry;
      if (left === 0) break;
      if (!names.has(name)) continue;
      left -= 1;
      const section = this.#sectionOf(entry, map.entries[index + 1], end);
      const { passed } = cursor.place;
      cursor.advance(section.start);
      if (cursor.place.passed > passed || !Object.hasOwn(expected, name)) return cursor.back(place);
      const kept = this.#abridgeEntry(map, entry, section, [before[name], expected[name]]);
      if (kept?.isProven !== true) return cursor.back(place);
    }
    const { passed, shift } = cursor.place;
    cursor.advance(end, this.#isJson);
    if (left > 0 || cursor.place.passed > passed || cursor.offset < end) return cursor.back(place);
    return { text: '', expected: new Map(), end: end + shift, isProven: true };
  }

  #abridgeEntry(
    map: MapNode,
    { key, value }: MapEntry,
    section: Section,
    [was, is]: readonly [unknown, unknown],
  ): KeptEntry | undefined {
    // A key of no characters begins where an insertion may be.
    if (key.start === key.end) return { expected: is };
    const cursor = this.#cursor;
    cursor.advance(section.start);
    const edited = cursor.offset;
    const { shift } = cursor.place;
    const newStart = section.start + shift;
    const start = (this.#isJson ? value.start : key.end) + shift;
    const leftOut = (end: number, isProven: boolean) => {
      const text = this.#isJson ? `"${LEFT_OUT}"` : `: ${LEFT_OUT}\n`;
      return { expected: LEFT_OUT, short: { start, end, text }, isProven };
    };
    const newEnd = section.end + shift;
    if (was === is && edited >= section.end && this.#isClosed(map, newStart, newEnd))
      return leftOut(newEnd, false);
    const isApart = value.kind === 'map' && (this.#isJson || value.style === 'block');
    if (!isApart || edited + shift < start || !isObject(was) || !isObject(is)) return { expected: is };
    const part = this.abridge(value, [was, is], { from: start, end: section.end, isRoot: false });
    if (part === undefined) return undefined;
    const { text, expected, end } = part;
    if (this.#isClosed(map, newStart, end) && (part.isProven || this.#provesValue(map, part)))
      return leftOut(end, true);
    return { expected: Object.fromEntries(expected), short: { start, end, text } };
  }

  /**
   * The entries from an index on that no edit touches, the last of the map aside: their place in the new text, and the
   * index after them. Their nodes are not asked for: in most maps there are many of them.
   */
  #untouchedFrom({ start: mapStart, entries }: MapNode, index: number): Run | undefined {
    const startOf = (one: number) => entries[one]?.key.outerStart ?? Number.POSITIVE_INFINITY;
    const start = this.#startOf(startOf(index));
    this.#cursor.advance(start);
    const { offset: edited } = this.#cursor;
    const { shift } = this.#cursor.place;
    let [next, high] = [index, entries.length - 1];
    while (next < high) {
      const middle = (next + high + 1) >> 1;
      if (startOf(middle) <= edited) next = middle;
      else high = middle - 1;
    }
    const [newStart, newEnd] = [start + shift, this.#startOf(startOf(next)) + shift];
    if (next === index || !this.#isClosed({ start: mapStart }, newStart, newEnd)) return undefined;
    return { start: newStart, end: newEnd, next };
  }

  /** In a block map: from the line of the key to that of the next key, or to where the map's own section ends. */
  #sectionOf({ key, value }: MapEntry, next: MapEntry | undefined, end: number): Section {
    const start = this.#startOf(key.outerStart);
    if (this.#isJson) return { start, end: value.end };
    return { start, end: next === undefined ? end : this.#startOf(next.key.outerStart) };
  }

  /** Where an entry starts that has its key at an offset. */
  #startOf(keyStart: number): number {
    return this.#isJson ? keyStart : startOfLine(this.#edited.original.text, keyStart);
  }

  /**
   * Whether a section of new YAML is whole lines, and a key in the column of the map or left of it follows.
   *
   * @param newStart - In the new text, as `newEnd`.
   */
  #isClosed({ start }: Pick<MapNode, 'start'>, newStart: number, newEnd: number): boolean {
    if (this.#isJson) return true;
    const { original, newText } = this.#edited;
    const column = columnOf(original.text, start);
    const following = newText.slice(newEnd, newEnd + column + 1);
    const isLine = (offset: number) => startOfLine(newText, offset) === offset;
    return isLine(newStart) && (following === '' || (isLine(newEnd) && /^ *[^\s#]/.test(following)));
  }
}
