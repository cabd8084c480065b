import { type Diagnostic, type DiagnosticArgs, diagnose } from '../diagnostic.js';
import { childrenOf, entryOf, nodeAt, type SourceNode } from '../syntax/source-node.js';
import { isObject } from './is-object.js';
import type { SpecDocument } from './open-spec.js';
import { toPointer } from './pointer.js';
import { valueAt } from './value-at.js';

type Found = DiagnosticArgs['CONTAINER_NOT_EDITABLE']['found'];

/**
 * Finds what stands in the way of changes: every map above a changed place must be written out where it stands
 * (`null` and a missing one are empty maps). One that is a `$ref`, an alias, repeated by an alias, brought in by
 * `<<`, a list or a scalar gives a `CONTAINER_NOT_EDITABLE`, once each.
 *
 * @param paths the places that would be changed, as property names from the root
 */
export function checkContainers(spec: SpecDocument, paths: readonly (readonly string[])[]): Diagnostic[] {
  const refused = new Map<string, Diagnostic>();
  const sound = new Set<string>();
  for (const path of paths) {
    for (let length = 0; length < path.length; length++) {
      const pointer = toPointer(path.slice(0, length));
      if (refused.has(pointer)) break;
      const name = path[length] ?? '';
      const fault = sound.has(pointer)
        ? referenceFault(spec, path.slice(0, length), name)
        : faultOf(spec, path.slice(0, length), name);
      if (fault === undefined) {
        sound.add(pointer);
        continue;
      }
      const { found, offset } = fault;
      const place = { file: spec.file, pointer, ...(offset === undefined ? {} : { offset }) };
      refused.set(pointer, diagnose('CONTAINER_NOT_EDITABLE', { pointer, found }, place));
      break;
    }
  }
  return [...refused.values()];
}

interface Fault {
  readonly found: Found;
  readonly offset?: number | undefined;
}

function faultOf(spec: SpecDocument, path: readonly string[], name: string): Fault | undefined {
  const value = valueAt(spec.document, path);
  if (value === undefined) return undefined;
  const root = spec.source?.root;
  const node = root === undefined ? undefined : nodeAt(root, path);
  if (root !== undefined && node === undefined)
    return { found: 'merge key', offset: mergeKeyAbove(root, path) };
  if (node?.kind === 'alias') return { found: 'alias', offset: node.start };
  if (value === null) return undefined;
  if (!isObject(value)) return { found: Array.isArray(value) ? 'sequence' : 'scalar', offset: node?.start };
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

function hasAlias(root: SourceNode, name: string): boolean {
  const open: SourceNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'alias' && node.name === name) return true;
    for (const child of childrenOf(node)) open.push(child);
  }
  return false;
}
