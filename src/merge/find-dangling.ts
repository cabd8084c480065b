import { type Diagnostic, type DiagnosticArgs, diagnose } from '../diagnostic.js';
import type { GeneratedResponse } from '../generate/generated-components.js';
import { placeAt } from '../openapi/place-at.js';
import { nearestName } from '../text/nearest-name.js';
import type { MergePolicy } from './merge-policy.js';
import type { MergeState } from './merge-state.js';

/** A similar name is looked for that often; a document with more missing names has another fault. */
const MOST_SUGGESTIONS = 50;

/** What a `$ref` could lead to instead. */
export interface Offer {
  /** The response components that there will be. */
  readonly names: ReadonlySet<string>;
  /** What the table in use gives. */
  readonly responses: readonly GeneratedResponse[];
}

/**
 * The `$ref`s to response components that are missing and stay so, each with a way out: what the table calls the
 * code, else the code that would add it, else the most similar name.
 */
export function findDangling(
  state: MergeState,
  { names, responses }: Offer,
  policy: Pick<MergePolicy, 'registeredCode'>,
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const candidates = [...names];
  const known = new Map<string, DiagnosticArgs['DANGLING_RESPONSE']>();
  for (const reference of state.spec.index.references) {
    const target = state.targetOf(reference.ref);
    if (target?.kind !== 'responses' || names.has(target.name)) continue;
    const { name } = target;
    const args = known.get(name) ?? wayOut(name);
    known.set(name, args);
    diagnostics.push(diagnose('DANGLING_RESPONSE', args, placeAt(state.spec, [...reference.path, '$ref'])));
  }
  return diagnostics;

  function wayOut(name: string): DiagnosticArgs['DANGLING_RESPONSE'] {
    const code = policy.registeredCode?.(name);
    const row = responses.find(({ status }) => status === code)?.name;
    const nearest = known.size < MOST_SUGGESTIONS ? nearestName(name, candidates) : undefined;
    return { name, code, row, nearest };
  }
}
