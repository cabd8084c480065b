import { type SpecVersion, schemaRef } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import type { StandaloneSchema } from './collect.js';
import { inOrder, type JsonSchema, mapSubschemas } from './keywords.js';
import { lowerParts, lowerSchema } from './lower.js';

/** A keyword that a version cannot express: the schema written accepts more than the author's. */
interface LostKeyword {
  /** Of the schema that has it, from the name of its component: `ApiError/properties/at`. */
  readonly path: string;
  readonly keyword: string;
}

interface ConvertedSchemas {
  /** The root under its name, then what it refers to, in the order of first use. */
  readonly schemas: readonly { readonly name: string; readonly value: JsonSchema }[];
  readonly lost: readonly LostKeyword[];
}

/** A reference to a schema of the spec that the schema is written into. */
export const INTO_SPEC = /^#\/components\/schemas\/([^/]+)$/;

/**
 * Writes a schema as components of a version.
 */
export function convertSchema(
  { root, definitions }: StandaloneSchema,
  name: string,
  version: SpecVersion,
): ConvertedSchemas {
  const titles = [...definitions.keys()].map((title) => (title === name ? `${title}2` : title));
  const names = new Map([...definitions.keys()].map((title, index) => [`#/$defs/${title}`, titles[index]]));
  const moved = (ref: unknown): string => {
    const text = String(ref);
    const component = text === '#' ? name : (names.get(text) ?? INTO_SPEC.exec(text)?.[1]);
    return component === undefined ? text : schemaRef(component, version);
  };
  const lost: LostKeyword[] = [];
  const schemas = [root, ...definitions.values()].map((schema, index) => {
    const title = [name, ...titles][index] ?? name;
    return { name: title, value: write(schema, [title], { version, moved, lost }) };
  });
  return { schemas, lost };
}

interface Target {
  readonly version: SpecVersion;
  readonly moved: (ref: unknown) => string;
  readonly lost: LostKeyword[];
}

function write(schema: JsonSchema, path: readonly string[], target: Target): JsonSchema {
  const { version, moved, lost } = target;
  const isOld = version === '2.0' || version === '3.0';
  const lose = (keyword: string): void => {
    lost.push({ path: path.join('/'), keyword });
  };
  const source = isOld ? lowerParts(schema, version) : schema;
  const inner = new Map<string, LostKeyword[]>();
  const written = mapSubschemas(
    source,
    (child, step) => {
      const losses = inner.get(step[0] ?? '') ?? [];
      inner.set(step[0] ?? '', losses);
      return write(child, [...path, ...step], { ...target, lost: losses });
    },
    (child, step) => {
      if (!isOld || step[0] === 'additionalProperties') return child;
      // The end of a tuple is read below.
      const isExpressible = child || version === '3.0' || 'prefixItems' in source;
      if (!isExpressible) lost.push({ path: [...path, ...step].join('/'), keyword: 'false' });
      return child || !isExpressible ? {} : { not: {} };
    },
  );
  const { discriminator } = written;
  if (isObject(discriminator) && isObject(discriminator.mapping)) {
    const mapping = Object.entries(discriminator.mapping).map(([value, ref]) => [value, moved(ref)]);
    written.discriminator = { ...discriminator, mapping: Object.fromEntries(mapping) };
  }
  if (typeof written.$ref === 'string') written.$ref = moved(written.$ref);
  if (!isOld) return inOrder(written);
  // What accepts more inside `not` accepts less outside, and may match a second option of `oneOf`.
  if (inner.get('not')?.length) {
    delete written.not;
    lose('not');
  }
  if (inner.get('oneOf')?.length) {
    const options = { anyOf: written.oneOf };
    delete written.oneOf;
    if ('anyOf' in written) written.allOf = [written.allOf ?? [], options].flat();
    else Object.assign(written, options);
  }
  for (const [keyword, losses] of inner) if (!HIDING.has(keyword)) lost.push(...losses);
  return inOrder(lowerSchema(written, version, lose));
}

/** Keywords that are left out as a whole where a part of them is lost, or always. */
const HIDING = new Set(['not', 'if', 'then', 'else']);
