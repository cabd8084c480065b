import { z } from 'zod';
import { distinct } from '../values/group-by.js';
import { isObject } from '../values/is-object.js';
import { collectSchemas, type StandaloneSchema } from './collect.js';
import type { JsonSchema } from './keywords.js';
import { follow, partName } from './read-schema.js';

/** What a Zod schema tests and its JSON Schema does not say. */
interface ZodLoss {
  /**
   * `unrepresentable`: a type that no JSON value has (the schema accepts everything there). `check`: a refinement
   * or a regex flag.
   */
  readonly kind: 'unrepresentable' | 'check';
  /** Where, as a path of keywords and names: `properties/status`; empty for the root. */
  readonly path: string;
  readonly detail: string;
}

/** Formats that are names of Zod checks and no formats of JSON Schema. */
const CHECK_FORMATS = new Set(['ends_with', 'starts_with', 'includes', 'lowercase', 'uppercase']);
/** String checks whose pattern an author wrote or means; the patterns of formats are Zod's own. */
const PATTERN_CHECKS = new Set(['regex', ...CHECK_FORMATS]);

/**
 * Only this module calls `z.toJSONSchema`. Converts what a schema *accepts* (`io: 'input'`), so defaults are not
 * required and objects are only closed where the author closed them. Nested schemas with an `id`, recursive ones
 * and the options of a discriminated union become definitions.
 *
 * @param name of the schema; those of its parts without an `id` begin with it
 */
export function fromZod(
  schema: z.core.$ZodType,
  name: string,
): { schema: StandaloneSchema; losses: readonly ZodLoss[] } {
  const losses: ZodLoss[] = [];
  const root = convert(schema, losses);
  const ids = new Map(
    Object.entries(isObject(root.$defs) ? root.$defs : {}).map(([id, value]) => [value, id]),
  );
  const collected = collectSchemas({
    root,
    dialect: '2020-12',
    resolve: (ref) => follow(root, ref),
    nameOf: (target, via) => {
      const id = ids.get(target);
      const isNamed = id !== undefined && !id.startsWith('__schema');
      // An id as the name of a component (OpenAPI 3.1 section "Components Object").
      return isNamed ? id.replace(/[^A-Za-z0-9._-]+/g, '_') : partName(name, target, undefined, via);
    },
    onDangling: () => undefined,
  });
  // Zod shows a schema with metadata twice: once with it and once without.
  return { schema: collected, losses: distinct(losses) };
}

/** A Zod schema as a JSON Schema file. */
export function publishedSchema(schema: z.core.$ZodType, name: string): Record<string, unknown> {
  const { root, definitions } = fromZod(schema, name).schema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...root,
    ...(definitions.size > 0 && { $defs: Object.fromEntries(definitions) }),
  };
}

/** The `id` in the metadata of a schema. */
export function zodId(schema: z.core.$ZodType): string | undefined {
  return z.globalRegistry.get(schema)?.id;
}

/** Zod's own conversion. What it refuses as a whole (one id twice) is a loss of everything: any value fits. */
function convert(schema: z.core.$ZodType, losses: ZodLoss[]): JsonSchema {
  try {
    return z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io: 'input',
      unrepresentable: ({ path, message }) => {
        losses.push({ kind: 'unrepresentable', path: toPath(path), detail: message });
        return {};
      },
      override: ({ zodSchema, jsonSchema, path }) => {
        losses.push(...droppedChecks(zodSchema, toPath(path)));
        cleanString(zodSchema, jsonSchema);
        cleanSchema(jsonSchema);
        const { def } = (zodSchema as z.core.$ZodTypes)._zod;
        if (def.type !== 'union' || !('discriminator' in def)) return;
        jsonSchema.discriminator = { propertyName: def.discriminator };
      },
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    losses.push({ kind: 'unrepresentable', path: '', detail });
    return {};
  }
}

/** Removes keywords without effect: bounds of safe integers, no properties, names that are any string. */
function cleanSchema(json: z.core.JSONSchema.BaseSchema): void {
  if (isEmpty(json.additionalProperties)) json.additionalProperties = true;
  if (isEmpty(json.properties)) delete json.properties;
  if (json.minimum === Number.MIN_SAFE_INTEGER) delete json.minimum;
  if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum;
  if (isObject(json.propertyNames) && Object.keys(json.propertyNames).join() === 'type')
    delete json.propertyNames;
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function toPath(path: readonly PropertyKey[]): string {
  return path.map(String).join('/');
}

interface CheckDef {
  readonly check?: string;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly type?: string;
}

/** The checks of a schema; a format such as `z.email()` is its own first check. */
function checksOf(schema: z.core.$ZodType): CheckDef[] {
  const def = schema._zod.def;
  return [def as CheckDef, ...(def.checks ?? []).map((check) => check._zod.def as CheckDef)];
}

function droppedChecks(schema: z.core.$ZodType, path: string): ZodLoss[] {
  return checksOf(schema).flatMap(({ check, type, pattern }): ZodLoss[] => {
    if (check === 'custom' || type === 'custom') {
      return [{ kind: 'check', path, detail: 'a refinement' }];
    }
    const flags = pattern?.flags.replace('u', '');
    return flags ? [{ kind: 'check', path, detail: `the regex flag "${flags}"` }] : [];
  });
}

/** Removes Zod's own patterns for formats (hundreds of characters); those that an author wrote stay. */
function cleanString(schema: z.core.$ZodType, json: z.core.JSONSchema.BaseSchema): void {
  if (schema._zod.def.type !== 'string') return;
  const patterns = checksOf(schema)
    .filter(({ format, pattern }) => pattern && PATTERN_CHECKS.has(format ?? ''))
    .map(({ pattern }) => unescapeSlashes(pattern?.source ?? ''));
  if (json.format && CHECK_FORMATS.has(json.format)) delete json.format;
  if (json.pattern === undefined && json.allOf === undefined) return;
  delete json.pattern;
  delete json.allOf;
  if (patterns.length === 1 && patterns[0] !== undefined) json.pattern = patterns[0];
  else if (patterns.length > 1) json.allOf = patterns.map((pattern) => ({ pattern }));
}

/** `RegExp.source` writes `\/` for `/`; a JSON Schema pattern has no need to. */
function unescapeSlashes(source: string): string {
  return source.replace(/\\(.)/gs, (whole, character: string) => (character === '/' ? '/' : whole));
}

/** Why Zod rejects a value, in one line; `undefined` when it accepts it. */
export function zodRejection(schema: z.core.$ZodType, value: unknown): string | undefined {
  try {
    const result = z.safeParse(schema, value);
    if (result.success) return undefined;
    return result.error.issues
      .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`))
      .join('; ');
  } catch (error) {
    // A check of the author's own threw, or is asynchronous.
    return error instanceof Error ? error.message : String(error);
  }
}
