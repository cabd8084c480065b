import { type Diagnostic, diagnose } from '../diagnostic.js';
import { readSource } from '../syntax/read-source.js';
import type { MapEntry, MapNode, SourceDocument } from '../syntax/source-node.js';
import { columnOf, startOfLine } from '../syntax/yaml-text.js';
import { applyEdits, type TextEdit } from '../text/text-edit.js';
import { firstDifference } from '../values/first-difference.js';
import { isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';

type Plain = Readonly<Record<string, unknown>>;

export interface EditedDocument {
  readonly original: SourceDocument;
  readonly edits: readonly TextEdit[];
  readonly newText: string;
}

/**
 * Self-check of a run: the new text, read again, must equal the plan applied to the original.
 *
 * @param expected - The original value with the plan applied; unchanged parts are the same objects.
 * @returns `PROOF_FAILED` if it does not (a bug in gen-responses); nothing may be written then
 */
export function checkEdits(edited: EditedDocument, expected: Plain, file: string): Diagnostic | undefined {
  const short = abridge(edited, expected);
  const shortDocument = short && readSource(short.text, { file }).document;
  if (short !== undefined && shortDocument?.anchors.length === 0) {
    if (differenceOf(edited, shortDocument, short.expected) === undefined) return undefined;
  }
  const path = differenceOf(edited, readSource(edited.newText, { file }).document, expected);
  return path === undefined ? undefined : diagnose('PROOF_FAILED', { pointer: toPointer(path) }, { file });
}

/** The path to the first difference; the root if the text cannot be read or is no longer JSON. */
function differenceOf(
  { original }: EditedDocument,
  document: SourceDocument | undefined,
  expected: Plain,
): string[] | undefined {
  if (document === undefined || (original.format === 'json' && document.format !== 'json')) return [];
  return firstDifference(document.value, expected);
}

/** Placeholder for a value that no edit touches. */
const LEFT_OUT = 'left out';

/**
 * A shorter text for the self-check: the new text without the values that no edit touches, and its expected value.
 * Such a value reads the same in any context: in JSON always, in YAML as an entry of nested block maps followed by a
 * key in the same column or left of it (YAML 1.2 section 8.2.2). All keys stay. Anchors and aliases must all be in
 * the parts left out.
 *
 * @returns undefined if the whole text must be read
 */
export function abridge(
  edited: EditedDocument,
  expected: Plain,
): { readonly text: string; readonly expected: Plain } | undefined {
  const { text, root, value, anchors } = edited.original;
  if (root.kind !== 'map' || !isObject(value)) return undefined;
  const abridger = new Abridger(edited);
  const short = abridger.abridge(root, value, expected, endOfContent(text, root));
  const { cuts } = abridger;
  let index = 0;
  const isLeftOut = (offset: number): boolean => {
    for (let cut = cuts[index]; cut !== undefined; index += 1, cut = cuts[index])
      if (offset < cut.offset + cut.length) return cut.offset <= offset;
    return false;
  };
  if (!anchors.every(isLeftOut)) return undefined;
  const edits = [...edited.edits, ...cuts].sort((one, other) => one.offset - other.offset);
  return { text: applyEdits(text, edits), expected: short };
}

/** Where a document's last section ends: before `...`, if it has one. */
function endOfContent(text: string, root: MapNode): number {
  const marker = /^\.\.\./gm;
  marker.lastIndex = root.end;
  return marker.exec(text)?.index ?? text.length;
}

/** The range of an entry, and the start of the part that is left out. */
interface Section {
  readonly start: number;
  readonly valueStart: number;
  readonly end: number;
}

class Abridger {
  /** Edits of the original text that leave values out, in order. */
  readonly cuts: TextEdit[] = [];
  readonly #edited: EditedDocument;
  /** The first edit that does not end before the current section, and by how much those before it move the text. */
  #next = 0;
  #shift = 0;

  constructor(edited: EditedDocument) {
    this.#edited = edited;
  }

  /** @returns what is expected of the map, with the values that are left out replaced */
  abridge(map: MapNode, before: Plain, expected: Plain, end: number): Plain {
    const { format } = this.#edited.original;
    if (format === 'yaml' && map.style === 'flow') return expected;
    const short = new Map(Object.entries(expected));
    for (const [index, entry] of map.entries.entries()) {
      const { name, key, value } = entry;
      // A key of no characters begins where an insertion may be.
      if (key.start === key.end) continue;
      if (name === undefined || !Object.hasOwn(before, name) || !short.has(name)) continue;
      const [was, is] = [before[name], short.get(name)];
      const section =
        format === 'json' ? sectionOfJson(entry) : this.#sectionOf(entry, map.entries[index + 1], end);
      if (was === is && this.#isApart(section) && (format === 'json' || this.#isClosed(map, section))) {
        this.#leaveOut(section);
        short.set(name, LEFT_OUT);
      } else if (value.kind === 'map' && isObject(was) && isObject(is)) {
        short.set(name, this.abridge(value, was, is, section.end));
      }
    }
    return Object.fromEntries(short);
  }

  /** In a block map: from the line of the key to that of the next key, or to where the map's own section ends. */
  #sectionOf({ key }: MapEntry, next: MapEntry | undefined, end: number): Section {
    const { text } = this.#edited.original;
    return {
      start: startOfLine(text, key.outerStart),
      valueStart: key.end,
      end: next === undefined ? end : startOfLine(text, next.key.outerStart),
    };
  }

  /** Whether no edit reaches into a section. Sections are asked for in the order of the text. */
  #isApart({ start, end }: Section): boolean {
    const { edits } = this.#edited;
    let edit = edits[this.#next];
    for (; edit !== undefined && edit.offset + edit.length <= start; edit = edits[this.#next]) {
      this.#shift += edit.content.length - edit.length;
      this.#next += 1;
    }
    return edit === undefined || edit.offset >= end;
  }

  /** Whether, in the new text, a section is whole lines, and a key in the column of the map or left of it follows. */
  #isClosed(map: MapNode, { start, end }: Section): boolean {
    const { original, newText } = this.#edited;
    const [newStart, newEnd] = [start + this.#shift, end + this.#shift];
    const column = columnOf(original.text, map.start);
    const following = newText.slice(newEnd, newEnd + column + 1);
    if (startOfLine(newText, newStart) !== newStart) return false;
    return following === '' || (startOfLine(newText, newEnd) === newEnd && /^ *[^\s#]/.test(following));
  }

  #leaveOut({ valueStart, end }: Section): void {
    const isJson = this.#edited.original.format === 'json';
    const content = isJson ? `"${LEFT_OUT}"` : `: ${LEFT_OUT}\n`;
    this.cuts.push({ offset: valueStart, length: end - valueStart, content });
  }
}

function sectionOfJson({ key, value }: MapEntry): Section {
  return { start: key.start, valueStart: value.start, end: value.end };
}
