import { z } from 'zod';
import type { SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { toPointer } from '../values/pointer.js';
import { convertSchema } from './convert.js';
import { type JsonSchema, mapSubschemas } from './map-subschemas.js';

/** What a Zod schema says and its JSON Schema does not. */
export interface SchemaLoss {
  /**
   * `unrepresentable`: a type that no JSON value has (the schema accepts everything there). `check`: a refinement
   * or a regex flag, which only Zod tests. `widened`: a keyword that the version lacks was left out.
   */
  readonly kind: 'unrepresentable' | 'check' | 'widened';
  /** Where, as a path of keywords and names: `properties/status`; empty for the root. */
  readonly path: string;
  readonly detail: string;
}

export interface ConvertedSchemas {
  /** The root under the name that was asked for, then what it refers to, in the order of first use. */
  readonly schemas: readonly { readonly name: string; readonly value: JsonSchema }[];
  readonly losses: readonly SchemaLoss[];
}

/** Formats that are names of Zod checks and no formats of JSON Schema. */
const CHECK_FORMATS = new Set(['ends_with', 'starts_with', 'includes', 'lowercase', 'uppercase']);
/** String checks whose pattern an author wrote or means; the patterns of formats are Zod's own. */
const PATTERN_CHECKS = new Set(['regex', ...CHECK_FORMATS]);

/**
 * The one door to Zod's JSON Schema. Converts what a schema *accepts* (`io: 'input'`), so defaults are not
 * required and objects are only closed where the author closed them. Nested schemas with an `id`, and recursive
 * ones, become schemas of their own, referred to by what `refTo` makes of their name.
 */
export function zodToJsonSchema(
  schema: z.core.$ZodType,
  name: string,
  version: SpecVersion,
  refTo: (name: string) => string,
): ConvertedSchemas {
  const losses: SchemaLoss[] = [];
  const root = convert(schema, version, losses);
  const named = nameDefinitions(root, name);
  const schemas = [...named.definitions].map(([title, value]) => {
    const referring = redirect(value, (ref) => refTo(named.names.get(ref) ?? ref));
    const { schema: spoken, widened } = convertSchema(referring, version);
    losses.push(...widened.map(({ path, detail }) => ({ kind: 'widened', path, detail }) as const));
    return { name: title, value: spoken };
  });
  return { schemas, losses: distinct(losses) };
}

/** Zod shows a schema with metadata twice: once with it and once without. */
function distinct(losses: readonly SchemaLoss[]): SchemaLoss[] {
  const byText = new Map(losses.map((loss) => [JSON.stringify([loss.kind, loss.path, loss.detail]), loss]));
  return [...byText.values()];
}

/** Zod's own conversion. What it refuses as a whole (one id twice) is a loss of everything: any value fits. */
function convert(schema: z.core.$ZodType, version: SpecVersion, losses: SchemaLoss[]): JsonSchema {
  const isOld = version === '2.0' || version === '3.0';
  try {
    return z.toJSONSchema(schema, {
      target: isOld ? 'openapi-3.0' : 'draft-2020-12',
      io: 'input',
      unrepresentable: ({ path, message }) => {
        losses.push({ kind: 'unrepresentable', path: toPath(path), detail: message });
        return {};
      },
      override: ({ zodSchema, jsonSchema, path }) => {
        losses.push(...droppedChecks(zodSchema, toPath(path)));
        if (isOld) losses.push(...droppedStructure(zodSchema, toPath(path)));
        cleanString(zodSchema, jsonSchema);
      },
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    losses.push({ kind: 'unrepresentable', path: '', detail });
    return {};
  }
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

function droppedChecks(schema: z.core.$ZodType, path: string): SchemaLoss[] {
  return checksOf(schema).flatMap(({ check, type, pattern }): SchemaLoss[] => {
    if (check === 'custom' || type === 'custom') {
      return [{ kind: 'check', path, detail: 'a refinement' }];
    }
    const flags = pattern?.flags.replace('u', '');
    return flags ? [{ kind: 'check', path, detail: `the regex flag "${flags}"` }] : [];
  });
}

/** What Zod itself leaves out for OpenAPI 3.0: the order of a tuple, and what the names of a record must be. */
function droppedStructure(schema: z.core.$ZodType, path: string): SchemaLoss[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'tuple') return [{ kind: 'widened', path, detail: 'prefixItems' }];
  if (def.type !== 'record') return [];
  const { type, checks, ...key } = def.keyType._zod.def;
  const isAnyName = type === 'string' && !checks?.length && !('format' in key);
  return isAnyName ? [] : [{ kind: 'widened', path, detail: 'propertyNames' }];
}

/** Takes Zod's own patterns for formats (hundreds of characters) out; those that an author wrote stay. */
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

/** Takes `$defs` apart: definitions by their new name, and the name that each of Zod's `$ref`s now means. */
function nameDefinitions(root: JsonSchema, name: string) {
  const { $schema: _, $defs, definitions, ...own } = root;
  const keyword = $defs === undefined ? 'definitions' : '$defs';
  const inner = isObject($defs) ? $defs : isObject(definitions) ? definitions : {};
  const rootRef = typeof own.$ref === 'string' ? own.$ref : '#';
  const names = new Map([[rootRef, name]]);
  const result = new Map<string, JsonSchema>([[name, own]]);
  for (const [id, value] of Object.entries(inner)) {
    if (!isObject(value)) continue;
    const ref = toPointer([keyword, id]);
    if (ref === rootRef) {
      result.set(name, value);
      continue;
    }
    const title = unusedName(id.replace(/^__schema/, `${name}Part`), result);
    names.set(ref, title);
    result.set(title, value);
  }
  return { definitions: result, names };
}

/** An id as the name of a component (OpenAPI 3.1 section "Components Object"), told apart from the others. */
function unusedName(id: string, taken: ReadonlyMap<string, unknown>): string {
  const plain = id.replace(/[^A-Za-z0-9._-]+/g, '_');
  let name = plain;
  for (let count = 2; taken.has(name); count += 1) name = `${plain}${count}`;
  return name;
}

function redirect(schema: JsonSchema, change: (ref: string) => string): JsonSchema {
  const mapped = mapSubschemas(schema, (child) => redirect(child, change));
  return typeof mapped.$ref === 'string' ? { ...mapped, $ref: change(mapped.$ref) } : mapped;
}
