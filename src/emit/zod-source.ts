import { isAssertion, type JsonSchema } from '../json-schema/keywords.js';
import { asList, asMap, isCollection, isObject } from '../values/is-object.js';
import { braces, keyOf, quote } from './typescript-text.js';

interface ZodSource {
  /** The expression that builds it: `z.string().max(9)`. */
  readonly code: string;
  /** The type of that expression: `z.ZodString`. Exports carry it, for compilers that do not infer exported types. */
  readonly zodType: string;
  /** The type of its values: `string`. */
  readonly type: string;
}

interface ZodSourceContext {
  /** The name that a `$ref` has in the module; `undefined` when it does not resolve. */
  readonly nameOf: (ref: string) => string | undefined;
  /** Called with each keyword that Zod source cannot express. */
  readonly refuse: (keyword: string, path: string) => void;
}

const UNKNOWN: ZodSource = { code: 'z.unknown()', zodType: 'z.ZodUnknown', type: 'unknown' };
const NEVER: ZodSource = { code: 'z.never()', zodType: 'z.ZodNever', type: 'never' };

const PLAIN: Readonly<Record<string, ZodSource>> = {
  boolean: { code: 'z.boolean()', zodType: 'z.ZodBoolean', type: 'boolean' },
  null: { code: 'z.null()', zodType: 'z.ZodNull', type: 'null' },
  any: UNKNOWN,
};

const BOUNDS = { min: 'minimum', max: 'maximum', gt: 'exclusiveMinimum', lt: 'exclusiveMaximum' };
const NUMBER = { ...BOUNDS, multipleOf: 'multipleOf' };
const STRING = { min: 'minLength', max: 'maxLength' };
const ARRAY = { min: 'minItems', max: 'maxItems' };

/** The keywords of each type: they constrain no value of another type. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  string: [...Object.values(STRING), 'pattern', 'format'],
  integer: Object.values(NUMBER),
  number: Object.values(NUMBER),
  array: [...Object.values(ARRAY), 'items'],
  object: ['properties', 'required', 'additionalProperties'],
};
const COMBINATIONS = ['allOf', 'anyOf', 'oneOf'] as const;

/** Writes the Zod source of a schema of JSON Schema draft 2020-12. */
export function zodSource(value: unknown, path: string, context: ZodSourceContext): ZodSource {
  if (value === true) return UNKNOWN;
  if (!isObject(value)) return NEVER;
  const parts = [
    ...('$ref' in value ? [reference(String(value.$ref), path, context)] : []),
    ...COMBINATIONS.flatMap((keyword) => combination(value, keyword, path, context)),
    ...ownSource(value, path, context),
  ];
  const source = parts.length === 0 ? UNKNOWN : parts.reduce(intersection);
  const { description } = value;
  if (typeof description !== 'string') return source;
  return { ...source, code: `${source.code}.describe(${quote(description)})` };
}

function reference(ref: string, path: string, { nameOf, refuse }: ZodSourceContext): ZodSource {
  const name = nameOf(ref);
  if (name === undefined) refuse(`$ref to ${ref}`, path);
  return { code: `z.lazy(() => ${name})`, zodType: `z.ZodLazy<z.ZodType<${name}>>`, type: `${name}` };
}

function combination(
  schema: JsonSchema,
  keyword: (typeof COMBINATIONS)[number],
  path: string,
  context: ZodSourceContext,
): ZodSource[] {
  const parts = schema[keyword];
  if (!Array.isArray(parts) || parts.length === 0) return [];
  const options = parts.map((part, index) => zodSource(part, `${path}/${keyword}/${index}`, context));
  if (keyword === 'allOf') return [options.reduce(intersection)];
  return [union(keyword === 'anyOf' ? 'union' : 'xor', options)];
}

function intersection(left: ZodSource, right: ZodSource): ZodSource {
  return {
    code: `z.intersection(${left.code}, ${right.code})`,
    zodType: `z.ZodIntersection<${left.zodType}, ${right.zodType}>`,
    type: `${left.type} & ${right.type}`,
  };
}

function union(kind: 'union' | 'xor', options: readonly ZodSource[]): ZodSource {
  const zodClass = kind === 'union' ? 'z.ZodUnion' : 'z.ZodXor';
  return {
    code: `z.${kind}([${options.map(({ code }) => code).join(', ')}])`,
    zodType: `${zodClass}<readonly [${options.map(({ zodType }) => zodType).join(', ')}]>`,
    type: `(${options.map(({ type }) => type).join(' | ')})`,
  };
}

/** What a schema says besides references and combinations. */
function ownSource(schema: JsonSchema, path: string, context: ZodSourceContext): ZodSource[] {
  const values = 'const' in schema ? [schema.const] : schema.enum;
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? impliedType(schema)];
  const known = ['$ref', ...COMBINATIONS, 'type', 'enum', 'const'];
  if (!Array.isArray(values)) known.push(...types.flatMap((type) => KEYWORDS[type] ?? []));
  for (const keyword of Object.keys(schema)) {
    const isKnown = known.includes(keyword) || keyword === 'format' || !isAssertion(keyword);
    // With several types, a keyword of another type constrains nothing.
    const isIdle = types.length > 1 && Object.values(KEYWORDS).some((words) => words.includes(keyword));
    if (!isKnown && !isIdle) context.refuse(keyword, path);
  }
  if (Array.isArray(values)) return [literal(values, path, context)];
  if (types[0] === 'any') return [];
  const sources = types.map((type) => typeSource(String(type), schema, path, context));
  return sources.length === 1 ? sources : [union('union', sources)];
}

function impliedType(schema: JsonSchema): string {
  return isObject(schema.properties) || Array.isArray(schema.required) ? 'object' : 'any';
}

function literal(values: readonly unknown[], path: string, { refuse }: ZodSourceContext): ZodSource {
  if (values.length === 0 || values.some(isCollection)) refuse('enum', path);
  const quoted = values.map(quote);
  const type = quoted.join(' | ');
  return { code: `z.literal([${quoted.join(', ')}])`, zodType: `z.ZodLiteral<${type}>`, type };
}

function typeSource(type: string, schema: JsonSchema, path: string, context: ZodSourceContext): ZodSource {
  if (type === 'object') return object(schema, path, context);
  if (type === 'array') {
    const items = zodSource(schema.items ?? true, `${path}/items`, context);
    const code = `z.array(${items.code})${checks(ARRAY, schema)}`;
    return { code, zodType: `z.ZodArray<${items.zodType}>`, type: `Array<${items.type}>` };
  }
  if (type === 'string') return string(schema);
  if (type === 'integer')
    return { code: `z.int()${checks(NUMBER, schema)}`, zodType: 'z.ZodInt', type: 'number' };
  if (type === 'number')
    return { code: `z.number()${checks(NUMBER, schema)}`, zodType: 'z.ZodNumber', type: 'number' };
  return PLAIN[type] ?? UNKNOWN;
}

function string(schema: JsonSchema): ZodSource {
  const { pattern, format } = schema;
  const regex = typeof pattern === 'string' ? `.regex(new RegExp(${quote(pattern)}, 'u'))` : '';
  // A format only annotates in JSON Schema; Zod's own formats would reject what the API may send.
  const meta = typeof format === 'string' ? `.meta({ format: ${quote(format)} })` : '';
  return {
    code: `z.string()${checks(STRING, schema)}${regex}${meta}`,
    zodType: 'z.ZodString',
    type: 'string',
  };
}

/** @param methods Zod's methods, with the keywords that they stand for */
function checks(methods: Readonly<Record<string, string>>, schema: JsonSchema): string {
  return Object.entries(methods)
    .map(([method, keyword]) => (keyword in schema ? `.${method}(${schema[keyword]})` : ''))
    .join('');
}

function object(schema: JsonSchema, path: string, context: ZodSourceContext): ZodSource {
  const properties = asMap(schema.properties);
  const required = asList(schema.required).map(String);
  const extra = schema.additionalProperties ?? true;
  const names = new Set([...Object.keys(properties), ...required]);
  // Zod drops a member of that name, whatever the shape says.
  if (names.delete('__proto__')) context.refuse('a property named __proto__', path);
  const members = [...names].map((name) => {
    const child = Object.hasOwn(properties, name) ? properties[name] : extra;
    const { code, zodType, type } = zodSource(child, `${path}/properties/${name}`, context);
    const key = keyOf(name);
    return required.includes(name)
      ? { code: `${key}: ${code}`, zodType: `${key}: ${zodType}`, type: `${key}: ${type}` }
      : {
          code: `${key}: ${code}.optional()`,
          zodType: `${key}: z.ZodOptional<${zodType}>`,
          type: `${key}?: ${type} | undefined`,
        };
  });
  const shape = braces(
    members.map(({ code }) => code),
    ',',
  );
  const zodShape = braces(
    members.map(({ zodType }) => zodType),
    ';',
  );
  const types = members.map(({ type }) => type);
  if (extra === false) {
    const zodType = `z.ZodObject<${zodShape}, z.core.$strict>`;
    return { code: `z.strictObject(${shape})`, zodType, type: braces(types, ';') };
  }
  const type = braces([...types, '[key: string]: unknown'], ';');
  if (extra === true || (isObject(extra) && Object.keys(extra).length === 0)) {
    return { code: `z.looseObject(${shape})`, zodType: `z.ZodObject<${zodShape}, z.core.$loose>`, type };
  }
  const rest = zodSource(extra, `${path}/additionalProperties`, context);
  return {
    code: `z.object(${shape}).catchall(${rest.code})`,
    zodType: `z.ZodObject<${zodShape}, z.core.$catchall<${rest.zodType}>>`,
    type,
  };
}
