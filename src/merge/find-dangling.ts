import { type Diagnostic, diagnose } from '../diagnostic.js';
import { placeAt } from '../openapi/place-at.js';
import type { SpecFile } from '../openapi/spec-files.js';
import { LineIndex } from '../text/line-index.js';
import { nearestName } from '../text/nearest-name.js';
import { toPointer } from '../values/pointer.js';
import type { MergeRun } from './merge-state.js';

/** Limits the comparisons of names in a document with thousands of missing ones. */
const MOST_SUGGESTIONS = 50;

/**
 * One finding for each `$ref` to a response component that is missing and stays missing, with the most similar name.
 *
 * @param names the response components after the run
 */
export function findDangling(state: MergeRun, names: ReadonlySet<string>): Diagnostic[] {
  const { spec, facts, policy } = state;
  const suggestions = new Map<string, string | undefined>();
  const lineIndexes = new Map<SpecFile, LineIndex>();
  let candidates: readonly string[] | undefined;
  const diagnostics: Diagnostic[] = [];
  const isLost = [...spec.index.referencesByRef.keys()].some((ref) => missing(ref) !== undefined);
  for (const reference of isLost ? spec.index.references : []) {
    const args = missing(reference.ref);
    if (args !== undefined && !state.detached.has(toPointer(reference.path))) {
      diagnostics.push(diagnose('DANGLING_RESPONSE', args, placeAt(spec, [...reference.path, '$ref'])));
    }
  }
  for (const [ref, locations] of facts.externalReferences ?? []) {
    const args = missing(ref);
    if (args === undefined) continue;
    for (const location of locations) {
      const place = placeAt(location.in, [...location.path, '$ref']);
      const lines = lineIndexes.get(location.in) ?? new LineIndex(location.in.source.text);
      lineIndexes.set(location.in, lines);
      diagnostics.push(diagnose('DANGLING_RESPONSE', args, { ...place, ...lines.at(place.offset ?? 0) }));
    }
  }
  return diagnostics;

  function missing(ref: string): { name: string; nearest: string | undefined } | undefined {
    const target = state.targetOf(ref);
    if (target?.kind !== 'responses' || names.has(target.name)) return undefined;
    const { name } = target;
    if (!suggestions.has(name)) {
      candidates ??= [...names, ...(policy.suppliableNames?.() ?? [])];
      const others = candidates.filter((candidate) => candidate !== name);
      suggestions.set(name, suggestions.size < MOST_SUGGESTIONS ? nearestName(name, others) : undefined);
    }
    return { name, nearest: suggestions.get(name) };
  }
}
