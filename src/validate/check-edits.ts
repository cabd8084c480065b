import { type Diagnostic, diagnose } from '../diagnostic.js';
import { toChangeTree } from '../edit/change-tree.js';
import type { Change } from '../merge/merge-plan.js';
import { readSource } from '../syntax/read-source.js';
import type { MapEntry, MapNode, SourceDocument } from '../syntax/source-node.js';
import { columnOf, startOfLine } from '../syntax/yaml-text.js';
import { applyEdits, type TextEdit } from '../text/text-edit.js';
import { firstDifference } from '../values/equal-values.js';
import { isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { InsertionProof } from './insertion-proof.js';

type Plain = Readonly<Record<string, unknown>>;

export interface EditedDocument {
  readonly original: SourceDocument;
  readonly edits: readonly TextEdit[];
  readonly newText: string;
  /** What was planned. */
  readonly changes: readonly Change[];
}

/**
 * Self-check of a run: the new text, read again, must equal the plan applied to the original.
 *
 * @param expected - The original value with the plan applied; unchanged parts are the same objects.
 * @returns `PROOF_FAILED` if it does not (a bug in gen-responses); nothing may be written then
 */
export function checkEdits(edited: EditedDocument, expected: Plain, file: string): Diagnostic | undefined {
  const read = (text: string) => {
    const { document } = readSource(text, { file });
    return edited.original.format === 'json' && document?.format !== 'json' ? undefined : document;
  };
  const readPlain = (text: string) => {
    const document = read(text);
    return document?.anchors.length === 0 ? document.value : undefined;
  };
  const rest = leaveOutInsertions(edited, expected, readPlain);
  if (rest === undefined) return undefined;
  const short = abridge(rest.edited, rest.expected);
  if (short !== undefined && isAsExpected(readPlain(short.text), short.expected)) return undefined;
  const document = read(edited.newText);
  const path = document === undefined ? [] : firstDifference(document.value, expected);
  return path === undefined ? undefined : diagnose('PROOF_FAILED', { pointer: toPointer(path) }, { file });
}

/** @returns undefined if nothing is left to prove */
function leaveOutInsertions(
  edited: EditedDocument,
  expected: Plain,
  read: (text: string) => unknown,
): { readonly edited: EditedDocument; readonly expected: Plain } | undefined {
  const { original, changes } = edited;
  const { text, root, value } = original;
  if (root.kind !== 'map' || root.style === 'flow' || !isObject(value)) return { edited, expected };
  const proof = new InsertionProof(original, edited.edits, read);
  const section = { start: 0, end: endOfContent(text, root) };
  const rest = proof.restOf(root, [value, expected], toChangeTree(changes), section);
  const edits = proof.unprovenEdits;
  if (edits.length === 0 && rest === value) return undefined;
  return { edited: { ...edited, edits, newText: applyEdits(text, edits) }, expected: rest };
}

/** What is expected of a map, with what is left out replaced. A `Map`: engines are slow to list keys that are numbers. */
type Short = ReadonlyMap<string, unknown>;

function isAsExpected(actual: unknown, expected: unknown): boolean {
  if (!(expected instanceof Map)) return firstDifference(actual, expected) === undefined;
  if (!isObject(actual)) return false;
  const names = Object.keys(actual);
  const isAsIn = (name: string) => expected.has(name) && isAsExpected(actual[name], expected.get(name));
  return names.length === expected.size && names.every(isAsIn);
}

/** Placeholder for entries that no edit touches, under the name of the first of them. */
const LEFT_OUT = 'left out';

/**
 * A shorter text for the self-check: the new text without the entries that no edit touches, and its expected value.
 * A run of them reads the same in any context: in JSON always, in YAML as entries of nested block maps followed by a
 * key in the same column or left of it (YAML 1.2 section 8.2.2). The first key of each run stays: it shows that what
 * is before the run has ended. Anchors and aliases must all be in the parts left out.
 *
 * @returns undefined if the whole text must be read
 */
export function abridge(
  edited: EditedDocument,
  expected: Plain,
): { readonly text: string; readonly expected: Short | Plain } | undefined {
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

/** The range of a run of entries, and the start of the part that is left out. */
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

  abridge(map: MapNode, before: Plain, expected: Plain, end: number): Short | Plain {
    if (this.#edited.original.format === 'yaml' && map.style === 'flow') return expected;
    const short = new Map<string, unknown>(Object.entries(expected));
    const isSame = (name = '') => Object.hasOwn(before, name) && before[name] === short.get(name);
    /** Leaves out a run of entries: in one piece, or in two where an edit reaches into it. */
    const reduce = (run: readonly MapEntry[], next: MapEntry | undefined): void => {
      const [first] = run;
      // A key of no characters begins where an insertion may be.
      if (first?.name === undefined || first.key.start === first.key.end) return;
      const { name, value } = first;
      const [was, is] = [before[name], short.get(name)];
      const section = this.#sectionOf(first, run.at(-1) ?? first, next, end);
      if (isSame(name) && this.#leaveOut(map, section)) {
        for (const one of run) short.delete(one.name ?? '');
        short.set(name, LEFT_OUT);
      } else if (run.length > 1) {
        const [half, rest] = [run.slice(0, run.length >> 1), run.slice(run.length >> 1)];
        reduce(half, rest[0]);
        reduce(rest, next);
      } else if (value.kind === 'map' && isObject(was) && isObject(is)) {
        short.set(name, this.abridge(value, was, is, section.end));
      }
    };
    let from = 0;
    for (const [index, entry] of map.entries.entries()) {
      if (isSame(entry.name)) continue;
      reduce(map.entries.slice(from, index), entry);
      reduce([entry], map.entries[index + 1]);
      from = index + 1;
    }
    reduce(map.entries.slice(from), undefined);
    return short;
  }

  /**
   * In JSON from the first key to the last value. In a block map from the line of the first key to that of the key
   * after the last entry, or to where the map's own section ends.
   */
  #sectionOf({ key, value }: MapEntry, last: MapEntry, next: MapEntry | undefined, end: number): Section {
    const { text, format } = this.#edited.original;
    if (format === 'json') return { start: key.start, valueStart: value.start, end: last.value.end };
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

  /** @returns false where the section must be read */
  #leaveOut(map: MapNode, section: Section): boolean {
    const isJson = this.#edited.original.format === 'json';
    if (!this.#isApart(section) || !(isJson || this.#isClosed(map, section))) return false;
    const { valueStart, end } = section;
    const content = isJson ? `"${LEFT_OUT}"` : `: ${LEFT_OUT}\n`;
    this.cuts.push({ offset: valueStart, length: end - valueStart, content });
    return true;
  }
}
