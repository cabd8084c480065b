import type { ChangeTree } from '../edit/change-tree.js';
import { entryOf, type MapNode, type SourceDocument } from '../syntax/source-node.js';
import { columnOf, startOfLine } from '../syntax/yaml-text.js';
import { lastBefore, offsetOf, type TextEdit } from '../text/text-edit.js';
import { equalValues } from '../values/equal-values.js';
import { isObject } from '../values/is-object.js';

type Plain = Readonly<Record<string, unknown>>;
type Entry = readonly [name: string, value: unknown];

/** From the line of the key of a map to that of the next key, or to where the map around it ends. */
interface Section {
  readonly start: number;
  readonly end: number;
}

/** The space before a key; a map in braces, a tag or a key's value would read otherwise beside other entries. */
const KEY_LINE = /^( *)[^\s#!:{]/;

/**
 * Leaves out what adds entries to block maps in which nothing else changes. Whole lines between entries are a run of
 * entries, which reads the same in any context (see `abridge`): it is read once, on its own, and many maps may get it.
 */
export class InsertionProof {
  readonly #text: string;
  readonly #edits: readonly TextEdit[];
  readonly #read: (text: string) => unknown;
  readonly #readings = new Map<string, readonly Entry[] | undefined>();
  readonly #proven = new Set<TextEdit>();

  /** @param read - The value of a text that has no anchors and aliases. */
  constructor({ text }: SourceDocument, edits: readonly TextEdit[], read: (text: string) => unknown) {
    this.#text = text;
    this.#edits = edits;
    this.#read = read;
  }

  get unprovenEdits(): readonly TextEdit[] {
    return this.#edits.filter((edit) => !this.#proven.has(edit));
  }

  /** What the other edits make of a map: itself where there are none. */
  restOf(
    map: MapNode,
    [before, after]: Readonly<[Plain, Plain]>,
    changes: ChangeTree,
    section: Section,
  ): Plain {
    if (map.style !== 'block' || map.anchor !== undefined) return after;
    const added: string[] = [];
    const rest: Entry[] = [];
    let isProven = true;
    let at = 0;
    for (const [name, change] of changes) {
      const entry = entryOf(map, name);
      const [was, is] = [before[name], after[name]];
      if (entry?.value.kind === 'map' && change.kind === 'within' && isObject(was) && isObject(is)) {
        at = map.entries.indexOf(entry, at); // changes are mostly in the order of the text
        if (at === -1) at = map.entries.indexOf(entry);
        const next = map.entries[at + 1];
        const left = this.restOf(entry.value, [was, is], change.children, {
          start: startOfLine(this.#text, entry.key.outerStart),
          end: next === undefined ? section.end : startOfLine(this.#text, next.key.outerStart),
        });
        rest.push([name, left]);
        isProven &&= left === was;
      } else if (change.kind === 'remove' || Object.hasOwn(before, name)) isProven = false;
      else added.push(name);
    }
    if (isProven && this.#areInserted(map, added, after, section)) return before;
    return { ...after, ...Object.fromEntries(rest) };
  }

  /** Whether all edits in the section of a map that are not proven yet are lines of its new entries. */
  #areInserted(map: MapNode, added: readonly string[], after: Plain, { start, end }: Section): boolean {
    const names = new Set(added);
    const column = columnOf(this.#text, map.start);
    const inserted: TextEdit[] = [];
    const last = lastBefore(this.#edits, start + 1, offsetOf);
    const { offset: from = 0, length: taken = 0 } = this.#edits[last] ?? {};
    for (let index = from + taken > start ? last : last + 1; ; index += 1) {
      const edit = this.#edits[index];
      if (edit === undefined || edit.offset > end - Number(names.size === 0)) break;
      if (this.#proven.has(edit)) continue;
      const { offset, length, content } = edit;
      const next = this.#edits[index + 1]?.offset ?? Number.POSITIVE_INFINITY;
      if (length > 0 || next <= offset + column || !this.#isPlace(map, column, offset, end)) return false;
      if (KEY_LINE.exec(content)?.[1]?.length !== column) return false;
      const isAdded = ([name, entry]: Entry) => names.delete(name) && equalValues(entry, after[name]);
      if (this.#readEntries(content, column)?.every(isAdded) !== true) return false;
      inserted.push(edit);
    }
    if (names.size > 0) return false;
    for (const edit of inserted) this.#proven.add(edit);
    return true;
  }

  /** Whether a line starts at an offset, and with the key of an entry or of what follows the map. */
  #isPlace({ entries }: MapNode, column: number, offset: number, end: number): boolean {
    if (this.#text[offset - 1] !== '\n') return false;
    const indent = KEY_LINE.exec(this.#text.slice(offset, offset + column + 1))?.[1]?.length;
    if (offset === end) return indent !== undefined || offset === this.#text.length;
    return indent === column && entries.some(({ key }) => key.outerStart === offset + column);
  }

  /** What lines add to the map that they are in, if that ends after them. */
  #readEntries(lines: string, column: number): readonly Entry[] | undefined {
    if (this.#readings.has(lines)) return this.#readings.get(lines);
    // Entries of maps further out, at the end of the text: to say what is wrong with such a text takes long.
    const isOne = column > 0 && !new RegExp(`^ {0,${column - 1}}\\S`, 'm').test(lines);
    const { map, end, ...others } = Object(isOne && this.#read(`map:\n${lines}end:\n`)) as Plain;
    const isMap = isObject(map) && end === null && Object.keys(others).length === 0;
    const entries = isMap ? Object.entries(map) : undefined;
    this.#readings.set(lines, entries);
    return entries;
  }
}
