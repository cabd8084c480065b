import type { MapEntry, MapNode } from '../syntax/source-node.js';
import { endOfSpace, nextLine, skipSpace, startOfSpace } from '../syntax/yaml-text.js';
import type { EditContext } from './edit-context.js';

/** A comment in column 0, which some parsers reject without a comma before it. */
const COMMENT_AT_LINE_START = /[\r\n]#/;

/** Consecutive entries to remove, with the remaining neighbours. */
interface Run {
  readonly before: MapEntry | undefined;
  readonly entries: readonly [MapEntry, ...MapEntry[]];
  readonly after: MapEntry | undefined;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Removes some entries from a flow map, each with one comma; comments outside of them stay. */
export function removeFlowEntries(
  { text, edits }: EditContext,
  { entries }: MapNode,
  removed: ReadonlySet<MapEntry>,
): void {
  for (const run of runsOf(entries, removed)) {
    const gaps = gapsOf(text, run);
    const stretches = gaps.some((gap) => gap.includes('#'))
      ? stretchesAmongComments(text, run, gaps)
      : [plainStretch(text, run)];
    edits.push(...stretches.map(({ start, end }) => ({ offset: start, length: end - start, content: '' })));
  }
}

function runsOf(entries: readonly MapEntry[], removed: ReadonlySet<MapEntry>): Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < entries.length; index += 1) {
    const first = entries[index];
    if (first === undefined || !removed.has(first)) continue;
    const before = entries[index - 1];
    const others: MapEntry[] = [];
    for (let next = entries[index + 1]; next !== undefined && removed.has(next); next = entries[index + 1]) {
      others.push(next);
      index += 1;
    }
    runs.push({ before, entries: [first, ...others], after: entries[index + 1] });
  }
  return runs;
}

/**
 * The text before, between and behind the entries, where a comment would be in the way of taking them out in one
 * piece: behind the last, with one that stays in front, only on its own line.
 */
function gapsOf(text: string, { before, entries, after }: Run): string[] {
  const gaps: string[] = [];
  let end = before?.value.end;
  for (const entry of entries) {
    if (end !== undefined) gaps.push(text.slice(end, entry.key.outerStart));
    end = entry.value.end;
  }
  const last = end ?? 0;
  const next = after === undefined ? skipSpace(text, last) : after.key.outerStart;
  if (after === undefined && text[next] !== ',') return gaps;
  const gap = text.slice(last, next);
  return before === undefined || /^[ \t,]*#/.test(gap) ? [...gaps, gap] : gaps;
}

/** Removes them as one range, with the comma before it or, at the start, the one after it. */
function plainStretch(text: string, { before, entries, after }: Run): Stretch {
  const { end } = (entries.at(-1) ?? entries[0]).value;
  if (before !== undefined) return { start: before.value.end, end };
  const start = entries[0].key.outerStart;
  const comma = skipSpace(text, end);
  const afterComma = text[comma] === ',' ? comma + 1 : end;
  const withSpace = { start, end: after === undefined ? afterComma : after.key.outerStart };
  return wholeLines(text, { start, end: afterComma }) ?? withSpace;
}

/** Each entry on its own, and its commas; where one has to stay it is the first, before what comments come next. */
function stretchesAmongComments(
  text: string,
  { before, entries, after }: Run,
  gaps: readonly string[],
): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (start: number, end: number) => {
    const last = stretches.at(-1);
    if (last === undefined || text.slice(last.end, start).trim() !== '') stretches.push({ start, end });
    else stretches[stretches.length - 1] = { start: last.start, end };
  };
  const addComma = ({ value }: MapEntry) => {
    const comma = skipSpace(text, value.end);
    if (text[comma] === ',') add(comma, comma + 1);
  };
  const { end } = (entries.at(-1) ?? entries[0]).value;
  const hasCommaAfter = after !== undefined || text[skipSpace(text, end)] === ',';
  const needsComma = gaps.some((gap) => COMMENT_AT_LINE_START.test(gap));
  if (before !== undefined && !hasCommaAfter && !needsComma) addComma(before);
  for (const entry of entries) {
    add(entry.key.outerStart, entry.value.end);
    addComma(entry);
  }
  return stretches.map((stretch) => wholeLines(text, stretch) ?? withSpaceAfter(text, stretch));
}

/** Extends a range to whole lines if nothing else is on them. */
function wholeLines(text: string, { start, end }: Stretch): Stretch | undefined {
  const lineStart = startOfSpace(text, start);
  const isAlone = endsLine(text, lineStart - 1) && endsLine(text, endOfSpace(text, end));
  return isAlone ? { start: lineStart, end: nextLine(text, end) } : undefined;
}

/** Whether there is a line break at an offset, or the text has ended. */
function endsLine(text: string, offset: number): boolean {
  return /^[\r\n]?$/.test(text.charAt(offset));
}

/** The space behind a stretch goes too where there is some in front; at the end of a line, all of it. */
function withSpaceAfter(text: string, { start, end }: Stretch): Stretch {
  const after = endOfSpace(text, end);
  if (/[\r\n]/.test(text.charAt(after))) return { start: startOfSpace(text, start), end: after };
  const startsLine = /[\r\n]/.test(text.charAt(start - 1));
  const isSpaced = startsLine ? text[after] !== '#' : /[ \t]/.test(text.charAt(start - 1));
  return { start, end: isSpaced ? after : end };
}
