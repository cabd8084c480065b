import type { SpecFault } from '../diagnostic.js';
import type { NodeType } from '../openapi/node-types.js';
import type { Spec } from '../openapi/open-spec.js';
import type { Location } from '../openapi/spec-files.js';
import { isObject } from '../values/is-object.js';
import type { LocatedFault, LocatedFragment } from './check-references.js';

type Plain = Readonly<Record<string, unknown>>;

/** The document passed to a validator, and the mapping of its paths back to the spec. */
interface PreparedDocument {
  readonly document: Plain;
  /** Errors on which the validator would stop before it looks at anything else; fixed in `document`. */
  readonly faults: readonly LocatedFault[];
  /** Maps a path in `document` to the location in the spec. */
  locate(path: readonly string[]): Location;
}

/** The container for nodes of each type, as a path from the root. */
const CONTAINERS: Readonly<Record<'2.0' | '3', { readonly [K in NodeType]?: readonly string[] }>> = {
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
 * Builds the document passed to a validator: a shallow copy of the spec, with nodes that only `$ref`s lead to moved
 * into the matching container. Values of the spec are shared and not changed.
 */
export function prepareDocument(spec: Spec, fragments: readonly LocatedFragment[]): PreparedDocument {
  const document = { ...spec.document };
  const placed = addFragments(document, fragments, CONTAINERS[spec.version === '2.0' ? '2.0' : '3']);
  return {
    faults: correct(document, spec),
    document,
    locate(path) {
      for (const { container, name, at } of placed) {
        const depth = container.length;
        if (path[depth] === name && container.every((key, index) => path[index] === key)) {
          return { in: at.in, path: [...at.path, ...path.slice(depth + 1)] };
        }
      }
      return { in: spec, path };
    },
  };
}

interface PlacedFragment {
  readonly container: readonly string[];
  readonly name: string;
  readonly at: Location;
}

function addFragments(
  document: Record<string, unknown>,
  fragments: readonly LocatedFragment[],
  containers: { readonly [T in NodeType]?: readonly string[] },
): PlacedFragment[] {
  const placed: PlacedFragment[] = [];
  const copied = new Set<unknown>();
  for (const [index, { type, at, value }] of fragments.entries()) {
    const container = containers[type];
    const map = container && copyDown(document, container, copied);
    if (container === undefined || map === undefined) continue;
    const name = `${type === 'path item' ? '/' : ''}gen-responses.fragment.${index}`;
    map[name] = value;
    placed.push({ container, name, at });
  }
  return placed;
}

/** Copies each map on a path once; undefined if one of them is not a map. */
function copyDown(
  document: Record<string, unknown>,
  container: readonly string[],
  copied: Set<unknown>,
): Record<string, unknown> | undefined {
  let map = document;
  for (const key of container) {
    const value = Object.hasOwn(map, key) ? map[key] : {};
    if (!isObject(value)) return undefined;
    const own: Record<string, unknown> = copied.has(value) ? value : { ...value };
    copied.add(own);
    map[key] = own;
    map = own;
  }
  return map;
}

function correct(document: Record<string, unknown>, spec: Spec): LocatedFault[] {
  const { version } = spec;
  const faults: LocatedFault[] = [];
  const report = (fault: SpecFault, ...path: string[]) => faults.push({ fault, at: { in: spec, path } });
  // Validators know a fixed list of patch versions and reject numbers.
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
