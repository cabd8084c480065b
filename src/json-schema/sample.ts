import { asList, isObject } from '../values/is-object.js';
import type { JsonSchema } from './keywords.js';

/** Canonical values of the formats that JSON Schema and OpenAPI name. */
const FORMATS: ReadonlyMap<unknown, string> = new Map([
  ['date-time', '2025-01-01T00:00:00Z'],
  ['date', '2025-01-01'],
  ['time', '00:00:00Z'],
  ['duration', 'P1D'],
  ['email', 'user@example.com'],
  ['idn-email', 'user@example.com'],
  ['hostname', 'example.com'],
  ['idn-hostname', 'example.com'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['uri', 'https://example.com'],
  ['url', 'https://example.com'],
  ['iri', 'https://example.com'],
  ['uri-reference', 'https://example.com'],
  ['iri-reference', 'https://example.com'],
  ['uri-template', 'https://example.com/{id}'],
  ['uuid', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
  ['json-pointer', '/'],
  ['relative-json-pointer', '0'],
  ['regex', '.*'],
  ['byte', 'AA=='],
]);

/** The formats that the names of members suggest. */
const NAMES = [
  [/(?:url|uri|link|href)$/i, 'uri'],
  [/^id$|[_-]id$|I[dD]$/, 'uuid'],
  [/timestamp$/i, 'date-time'],
] as const;

/** Texts that many patterns accept. */
const TEXTS = [
  'string',
  'a',
  'A',
  '0',
  'a-1',
  'A1',
  '1.0',
  '2025-01-01T00:00:00Z',
  '/',
  'https://example.com',
  '#/',
];

/** Values of a scalar type that its format, bounds and name suggest, best first. */
export function sampleScalars(type: unknown, schemas: readonly JsonSchema[], name = ''): readonly unknown[] {
  const value = (keyword: string): unknown => schemas.find((schema) => keyword in schema)?.[keyword];
  const number = (keyword: string): number | undefined => {
    const found = value(keyword);
    return typeof found === 'number' ? found : undefined;
  };
  if (type === 'boolean') return [false, true];
  if (type === 'null') return [null];
  if (type === 'integer' || type === 'number') return sampleNumbers(type, number);
  if (type !== 'string') return [];
  const named = NAMES.find(([pattern]) => pattern.test(name))?.[1];
  const format = FORMATS.get(value('format') ?? named);
  const texts = format === undefined ? TEXTS : [format, ...TEXTS];
  const [least = 0, most = Number.POSITIVE_INFINITY] = [number('minLength'), number('maxLength')];
  return texts.map((text) => text.padEnd(Math.min(least, 10_000), text).slice(0, most));
}

function sampleNumbers(type: 'integer' | 'number', bound: (keyword: string) => number | undefined): number[] {
  const step = bound('multipleOf') ?? 1;
  const low = bound('minimum') ?? bound('exclusiveMinimum');
  const high = bound('maximum') ?? bound('exclusiveMaximum');
  const near = [low, high].flatMap((limit) =>
    limit === undefined
      ? []
      : [
          limit,
          Math.ceil(limit / step) * step,
          (Math.floor(limit / step) + 1) * step,
          (Math.ceil(limit / step) - 1) * step,
        ],
  );
  const middle = low === undefined || high === undefined ? [] : [(low + high) / 2];
  const all = [0, step, ...near, ...middle];
  return type === 'integer' ? all.filter(Number.isInteger) : all;
}

/** A schema and, behind references and `allOf`, all that says something of the same value, each once. */
export function sameValueSchemas(schema: unknown, resolve: (ref: string) => unknown): readonly JsonSchema[] {
  const found = new Set<JsonSchema>();
  const add = (part: unknown) => {
    if (!isObject(part) || found.has(part)) return;
    found.add(part);
    if (typeof part.$ref === 'string') add(resolve(part.$ref));
    for (const one of asList(part.allOf)) add(one);
  };
  add(schema);
  return [...found];
}

export function isOfType(value: unknown, type: unknown): boolean {
  if (Array.isArray(value)) return type === 'array';
  if (value === null) return type === 'null';
  return type === typeof value || (type === 'integer' && Number.isInteger(value));
}

/** The types that a value may have, by what the schemas of it say. */
export function typesOf(chain: readonly JsonSchema[]): readonly unknown[] {
  const listed = chain.find(({ type }) => type !== undefined)?.type;
  if (listed !== undefined)
    return [listed].flat().sort((a, b) => Number(a === 'null') - Number(b === 'null'));
  if (chain.some(({ properties, required }) => properties !== undefined || required !== undefined))
    return ['object'];
  if (chain.some(({ items, prefixItems }) => items !== undefined || prefixItems !== undefined))
    return ['array'];
  return ['string', 'object', 'integer', 'array', 'boolean', 'null'];
}

/** What a value must be, worded to follow a name (`at` "must be of the format date-time"). */
export function requirementOf(chain: readonly JsonSchema[]): string {
  const merged = Object.assign({}, ...chain.toReversed()) as JsonSchema;
  const { format, pattern, type } = merged;
  const values = 'const' in merged ? [merged.const] : merged.enum;
  if (Array.isArray(values) && values.length <= 5)
    return `must be ${values.length > 2 ? `one of ${values.join(', ')}` : values.join(' or ')}`;
  if (pattern !== undefined) return `must match ${String(pattern)}`;
  if (format !== undefined) return `must be of the format ${String(format)}`;
  return type === undefined ? 'has no value that fits' : `must be a valid ${[type].flat().join(' or ')}`;
}
