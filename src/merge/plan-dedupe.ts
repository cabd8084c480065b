import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { responsesOf, upperRange } from '../openapi/operations.js';
import { localTarget, refIn } from '../openapi/references.js';
import type { ResponseUses } from '../openapi/response-uses.js';
import { STATUS_KEY } from '../openapi-version.js';
import { componentName } from '../table/component-name.js';
import { REGISTRY, statusTitle } from '../table/registry.js';
import { groupBy } from '../values/group-by.js';
import { asMap, isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { skippedStatuses } from './attachable-operations.js';
import { ENTRY_ORDER } from './ledger.js';
import type { Change, LeftBecause, MergeFacts, MergePlan, PlanStep } from './merge-plan.js';
import { type MergeState, readMergeState, refuseChanges } from './merge-state.js';
import { type ComparedResponse, findNearDuplicates } from './near-duplicates.js';
import { keyOf, namesOf } from './status-names.js';

interface InlineResponse extends ComparedResponse {
  readonly path: readonly string[];
  /** In upper case where it is a range. */
  readonly status: string;
}

/**
 * Plans `$ref`s for inline responses that equal a component, or each other under one status. Missing components are
 * added; they are the author's and not recorded. A response with something that a `$ref` would lose is left.
 *
 * Findings: `NEAR_DUPLICATES`, `INVALID_OPT_OUT`, `CONTAINER_NOT_EDITABLE`.
 */
export function planDedupe(
  spec: SpecDocument,
  facts: MergeFacts,
): { plan: MergePlan; diagnostics: Diagnostic[] } {
  const state = readMergeState(spec, facts);
  const { inline, diagnostics } = findInline(spec);
  const dedupe = new Dedupe(state);
  const rest = dedupe.replaceCopies(inline);
  const near = { total: 0, keyOrder: 0, description: 0, examples: 0, several: 0 };
  const differenceOf = findNearDuplicates([...inline, ...dedupe.components.values()]);
  for (const response of rest) {
    const difference = differenceOf(response);
    if (difference === undefined) continue;
    near[difference] += 1;
    near.total += 1;
  }
  if (near.total > 0) diagnostics.push(diagnose('NEAR_DUPLICATES', near, { file: spec.file }));
  const { steps, changes, added } = dedupe;
  return { plan: { steps, changes }, diagnostics: [...diagnostics, ...refuseChanges(state, added)] };
}

/** The inline responses of the operations that did not opt out, in document order. */
function findInline(spec: SpecDocument): { inline: InlineResponse[]; diagnostics: Diagnostic[] } {
  const inline: InlineResponse[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const group of spec.index.operationsByLocation.values()) {
    const [operation] = group;
    const skipped = skippedStatuses(spec, group);
    if (!(skipped instanceof Set)) {
      diagnostics.push(skipped);
      continue;
    }
    for (const [key, value] of Object.entries(responsesOf(operation))) {
      const status = upperRange(key);
      if (!STATUS_KEY.test(key) || skipped.has('all') || skipped.has(status) || !isWritten(value)) continue;
      const path = [...operation.location, 'responses', key];
      inline.push({ status, path, value, text: JSON.stringify(value) });
    }
  }
  return { inline, diagnostics };
}

function isWritten(value: unknown): value is Record<string, unknown> {
  return isObject(value) && refIn(value) === undefined;
}

class Dedupe {
  readonly steps: PlanStep[] = [];
  readonly changes: Change[] = [];
  /** The changes that add components. */
  readonly added: Change[] = [];
  /** By name; those that are added last. */
  readonly components = new Map<string, ComparedResponse>();
  readonly #state: MergeState;
  /** Added, and not used for other statuses yet. */
  readonly #pending: { readonly name: string; readonly value: InlineResponse['value'] }[] = [];
  readonly #namesByText = new Map<string, string[]>();
  readonly #taken: Set<string>;
  readonly #targets: ReadonlySet<string>;
  readonly #statuses: ResponseUses['statuses'];

  constructor(state: MergeState) {
    this.#state = state;
    this.#taken = takenNames(state);
    this.#targets = targetsInResponses(state);
    this.#statuses = state.spec.index.responseUses.statuses;
    for (const name of state.names('responses')) {
      const path = state.pathOf('responses', name);
      const value = state.valueOf('responses', name);
      if (isWritten(value) && this.#hasExactNumbers(path)) this.#keep(name, value);
    }
  }

  /** @returns those that are neither replaced nor left for a reason */
  replaceCopies(inline: readonly InlineResponse[]): InlineResponse[] {
    const rest: InlineResponse[] = [];
    for (const copies of groupBy(inline, ({ status, text }) => `${status} ${text}`).values()) {
      const [first, second] = copies;
      const existing = this.#componentFor(first);
      const free = second && !existing ? copies.filter((copy) => !this.#obstacleOf(copy)) : [];
      if (existing !== undefined) this.#replace(copies, existing);
      else if (free[0] !== undefined && free.length > 1)
        this.#replace(copies, this.#add(free[0], free.length));
      else for (const copy of copies) second && this.#obstacleOf(copy) ? this.#leave(copy) : rest.push(copy);
    }
    // What was added for one status may equal a response of another one.
    for (const { name, value } of this.#pending) this.#keep(name, value);
    return rest.filter((response) => {
      const name = this.#componentFor(response);
      if (name !== undefined) this.#replace([response], name);
      return name === undefined;
    });
  }

  #leave(response: InlineResponse): void {
    const reason = { code: 'left', because: this.#obstacleOf(response) ?? 'not-editable' } as const;
    this.steps.push({ pointer: toPointer(response.path), action: 'keep', reason });
  }

  #replace(copies: readonly InlineResponse[], name: string): void {
    const value = { $ref: toPointer(this.#state.pathOf('responses', name)) };
    for (const copy of copies) {
      const { path } = copy;
      if (this.#obstacleOf(copy) !== undefined) {
        this.#leave(copy);
        continue;
      }
      this.changes.push({ kind: 'set', path, value });
      this.steps.push({ pointer: toPointer(path), action: 'reference', reason: { code: 'equal', name } });
    }
  }

  #add({ status, value }: InlineResponse, count: number): string {
    const base = componentName(statusTitle(status), status);
    let name = base;
    for (let number = 2; this.#taken.has(name.toLowerCase()); number += 1) name = `${base}${number}`;
    this.#taken.add(name.toLowerCase());
    const path = this.#state.pathOf('responses', name);
    const change: Change = { kind: 'set', path, value, order: ENTRY_ORDER };
    this.added.push(change);
    this.changes.push(change);
    this.steps.push({ pointer: toPointer(path), action: 'add', reason: { code: 'copies', count, status } });
    this.#pending.push({ name, value });
    return name;
  }

  #keep(name: string, value: ComparedResponse['value']): void {
    const text = JSON.stringify(value);
    this.components.set(name, { value, text });
    this.#namesByText.set(text, [...(this.#namesByText.get(text) ?? []), name]);
  }

  /** Of several equal components the most used one under the status, then one that is named for it. */
  #componentFor({ status, text }: InlineResponse): string | undefined {
    const targets = this.#statuses.get(status)?.targets;
    const uses = (name: string) => targets?.get(toPointer(this.#state.pathOf('responses', name)))?.count ?? 0;
    const isNamed = (name: string) => (statusesNamed(name).includes(status) ? 1 : 0);
    const fitting = (this.#namesByText.get(text) ?? []).filter((name) => !isNamedForOther(name, status));
    return fitting.sort((one, other) => uses(other) - uses(one) || isNamed(other) - isNamed(one))[0];
  }

  #obstacleOf({ path }: InlineResponse): LeftBecause | undefined {
    const { facts, obstacleAt } = this.#state;
    if (facts.isPlain?.(path) === false) return 'annotated';
    if (this.#targets.has(toPointer(path))) return 'referenced';
    if (!this.#hasExactNumbers(path)) return 'number';
    return obstacleAt(path) === undefined ? undefined : 'not-editable';
  }

  #hasExactNumbers(path: readonly string[]): boolean {
    return this.#state.facts.hasExactNumbers?.(path) !== false;
  }
}

/**
 * Every name of a component, of any kind, in lower case, and those of missing responses that a `$ref` needs: some code
 * generators have one namespace, and some file systems ignore case.
 */
function takenNames(state: MergeState): Set<string> {
  const { document } = state.spec;
  const sections = [
    ...['definitions', 'responses', 'parameters', 'securityDefinitions'].map((name) => document[name]),
    ...Object.values(asMap(document.components)),
  ];
  const names = sections.flatMap((section) => Object.keys(asMap(section)));
  const needed = refsOf(state).flatMap((ref) => state.targetOf(ref)?.name ?? []);
  return new Set([...names, ...needed].map((name) => name.toLowerCase()));
}

/** The texts of every `$ref` to the document, from its extensions and other files too. */
function refsOf({ spec, facts }: MergeState): string[] {
  const external = facts.externalReferences?.keys() ?? [];
  return [...spec.index.referencesByRef.keys(), ...external, ...spec.index.extensionRefs];
}

/** Pointers of the responses that a `$ref` points to or into. */
function targetsInResponses(state: MergeState): ReadonlySet<string> {
  const found = new Set<string>();
  for (const ref of refsOf(state)) {
    const path = localTarget(ref) ?? [];
    path.forEach((name, at) => {
      if (name === 'responses' && at + 1 < path.length) found.add(toPointer(path.slice(0, at + 2)));
    });
  }
  return found;
}

const STATUSES_BY_KEY = groupBy(
  REGISTRY.flatMap(({ code }) => [...namesOf(code)].map((key) => ({ code, key }))),
  ({ key }) => key,
);

/** Phrases of several words: a longer name with one of them is for its status. */
const LONG_PHRASES = REGISTRY.flatMap(({ code, phrase, formerPhrases }) =>
  [phrase, ...formerPhrases].flatMap((one) => (one.includes(' ') ? [{ code, key: keyOf(one) }] : [])),
);

/**
 * The statuses that a name is for: `NotFound` for 404, and so are `NotFound2`, `PetNotFound` and `errors:404`; `Error`
 * for none.
 */
function statusesNamed(name: string): string[] {
  const key = keyOf(name);
  const entries = STATUSES_BY_KEY.get(key) ?? STATUSES_BY_KEY.get(key.replace(/\d+$/, ''));
  if (entries !== undefined) return entries.map(({ code }) => code);
  const written = name.match(/(?<!\d)[1-5]\d\d(?!\d)/g);
  return written ?? LONG_PHRASES.filter((phrase) => key.includes(phrase.key)).map(({ code }) => code);
}

function isNamedForOther(name: string, status: string): boolean {
  const statuses = statusesNamed(name);
  return statuses.length > 0 && !statuses.includes(status);
}
