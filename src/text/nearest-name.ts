/** Names further apart are different names, however long they are. */
const MOST_EDITS = 8;

/**
 * The candidate most similar to a mistyped name: fewest edits (insert, delete, change, swap neighbours), at most a
 * third of its length and at most 8. The first of equals wins; case is ignored.
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.toLowerCase().slice(0, 100);
  let best: string | undefined;
  let bestDistance = Math.min(MOST_EDITS, Math.max(1, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(...differentParts(wanted, candidate.toLowerCase()), bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Both names without their common prefix and suffix, which need no edits. */
function differentParts(left: string, right: string): [string, string] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}

/**
 * Optimal string alignment distance. Computes three rows at a time, and only columns where the distance can be below
 * `enough`.
 *
 * @param enough returned when the distance is this or more
 */
function editDistance(left: string, right: string, enough: number): number {
  const width = right.length + 1;
  let beforeLast = new Uint8Array(width);
  let last = new Uint8Array(width).map((_, column) => Math.min(column, enough));
  let current = new Uint8Array(width);
  for (let row = 1; row <= left.length; row += 1) {
    current.fill(enough);
    const first = Math.max(1, row - enough);
    if (row < enough) current[0] = row;
    let least = at(current, 0);
    for (let column = first; column <= Math.min(right.length, row + enough); column += 1) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1;
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + changed);
      if (left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current[column] = Math.min(cost, enough);
      least = Math.min(least, cost);
    }
    // A swap needs the row before the last one.
    if (least >= enough && last.every((cost) => cost >= enough)) return enough;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return at(last, right.length);
}

function at(row: Uint8Array, column: number): number {
  return row[column] ?? 0;
}
