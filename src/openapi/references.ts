import { isObject } from '../values/is-object.js';
import { fromPointer } from '../values/pointer.js';
import { valueAt } from '../values/value-at.js';

/** A `$ref`, a `$dynamicRef` or a mapping of a discriminator to a schema, and where it stands. */
export interface Reference {
  /** As written; a bare schema name of a discriminator's mapping is made a pointer. */
  readonly ref: string;
  /** Property names and indexes from the root to the object that holds it. */
  readonly path: readonly string[];
}

/** How the keys of a map are to be read: as keywords, or as names that the author chose. */
type Role = 'keywords' | 'names' | 'names or extensions' | 'discriminator' | 'mapping';

/** The second is JSON Schema's (2020-12 section 8.2.3.2). */
const REFERENCE_KEYWORDS = ['$ref', '$dynamicRef'] as const;

/** Below these keywords stands free data, in which `$ref` is no reference. */
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** Maps from names to objects; a name is never a keyword (`properties.example`, `responses.default`). */
const NAMED = new Set([
  ...['schemas', 'parameters', 'headers', 'requestBodies', 'securitySchemes', 'securityDefinitions', 'links'],
  ...['callbacks', 'pathItems', 'mediaTypes', 'content', 'encoding', 'webhooks', 'additionalOperations'],
  ...['properties', 'patternProperties', 'definitions', '$defs', 'dependentSchemas', 'variables'],
]);

interface Frame {
  readonly value: object;
  readonly role: Role;
  readonly name: string;
  readonly depth: number;
  readonly parent: Frame | undefined;
}

/** Objects that were walked, by how their keys were read. */
type Seen = Readonly<Record<Role, Set<object>>>;

/**
 * Every `$ref` of a document that is a reference, in document order: local ones, and those into other files.
 * Examples, defaults, enums, constants and `x-` values hold data and are passed over, unless a reference leads to
 * what is in them; that comes last.
 *
 * Takes time in proportion to the document's own size: an object that stands in several places (a YAML alias)
 * is walked once, at the first. Cycles and any depth are fine.
 */
export function collectReferences(document: unknown): Reference[] {
  const seen: Seen = {
    keywords: new Set(),
    names: new Set(),
    'names or extensions': new Set(),
    discriminator: new Set(),
    mapping: new Set(),
  };
  const references: Reference[] = [];
  collectBelow(document, [], seen, references);
  const followed = new Set<string>();
  // The list grows while it is gone through: what is found in a target may lead to further ones.
  for (const { ref } of references) {
    if (followed.has(ref)) continue;
    followed.add(ref);
    const path = localTarget(ref);
    const target = path && valueAt(document, path);
    if (path !== undefined && isObject(target) && !isSeen(target, seen))
      collectBelow(target, path, seen, references);
  }
  return references;
}

function isSeen(value: object, seen: Seen): boolean {
  return Object.values(seen).some((objects) => objects.has(value));
}

/** @param start the path that `value` itself has */
function collectBelow(value: unknown, start: readonly string[], seen: Seen, references: Reference[]): void {
  if (typeof value !== 'object' || value === null) return;
  const open: Frame[] = [{ value, role: 'keywords', name: '', depth: start.length, parent: undefined }];
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    const known = seen[frame.role];
    const { size } = known;
    if (known.add(frame.value).size === size) continue;
    for (const keyword of REFERENCE_KEYWORDS) {
      const ref = Object.hasOwn(frame.value, keyword) ? Reflect.get(frame.value, keyword) : undefined;
      if (typeof ref === 'string') references.push({ ref, path: [...start, ...pathOf(frame)] });
    }
    if (frame.role === 'mapping') references.push(...mappedSchemas(frame, start));
    pushChildren(frame, open);
  }
}

/** The target of a reference within its own document as property names; `undefined` for one into another file. */
export function localTarget(ref: string): string[] | undefined {
  return ref.startsWith('#') ? fromPointer(ref) : undefined;
}

/** The first child must come off the stack first. */
function pushChildren(parent: Frame, open: Frame[]): void {
  const names = Object.keys(parent.value);
  const isList = Array.isArray(parent.value);
  for (let index = names.length - 1; index >= 0; index--) {
    const name = names[index] ?? '';
    const value: unknown = Reflect.get(parent.value, name);
    if (typeof value !== 'object' || value === null) continue;
    const role = isList ? 'keywords' : roleOf(parent, name);
    if (role !== undefined) open.push({ value, role, name, depth: parent.depth + 1, parent });
  }
}

/** How to read the value of a key, or `undefined` where it is data. */
function roleOf(parent: Frame, name: string): Role | undefined {
  if (parent.role === 'names') return 'keywords';
  if (parent.role === 'names or extensions') return name.startsWith('x-') ? undefined : 'keywords';
  if (parent.role === 'discriminator') return name === 'mapping' ? 'mapping' : undefined;
  if (parent.role === 'mapping' || DATA.has(name) || name.startsWith('x-')) return undefined;
  if (name === 'paths') return 'names or extensions';
  // `components.responses`, or `responses` at the root of 2.0, hold names; an operation's may hold extensions.
  if (name === 'responses') return parent.depth <= 1 ? 'names' : 'names or extensions';
  if (name === 'discriminator') return 'discriminator';
  return NAMED.has(name) ? 'names' : 'keywords';
}

/** The values of a mapping are schema names or URI references (OpenAPI 3.1 section 4.8.25). */
function mappedSchemas(frame: Frame, start: readonly string[]): Reference[] {
  if (!isObject(frame.value)) return [];
  const path = [...start, ...pathOf(frame)];
  return Object.values(frame.value)
    .filter((target) => typeof target === 'string')
    .map((target) => ({
      ref: /^[\w.-]+$/.test(target) ? `#/components/schemas/${target}` : target,
      path,
    }));
}

function pathOf(frame: Frame): string[] {
  const path: string[] = [];
  for (let at: Frame | undefined = frame; at?.parent !== undefined; at = at.parent) path.push(at.name);
  return path.reverse();
}
