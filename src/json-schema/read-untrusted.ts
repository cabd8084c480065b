import type { SpecVersion } from '../openapi-version.js';
import { asMap, isCollection } from '../values/is-object.js';
import { collectSchemas, type StandaloneSchema } from './collect.js';
import type { JsonSchema } from './keywords.js';
import { isSafePattern } from './patterns.js';

/** Resolves a `$ref` of the spec; `undefined` where it does not resolve. */
export type LookUp = (ref: string) => unknown;

/** Most schema objects, and deepest nesting, of a schema that examples are made for. */
const MOST_NODES = 5_000;
const DEEPEST = 64;

class Undecidable extends Error {}

/**
 * A schema of a spec, with what it refers to, in draft 2020-12.
 *
 * @returns `undefined` when it cannot be decided what it accepts: a reference that does not resolve, too large, or
 * a pattern that cannot be run where a failed match would accept a value
 */
export function readUntrusted(
  root: JsonSchema,
  version: SpecVersion,
  lookUp: LookUp,
): StandaloneSchema | undefined {
  let nodes = 0;
  const names = new Map<unknown, string>();
  try {
    return collectSchemas({
      root,
      dialect: version === '2.0' || version === '3.0' ? version : '2020-12',
      resolve: (ref) => {
        const target = lookUp(ref);
        names.set(target, ref.replace(/^.*\//, '').replace(/[^A-Za-z0-9]+/g, '_'));
        return target;
      },
      nameOf: (target) => names.get(target) || 'Schema',
      onSchema: (schema, path) => {
        nodes += 1;
        const { patternProperties, not, if: condition } = schema;
        const patterns = Object.keys(asMap(patternProperties));
        const isUnsafe = ![...patterns, ...patternsIn(not), ...patternsIn(condition)].every(isSafePattern);
        if (nodes > MOST_NODES || path.length > DEEPEST || isUnsafe) throw new Undecidable();
      },
      onDangling: () => {
        throw new Undecidable();
      },
    });
  } catch (error) {
    if (error instanceof Undecidable) return undefined;
    throw error;
  }
}

function patternsIn(schema: unknown): string[] {
  if (!isCollection(schema)) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'pattern' && typeof value === 'string' ? [value] : patternsIn(value),
  );
}
