import { toPointer } from '../values/pointer.js';
import type { MergeState } from './merge-state.js';

/**
 * Names of response components that a `$ref` in the document after the run, or in another file of the spec, points to.
 */
export function referencedResponses(state: MergeState): ReadonlySet<string> {
  const names = new Set<string>();
  const { attachedRefs, detached, facts, spec } = state;
  const external = facts.externalReferences?.keys() ?? [];
  const standing =
    detached.size === 0
      ? spec.index.referencesByRef.keys()
      : spec.index.refsOutside((path) => detached.has(toPointer(path)));
  for (const ref of [...standing, ...attachedRefs, ...external]) {
    const target = state.targetOf(ref);
    if (target?.kind === 'responses') names.add(target.name);
  }
  return names;
}

/** Referenced names that are missing from the document, or that an earlier run supplied. */
export function namesToSupply(state: MergeState): string[] {
  return [...referencedResponses(state)].filter(
    (name) => !state.has('responses', name) || state.isOurs('responses', name),
  );
}
