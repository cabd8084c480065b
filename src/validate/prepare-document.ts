import type { SpecFault } from '../diagnostic.js';
import type { SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import type { PartKind } from './part-grammar.js';
import type { SpecFile, Spot } from './spec-file.js';
import type { Fragment, SpottedFault } from './survey-references.js';

type Plain = Readonly<Record<string, unknown>>;

/** A document as a validator takes it, and the way back from its paths. */
export interface PreparedDocument {
  readonly document: Plain;
  /** Faults over which the validator would give up before it looks at anything else; mended in `document`. */
  readonly faults: readonly SpottedFault[];
  /** From a path in `document` to where that stands in the spec. */
  spotOf(path: readonly string[]): Spot;
}

/** Where a version keeps parts of each kind: a path from the root. */
const HOMES: Readonly<Record<'2.0' | '3', { readonly [K in PartKind]?: readonly string[] }>> = {
  '2.0': {
    schema: ['definitions'],
    response: ['responses'],
    parameter: ['parameters'],
    'path item': ['paths'],
  },
  '3': {
    schema: ['components', 'schemas'],
    response: ['components', 'responses'],
    parameter: ['components', 'parameters'],
    example: ['components', 'examples'],
    'request body': ['components', 'requestBodies'],
    header: ['components', 'headers'],
    'security scheme': ['components', 'securitySchemes'],
    link: ['components', 'links'],
    callback: ['components', 'callbacks'],
    'path item': ['paths'],
  },
};

/**
 * Makes the document that a validator is shown: a shallow copy of the spec's, with the parts that only `$ref`s
 * lead to put where the version keeps such parts. The spec's own values are shared and not changed.
 */
export function prepareDocument(
  main: SpecFile,
  fragments: readonly Fragment[],
  version: SpecVersion,
): PreparedDocument {
  const document = isObject(main.source.value) ? { ...main.source.value } : {};
  const guests = addFragments(document, fragments, HOMES[version === '2.0' ? '2.0' : '3']);
  return {
    faults: mend(document, main, version),
    document,
    spotOf(path) {
      for (const { home, name, at } of guests) {
        const depth = home.length;
        if (path[depth] === name && home.every((key, index) => path[index] === key)) {
          return { in: at.in, path: [...at.path, ...path.slice(depth + 1)] };
        }
      }
      return { in: main, path };
    },
  };
}

interface Guest {
  readonly home: readonly string[];
  readonly name: string;
  readonly at: Spot;
}

function addFragments(
  document: Record<string, unknown>,
  fragments: readonly Fragment[],
  homes: { readonly [K in PartKind]?: readonly string[] },
): Guest[] {
  const guests: Guest[] = [];
  const copied = new Set<unknown>();
  for (const [index, { kind, at, value }] of fragments.entries()) {
    const home = homes[kind];
    if (home === undefined) continue;
    const container = copyDown(document, home, copied);
    if (container === undefined) continue;
    const name = `${kind === 'path item' ? '/' : ''}gen-responses.fragment.${index}`;
    container[name] = value;
    guests.push({ home, name, at });
  }
  return guests;
}

/** Copies the maps on a path once each; undefined when something else stands there, a fault of its own. */
function copyDown(
  document: Record<string, unknown>,
  home: readonly string[],
  copied: Set<unknown>,
): Record<string, unknown> | undefined {
  let map = document;
  for (const key of home) {
    const value = Object.hasOwn(map, key) ? map[key] : {};
    if (!isObject(value)) return undefined;
    const own: Record<string, unknown> = copied.has(value) ? value : { ...value };
    copied.add(own);
    map[key] = own;
    map = own;
  }
  return map;
}

function mend(document: Record<string, unknown>, main: SpecFile, version: SpecVersion): SpottedFault[] {
  const faults: SpottedFault[] = [];
  const report = (fault: SpecFault, ...path: string[]) => faults.push({ fault, at: { in: main, path } });
  // Validators know patch versions by name only, and take a number for no version at all.
  if (version === '2.0') document.swagger = version;
  else document.openapi = `${version}.0`;
  if (isObject(document.info) && typeof document.info.version === 'number') {
    report({ kind: 'wrong-type', expected: ['string'] }, 'info', 'version');
    document.info = { ...document.info, version: String(document.info.version) };
  }
  if (version === '3.0' && document.paths === undefined) {
    report({ kind: 'missing-property', name: 'paths' });
    document.paths = {};
  }
  return faults;
}
