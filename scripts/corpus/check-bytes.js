import { ledgerPath, lookUp, pointerOf } from './plain-data.js';

/**
 * Whether a result is its original, byte for byte, outside the entries that the steps name. The entries are cut out
 * where another reader finds them; what is left must be the original: around a cut only the white space and commas
 * that join entries may be new, and the empty value of a map (`{}`, `null`) may have made room.
 *
 * @param before, after what `readIndependently` gave, with the `text`
 * @param changes `{ path, action }` of everything that changed, the ledger included
 * @returns {string | undefined} what is wrong
 */
export function checkBytes(before, after, changes) {
  const inAfter = cutsIn(
    after,
    changes.map(({ path }) => newPart(before.value, path)),
  );
  const old = changes.map(({ path }) => path).filter((path) => lookUp(before.value, path) !== undefined);
  const inBefore = cutsIn(before, old);
  const missing = inAfter.missing ?? inBefore.missing;
  if (missing !== undefined) return `cannot find ${missing} in the text`;
  const left = piecesOf(after.text, inAfter.cuts);
  if (inBefore.cuts.length > 0) return compareLoosely(piecesOf(before.text, inBefore.cuts), left);
  return matchPieces(before.text, left) && matchPieces(withRoomMade(before, changes), left);
}

/** Everything the steps say has changed, the ledger with it. */
export function changesOf(steps, before, after) {
  const changes = steps.filter(({ action }) => action !== 'unchanged' && action !== 'keep');
  const path = ledgerPath(after);
  const [old, now] = [lookUp(before, path), lookUp(after, path)];
  return JSON.stringify(old) === JSON.stringify(now) ? changes : [...changes, { path, action: 'ledger' }];
}

/** The original without the empty values (`{}`, `null`) of the maps that got entries. */
function withRoomMade({ text, value, rangeOf }, changes) {
  const above = changes.flatMap(({ path }) => path.slice(0, -1).map((_, index) => path.slice(0, index + 1)));
  const empty = new Map(above.map((path) => [pointerOf(path), path]));
  const cuts = [...empty.values()].flatMap((path) => {
    const isEmpty = Object.keys(lookUp(value, path)?.value ?? {}).length === 0;
    const [start, end] = (isEmpty ? rangeOf(path) : undefined) ?? [0, 0];
    const token = /[ \t]*(?:\{\s*\}|null|Null|NULL|~)$/.exec(text.slice(start, end))?.[0] ?? '';
    return token === '' ? [] : [[end - token.length, end]];
  });
  return piecesOf(
    text,
    cuts.sort(([a], [b]) => a - b),
  ).join('');
}

/** A new entry may have brought the maps around it along: the outermost that the original does not have. */
function newPart(before, path) {
  const depth = path.findIndex((_, index) => lookUp(before, path.slice(0, index + 1)) === undefined);
  return depth === -1 ? path : path.slice(0, depth + 1);
}

function cutsIn({ rangeOf, value }, paths) {
  const cuts = new Map();
  for (const path of paths) {
    if (lookUp(value, path) === undefined) continue;
    const range = rangeOf(path);
    if (range === undefined) return { missing: pointerOf(path) };
    cuts.set(pointerOf(path), range);
  }
  return { cuts: [...cuts.values()].sort(([a], [b]) => a - b) };
}

function piecesOf(text, cuts) {
  const pieces = [];
  let position = 0;
  for (const [start, end] of cuts) {
    if (start >= position) pieces.push(text.slice(position, start));
    position = Math.max(position, end);
  }
  return [...pieces, text.slice(position)];
}

function matchPieces(original, pieces) {
  let position = 0;
  let edge = '';
  for (const [index, piece] of pieces.entries()) {
    const isFirst = index === 0;
    const isLast = index === pieces.length - 1;
    const head = isFirst ? '' : (/^[\s,]*/.exec(piece)?.[0] ?? '');
    const body = isLast ? piece.slice(head.length) : trimEnd(piece.slice(head.length));
    if (body !== '') {
      const start = isFirst ? 0 : joint(original, position, body, edge + head);
      if (start === undefined || !original.startsWith(body, start)) {
        return differenceAt(original, start ?? position, body);
      }
      position = start + body.length;
      edge = '';
    }
    edge += piece.slice(body === '' ? 0 : head.length + body.length);
  }
  return isSubsequence(original.slice(position), edge) ? undefined : 'the end of the original is missing';
}

/** Where the next piece goes on in the original, behind what joins it to the one before. */
function joint(original, position, body, edges) {
  const space = /[\s,]*/y;
  space.lastIndex = position;
  const gap = space.exec(original)?.[0] ?? '';
  const start = position + gap.length;
  return original.startsWith(body, start) && isSubsequence(gap, edges) ? start : undefined;
}

function isSubsequence(text, longer) {
  let position = 0;
  for (const character of longer) if (character === text[position]) position += 1;
  return position === text.length;
}

function trimEnd(text) {
  let end = text.length;
  while (end > 0 && /[\s,]/.test(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

function differenceAt(original, start, body) {
  let length = 0;
  while (length < body.length && body[length] === original[start + length]) length += 1;
  const line = original.slice(0, start + length).split('\n').length;
  return `bytes outside the entries differ from line ${line} on`;
}

/** Where old entries went as well: the rest must be the same but for white space and commas. */
function compareLoosely(before, after) {
  const bare = (pieces) => pieces.join('').replace(/[\s,]+/g, '');
  return bare(before) === bare(after) ? undefined : 'bytes outside the entries differ';
}
