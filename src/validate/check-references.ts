import type { Diagnostic, SpecFault } from '../diagnostic.js';
import type { NodeType } from '../openapi/node-types.js';
import type { Spec } from '../openapi/open-spec.js';
import { NodeCollector, type Reference } from '../openapi/references.js';
import { type Location, type SpecFile, type SpecFiles, splitReference } from '../openapi/spec-files.js';
import { nearestName } from '../text/nearest-name.js';
import { isCollection, isObject } from '../values/is-object.js';
import { fromPointer, toPointer, valueAt } from '../values/pointer.js';

/** A node in an untyped place; only a `$ref` tells its type. */
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
  /** References, without fragments, to files outside the folder for local references. */
  readonly outside: readonly {
    readonly reference: string;
    /** A folder that contains both files. */
    readonly root: string | undefined;
    readonly at: Location;
  }[];
  /** Why the texts of other files cannot be read, each with its line. */
  readonly unreadable: readonly Diagnostic[];
  readonly fragments: readonly LocatedFragment[];
  /** Whether any `$ref` names another file, read or not. */
  readonly hasExternal: boolean;
}

interface Check {
  readonly main: Spec;
  readonly faults: LocatedFault[];
  readonly fragments: LocatedFragment[];
  /** References to follow, each with its file; targets may add more. */
  readonly queue: { readonly reference: Reference; readonly in: SpecFile }[];
  /** Nodes of other files, in addition to the index of the main one. */
  readonly nodes: NodeCollector;
  /** By the text of a local reference of the main file: a type of place where it is sound. */
  readonly sound: Map<string, NodeType>;
  /** Whether the `$ref`s from a value come back to it. */
  readonly circular: Map<unknown, boolean>;
  /** By file and reference, the most similar one that resolves. */
  readonly suggestions: Map<string, string | undefined>;
  /** Names compared for suggestions. */
  compared: number;
}

/** Most names that are compared for suggestions: a hostile spec can have any number of both. */
const MOST_COMPARED = 200_000;

/** Follows every `$ref` whose place requires a type, through all files that can be read. */
export async function checkReferences(main: Spec, files: SpecFiles): Promise<ReferenceCheck> {
  const { index } = main;
  const check: Check = {
    main,
    faults: [],
    fragments: index.fragments.map(({ type, path, value }) => ({ type, value, at: { in: main, path } })),
    queue: index.references.map((reference) => ({ reference, in: main })),
    nodes: new NodeCollector(),
    sound: new Map(),
    circular: new Map(),
    suggestions: new Map(),
    compared: 0,
  };
  const outside: ReferenceCheck['outside'][number][] = [];
  const unreadable = new Set<Diagnostic>();
  let hasExternal = false;
  for (const { reference, in: holder } of check.queue) {
    if (holder === main && check.sound.get(reference.ref) === reference.expected) continue;
    const { file, fragment } = splitReference(reference.ref);
    if (file !== '') hasExternal = true;
    if (reference.expected === 'unknown') continue;
    if (file === '') {
      follow(check, reference, holder, holder, fragment);
      continue;
    }
    const opened = await files.open(file, holder.file);
    const at = () => ({ in: holder, path: [...reference.path, '$ref'] });
    if (opened.kind === 'main') follow(check, reference, holder, main, fragment);
    else if (opened.kind === 'file') follow(check, reference, holder, opened.in, fragment);
    else if (opened.kind === 'outside') outside.push({ reference: file, root: opened.root, at: at() });
    else if (opened.kind === 'unreadable') {
      const { reason, cause } = opened;
      const fault = { kind: 'unreadable-reference', reference: file, reason } as const;
      check.faults.push({ fault, at: at() });
      if (cause !== undefined) unreadable.add(cause);
    }
  }
  const { faults, fragments } = check;
  return { faults, outside, unreadable: [...unreadable], fragments, hasExternal };
}

function follow(
  check: Check,
  reference: Reference,
  holder: SpecFile,
  target: SpecFile,
  fragment: string,
): void {
  // A fragment without a slash is an anchor. Anchors are not checked.
  if (fragment !== '' && !fragment.startsWith('/')) return;
  const { nodes, queue } = check;
  const { ref, expected } = reference;
  const found =
    target === check.main ? findInMain(check.main, fragment) : lookUp(target.source.value, fragment);
  const report = (fault: SpecFault) =>
    check.faults.push({ fault, at: { in: holder, path: [...reference.path, '$ref'] } });
  if (found === undefined) {
    const key = `${holder.file} ${ref}`;
    if (!check.suggestions.has(key)) {
      const root = target === check.main ? check.main.document : target.source.value;
      check.suggestions.set(key, nearestReference(check, ref, fragment, root));
    }
    const suggestion = check.suggestions.get(key);
    report({ kind: 'dangling-reference', reference: ref, ...(suggestion !== undefined && { suggestion }) });
    return;
  }
  if (found === 'behind a reference') return;
  const { path, value } = found;
  if (!isObject(value)) {
    const isSchema = expected === 'schema' && typeof value === 'boolean';
    if (!isSchema) report({ kind: 'wrong-kind-reference', expected, found: kindOf(value) });
    return;
  }
  // Most targets are not a `$ref` themselves.
  const isRef = typeof value.$ref === 'string';
  const root = target.source.value;
  if (isRef && target === holder && isCircular(valueAt(root, reference.path), root, check.circular)) {
    report({ kind: 'self-reference', reference: ref });
    return;
  }
  const type =
    nodes.typeAt(path, value) ?? found.type ?? (nodes.isContainerAt(path, value) ? 'map' : undefined);
  if (type === undefined) {
    const known = nodes.references.length;
    check.fragments.push({ type: expected, at: { in: target, path }, value });
    nodes.collectFragment({ type: expected, path, value });
    queue.push(...nodes.references.slice(known).map((next) => ({ reference: next, in: target })));
  } else if (type !== expected) {
    report({ kind: 'wrong-kind-reference', expected, found: type });
  } else if (!isRef && holder === check.main && target === check.main) {
    check.sound.set(ref, expected);
  }
}

/** The reference with its first name that does not exist replaced by the most similar one there. */
function nearestReference(check: Check, ref: string, fragment: string, root: unknown): string | undefined {
  const path = fromPointer(`#${fragment}`) ?? [];
  const length = path.findIndex((_, index) => valueAt(root, path.slice(0, index + 1)) === undefined);
  if (length < 0) return undefined;
  const holder = valueAt(root, path.slice(0, length));
  const names = isObject(holder) ? Object.keys(holder) : [];
  check.compared += names.length;
  if (check.compared > MOST_COMPARED) return undefined;
  const nearest = nearestName(path[length] ?? '', names);
  if (nearest === undefined) return undefined;
  const meant = path.with(length, nearest);
  return valueAt(root, meant) === undefined ? undefined : `${splitReference(ref).file}${toPointer(meant)}`;
}

/**
 * Whether the `$ref`s from a value, inside one file, come back to it.
 *
 * @param circular the answers for the values that were met before; those of this one's chain are added
 */
function isCircular(start: unknown, root: unknown, circular: Map<unknown, boolean>): boolean {
  const chain: unknown[] = [];
  let value = start;
  while (isObject(value) && !circular.has(value)) {
    circular.set(value, false);
    chain.push(value);
    const next = value.$ref;
    const found = typeof next === 'string' && next.startsWith('#/') ? lookUp(root, next.slice(1)) : undefined;
    value = typeof found === 'object' ? found.value : undefined;
  }
  const first = chain.indexOf(value);
  if (first >= 0) for (const one of chain.slice(first)) circular.set(one, true);
  return circular.get(start) === true;
}

/** Undefined if the pointer does not resolve. */
type Found = FoundValue | 'behind a reference' | undefined;

interface FoundValue {
  readonly path: readonly string[];
  readonly value: unknown;
  /** The type in the index of the main file; `map`: it holds nodes, and is not one. */
  readonly type?: NodeType | 'map' | undefined;
}

function findInMain({ document, index }: Spec, fragment: string): Found {
  const found = lookUp(document, fragment);
  if (typeof found !== 'object') return found;
  const { path } = found;
  return { ...found, type: index.typeAt(path) ?? (index.isContainerAt(path) ? 'map' : undefined) };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

function lookUp(root: unknown, fragment: string): Found {
  const path = fromPointer(`#${fragment}`);
  if (path === undefined) return undefined;
  let value = root;
  for (const name of path) {
    if (!isCollection(value)) return undefined;
    if (!Object.hasOwn(value, name)) return Object.hasOwn(value, '$ref') ? 'behind a reference' : undefined;
    value = Reflect.get(value, name);
  }
  return { path, value };
}
