import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { GeneratedResponse } from '../generate/generated-components.js';
import { placeAt } from '../openapi/place-at.js';
import { localTarget } from '../openapi/references.js';
import { isObject } from '../values/is-object.js';
import { toPointer, valueAt } from '../values/pointer.js';
import { type Decision, decideEntry } from './decide-entry.js';
import type { Change, PlanPart, PlanStep } from './merge-plan.js';
import type { MergeRun, MergeState } from './merge-state.js';

/** A generated response whose name the table no longer has, while another row has its status. */
interface FormerEntry {
  readonly name: string;
  readonly row: GeneratedResponse;
  /** Whether the name is supplied because `$ref`s need it. */
  readonly isSupplied: boolean;
}

/** What is done about the `$ref`s to responses under former names. */
export interface Renaming extends PlanPart {
  readonly former: ReadonlyMap<string, FormerEntry>;
  /** The new `$ref`s, and the pointers of the objects that hold them. */
  readonly refs: readonly string[];
  readonly places: readonly string[];
}

/** Finds the responses under former names, and under `renameRefs` rewrites the `$ref`s to them in this document. */
export function planRenaming(state: MergeRun, responses: readonly GeneratedResponse[]): Renaming {
  const { renameRefs, supplied } = state.policy;
  const former = findFormerEntries(state, responses, supplied);
  const here = new Map<string, number>();
  const renaming = {
    steps: [] as PlanStep[],
    changes: [] as Change[],
    refs: [] as string[],
    places: [] as string[],
  };
  for (const { ref, path } of former.size === 0 ? [] : state.spec.index.references) {
    const target = state.targetOf(ref);
    const entry = target?.kind === 'responses' ? former.get(target.name) : undefined;
    const place = toPointer(path);
    if (entry === undefined || state.detached.has(place)) continue;
    const { name, row } = entry;
    if (!renameRefs || !isEditable(state, [...path, '$ref'])) {
      here.set(name, (here.get(name) ?? 0) + 1);
      continue;
    }
    const value = renamed(ref, state, row.name);
    const reason = { code: 'renamed', from: name, to: row.name } as const;
    renaming.steps.push({ pointer: place, action: 'reference', reason });
    renaming.changes.push({ kind: 'set', path: [...path, '$ref'], value });
    renaming.refs.push(value);
    renaming.places.push(place);
  }
  const diagnostics = [...former.values()].flatMap((entry) => {
    const uses = { here: here.get(entry.name) ?? 0, elsewhere: elsewhere(state, entry.name) };
    return uses.here + uses.elsewhere === 0 ? [] : [report(state, entry, uses)];
  });
  return { former, ...renaming, diagnostics };
}

function findFormerEntries(
  state: MergeState,
  responses: readonly GeneratedResponse[],
  supplied: ReadonlySet<string> = new Set(),
): Map<string, FormerEntry> {
  const selected = responses.filter(({ name }) => !supplied.has(name));
  const names = new Set(selected.map(({ name }) => name));
  const former = new Map<string, FormerEntry>();
  for (const [name, { status }] of state.ledger.responses) {
    const row = names.has(name) ? undefined : selected.find((response) => response.status === status);
    if (row === undefined || !state.isOurs('responses', name)) continue;
    former.set(name, { name, row, isSupplied: supplied.has(name) });
  }
  return former;
}

/** The number of `$ref`s to a response in other files. */
function elsewhere({ facts, targetOf }: MergeState, name: string): number {
  let count = 0;
  for (const [ref, locations] of facts.externalReferences ?? []) {
    const target = targetOf(ref);
    // A file of the document's own name has no location.
    if (target?.kind === 'responses' && target.name === name) count += Math.max(1, locations.length);
  }
  return count;
}

/** Lists are not edited. */
function isEditable({ spec, obstacleAt }: MergeState, path: readonly string[]): boolean {
  const isInMaps = path.every((_, length) => isObject(valueAt(spec.document, path.slice(0, length))));
  return isInMaps && obstacleAt(path) === undefined;
}

function renamed(ref: string, { containers }: MergeState, name: string): string {
  const path = localTarget(ref) ?? [];
  return toPointer([...containers.responses, name, ...path.slice(containers.responses.length + 1)]);
}

function report(
  state: MergeRun,
  { name, row, isSupplied }: FormerEntry,
  uses: { readonly here: number; readonly elsewhere: number },
): Diagnostic {
  const place = placeAt(state.spec, state.pathOf('responses', name));
  const args = { name, now: row.name, ...uses, renameRefs: state.policy.renameRefs };
  return diagnose('FORMER_NAME_USED', args, place, isSupplied ? 'info' : 'warning');
}

/** Referenced entries under former names follow the row of their status. */
export function decideFormer(
  state: MergeRun,
  { former }: Renaming,
  referenced: ReadonlySet<string>,
): Decision[] {
  return [...former.values()].flatMap(({ name, row, isSupplied }) => {
    if (isSupplied || !referenced.has(name)) return [];
    const { status, value } = row;
    const decision = decideEntry(state, { kind: 'responses', name, value, status });
    return [{ ...decision, step: { ...decision.step, reason: { code: 'former-name', now: row.name } } }];
  });
}
