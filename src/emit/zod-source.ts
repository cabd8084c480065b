import { appliesTo, type JsonSchema } from '../json-schema/keywords.js';
import { isObject } from '../values/is-object.js';
import { braces, keyOf, quote } from './typescript-text.js';
import {
  call,
  literalSource,
  only,
  scalarSource,
  UNKNOWN,
  type ZodSource,
  type ZodSourceContext,
} from './zod-scalar-source.js';

/** Writes the Zod source of a schema of JSON Schema draft 2020-12 (`nullable` of 3.0 is understood). */
export function zodSource(value: unknown, path: string, context: ZodSourceContext): ZodSource {
  if (value === true) return UNKNOWN;
  if (!isObject(value)) {
    if (value !== false) context.refuse('a schema that is not an object', path);
    return { code: 'z.never()', zodType: 'z.ZodNever', type: 'never' };
  }
  const source = describe(writeBare(value, path, context), value);
  return value.nullable === true ? nullable(source) : source;
}

function writeBare(schema: JsonSchema, path: string, context: ZodSourceContext): ZodSource {
  if (typeof schema.$ref === 'string') return reference(schema, path, context);
  if (Array.isArray(schema.enum)) return literalSource(schema, schema.enum, path, context);
  if ('const' in schema) return literalSource(schema, [schema.const], path, context);
  if (Array.isArray(schema.type)) {
    const options = schema.type.map((type) => writeBare(ofType(schema, type), path, context));
    return union('union', options);
  }
  for (const keyword of ['anyOf', 'oneOf', 'allOf'] as const) {
    if (Array.isArray(schema[keyword])) return combination(keyword, schema, path, context);
  }
  const type = schema.type ?? (isObject(schema.properties) ? 'object' : 'any');
  if (type === 'object') return object(schema, path, context);
  if (type === 'array') return array(schema, path, context);
  const source = scalarSource(type, schema, path, context);
  if (source === undefined) context.refuse('type', path);
  return source ?? UNKNOWN;
}

/** What a schema says of one of the types that it lists: a keyword constrains the values of its own type only. */
function ofType(schema: JsonSchema, type: unknown): JsonSchema {
  const kept = Object.entries(schema).filter(
    ([keyword]) => keyword !== 'description' && appliesTo(keyword, String(type)),
  );
  return { ...Object.fromEntries(kept), type };
}

function array(schema: JsonSchema, path: string, context: ZodSourceContext): ZodSource {
  only(['type', 'items', 'minItems', 'maxItems'], schema, path, context);
  const items = zodSource(schema.items ?? true, `${path}/items`, context);
  const checks = `${call('min', schema.minItems)}${call('max', schema.maxItems)}`;
  return {
    code: `z.array(${items.code})${checks}`,
    zodType: `z.ZodArray<${items.zodType}>`,
    type: `Array<${items.type}>`,
  };
}

function object(schema: JsonSchema, path: string, context: ZodSourceContext): ZodSource {
  only(['type', 'properties', 'required', 'additionalProperties'], schema, path, context);
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required)
    ? schema.required.filter((name) => typeof name === 'string')
    : [];
  const names = new Set([...Object.keys(properties), ...required]);
  // Zod leaves a member of that name out, whatever the shape says.
  if (names.delete('__proto__')) context.refuse('a property named __proto__', path);
  const members = [...names].map((name) => {
    const child = Object.hasOwn(properties, name) ? properties[name] : (schema.additionalProperties ?? true);
    const source = zodSource(child, `${path}/properties/${name}`, context);
    return { key: keyOf(name), isRequired: required.includes(name), source };
  });
  const shape = members.map(
    ({ key, isRequired, source: { code } }) => `${key}: ${code}${isRequired ? '' : '.optional()'}`,
  );
  const zodShape = members.map(
    ({ key, isRequired, source: { zodType } }) =>
      `${key}: ${isRequired ? zodType : `z.ZodOptional<${zodType}>`}`,
  );
  const types = members.map(({ key, isRequired, source: { type } }) =>
    isRequired ? `${key}: ${type}` : `${key}?: ${type} | undefined`,
  );
  const extra = schema.additionalProperties;
  if (extra === false) {
    return {
      code: `z.strictObject(${braces(shape, ',')})`,
      zodType: `z.ZodObject<${braces(zodShape, ';')}, z.core.$strict>`,
      type: braces(types, ';'),
    };
  }
  const type = braces([...types, '[key: string]: unknown'], ';');
  if (isObject(extra) && Object.keys(extra).length > 0) {
    const rest = zodSource(extra, `${path}/additionalProperties`, context);
    return {
      code: `z.object(${braces(shape, ',')}).catchall(${rest.code})`,
      zodType: `z.ZodObject<${braces(zodShape, ';')}, z.core.$catchall<${rest.zodType}>>`,
      type,
    };
  }
  return {
    code: `z.looseObject(${braces(shape, ',')})`,
    zodType: `z.ZodObject<${braces(zodShape, ';')}, z.core.$loose>`,
    type,
  };
}

function reference(schema: JsonSchema, path: string, context: ZodSourceContext): ZodSource {
  only(['$ref'], schema, path, context);
  const name = context.nameOf(String(schema.$ref));
  if (name === undefined) {
    context.refuse(`$ref to ${String(schema.$ref)}`, path);
    return UNKNOWN;
  }
  return { code: `z.lazy(() => ${name}Schema)`, zodType: `z.ZodLazy<z.ZodType<${name}>>`, type: name };
}

function combination(
  keyword: 'anyOf' | 'oneOf' | 'allOf',
  schema: JsonSchema,
  path: string,
  context: ZodSourceContext,
): ZodSource {
  only([keyword], schema, path, context);
  const parts = Array.isArray(schema[keyword]) ? schema[keyword] : [];
  const options = parts.map((part, index) => zodSource(part, `${path}/${keyword}/${index}`, context));
  const [first, ...others] = options;
  if (first === undefined) return UNKNOWN;
  if (keyword !== 'allOf') return union(keyword === 'anyOf' ? 'union' : 'xor', options);
  return others.reduce(
    (left, right) => ({
      code: `z.intersection(${left.code}, ${right.code})`,
      zodType: `z.ZodIntersection<${left.zodType}, ${right.zodType}>`,
      type: `${left.type} & ${right.type}`,
    }),
    first,
  );
}

function union(kind: 'union' | 'xor', options: readonly ZodSource[]): ZodSource {
  const zodClass = kind === 'union' ? 'z.ZodUnion' : 'z.ZodXor';
  return {
    code: `z.${kind}([${options.map(({ code }) => code).join(', ')}])`,
    zodType: `${zodClass}<readonly [${options.map(({ zodType }) => zodType).join(', ')}]>`,
    type: `(${options.map(({ type }) => type).join(' | ')})`,
  };
}

function nullable({ code, zodType, type }: ZodSource): ZodSource {
  return { code: `${code}.nullable()`, zodType: `z.ZodNullable<${zodType}>`, type: `(${type} | null)` };
}

function describe(source: ZodSource, { description }: JsonSchema): ZodSource {
  if (typeof description !== 'string') return source;
  return { ...source, code: `${source.code}.describe(${quote(description)})` };
}
