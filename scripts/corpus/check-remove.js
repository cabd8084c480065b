import { firstDifference, isObject, ledgerPath, lookUp, pathOf, pointerOf } from './plain-data.js';
import { readIndependently } from './read-independently.js';

/**
 * The result of attach as an author could go on: the first operation with attached `$ref`s has lost its line in the
 * record, so that its `$ref`s count as written by hand.
 *
 * @param result what `readIndependently` gave, with the `text`
 * @returns {{ text: string, refs: string[][] } | undefined} the paths of these `$ref`s; undefined where nothing was
 * attached or the line cannot be cut out
 */
export function withRefsByHand({ text, value, rangeOf }) {
  const lines = isObject(value) && lookUp(value, [...ledgerPath(value), 'attached'])?.value;
  const [name, next] = isObject(lines) ? Object.keys(lines) : [];
  const path = operationOf(value, name);
  if (path === undefined || next === undefined) return undefined;
  const [start] = rangeOf([...ledgerPath(value), 'attached', name]) ?? [];
  const [end] = rangeOf([...ledgerPath(value), 'attached', next]) ?? [];
  if (start === undefined || end === undefined) return undefined;
  const refs = lines[name].split(' ').map((status) => [...path, 'responses', status]);
  return { text: text.slice(0, start) + text.slice(end), refs };
}

function operationOf(value, name = '') {
  const [, method, path] = /^([A-Z]+) (\/.*)$/.exec(name) ?? [];
  const found = method === undefined ? undefined : ['paths', path, method.toLowerCase()];
  return found !== undefined && lookUp(value, found) !== undefined ? found : undefined;
}

/** Whether the `$ref`s of an author still lead to a response after `remove`. */
export function checkRefsByHand(text, refs) {
  const { value } = readIndependently(text);
  const lost = refs.find((path) => {
    const ref = lookUp(value, [...path, '$ref'])?.value;
    if (typeof ref !== 'string') return true;
    return ref.startsWith('#') && lookUp(value, pathOf(ref)) === undefined;
  });
  return lost === undefined ? undefined : `remove breaks the $ref of the author at ${pointerOf(lost)}`;
}

/**
 * Why `remove` need not give the bytes back; undefined when it must: the maps that got entries were there in block
 * style and not empty, or not there at all.
 *
 * @param before what `readIndependently` gave, with the `text`
 * @param added the paths of what the run added
 */
export function reasonNotRestored({ text, value, rangeOf }, added, restored) {
  const above = new Map(
    added
      .flatMap((path) => path.slice(0, -1).map((_, at) => path.slice(0, at + 1)))
      .map((path) => [pointerOf(path), path]),
  );
  const paths = [...above.values()];
  // Before 3.1 an operation needs responses, so `remove` leaves the ones that were attached.
  const isLeft = (path) =>
    path.at(-1) === 'responses' && path[0] === 'paths' && lookUp(restored, path) !== undefined;
  const isBare = (path) => isEmpty(lookUp(value, path)?.value ?? null);
  if (paths.some((path) => isBare(path) && isLeft(path))) return 'responses of an operation that had none';
  for (const path of paths) {
    const found = lookUp(value, path);
    if (found === undefined) continue;
    if (Object.keys(found.value ?? {}).length === 0) return 'an empty map';
    const [start, end] = rangeOf(path) ?? [0, 0];
    if (/^[^\n]*?:\s*\{[^\n]*\}$/.test(text.slice(start, end))) return 'a map on one line';
  }
  return undefined;
}

/** Whether what `remove` leaves says the same as the original, empty maps aside. */
export function checkRestoredValues(before, restored) {
  const difference = firstDifference(bare(before), bare(restored));
  return difference === undefined ? undefined : `remove leaves a difference at ${pointerOf(difference)}`;
}

/** Without maps that are empty, and what holds nothing else. */
function bare(value) {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, child]) => [name, bare(child)]);
  return Object.fromEntries(entries.filter(([, child]) => !isEmpty(child)));
}

function isEmpty(value) {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** How many lines of the original the result does not have; 0 when lines were only added. */
export function countLostLines(before, after) {
  const lines = after.split('\n');
  let at = 0;
  let lost = 0;
  for (const line of before.replace(/\n$/, '').split('\n')) {
    const next = lines.findIndex((candidate, index) => index >= at && sameLine(candidate, line));
    if (next === -1) lost += 1;
    else at = next + 1;
  }
  return lost;
}

/** In JSON a comma may join a line to a new one. */
function sameLine(after, before) {
  return after === before || after === `${before},` || after.replace(/\r$/, '') === before;
}
