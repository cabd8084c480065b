import { startsWith, toPointer } from './values/pointer.js';

/** Supported OpenAPI versions; patch versions make no difference. */
export const SPEC_VERSIONS = ['2.0', '3.0', '3.1', '3.2'] as const;
export type SpecVersion = (typeof SPEC_VERSIONS)[number];

/** The containers of reusable components: property names from the root. */
export interface Containers {
  readonly responses: readonly string[];
  readonly schemas: readonly string[];
  /** Swagger 2.0 has none: nothing is written there. */
  readonly headers: readonly string[];
  /** The record of generated entries. */
  readonly ledger: readonly string[];
}

/** Allowed keys of the Components Object (OpenAPI 3.0.4 and 3.1.1 section 4.8.7). */
export const COMPONENT_NAME = /^[a-zA-Z0-9._-]+$/;

/** A key of responses: a code, a range or `default`. */
export const STATUS_KEY = /^(?:[1-5]\d\d|[1-5]xx|default)$/i;

/** The order of such keys: codes by number, then ranges, then `default`; any other name has none and is infinite. */
export function statusRank(key: string): number {
  if (/^\d{3}$/.test(key)) return Number(key);
  if (/^\dxx$/i.test(key)) return 1000 + Number(key[0]);
  return key === 'default' ? 2000 : Number.POSITIVE_INFINITY;
}

const LEDGER_KEY = 'x-gen-responses';

const SWAGGER: Containers = {
  responses: ['responses'],
  schemas: ['definitions'],
  headers: ['headers'],
  ledger: [LEDGER_KEY],
};

const OPENAPI: Containers = {
  responses: ['components', 'responses'],
  schemas: ['components', 'schemas'],
  headers: ['components', 'headers'],
  ledger: ['components', LEDGER_KEY],
};

/** Swagger 2.0 has responses and definitions at the root; OpenAPI 3 in the Components Object. */
export function containersOf(version: SpecVersion): Containers {
  return version === '2.0' ? SWAGGER : OPENAPI;
}

/** The `$ref` to a schema component of any version, as a row or a report may have it. */
export const POINTER_TO_SCHEMA = /^#\/(?:components\/schemas|definitions)\/([^/]+)$/;

/** The `$ref` to a reusable schema: `#/components/schemas/X`, in Swagger 2.0 `#/definitions/X`. */
export function schemaRef(name: string, version: SpecVersion): string {
  return toPointer([...containersOf(version).schemas, name]);
}

/**
 * The name of the component at a path, whether it exists or not; `undefined` for any other path, including paths into
 * a component.
 *
 * @param container property names from the root to the map of such components, as `containersOf` gives them
 */
export function componentAt(
  container: readonly string[],
  path: readonly string[] | undefined,
): string | undefined {
  if (path?.length !== container.length + 1 || !startsWith(path, container)) return undefined;
  return path.at(-1);
}
