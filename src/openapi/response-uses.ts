import { toPointer } from '../values/pointer.js';
import { type Operation, responsesOf, upperRange } from './operations.js';
import { localTarget, refIn } from './references.js';

/** The `$ref`s under a status that lead to one response. */
export interface TargetUses {
  /** A pointer of this document, or the reference into another file. */
  readonly target: string;
  count: number;
  /** The parts of the API that they stand in. */
  readonly parts: Set<string>;
}

/** The responses that the operations of paths have under one status. */
interface StatusUses {
  /** All of them, inline ones included. */
  total: number;
  readonly targets: Map<string, TargetUses>;
}

export interface ResponseUses {
  /** By `404`, `4XX` (in upper case) or `default`. */
  readonly statuses: ReadonlyMap<string, StatusUses>;
  /** How many parts the API has. */
  readonly parts: number;
}

/** Counts the responses of operations by status. */
export function countResponseUses(operations: readonly Operation[]): ResponseUses {
  const partOf = partsOf(operations.map(({ path }) => path));
  const statuses = new Map<string, StatusUses>();
  const parts = new Set<string>();
  const known = new Map<string, string>();
  for (const operation of operations) {
    const part = partOf(operation.path);
    parts.add(part);
    const responses = responsesOf(operation);
    for (const key of operation.statuses) {
      if (key.startsWith('x-')) continue;
      const status = upperRange(key);
      const uses = statuses.get(status) ?? { total: 0, targets: new Map<string, TargetUses>() };
      statuses.set(status, uses);
      uses.total += 1;
      const ref = refIn(responses[key]);
      if (ref === undefined) continue;
      const target = known.get(ref) ?? targetOf(ref);
      known.set(ref, target);
      const of = uses.targets.get(target) ?? { target, count: 0, parts: new Set<string>() };
      uses.targets.set(target, of);
      of.count += 1;
      of.parts.add(part);
    }
  }
  return { statuses, parts: parts.size };
}

/** A pointer has several spellings: `%7B` is `{`. */
function targetOf(ref: string): string {
  const local = localTarget(ref);
  return local === undefined ? ref : toPointer(local);
}

/** The part of the API that a path is in: its first segment that is not the same in all, templates left out. */
function partsOf(paths: readonly string[]): (path: string) => string {
  const segments = new Map([...new Set(paths)].map((path) => [path, segmentsOf(path)]));
  const [first = [], ...others] = segments.values();
  let shared = 0;
  while (shared < first.length && others.every((other) => other[shared] === first[shared])) shared++;
  return (path) => segments.get(path)?.[shared] ?? '';
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
}
