import { type Diagnostic, type DiagnosticArgs, diagnose } from '../diagnostic.js';
import {
  type AliasNode,
  childrenOf,
  entryOf,
  type MapNode,
  nodeAt,
  type SourceNode,
} from '../syntax/source-node.js';
import { groupBy } from '../values/group-by.js';
import { isCollection, isObject } from '../values/is-object.js';
import { toPointer, valueAt } from '../values/pointer.js';
import type { SpecDocument } from './open-spec.js';
import { placeAt } from './place-at.js';
import { refIn } from './references.js';

type Path = readonly string[];

/** Prevents a change: every map above it must be written in place. */
export interface Obstacle {
  /** The pointer of the obstacle. */
  readonly pointer: string;
  readonly found: DiagnosticArgs['CONTAINER_NOT_EDITABLE']['found'];
  readonly offset?: number | undefined;
}

/**
 * Finds what prevents a change at a path, before the change is planned: every map above it must be written in place
 * (`null` and a missing map count as empty), and the changed value must not be repeated elsewhere. Obstacles are
 * containers that are a `$ref`, an alias, repeated by an alias, from a `<<`, tagged, a list or a scalar, explicit
 * keys (`? key`), and a changed value with an anchor that an alias needs.
 */
export function obstaclesIn(spec: SpecDocument): (path: Path) => Obstacle | undefined {
  const { root, anchors = [] } = spec.source ?? {};
  // JSON has no such keys, nor tags.
  const yaml = spec.source?.format === 'yaml' ? spec.source.text : '';
  const hasExplicitKeys = mayHave(yaml, '?', /^(?:\?|[\s{[,]\?)\s/);
  const isPlain =
    !hasExplicitKeys &&
    anchors.length === 0 &&
    !yaml.includes('<<') &&
    !mayHave(yaml, '!', /^[\s{[,:]?![^[]/);
  const explicitKeys = new Map<MapNode, ReadonlyMap<string | undefined, number>>();
  let known: ReturnType<Aliases> | undefined;
  const aliases: Aliases = () => {
    known ??= root === undefined ? new Map() : aliasesIn(root);
    return known;
  };
  return (path) => {
    // Nodes are made when they are asked for, and thousands of operations may be.
    if (isPlain && isMissingInMaps(spec.document, path)) return undefined;
    let place: Place = { value: spec.document, node: root };
    for (const [depth, name] of path.entries()) {
      const { value, node } = place;
      const found = containerObstacle(spec, path, depth, place, aliases) ?? referenceObstacle(place, name);
      if (found !== undefined) return { ...found, pointer: toPointer(path.slice(0, depth)) };
      place = { value: valueAt(value, [name]), node: node && nodeAt(node, [name]) };
      if (!hasExplicitKeys || node?.kind !== 'map') continue;
      const marks = explicitKeys.get(node) ?? explicitKeysIn(yaml, node);
      explicitKeys.set(node, marks);
      const [first] = marks.values();
      // A plain key beside an explicit one could be part of its value.
      const offset = isCollection(place.value) ? (isLong(name) ? undefined : marks.get(name)) : first;
      if (offset !== undefined)
        return { pointer: toPointer(path.slice(0, depth)), found: 'explicit key', offset };
    }
    const { node } = place;
    const found = node?.tag === undefined ? node && anchorObstacle(node, aliases) : tagObstacle(node);
    return found && { ...found, pointer: toPointer(path) };
  };
}

/** Whether nothing is at a path, and every container on the way to it is a map that is not a `$ref`. */
function isMissingInMaps(document: SpecDocument['document'], path: Path): boolean {
  let value: unknown = document;
  for (const name of path) {
    if (!isObject(value)) return false;
    if (!Object.hasOwn(value, name)) return !Object.hasOwn(value, '$ref');
    value = value[name];
  }
  return false;
}

/** A `CONTAINER_NOT_EDITABLE` for every obstacle to changes, once each. */
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

/** What is skipped because of an obstacle, with the place of the obstacle. */
export function notEditable(
  spec: SpecDocument,
  path: Path,
  { pointer, found, offset }: Obstacle,
): Diagnostic {
  const place = placeAt(spec, path);
  const args = { target: toPointer(path), pointer, found };
  return diagnose('OPERATION_NOT_EDITABLE', args, { ...place, offset: offset ?? place.offset });
}

/** A place on a path, in the values and in the text. */
interface Place {
  readonly value: unknown;
  readonly node: SourceNode | undefined;
}

type Found = Omit<Obstacle, 'pointer'>;

/** @param depth - How many names of the path lead to the container. */
function containerObstacle(
  spec: SpecDocument,
  path: Path,
  depth: number,
  { value, node }: Place,
  aliases: Aliases,
): Found | undefined {
  if (value === undefined) return undefined;
  const root = spec.source?.root;
  if (root !== undefined && node === undefined)
    return { found: 'merge key', offset: mergeKeyAbove(root, path.slice(0, depth)) };
  if (node?.kind === 'alias') return { found: 'alias', offset: node.start };
  if (node?.tag !== undefined) return tagObstacle(node);
  if (value !== null && !isObject(value) && !isEmptyList(spec, value, node))
    return { found: Array.isArray(value) ? 'sequence' : 'scalar', offset: node?.start };
  return node && aliasObstacle(node, node.start, aliases);
}

function tagObstacle({ outerStart }: SourceNode): Found {
  return { found: 'tag', offset: outerStart };
}

/** `[]` where a map belongs, as PHP writes an empty one; a comment in it would be lost. */
function isEmptyList({ source }: SpecDocument, value: unknown, node: SourceNode | undefined): boolean {
  if (!Array.isArray(value) || value.length > 0) return false;
  return node === undefined || !source?.text.slice(node.start, node.end).includes('#');
}

/**
 * Whether an indicator stands where one of an explicit key or a tag may. Texts without need no look at their nodes.
 *
 * @param place - Matches the character before it, if there is one, itself, and the one after it.
 */
function mayHave(text: string, indicator: '?' | '!', place: RegExp): boolean {
  for (let at = text.indexOf(indicator); at >= 0; at = text.indexOf(indicator, at + 1)) {
    if (place.test(text.slice(Math.max(0, at - 1), at + 2))) return true;
  }
  return false;
}

/** PyYAML writes such keys as explicit ones. */
function isLong(key: string): boolean {
  return key.length >= 128;
}

/** Where the `?` of each explicit key (`? key`) of a map is, by key. */
function explicitKeysIn(text: string, { start, entries }: MapNode): ReadonlyMap<string | undefined, number> {
  const marks = new Map<string | undefined, number>();
  let from = start;
  for (const { name, key, value } of entries) {
    const gap = text.slice(from, key.outerStart).replace(/#.*/g, (comment) => ' '.repeat(comment.length));
    if (gap.includes('?')) marks.set(name, from + gap.indexOf('?'));
    from = value.end;
  }
  return marks;
}

/** A key beside a `$ref` would be ignored or refused; an existing key can be edited. */
function referenceObstacle({ value, node }: Place, name: string): Found | undefined {
  if (!isObject(value) || Object.hasOwn(value, name) || refIn(value) === undefined) return undefined;
  return { found: 'reference', offset: node?.start };
}

/** The place of the `<<` that provides the last name of a path. */
function mergeKeyAbove(root: SourceNode, path: Path): number | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  return (entryOf(parent, '<<')?.key ?? parent)?.start;
}

/** An alias behind a value to be replaced or removed that needs an anchor in it. */
function anchorObstacle(changed: SourceNode, aliases: Aliases): Found | undefined {
  for (const node of nodesOf(changed)) {
    const found = aliasObstacle(node, changed.end, aliases);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first alias of a node at or behind an offset. */
function aliasObstacle({ anchor = '' }: SourceNode, from: number, aliases: Aliases): Found | undefined {
  const alias =
    anchor === ''
      ? undefined
      : aliases()
          .get(anchor)
          ?.find(({ start }) => start >= from);
  return alias && { found: 'aliased anchor', offset: alias.start };
}

/** The aliases of each anchor, in order. */
type Aliases = () => ReadonlyMap<string, readonly AliasNode[]>;

function aliasesIn(root: SourceNode): Map<string, AliasNode[]> {
  const aliases: AliasNode[] = [];
  for (const node of nodesOf(root)) if (node.kind === 'alias') aliases.push(node);
  return groupBy(
    aliases.sort((one, other) => one.start - other.start),
    ({ name }) => name,
  );
}

function* nodesOf(root: SourceNode): Generator<SourceNode> {
  const open: SourceNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    for (const child of childrenOf(node)) open.push(child);
  }
}
