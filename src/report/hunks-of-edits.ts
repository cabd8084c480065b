import type { StructuredPatchHunk } from 'diff';
import type { TextEdit } from '../text/text-edit.js';

/** Lines that are shown before and after a change. */
const CONTEXT = 3;

/** A line, its break included, as a patch has it. */
interface PatchLine {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/**
 * The hunks of a unified diff, made of the edits that lead from one text to the other instead of looked for. Takes
 * time that grows with the texts' length, whatever they hold.
 *
 * @param edits - Ordered and apart from each other, of the text before.
 */
export function hunksOfEdits(
  before: string,
  after: string,
  edits: readonly TextEdit[],
): StructuredPatchHunk[] {
  const lines = patchLines(before, after, edits);
  const changed = lines.flatMap(({ mark }, index) => (mark === ' ' ? [] : [index]));
  const hunks: StructuredPatchHunk[] = [];
  let seen = 0;
  const start = { old: 1, new: 1 };
  for (let next = 0; next < changed.length; next += 1) {
    const from = Math.max(seen, (changed[next] ?? 0) - CONTEXT);
    while ((changed[next + 1] ?? Number.POSITIVE_INFINITY) - (changed[next] ?? 0) <= CONTEXT * 2 + 1)
      next += 1;
    const to = Math.min(lines.length, (changed[next] ?? 0) + CONTEXT + 1);
    const shown = lines.slice(from, to);
    const oldLines = shown.filter(({ mark }) => mark !== '+').length;
    const newLines = shown.filter(({ mark }) => mark !== '-').length;
    start.old += from - seen;
    start.new += from - seen;
    const text = shown.flatMap(written);
    hunks.push({ oldStart: start.old, oldLines, newStart: start.new, newLines, lines: text });
    start.old += oldLines;
    start.new += newLines;
    seen = to;
  }
  return hunks;
}

function written({ mark, text }: PatchLine): string[] {
  return text.endsWith('\n') ? [mark + text.slice(0, -1)] : [mark + text, '\\ No newline at end of file'];
}

function patchLines(before: string, after: string, edits: readonly TextEdit[]): PatchLine[] {
  const parts: PatchLine[][] = [];
  let position = 0;
  for (const stretch of stretchesOf(before, after, edits)) {
    parts.push(marked(' ', linesOf(before.slice(position, stretch.from))));
    parts.push(changeOf(before.slice(stretch.from, stretch.to), after.slice(stretch.newFrom, stretch.newTo)));
    position = stretch.to;
  }
  parts.push(marked(' ', linesOf(before.slice(position))));
  return parts.flat();
}

/** Offsets of whole lines that differ, in both texts. */
interface Stretch {
  readonly from: number;
  to: number;
  readonly newFrom: number;
  newTo: number;
}

function stretchesOf(before: string, after: string, edits: readonly TextEdit[]): Stretch[] {
  const stretches: Stretch[] = [];
  let shift = 0;
  for (const { offset, length, content } of edits) {
    const newOffset = offset + shift;
    const from = offset === 0 ? 0 : before.lastIndexOf('\n', offset - 1) + 1;
    const to = afterLine(before, offset + length);
    const newTo = afterLine(after, newOffset + content.length);
    shift += content.length - length;
    const last = stretches.at(-1);
    if (last !== undefined && from < last.to) Object.assign(last, { to, newTo });
    else stretches.push({ from, to, newFrom: from + newOffset - offset, newTo });
  }
  return stretches;
}

function afterLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** Lines that both begin with or end in stay. */
function changeOf(before: string, after: string): PatchLine[] {
  const [old, wanted] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, wanted.length);
  let head = 0;
  while (head < shorter && old[head] === wanted[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === wanted.at(-1 - tail)) tail += 1;
  return [
    ...marked(' ', old.slice(0, head)),
    ...marked('-', old.slice(head, old.length - tail)),
    ...marked('+', wanted.slice(head, wanted.length - tail)),
    ...marked(' ', old.slice(old.length - tail)),
  ];
}

function marked(mark: PatchLine['mark'], lines: readonly string[]): PatchLine[] {
  return lines.map((text) => ({ mark, text }));
}

/** Lines with the break that ends each. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
