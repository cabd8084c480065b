import type { TextEdit } from '../text/text-edit.js';
import type { MapNode, SourceDocument } from './source-node.js';
import type { SyntaxReading } from './syntax-reading.js';
import { treeOf } from './yaml-event-tree.js';
import { readYamlEvents } from './yaml-events.js';
import { columnOf } from './yaml-text.js';

/** The part of an edited document that was read anew. */
export interface ChangedSections {
  /** A map of the root's entries in that part. */
  readonly reading: SyntaxReading;
  /** Names of the root's entries outside it: their text and what it says are those of the original. */
  readonly untouched: ReadonlySet<string>;
}

const DOCUMENT_MARKER = /^(?:---|\.\.\.)/m;

/**
 * Reads again what edits changed of a YAML document, and not the rest: a root map in block style whose keys all begin
 * a line at column 0, without anchors, aliases, tags and directives. There each entry, up to the next key, reads the
 * same whatever stands around it: at a key in column 0 everything before has ended (YAML 1.2 section 8.2.2).
 *
 * @returns undefined for any other document, and for edits in front of its first key
 */
export function readChangedSections(
  original: SourceDocument,
  newText: string,
  edits: readonly TextEdit[],
): ChangedSections | undefined {
  const names = sectionNames(original);
  const changed = names && changedRange(original, [...names.keys()], edits);
  if (names === undefined || changed === undefined) return undefined;
  const { from, until } = changed;
  const text = newText.slice(from, newText.length - (original.text.length - until));
  const isEnded = until === original.text.length || text === '' || /[\r\n]$/.test(text);
  if (!isEnded || DOCUMENT_MARKER.test(text)) return undefined;
  const outside = [...names].filter(([start]) => start < from || start >= until);
  return { reading: readEntries(text, original), untouched: new Set(outside.map(([, name]) => name)) };
}

/** Names of the root's entries by where they start. */
function sectionNames({ text, root, value }: SourceDocument): Map<number, string> | undefined {
  const isPlain = treeOf(root)?.events.isPlain === true;
  if (!isPlain || root.kind !== 'map' || root.style !== 'block') return undefined;
  const names = new Map<number, string>();
  for (const { name, key } of root.entries) {
    if (name === undefined || columnOf(text, key.outerStart) !== 0) return undefined;
    names.set(key.outerStart, name);
  }
  return isValueOf(root, value) ? names : undefined;
}

/** Whether a value holds the entries of a map and nothing else, as it does where no `<<` is among them. */
function isValueOf({ entries }: MapNode, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = new Set(Object.keys(value));
  return names.size === entries.length && entries.every(({ name }) => names.has(name ?? ''));
}

interface Range {
  readonly from: number;
  readonly until: number;
}

/** The whole sections that edits are in; between two sections where all they do is to put new ones there. */
function changedRange(
  { text }: SourceDocument,
  starts: readonly number[],
  edits: readonly TextEdit[],
): Range | undefined {
  const bounds = [...starts, text.length];
  let [from, until] = [text.length, 0];
  for (const { offset, length, content } of edits) {
    const beginsSection =
      columnOf(text, offset) === 0 && ((length > 0 && content === '') || /^["'A-Za-z]/.test(content));
    const first = bounds.findLast((bound) => (beginsSection ? bound <= offset : bound < offset));
    const last = bounds.find((bound) => bound >= offset + length);
    if (first === undefined || last === undefined) return undefined;
    from = Math.min(from, first);
    until = Math.max(until, last);
  }
  return from <= until ? { from, until } : undefined;
}

/** @returns no entries for a text without any */
function readEntries(text: string, original: SourceDocument): SyntaxReading {
  const reading = readYamlEvents(text, original);
  const isBare = !reading.ok && reading.code === 'EMPTY_DOCUMENT';
  return isBare ? { ok: true, root: original.root, value: {} } : reading;
}
