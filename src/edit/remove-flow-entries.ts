import { startOfEntry } from '../syntax/entry-extent.js';
import type { MapEntry, MapNode } from '../syntax/source-node.js';
import { endOfLine, endOfLineBefore, nextLine, skipSpace, startOfLine } from '../syntax/yaml-text.js';
import type { EditContext } from './edit-context.js';

/** A comment in column 0, which some readers refuse where no comma stands before it. */
const COMMENT_AT_LINE_START = /[\r\n]#/;

/**
 * Takes entries out of a flow map in which others stay, each with one comma: the one before it; the one after it
 * where nothing stays in front, or where a comment stands between it and the comma before.
 */
export function removeFlowEntries(
  { text, edits }: EditContext,
  { entries }: MapNode,
  removed: ReadonlySet<MapEntry>,
): void {
  const lastSurvivor = entries.findLastIndex((entry) => !removed.has(entry));
  let takesCommaAfter = false;
  let runEnd = 0;
  entries.forEach((entry, index) => {
    if (!removed.has(entry)) return;
    const [before, after] = [entries[index - 1], entries[index + 1]];
    if (before === undefined || !removed.has(before)) {
      takesCommaAfter =
        index < lastSurvivor &&
        (before === undefined || hasComment(text, before.value.end, entry.key.outerStart));
    }
    if (takesCommaAfter && after !== undefined) removeWithCommaAfter({ text, edits }, entry, after);
    else if (before !== undefined) {
      if (entry.value.end > runEnd) runEnd = endOfRun(text, entries, index, removed);
      removeWithCommaBefore({ text, edits }, before, entry, runEnd);
    }
  });
}

/** Where removed entries end that stand one after the other without a comment between. */
function endOfRun(
  text: string,
  entries: readonly MapEntry[],
  index: number,
  removed: ReadonlySet<MapEntry>,
): number {
  let end = entries[index]?.value.end ?? 0;
  for (let next = index + 1; next < entries.length; next += 1) {
    const entry = entries[next];
    if (entry === undefined || !removed.has(entry) || hasComment(text, end, entry.key.outerStart)) break;
    end = entry.value.end;
  }
  return end;
}

function hasComment(text: string, from: number, to: number): boolean {
  return text.slice(from, to).includes('#');
}

function removeWithCommaAfter(
  { text, edits }: Pick<EditContext, 'text' | 'edits'>,
  entry: MapEntry,
  after: MapEntry,
): void {
  const offset = startOfEntry(text, entry);
  const next = startOfEntry(text, after);
  const afterComma = skipSpace(text, entry.value.end) + 1;
  if (hasOwnLines(text, offset, afterComma)) {
    const lineStart = startOfLine(text, offset);
    edits.push({ offset: lineStart, length: nextLine(text, afterComma) - lineStart, content: '' });
    return;
  }
  const until = hasComment(text, entry.value.end, next) ? afterComma : next;
  edits.push({ offset, length: until - offset, content: '' });
}

function removeWithCommaBefore(
  { text, edits }: Pick<EditContext, 'text' | 'edits'>,
  before: MapEntry,
  entry: MapEntry,
  end: number,
): void {
  const start = startOfEntry(text, entry);
  if (!hasComment(text, before.value.end, start)) {
    edits.push({ offset: before.value.end, length: end - before.value.end, content: '' });
    return;
  }
  const next = skipSpace(text, end);
  const trailing =
    text[next] === ',' && !hasComment(text, end, next) && text[skipSpace(text, next + 1)] === '}';
  const between = text.slice(before.value.end, start);
  if (!trailing && !COMMENT_AT_LINE_START.test(between))
    edits.push({ offset: skipSpace(text, before.value.end), length: 1, content: '' });
  const until = trailing ? next + 1 : end;
  const isAlone = hasOwnLines(text, start, until);
  const offset = isAlone ? endOfLineBefore(text, startOfLine(text, start)) : start;
  edits.push({ offset, length: (isAlone ? endOfLine(text, until) : until) - offset, content: '' });
}

/** Whether nothing but space stands on the lines of a stretch besides it. */
function hasOwnLines(text: string, start: number, end: number): boolean {
  return isSpaceFrom(text, start - 1, -1) && isSpaceFrom(text, end, 1);
}

/** Whether nothing but space stands from an offset to the end of its line in one direction. */
function isSpaceFrom(text: string, offset: number, step: 1 | -1): boolean {
  for (let at = offset; ; at += step) {
    const character = text[at];
    if (character === undefined || character === '\n' || character === '\r') return true;
    if (character.trim() !== '') return false;
  }
}
