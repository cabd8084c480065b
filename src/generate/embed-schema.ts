import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { Dialect } from '../dialect.js';
import { isRecord, type JsonSchema, keywordsOf, mapSubschemas } from '../syntax/json-schema.js';
import type { BodySchemas } from './error-body.js';
import type { GeneratedSchema } from './generated-components.js';
import { schemaRef } from './schema-ref.js';

/** Keywords of a file's root that name the file, not the schema. */
const FILE_KEYWORDS = ['$schema', '$id', 'id'];

/**
 * A JSON Schema file as reusable schemas of a document. The schema stays as it is; references within it are made to
 * lead to where it now stands. 3.1 keeps its `$defs` in place; the dialects before have no such keyword, so there
 * each definition becomes a schema of its own (`ErrorDetail` for `Detail` in `Error`).
 */
export function embedSchema(schema: JsonSchema, name: string, dialect: Dialect, file: string): BodySchemas {
  const diagnostics: Diagnostic[] = [];
  const isOld = keywordsOf(dialect) !== undefined;
  const kept = Object.fromEntries(
    Object.entries(schema).filter(
      ([keyword, value]) => !(FILE_KEYWORDS.includes(keyword) && typeof value === 'string'),
    ),
  );
  const { $defs, definitions, ...bare } = kept;
  const place = { file };
  const definitionName = (title: string): string =>
    `${name}${title.slice(0, 1).toUpperCase()}${title.slice(1)}`;
  const redirect = (ref: string, path: string): string => {
    const local = ref === schema.$id ? '#' : ref;
    if (local === '#') return schemaRef(name, dialect);
    const [, keyword = '', title = '', rest = ''] = /^#\/([^/]+)\/([^/]+)(.*)$/s.exec(local) ?? [];
    const owner = schema[keyword];
    if (isOld && (keyword === '$defs' || keyword === 'definitions') && isRecord(owner)) {
      return `${schemaRef(definitionName(title), dialect)}${rest}`;
    }
    if (local.startsWith('#/') && Object.hasOwn(schema, keyword)) {
      return `${schemaRef(name, dialect)}${local.slice(1)}`;
    }
    if (!/^#\/(?:components\/schemas|definitions)\//.test(local)) {
      diagnostics.push(diagnose('REFERENCE_LEAVES_SCHEMA', { path, reference: ref }, place));
    }
    return ref;
  };
  const visit = (node: JsonSchema, path: readonly string[]): JsonSchema => {
    diagnostics.push(...unknownKeywords(node, path, dialect, file));
    const mapped = mapSubschemas(node, (child, step) => visit(child, [...path, ...step]));
    const { $ref } = mapped;
    return typeof $ref === 'string' ? { ...mapped, $ref: redirect($ref, path.join('/')) } : mapped;
  };
  if (!isOld) return { schemas: [{ name, value: visit(kept, []) }], diagnostics };
  const inner = [$defs, definitions].filter(isRecord).flatMap((group) => Object.entries(group));
  const hoisted = inner.flatMap(([title, value]): GeneratedSchema[] =>
    isRecord(value) ? [{ name: definitionName(title), value: visit(value, [title]) }] : [],
  );
  return { schemas: [{ name, value: visit(bare, []) }, ...hoisted], diagnostics };
}

function unknownKeywords(
  node: JsonSchema,
  path: readonly string[],
  dialect: Dialect,
  file: string,
): Diagnostic[] {
  const known = keywordsOf(dialect);
  if (known === undefined) return [];
  const found = Object.keys(node).filter((keyword) => !known.has(keyword) && !keyword.startsWith('x-'));
  if (Array.isArray(node.type)) found.push('a list as type');
  if (typeof node.exclusiveMinimum === 'number') found.push('a number as exclusiveMinimum');
  if (typeof node.exclusiveMaximum === 'number') found.push('a number as exclusiveMaximum');
  return found.map((keyword) =>
    diagnose('KEYWORD_NOT_IN_DIALECT', { path: path.join('/'), keyword, dialect }, { file }),
  );
}
