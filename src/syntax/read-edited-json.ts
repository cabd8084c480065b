import { applyEdits, type TextEdit } from '../text/text-edit.js';
import { isObject } from '../values/is-object.js';
import { MAX_DEPTH } from './limits.js';
import { readJson } from './read-json.js';
import type { MapEntry, MapNode, SourceDocument, SourceNode } from './source-node.js';

type Plain = Readonly<Record<string, unknown>>;

/**
 * The value of a JSON document after edits, of which only what they touch is read again: values that they are in, and
 * members that they put behind another one. A value and a list of members read the same whatever stands around them
 * (RFC 8259 sections 3 and 4).
 *
 * @param edits - Ordered and apart from each other.
 * @returns undefined where that does not tell
 */
export function readEditedJson({ text, root, value }: SourceDocument, edits: readonly TextEdit[]): unknown {
  return edits.every((edit) => isWithin(edit, root)) ? readValue(text, root, value, edits, 0) : undefined;
}

function isWithin({ offset, length }: TextEdit, { start, end }: SourceNode): boolean {
  return offset >= start && offset + length <= end;
}

/** @param depth collections around the node */
function readValue(
  text: string,
  node: SourceNode,
  before: unknown,
  edits: readonly TextEdit[],
  depth: number,
): unknown {
  const members =
    node.kind === 'map' && isObject(before) ? readMembers(text, node, before, edits, depth) : undefined;
  if (members !== undefined) return members;
  const { start, end } = node;
  const shifted = edits.map((edit) => ({ ...edit, offset: edit.offset - start }));
  return readPart(applyEdits(text.slice(start, end), shifted), depth);
}

/** @returns undefined where an edit is neither in the value of a member nor puts members behind one */
function readMembers(
  text: string,
  map: MapNode,
  before: Plain,
  edits: readonly TextEdit[],
  depth: number,
): Plain | undefined {
  const after = new Map(Object.entries(before));
  const touched = new Map<MapEntry, TextEdit[]>();
  let index = -1;
  for (const edit of edits) {
    while ((map.entries[index + 1]?.key.start ?? Number.POSITIVE_INFINITY) <= edit.offset) index += 1;
    const entry = map.entries[index];
    if (entry === undefined || !isWithin(edit, entry.value)) return undefined;
    if (edit.offset === entry.value.end && /^\s*,/.test(edit.content)) {
      if (!addMembers(after, edit.content, depth)) return undefined;
    } else touched.set(entry, [...(touched.get(entry) ?? []), edit]);
  }
  for (const [{ name = '', value }, inside] of touched) {
    const read = readValue(text, value, before[name], inside, depth + 1);
    if (read === undefined) return undefined;
    after.set(name, read);
  }
  return Object.fromEntries(after);
}

/** Adds what is written behind another member: a comma and members that have new names. */
function addMembers(members: Map<string, unknown>, content: string, depth: number): boolean {
  const added = readPart(`{${content.replace(',', '')}}`, depth);
  if (!isObject(added)) return false;
  const entries = Object.entries(added);
  const isNew = entries.length > 0 && entries.every(([name]) => !members.has(name));
  for (const [name, value] of isNew ? entries : []) members.set(name, value);
  return isNew;
}

function readPart(text: string, depth: number): unknown {
  // A byte order mark is none inside of a text.
  const reading = text.startsWith('\uFEFF') ? undefined : readJson(text, MAX_DEPTH - depth);
  return reading?.ok ? reading.value : undefined;
}
