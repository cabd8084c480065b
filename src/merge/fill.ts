import type { Diagnostic } from '../diagnostic.js';
import type { ResponseObject } from '../generate/generated-components.js';
import { notEditable } from '../openapi/check-containers.js';
import { type Operation, responsesOf, type SharedOperation, upperRange } from '../openapi/operations.js';
import { collectNodes, localTarget } from '../openapi/references.js';
import { componentAt } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { toPointer, valueAt } from '../values/pointer.js';
import { attachableOperations, skippedStatuses } from './attachable-operations.js';
import type { Change, PlanPart, PlanStep } from './merge-plan.js';
import type { MergeState } from './merge-state.js';

/** What fill does to the responses of a document. */
export interface Filling extends PlanPart {
  /** The `$ref`s in the new content. */
  readonly refs: readonly string[];
}

/** An error response with a description and without content. */
interface EmptyResponse {
  readonly path: readonly string[];
  /** The statuses that it is used under: `404`, `4XX`, `default`. */
  readonly statuses: ReadonlySet<string>;
}

/**
 * Gives content to the error responses, inline and components, that have a description and no content. One that is also
 * used where nothing is filled stays: by HEAD, a webhook or an operation that opts out, or for a success.
 *
 * @param contents generated responses by status
 * @param attached the changes of attach, which may use further components
 * @param written pointers of the components that the run writes
 */
export function planFill(
  state: MergeState,
  contents: ReadonlyMap<string, ResponseObject>,
  attached: readonly Change[],
  written: ReadonlySet<string>,
): Filling {
  const { spec, containers } = state;
  const steps: PlanStep[] = [];
  const changes: Change[] = [];
  const refs: string[] = [];
  const obstacles = new Map<string, Diagnostic>();
  for (const { path, statuses } of emptyResponses(state, attached)) {
    const name = componentAt(containers.responses, path);
    const pointer = toPointer(path);
    if (written.has(pointer) || (name !== undefined && state.isOurs('responses', name))) continue;
    const content = contentOf(contents, statuses);
    if (content === undefined) continue;
    const added = Object.entries(content).map(([key, value]) => ({ path: [...path, key], value }));
    const obstacle = added.map((part) => state.obstacleAt(part.path)).find((found) => found !== undefined);
    if (obstacle !== undefined) {
      obstacles.set(obstacle.pointer, notEditable(spec, path, obstacle));
      continue;
    }
    changes.push(...added.map((part): Change => ({ kind: 'set', ...part })));
    steps.push({ pointer, action: 'fill', reason: { code: 'no-content' } });
    refs.push(...collectNodes(content, 'response').references.map(({ ref }) => ref));
  }
  return { steps, changes, refs, diagnostics: [...obstacles.values()] };
}

/** The statuses of the responses that can be filled. */
export function statusesToFill(state: MergeState): string[] {
  return [...new Set(emptyResponses(state, []).flatMap(({ statuses }) => [...statuses]))];
}

/** What holds the content of a response for one status; for several, without the examples of one. */
function contentOf(
  contents: ReadonlyMap<string, ResponseObject>,
  statuses: ReadonlySet<string>,
): Readonly<Record<string, unknown>> | undefined {
  const [status = ''] = statuses;
  const { content, schema, examples } = contents.get(status) ?? {};
  const isShared = statuses.size > 1;
  if (schema !== undefined) return isShared || examples === undefined ? { schema } : { schema, examples };
  if (!isObject(content)) return undefined;
  if (!isShared) return { content };
  const bare = Object.entries(content).map(([type, media]) => [type, { schema: valueAt(media, ['schema']) }]);
  return { content: Object.fromEntries(bare) };
}

function emptyResponses(state: MergeState, attached: readonly Change[]): EmptyResponse[] {
  const { spec } = state;
  const full = spec.version === '2.0' ? ['schema', 'examples', '$ref'] : ['content', '$ref'];
  return [...new ResponseUses(state, attached).byTarget.values()].flatMap(({ path, uses }) => {
    if (path.at(-2) !== 'responses') return []; // a `$ref` to a schema
    const value = valueAt(spec.document, path);
    if (!isObject(value) || typeof value.description !== 'string') return [];
    if (full.some((key) => Object.hasOwn(value, key)) || uses.some(({ mayFill }) => !mayFill)) return [];
    return [{ path, statuses: new Set(uses.map(({ status }) => status)) }];
  });
}

interface Target {
  readonly path: readonly string[];
  readonly uses: { readonly status: string; readonly mayFill: boolean }[];
}

/** The responses that operations have after attach, inline and behind local `$ref`s, by their pointer. */
class ResponseUses {
  readonly byTarget = new Map<string, Target>();
  readonly #state: MergeState;
  readonly #fillable: ReadonlySet<Operation>;

  constructor(state: MergeState, attached: readonly Change[]) {
    this.#state = state;
    const { spec, facts } = state;
    this.#fillable = new Set(attachableOperations(spec.index, false).flat());
    for (const group of spec.index.operationsByLocation.values()) this.#addDeclared(group);
    for (const change of attached) if (change.kind === 'set') this.#addAttached(change);
    for (const [ref, locations] of facts.externalReferences ?? []) {
      const path = localTarget(ref);
      if (path !== undefined) for (const location of locations) this.#addExternal(path, location.path);
    }
  }

  #addDeclared(group: SharedOperation): void {
    const [operation] = group;
    const at = [...operation.location, 'responses'];
    for (const [key, value] of Object.entries(responsesOf(operation))) {
      if (key.startsWith('x-') || this.#state.detached.has(toPointer([...at, key]))) continue;
      this.#add([...at, key], value, upperRange(key), this.#mayFill(group, upperRange(key)));
    }
  }

  #addAttached({ path, value }: Extract<Change, { kind: 'set' }>): void {
    const status = path.at(-1) ?? '';
    const group = this.#state.spec.index.operationsByLocation.get(toPointer(path.slice(0, -2)));
    this.#add(path, value, status, group !== undefined && this.#mayFill(group, status));
  }

  /** Other files tell the status and the method by the place of their `$ref`. */
  #addExternal(path: readonly string[], location: readonly string[]): void {
    const [method, section, key = ''] = location.slice(-3);
    const isError = section === 'responses' && method !== 'head' && /^[45](?:\d\d|xx)$/i.test(key);
    this.#add(path, valueAt(this.#state.spec.document, path), upperRange(key), isError);
  }

  #add(start: readonly string[], value: unknown, status: string, mayFill: boolean): void {
    const { path = start } = this.#state.spec.index.endOfChain(value);
    const target = this.byTarget.get(toPointer(path)) ?? { path, uses: [] };
    this.byTarget.set(toPointer(path), target);
    target.uses.push({ status, mayFill });
  }

  #mayFill(group: SharedOperation, status: string): boolean {
    const [operation] = group;
    if (operation.method === 'head') return false;
    if (!group.every((one) => this.#fillable.has(one))) return false;
    const skipped = skippedStatuses(this.#state.spec, group);
    return (
      skipped instanceof Set && !skipped.has('all') && !skipped.has(status) && isError(status, operation)
    );
  }
}

/** A `default` without a success beside it may be the success. */
function isError(status: string, operation: Operation): boolean {
  if (status !== 'default') return /^[45](?:\d\d|XX)$/.test(status);
  return operation.statuses.some((key) => /^[123](?:\d\d|xx)$/i.test(key));
}
