import { isAssertion, type JsonSchema } from '../json-schema/keywords.js';
import { quote } from './typescript-text.js';

/** One schema as source text. */
export interface ZodSource {
  /** The expression that builds it: `z.string().max(9)`. */
  readonly code: string;
  /** The type of that expression: `z.ZodString`. Exports carry it, for compilers that do not infer exported types. */
  readonly zodType: string;
  /** The type of its values: `string`. */
  readonly type: string;
}

export interface ZodSourceContext {
  /** The name that a `$ref` has in the module; `undefined` when it leads nowhere. */
  readonly nameOf: (ref: string) => string | undefined;
  /** Keywords that no Zod source is written for are reported here. */
  readonly refuse: (keyword: string, path: string) => void;
}

/** Keywords that the writer of a type reads itself. */
const READ_ELSEWHERE = ['nullable', 'format'];

export const UNKNOWN: ZodSource = { code: 'z.unknown()', zodType: 'z.ZodUnknown', type: 'unknown' };

/** The source of a schema of a single type without parts; `undefined` for every other type. */
export function scalarSource(
  type: unknown,
  schema: JsonSchema,
  path: string,
  context: ZodSourceContext,
): ZodSource | undefined {
  if (type === 'string') return string(schema, path, context);
  if (type === 'integer') return number('z.int()', 'z.ZodInt', schema, path, context);
  if (type === 'number') return number('z.number()', 'z.ZodNumber', schema, path, context);
  const source = PLAIN.get(type);
  if (source !== undefined) only(['type'], schema, path, context);
  return source;
}

const PLAIN = new Map<unknown, ZodSource>([
  ['boolean', { code: 'z.boolean()', zodType: 'z.ZodBoolean', type: 'boolean' }],
  ['null', { code: 'z.null()', zodType: 'z.ZodNull', type: 'null' }],
  ['any', UNKNOWN],
]);

/** Reports the keywords of a schema that are not among those its writer knows. */
export function only(
  known: readonly string[],
  schema: JsonSchema,
  path: string,
  { refuse }: ZodSourceContext,
): void {
  for (const keyword of Object.keys(schema)) {
    const isKnown = known.includes(keyword) || READ_ELSEWHERE.includes(keyword) || !isAssertion(keyword);
    if (!isKnown) refuse(keyword, path);
  }
}

function string(schema: JsonSchema, path: string, context: ZodSourceContext): ZodSource {
  only(['type', 'minLength', 'maxLength', 'pattern'], schema, path, context);
  const { pattern, format } = schema;
  const checks = [call('min', schema.minLength), call('max', schema.maxLength)];
  if (typeof pattern === 'string') checks.push(`.regex(new RegExp(${quote(pattern)}, 'u'))`);
  // A format only annotates in JSON Schema; Zod's own formats would reject what the API may send.
  if (typeof format === 'string') checks.push(`.meta({ format: ${quote(format)} })`);
  return { code: `z.string()${checks.join('')}`, zodType: 'z.ZodString', type: 'string' };
}

function number(
  code: string,
  zodType: string,
  schema: JsonSchema,
  path: string,
  context: ZodSourceContext,
): ZodSource {
  const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'];
  only(['type', ...bounds], schema, path, context);
  if (typeof schema.exclusiveMinimum === 'boolean') context.refuse('exclusiveMinimum', path);
  if (typeof schema.exclusiveMaximum === 'boolean') context.refuse('exclusiveMaximum', path);
  const checks = ['min', 'max', 'gt', 'lt', 'multipleOf'].map((method, index) =>
    call(method, schema[bounds[index] ?? '']),
  );
  return { code: `${code}${checks.join('')}`, zodType, type: 'number' };
}

export function call(method: string, value: unknown): string {
  return typeof value === 'number' ? `.${method}(${value})` : '';
}

/** The source of `enum` and `const`, as far as their values are no objects or lists. */
export function literalSource(
  schema: JsonSchema,
  values: readonly unknown[],
  path: string,
  context: ZodSourceContext,
): ZodSource {
  only(['type', 'enum', 'const'], schema, path, context);
  if (values.length === 0 || !values.every((value) => value === null || typeof value !== 'object')) {
    context.refuse('enum', path);
    return UNKNOWN;
  }
  const type = values.map(quote).join(' | ');
  return { code: `z.literal([${values.map(quote).join(', ')}])`, zodType: `z.ZodLiteral<${type}>`, type };
}
