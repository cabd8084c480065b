import type { Diagnostic } from '../diagnostic.js';
import { checkContainers, type Obstacle, obstaclesIn } from '../openapi/check-containers.js';
import type { SpecDocument } from '../openapi/open-spec.js';
import { localTarget } from '../openapi/references.js';
import { type Containers, containersOf } from '../openapi-version.js';
import { asMap } from '../values/is-object.js';
import { toPointer, unescapeName, valueAt } from '../values/pointer.js';
import { byKind, ENTRY_KINDS, type EntryKind, isAsWritten, type Ledger, readLedger } from './ledger.js';
import type { Change, MergeFacts, MergePolicy } from './merge-plan.js';

/** Facts about a document for planning, read once. */
export interface MergeState {
  readonly spec: SpecDocument;
  readonly facts: MergeFacts;
  readonly containers: Containers;
  readonly ledger: Ledger;
  /** `$ref`s that the run attaches, and those in what it fills. */
  readonly attachedRefs: ReadonlySet<string>;
  /** Pointers of the responses that the run detaches. */
  readonly detached: ReadonlySet<string>;
  /** The names in a container. */
  names(kind: EntryKind): readonly string[];
  has(kind: EntryKind, name: string): boolean;
  pathOf(kind: EntryKind, name: string): readonly string[];
  valueOf(kind: EntryKind, name: string): unknown;
  /** Whether the value of an entry is as generated, even if a comment or an anchor was added. */
  isAsWritten(kind: EntryKind, name: string): boolean;
  /** Whether an entry may be changed: it is as generated, and contains no comment, anchor or alias. */
  isOurs(kind: EntryKind, name: string): boolean;
  /** The recorded names of entries that are ours. */
  ours(kind: EntryKind): readonly string[];
  /** What prevents a change at a path. */
  obstacleAt: (path: readonly string[]) => Obstacle | undefined;
  /** The response or schema component that a local `$ref` points to or into. */
  targetOf(ref: string): Target | undefined;
}

/** The facts about a document, and the policy of the run. */
export interface MergeRun extends MergeState {
  readonly policy: MergePolicy;
}

export function readMergeState(spec: SpecDocument, facts: MergeFacts): MergeState {
  const containers = containersOf(spec.version);
  const ledger = readLedger(spec);
  const maps = byKind((kind) => asMap(valueAt(spec.document, containers[kind])));
  const judged = byKind(() => new Map<string, boolean>());
  const entryPath = (kind: EntryKind, name: string) => [...containers[kind], name];
  const entryValue = (kind: EntryKind, name: string) => valueAt(maps[kind], [name]);
  const isWritten = (kind: EntryKind, name: string) =>
    isAsWritten(entryValue(kind, name), ledger[kind].get(name));
  const isOurs = (kind: EntryKind, name: string): boolean => {
    const known =
      judged[kind].get(name) ?? (isWritten(kind, name) && facts.isPlain?.(entryPath(kind, name)) !== false);
    judged[kind].set(name, known);
    return known;
  };
  return {
    ...{ spec, facts, containers, ledger },
    attachedRefs: new Set(),
    detached: new Set(),
    names: (kind) => Object.keys(maps[kind]),
    has: (kind, name) => Object.hasOwn(maps[kind], name),
    pathOf: entryPath,
    valueOf: entryValue,
    isAsWritten: isWritten,
    isOurs,
    ours: (kind) => [...ledger[kind].keys()].filter((name) => isOurs(kind, name)),
    obstacleAt: obstaclesIn(spec),
    targetOf: readTargets(containers),
  };
}

/** A `CONTAINER_NOT_EDITABLE` for obstacles to changes that cannot be skipped one by one. */
export function refuseChanges({ spec, obstacleAt }: MergeState, changes: readonly Change[]): Diagnostic[] {
  const paths = changes.map(({ path }) => path);
  return checkContainers(spec, paths, obstacleAt);
}

/** A component that a reference points to, whether it exists or not. */
interface Target {
  readonly kind: EntryKind;
  readonly name: string;
}

/** Memoized, because most `$ref`s occur many times. */
function readTargets(containers: Containers): (ref: string) => Target | undefined {
  const known = new Map<string, Target | undefined>();
  const starts = ENTRY_KINDS.map((kind) => ({ kind, start: `${toPointer(containers[kind])}/` }));
  return (ref) => {
    const before = known.get(ref);
    if (before !== undefined || known.has(ref)) return before;
    const pointer = ref.includes('%') ? toPointer(localTarget(ref) ?? []) : ref;
    const { kind, start = '' } = starts.find((one) => pointer.startsWith(one.start)) ?? {};
    const end = pointer.indexOf('/', start.length);
    const name = pointer.slice(start.length, end === -1 ? undefined : end);
    const target = kind && { kind, name: unescapeName(name) };
    known.set(ref, target);
    return target;
  };
}
