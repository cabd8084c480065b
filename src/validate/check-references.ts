import type { SpecFault } from '../diagnostic.js';
import type { NodeType } from '../openapi/node-types.js';
import type { Spec } from '../openapi/open-spec.js';
import { NodeCollector, type Reference } from '../openapi/references.js';
import { type Location, type SpecFile, type SpecFiles, splitReference } from '../openapi/spec-files.js';
import { isObject } from '../values/is-object.js';
import { fromPointer } from '../values/pointer.js';

/** A node that stands where none is expected by its place: only a `$ref` says what it is. */
export interface LocatedFragment {
  readonly type: NodeType;
  readonly at: Location;
  readonly value: object;
}

export interface LocatedFault {
  readonly fault: SpecFault;
  readonly at: Location;
}

export interface ReferenceCheck {
  readonly faults: readonly LocatedFault[];
  /** `$ref`s to files that may not be read. */
  readonly outside: readonly { readonly reference: string; readonly at: Location }[];
  readonly fragments: readonly LocatedFragment[];
  /** Whether some `$ref` leads to another file, read or not. */
  readonly hasExternal: boolean;
}

interface Check {
  readonly main: Spec;
  readonly faults: LocatedFault[];
  readonly fragments: LocatedFragment[];
  /** The references to follow, and the file each stands in; a target may hold further ones. */
  readonly queue: { readonly reference: Reference; readonly in: SpecFile }[];
  /** What other files make known of nodes, beyond the index of the main one. */
  readonly nodes: NodeCollector;
  /** What stands at the local pointers of the main file. */
  readonly found: Map<string, Found>;
}

/** Follows every `$ref` of a spec whose place says what it must lead to, over as many files as can be read. */
export async function checkReferences(main: Spec, files: SpecFiles): Promise<ReferenceCheck> {
  const { index } = main;
  const check: Check = {
    main,
    faults: [],
    fragments: index.fragments.map(({ type, path, value }) => ({ type, value, at: { in: main, path } })),
    queue: index.references.map((reference) => ({ reference, in: main })),
    nodes: new NodeCollector(index),
    found: new Map(),
  };
  const outside: { reference: string; at: Location }[] = [];
  let hasExternal = false;
  for (const { reference, in: holder } of check.queue) {
    const { file, fragment } = splitReference(reference.ref);
    if (file !== '') hasExternal = true;
    if (reference.expected === 'unknown') continue;
    if (file === '') {
      follow(check, reference, holder, holder, fragment);
      continue;
    }
    const opened = await files.open(file, holder.file);
    const at = () => ({ in: holder, path: reference.path });
    if (opened.kind === 'main') follow(check, reference, holder, main, fragment);
    else if (opened.kind === 'file') follow(check, reference, holder, opened.in, fragment);
    else if (opened.kind === 'outside') outside.push({ reference: reference.ref, at: at() });
    else if (opened.kind === 'unreadable') {
      const fault = { ...opened, kind: 'unreadable-reference', reference: reference.ref } as const;
      check.faults.push({ fault, at: at() });
    }
  }
  return { faults: check.faults, outside, fragments: check.fragments, hasExternal };
}

function follow(
  check: Check,
  reference: Reference,
  holder: SpecFile,
  target: SpecFile,
  fragment: string,
): void {
  // A plain name is an anchor, which the document may set in ways that nobody here follows.
  if (fragment !== '' && !fragment.startsWith('/')) return;
  const { nodes, queue } = check;
  const { ref, expected } = reference;
  const found = find(check, target, fragment);
  const report = (fault: SpecFault) => check.faults.push({ fault, at: { in: holder, path: reference.path } });
  if (found === undefined) {
    report({ kind: 'dangling-reference', reference: ref });
    return;
  }
  if (found === 'behind a reference' || !isObject(found.value)) return;
  const type = nodes.typeOf(found.value);
  if (type === undefined) {
    const { path, value } = found;
    const known = nodes.references.length;
    check.fragments.push({ type: expected, at: { in: target, path }, value });
    nodes.collectFragment({ type: expected, path, value });
    queue.push(...nodes.references.slice(known).map((next) => ({ reference: next, in: target })));
  } else if (type !== expected) {
    report({ kind: 'wrong-kind-reference', expected, found: type });
  }
}

/** Undefined when nothing stands there. */
type Found = { readonly path: readonly string[]; readonly value: unknown } | 'behind a reference' | undefined;

function find({ main, found }: Check, target: SpecFile, fragment: string): Found {
  if (target !== main) return lookUp(target.source.value, fragment);
  if (!found.has(fragment)) found.set(fragment, lookUp(main.document, fragment));
  return found.get(fragment);
}

function lookUp(root: unknown, fragment: string): Found {
  const path = fromPointer(`#${fragment}`);
  if (path === undefined) return undefined;
  let value = root;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!Object.hasOwn(value, name)) return Object.hasOwn(value, '$ref') ? 'behind a reference' : undefined;
    value = Reflect.get(value, name);
  }
  return { path, value };
}
