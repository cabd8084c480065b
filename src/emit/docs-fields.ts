import type { GeneratedSchema } from '../generate/generated-components.js';
import { asList, asMap, isObject } from '../values/is-object.js';
import { anchorTag, block, cell, codeText, linkTo, markdownTable, type ReadProse } from './docs-text.js';

/** A section for each schema: its members in a table, those of nested objects behind a path (`error.code`). */
export function renderSchemas(schemas: readonly GeneratedSchema[], read: ReadProse): string[] {
  return schemas.flatMap(({ name, value }) => {
    const fields = fieldsOf(value, '');
    const rows = fields.map(({ path, schema, isRequired }) => [
      codeText(path),
      typeOf(schema),
      isRequired ? 'yes' : 'no',
      typeof schema.description === 'string' ? cell(schema.description, read) : '',
    ]);
    return [
      anchorTag(schemaAnchor(name)),
      `## Body ${codeText(name)}`,
      ...(typeof value.description === 'string' ? [block(value.description, read)] : []),
      fields.length === 0
        ? `Type: ${typeOf(value)}`
        : markdownTable(['Field', 'Type', 'Required', 'Meaning'], rows).join('\n'),
    ];
  });
}

/** Apart from the anchors of problem types, which are in kebab case. */
export function schemaAnchor(name: string): string {
  return `body_${name}`;
}

interface Field {
  readonly path: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly isRequired: boolean;
}

function fieldsOf(schema: unknown, prefix: string): Field[] {
  if (!isObject(schema)) return [];
  const required = asList(schema.required);
  const own = Object.entries(asMap(schema.properties)).flatMap(([name, property]) => {
    const path = `${prefix}${name}`;
    const value = asMap(property);
    const nested = [...fieldsOf(value, `${path}.`), ...fieldsOf(value.items, `${path}[].`)];
    return [{ path, schema: value, isRequired: required.includes(name) }, ...nested];
  });
  return [...own, ...asList(schema.allOf).flatMap((part) => fieldsOf(part, prefix))];
}

function typeOf(schema: unknown): string {
  if (!isObject(schema)) return 'any';
  const { $ref, type, format, items } = schema;
  if (typeof $ref === 'string') return refText($ref);
  const options = [...asList(schema.oneOf), ...asList(schema.anyOf)];
  if (options.length > 0) return [...new Set(options.map(typeOf))].join(' or ');
  const values = Object.hasOwn(schema, 'const') ? [schema.const] : asList(schema.enum);
  if (values.length > 0) return values.map((value) => codeText(JSON.stringify(value))).join(' or ');
  if (type === 'array') return `array of ${typeOf(items)}`;
  const names = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
  const parts = asList(schema.allOf).map(typeOf);
  const text = names.length > 0 ? names.join(' or ') : [...new Set(parts)].join(' and ') || 'any';
  return typeof format === 'string' ? `${text} (${codeText(format)})` : text;
}

/** A schema of the page, or the name of another one. */
function refText(ref: string): string {
  const name = ref.slice(ref.lastIndexOf('/') + 1);
  return ref.startsWith('#/components/schemas/') ? linkTo(codeText(name), schemaAnchor(name)) : codeText(ref);
}
