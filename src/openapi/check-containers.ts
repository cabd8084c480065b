import { type Diagnostic, type DiagnosticArgs, diagnose } from '../diagnostic.js';
import { childrenOf, entryOf, nodeAt, type SourceNode } from '../syntax/source-node.js';
import { isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { valueAt } from '../values/value-at.js';
import type { SpecDocument } from './open-spec.js';

type Found = DiagnosticArgs['CONTAINER_NOT_EDITABLE']['found'];

/**
 * Finds what stands in the way of changes: every map above a changed place must be written out where it stands
 * (`null` and a missing one are empty maps), and what is changed must not be repeated elsewhere. A container that
 * is a `$ref`, an alias, repeated by an alias, brought in by `<<`, a list or a scalar, and a changed place with an
 * anchor that an alias needs, give a `CONTAINER_NOT_EDITABLE`, once each.
 *
 * @param paths the places that would be changed, as property names from the root
 */
export function checkContainers(spec: SpecDocument, paths: readonly (readonly string[])[]): Diagnostic[] {
  const refused = new Map<string, Diagnostic>();
  const sound = new Set<string>();
  for (const path of paths) {
    for (let length = 0; length <= path.length; length++) {
      const place = path.slice(0, length);
      const pointer = toPointer(place);
      if (refused.has(pointer)) break;
      const fault = faultAt(spec, place, path[length], sound.has(pointer));
      if (fault === undefined) {
        sound.add(pointer);
        continue;
      }
      const { found, offset } = fault;
      const at = { file: spec.file, pointer, ...(offset === undefined ? {} : { offset }) };
      refused.set(pointer, diagnose('CONTAINER_NOT_EDITABLE', { pointer, found }, at));
      break;
    }
  }
  return [...refused.values()];
}

/** @param name the key to be changed there; `undefined` for the changed place itself */
function faultAt(
  spec: SpecDocument,
  path: readonly string[],
  name: string | undefined,
  isSound: boolean,
): Fault | undefined {
  if (name === undefined) return spec.source && anchorFault(spec.source.root, path);
  return isSound ? referenceFault(spec, path, name) : containerFault(spec, path, name);
}

interface Fault {
  readonly found: Found;
  readonly offset?: number | undefined;
}

function containerFault(spec: SpecDocument, path: readonly string[], name: string): Fault | undefined {
  const value = valueAt(spec.document, path);
  if (value === undefined) return undefined;
  const root = spec.source?.root;
  const node = root === undefined ? undefined : nodeAt(root, path);
  if (root !== undefined && node === undefined)
    return { found: 'merge key', offset: mergeKeyAbove(root, path) };
  if (node?.kind === 'alias') return { found: 'alias', offset: node.start };
  if (value !== null && !isObject(value))
    return { found: Array.isArray(value) ? 'sequence' : 'scalar', offset: node?.start };
  if (root !== undefined && node?.anchor !== undefined && hasAlias(root, node.anchor)) {
    return { found: 'aliased anchor', offset: node.outerStart };
  }
  return referenceFault(spec, path, name);
}

/** A key beside a `$ref` would be ignored or refused; what stands there already can be edited. */
function referenceFault(spec: SpecDocument, path: readonly string[], name: string): Fault | undefined {
  const value = valueAt(spec.document, path);
  if (!isObject(value) || Object.hasOwn(value, name)) return undefined;
  if (typeof valueAt(value, ['$ref']) !== 'string') return undefined;
  return { found: 'reference', offset: spec.source && nodeAt(spec.source.root, path)?.start };
}

/** Where the `<<` stands that brings the last name of a path in. */
function mergeKeyAbove(root: SourceNode, path: readonly string[]): number | undefined {
  const parent = nodeAt(root, path.slice(0, -1));
  return (entryOf(parent, '<<')?.key ?? parent)?.start;
}

/** An anchor in what is to be replaced or removed, when an alias elsewhere needs it. */
function anchorFault(root: SourceNode, path: readonly string[]): Fault | undefined {
  const changed = nodeAt(root, path);
  if (changed === undefined) return undefined;
  for (const { anchor, outerStart } of nodesOf(changed)) {
    if (anchor !== undefined && hasAlias(root, anchor, changed)) {
      return { found: 'aliased anchor', offset: outerStart };
    }
  }
  return undefined;
}

/** @param except a node in which aliases do not count */
function hasAlias(root: SourceNode, name: string, except?: SourceNode): boolean {
  for (const node of nodesOf(root, except)) if (node.kind === 'alias' && node.name === name) return true;
  return false;
}

function* nodesOf(root: SourceNode, except?: SourceNode): Generator<SourceNode> {
  const open: SourceNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === except) continue;
    yield node;
    for (const child of childrenOf(node)) open.push(child);
  }
}
