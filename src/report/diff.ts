const CONTEXT = 3;

/** Lines `from` to `to` (exclusive, from 0) become the lines `newFrom` to `newTo` of the other text. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * The unified diff between two texts, for `patch -p1` and `git apply`; empty when they are equal. CRLF and a missing
 * final line break are kept. Takes n log n time in the number of lines, so a diff of repeated lines may not be the
 * shortest.
 *
 * @param file the name in the head; `before` is `undefined` for a file that does not exist yet
 */
export function unifiedDiff(file: string, before: string | undefined, after: string): string {
  if (before === after) return '';
  const old = linesOf(before ?? '');
  const wanted = linesOf(after);
  const head = [before === undefined ? '/dev/null' : `a/${file}`, `b/${file}`].map(
    // Without the tab, patch takes what follows a space for a time stamp.
    (name, index) => `${index === 0 ? '---' : '+++'} ${name}${name.includes(' ') ? '\t' : ''}\n`,
  );
  const hunks = hunksOf(changesOf(old, wanted), old.length);
  return [...head, ...hunks.map((hunk) => renderHunk(hunk, old, wanted))].join('');
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines that occur once in both texts, in the same order, divide the texts; between them, equal ends are trimmed. */
function changesOf(old: readonly string[], wanted: readonly string[]): Change[] {
  const whole = trim({ from: 0, to: old.length, newFrom: 0, newTo: wanted.length }, old, wanted);
  const changes: Change[] = [];
  let [from, newFrom] = [whole.from, whole.newFrom];
  for (const [line, newLine] of [...anchorsOf(whole, old, wanted), [whole.to, whole.newTo] as const]) {
    const change = trim({ from, to: line, newFrom, newTo: newLine }, old, wanted);
    if (change.from < change.to || change.newFrom < change.newTo) changes.push(change);
    [from, newFrom] = [line, newLine];
  }
  return changes;
}

function trim(change: Change, old: readonly string[], wanted: readonly string[]): Change {
  let { from, to, newFrom, newTo } = change;
  for (; from < to && newFrom < newTo && old[from] === wanted[newFrom]; from += 1) newFrom += 1;
  for (; from < to && newFrom < newTo && old[to - 1] === wanted[newTo - 1]; to -= 1) newTo -= 1;
  return { from, to, newFrom, newTo };
}

/** Line numbers of equal lines, ascending in both texts. */
function anchorsOf(
  { from, to, newFrom, newTo }: Change,
  old: readonly string[],
  wanted: readonly string[],
): (readonly [number, number])[] {
  if (from === to || newFrom === newTo) return [];
  const unique = uniqueLines(old, from, to);
  const pairs = [...uniqueLines(wanted, newFrom, newTo)]
    .map(([text, newLine]) => [unique.get(text) ?? -1, newLine] as const)
    .filter(([line, newLine]) => line >= 0 && newLine >= 0);
  return longestAscending(pairs);
}

/** Line numbers by text; -1 for a text that occurs more than once. */
function uniqueLines(lines: readonly string[], from: number, to: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let line = from; line < to; line += 1) {
    const text = lines[line] ?? '';
    found.set(text, found.has(text) ? -1 : line);
  }
  return found;
}

/** The longest part of the pairs whose first numbers ascend (patience sorting). */
function longestAscending(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  interface Pile {
    readonly pair: readonly [number, number];
    readonly previous: Pile | undefined;
  }
  const tops: Pile[] = [];
  for (const pair of pairs) {
    let low = 0;
    for (let high = tops.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.pair[0] ?? 0) < pair[0]) low = middle + 1;
      else high = middle;
    }
    tops[low] = { pair, previous: tops[low - 1] };
  }
  const longest: (readonly [number, number])[] = [];
  for (let pile = tops.at(-1); pile !== undefined; pile = pile.previous) longest.push(pile.pair);
  return longest.reverse();
}

/** Changes whose context touches belong to one hunk. */
function hunksOf(changes: readonly Change[], lines: number): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const end = last?.at(-1)?.to ?? -lines;
    if (last !== undefined && change.from - end <= CONTEXT * 2) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function renderHunk(changes: readonly Change[], old: readonly string[], wanted: readonly string[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return '';
  const lead = Math.min(CONTEXT, first.from);
  const end = Math.min(old.length, last.to + CONTEXT);
  const start = first.from - lead;
  const newStart = first.newFrom - lead;
  const body: string[] = [];
  let line = start;
  for (const { from, to, newFrom, newTo } of changes) {
    body.push(...marked(' ', old.slice(line, from)), ...marked('-', old.slice(from, to)));
    body.push(...marked('+', wanted.slice(newFrom, newTo)));
    line = to;
  }
  body.push(...marked(' ', old.slice(line, end)));
  const newEnd = last.newTo + end - last.to;
  return `@@ -${range(start, end)} +${range(newStart, newEnd)} @@\n${body.join('')}`;
}

/** An empty range is that after the line before it. */
function range(from: number, to: number): string {
  const count = to - from;
  return `${count === 0 ? from : from + 1},${count}`;
}

function marked(mark: ' ' | '-' | '+', lines: readonly string[]): string[] {
  return lines.map(
    (line) => `${mark}${line}${line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`,
  );
}
