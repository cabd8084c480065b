import { type Diagnostic, type DiagnosticArgs, diagnose } from '../diagnostic.js';
import { childrenOf, entryOf, nodeAt, type SourceNode } from '../syntax/source-node.js';
import { isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { valueAt } from '../values/value-at.js';
import type { SpecDocument } from './open-spec.js';

type Path = readonly string[];

/** What stands in the way of a change: every map above it must be written out where it stands. */
export interface Obstacle {
  /** Of what is in the way. */
  readonly pointer: string;
  readonly found: DiagnosticArgs['CONTAINER_NOT_EDITABLE']['found'];
  readonly offset?: number | undefined;
}

/**
 * Tells of a place, before anything is planned for it, what stands in the way of a change: every map above it must be
 * written out where it stands (`null` and a missing one are empty maps), and what is changed must not be repeated
 * elsewhere. A container that is a `$ref`, an alias, repeated by an alias, brought in by `<<`, a list or a scalar, and
 * a changed place with an anchor that an alias needs, are in the way.
 */
export function obstaclesIn(spec: SpecDocument): (path: Path) => Obstacle | undefined {
  const root = spec.source?.root;
  /** The containers looked at; `undefined` for one that can be edited. */
  const containers = new Map<string, Obstacle | undefined>();
  const aliases = memoize(() => (root === undefined ? new Map<string, number>() : countAliases(root)));
  return (path) => {
    for (let length = 0; length < path.length; length++) {
      const place = path.slice(0, length);
      const pointer = toPointer(place);
      if (!containers.has(pointer)) containers.set(pointer, containerObstacle(spec, place, aliases));
      const obstacle = containers.get(pointer) ?? referenceObstacle(spec, place, path[length] ?? '');
      if (obstacle !== undefined) return obstacle;
    }
    return root && anchorObstacle(root, path, aliases);
  };
}

/** A `CONTAINER_NOT_EDITABLE` for everything that stands in the way of changes, once each. */
export function checkContainers(
  spec: SpecDocument,
  paths: readonly Path[],
  obstacleAt = obstaclesIn(spec),
): Diagnostic[] {
  const refused = new Map<string, Diagnostic>();
  for (const path of paths) {
    const { pointer, found, offset } = obstacleAt(path) ?? {};
    if (pointer === undefined || found === undefined || refused.has(pointer)) continue;
    const at = { file: spec.file, pointer, ...(offset === undefined ? {} : { offset }) };
    refused.set(pointer, diagnose('CONTAINER_NOT_EDITABLE', { pointer, found }, at));
  }
  return [...refused.values()];
}

function containerObstacle(spec: SpecDocument, path: Path, aliases: AliasCounts): Obstacle | undefined {
  const value = valueAt(spec.document, path);
  if (value === undefined) return undefined;
  const pointer = toPointer(path);
  const root = spec.source?.root;
  const node = root === undefined ? undefined : nodeAt(root, path);
  if (root !== undefined && node === undefined)
    return { pointer, found: 'merge key', offset: mergeKeyAbove(root, path) };
  if (node?.kind === 'alias') return { pointer, found: 'alias', offset: node.start };
  if (value !== null && !isObject(value))
    return { pointer, found: Array.isArray(value) ? 'sequence' : 'scalar', offset: node?.start };
  if (node?.anchor !== undefined && aliases().has(node.anchor)) {
    return { pointer, found: 'aliased anchor', offset: node.outerStart };
  }
  return undefined;
}

/** A key beside a `$ref` would be ignored or refused; what stands there already can be edited. */
function referenceObstacle(spec: SpecDocument, path: Path, name: string): Obstacle | undefined {
  const value = valueAt(spec.document, path);
  if (!isObject(value) || Object.hasOwn(value, name)) return undefined;
  if (typeof valueAt(value, ['$ref']) !== 'string') return undefined;
  const offset = spec.source && nodeAt(spec.source.root, path)?.start;
  return { pointer: toPointer(path), found: 'reference', offset };
}

/** Where the `<<` stands that brings the last name of a path in. */
function mergeKeyAbove(root: SourceNode, path: Path): number | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  return (entryOf(parent, '<<')?.key ?? parent)?.start;
}

/** An anchor in what is to be replaced or removed, when an alias elsewhere needs it. */
function anchorObstacle(root: SourceNode, path: Path, aliases: AliasCounts): Obstacle | undefined {
  const changed = nodeAt(root, path);
  if (changed === undefined) return undefined;
  const inside = memoize(() => countAliases(changed));
  for (const { anchor, outerStart } of nodesOf(changed)) {
    if (anchor === undefined) continue;
    if ((aliases().get(anchor) ?? 0) > (inside().get(anchor) ?? 0)) {
      return { pointer: toPointer(path), found: 'aliased anchor', offset: outerStart };
    }
  }
  return undefined;
}

/** How often each anchor is repeated. */
type AliasCounts = () => ReadonlyMap<string, number>;

function countAliases(root: SourceNode): Map<string, number> {
  const counts = new Map<string, number>();
  for (const node of nodesOf(root)) {
    if (node.kind === 'alias') counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
  }
  return counts;
}

function* nodesOf(root: SourceNode): Generator<SourceNode> {
  const open: SourceNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    for (const child of childrenOf(node)) open.push(child);
  }
}

function memoize<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
