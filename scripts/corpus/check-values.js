import { firstDifference, ledgerPath, lookUp, pointerOf, without } from './plain-data.js';

const APPEARS = new Set(['add', 'attach']);
const STAYS = new Set(['unchanged', 'keep']);

/**
 * Whether the steps account for everything in which a result differs from its original, the ledger aside.
 *
 * @param steps `{ path, action }`
 * @returns {string | undefined} what is wrong
 */
export function checkSteps(before, after, steps) {
  for (const { path, action } of steps) {
    const [old, now] = [lookUp(before, path), lookUp(after, path)];
    const wrong =
      (APPEARS.has(action) && (old !== undefined || now === undefined)) ||
      (action === 'remove' && (old === undefined || now !== undefined)) ||
      (STAYS.has(action) && firstDifference(old, now) !== undefined);
    if (wrong) return `the step "${action}" of ${pointerOf(path)} is not what happened`;
  }
  const changed = [...steps.filter(({ action }) => !STAYS.has(action)), { path: ledgerPath(after) }];
  const isNew = (path) => (lookUp(before, path)?.value ?? null) === null;
  const rest = changed.reduce((value, { path }) => without(value, path, isNew), after);
  const old = changed.reduce((value, { path }) => without(value, path, isNew), before);
  const difference = firstDifference(withoutNulls(old, changed), withoutNulls(rest, changed));
  return difference === undefined ? undefined : `no step accounts for the change at ${pointerOf(difference)}`;
}

/** A container that held nothing (`components:`) says the same as none. */
function withoutNulls(value, changed) {
  return changed.reduce((result, { path }) => {
    const empty = path.map((_, depth) => path.slice(0, depth)).filter((above) => above.length > 0);
    return empty.reduce(
      (kept, above) => (lookUp(kept, above)?.value === null ? without(kept, above) : kept),
      result,
    );
  }, value);
}

/** Whether a result is what the plan makes of the original as another reader reads it. */
export function checkPlan(before, after, augmentDocument, options) {
  const expected = augmentDocument(before, { ledger: true, ...options }).document;
  const difference = firstDifference(expected, after);
  return difference === undefined ? undefined : `is not the plan at ${pointerOf(difference)}`;
}
