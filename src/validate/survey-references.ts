import type { SpecFault } from '../diagnostic.js';
import { isObject } from '../values/is-object.js';
import { fromPointer } from '../values/pointer.js';
import { FileShelf } from './file-shelf.js';
import type { PartKind } from './part-grammar.js';
import type { Resolver } from './resolver.js';
import type { SpecFile, Spot } from './spec-file.js';
import { pathOf, type Trail, trailOf, walkParts } from './walk-parts.js';

/** A part that stands where no part is expected by its place: only a `$ref` says what it is. */
export interface Fragment {
  readonly kind: PartKind;
  readonly at: Spot;
  readonly value: object;
}

/** A fault and the spot it stands at. */
export interface SpottedFault {
  readonly fault: SpecFault;
  readonly at: Spot;
}

export interface Survey {
  readonly faults: readonly SpottedFault[];
  /** `$ref`s to files that may not be read. */
  readonly outside: readonly { readonly reference: string; readonly at: Spot }[];
  readonly fragments: readonly Fragment[];
  /** Whether some `$ref` leads to another file, read or not. */
  readonly hasExternal: boolean;
}

interface Reference {
  readonly value: string;
  readonly expected: PartKind;
  readonly in: SpecFile;
  readonly trail: Trail | undefined;
  /** Below a schema with an `$id` of its own, which `#` then means (JSON Schema 2020-12 section 8.2.1). */
  readonly rebased: boolean;
}

/** Follows every `$ref` of the spec, over as many files as the resolver gives. */
export async function surveyReferences(main: SpecFile, resolver: Resolver | undefined): Promise<Survey> {
  const surveyor = new Surveyor(main, resolver);
  surveyor.walk(main, main.source.value, 'document', undefined);
  await surveyor.followAll();
  return surveyor;
}

class Surveyor implements Survey {
  readonly faults: SpottedFault[] = [];
  readonly outside: { reference: string; at: Spot }[] = [];
  readonly fragments: Fragment[] = [];
  hasExternal = false;
  readonly #shelf: FileShelf;
  readonly #kinds = new Map<object, PartKind>();
  readonly #references: Reference[] = [];

  constructor(main: SpecFile, resolver: Resolver | undefined) {
    this.#shelf = new FileShelf(main, resolver);
  }

  /** Notes the kind of every part below a value, and queues the `$ref`s found. */
  walk(file: SpecFile, value: unknown, kind: PartKind, trail: Trail | undefined): void {
    const rebasedTrails = new Set<Trail>();
    walkParts(value, kind, trail, {
      enter: (part, partKind, partTrail) => {
        if (this.#kinds.has(part)) return false;
        this.#kinds.set(part, partKind);
        if (partKind === 'schema' && typeof part.$id === 'string' && partTrail) rebasedTrails.add(partTrail);
        if (typeof part.$ref === 'string') {
          const rebased = rebasedTrails.size > 0 && isBelow(partTrail, rebasedTrails);
          this.#references.push({
            value: part.$ref,
            expected: partKind,
            in: file,
            trail: partTrail,
            rebased,
          });
        }
        return true;
      },
    });
  }

  /** The queue grows while it is worked off: a target may hold `$ref`s of its own. */
  async followAll(): Promise<void> {
    for (const reference of this.#references) {
      const hash = reference.value.indexOf('#');
      const location = hash < 0 ? reference.value : reference.value.slice(0, hash);
      const fragment = hash < 0 ? '' : reference.value.slice(hash + 1);
      if (location === '') {
        if (!reference.rebased) this.#follow(reference, reference.in, fragment);
        continue;
      }
      this.hasExternal = true;
      if (reference.rebased) continue;
      const opened = await this.#shelf.open(location, reference.in.file);
      if (opened.kind === 'file') this.#follow(reference, opened.in, fragment);
      else if (opened.kind === 'outside') {
        this.outside.push({ reference: reference.value, at: spotOf(reference) });
      } else if (opened.kind === 'unreadable') {
        this.#report(reference, { ...opened, kind: 'unreadable-reference', reference: reference.value });
      }
    }
  }

  #follow(reference: Reference, target: SpecFile, fragment: string): void {
    // A plain name is an anchor, which the document may set in ways that nobody here follows.
    if (fragment !== '' && !fragment.startsWith('/')) return;
    const path = fromPointer(`#${fragment}`);
    const found = path && lookUp(target.source.value, path);
    if (path === undefined || found === undefined) {
      this.#report(reference, { kind: 'dangling-reference', reference: reference.value });
      return;
    }
    if (found === 'behind a reference' || !isObject(found.value)) return;
    const known = this.#kinds.get(found.value);
    if (known === undefined) {
      this.fragments.push({ kind: reference.expected, at: { in: target, path }, value: found.value });
      this.walk(target, found.value, reference.expected, trailOf(path));
    } else if (known !== reference.expected) {
      this.#report(reference, { kind: 'wrong-kind-reference', expected: reference.expected, found: known });
    }
  }

  #report(reference: Reference, fault: SpecFault): void {
    this.faults.push({ fault, at: spotOf(reference) });
  }
}

function spotOf({ in: file, trail }: Reference): Spot {
  return { in: file, path: pathOf(trail) };
}

function isBelow(trail: Trail | undefined, marks: ReadonlySet<Trail>): boolean {
  for (let step = trail; step !== undefined; step = step.parent) if (marks.has(step)) return true;
  return false;
}

/** @returns undefined when nothing stands there. */
function lookUp(
  root: unknown,
  path: readonly string[],
): { value: unknown } | 'behind a reference' | undefined {
  let value = root;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!Object.hasOwn(value, name)) return Object.hasOwn(value, '$ref') ? 'behind a reference' : undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return { value };
}
