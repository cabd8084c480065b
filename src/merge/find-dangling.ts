import { type Diagnostic, diagnose } from '../diagnostic.js';
import { placeAt } from '../spec/place-at.js';
import { nearestName } from '../text/nearest-name.js';
import type { MergePolicy } from './merge-policy.js';
import type { MergeState } from './merge-state.js';

/**
 * The `$ref`s to response components that are missing and stay so, each with a way out: the code that would add
 * it, else the most similar name.
 *
 * @param names the response components that there will be
 */
export function findDangling(
  state: MergeState,
  names: ReadonlySet<string>,
  policy: MergePolicy,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const { ref, path } of state.references) {
    const target = state.targetOf(ref);
    if (target?.kind !== 'responses' || names.has(target.name)) continue;
    const { name } = target;
    const code = policy.registeredCode?.(name);
    const nearest = nearestName(name, [...names]);
    const place = placeAt(state.spec, [...path, '$ref']);
    diagnostics.push(diagnose('DANGLING_RESPONSE', { name, code, nearest }, place));
  }
  return diagnostics;
}
