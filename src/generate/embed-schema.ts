import { type Diagnostic, diagnose } from '../diagnostic.js';
import { keywordsOf } from '../json-schema/convert.js';
import { type JsonSchema, mapSubschemas } from '../json-schema/map-subschemas.js';
import type { SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { unescapeName } from '../values/pointer.js';
import type { BodySchemas } from './error-body.js';
import { schemaRef } from './schema-ref.js';

/** Keywords of a file's root that name the file, not the schema. */
const FILE_KEYWORDS = ['$schema', '$id', 'id'];
const DEFINITION_KEYWORDS = ['$defs', 'definitions'];
/** A reference to a schema of the spec that the file is for. */
const INTO_SPEC = /^#\/(?:components\/schemas|definitions)\//;

/**
 * A JSON Schema file as reusable schemas of a document. The schema stays as it is; references within it are made to
 * lead to where it now stands. 3.1 keeps its `$defs` in place; the versions before have no such keyword, so there
 * each definition becomes a schema of its own (`ErrorDetail` for `Detail` in `Error`).
 */
export function embedSchema(
  schema: JsonSchema,
  name: string,
  version: SpecVersion,
  file: string,
): BodySchemas {
  const diagnostics: Diagnostic[] = [];
  const target = { schema, name, version, hoists: keywordsOf(version) !== undefined };
  const visit = (node: JsonSchema, path: readonly string[]): JsonSchema => {
    const place = { path: path.join('/'), version };
    for (const keyword of unknownKeywords(node, version)) {
      diagnostics.push(diagnose('KEYWORD_NOT_IN_VERSION', { ...place, keyword }, { file }));
    }
    const mapped = mapSubschemas(node, (child, step) => visit(child, [...path, ...step]));
    if (typeof mapped.$ref !== 'string') return mapped;
    const ref = movedReference(mapped.$ref, target);
    if (ref === undefined) {
      const args = { path: place.path, reference: mapped.$ref };
      diagnostics.push(diagnose('REFERENCE_LEAVES_SCHEMA', args, { file }));
    }
    return ref === undefined ? mapped : { ...mapped, $ref: ref };
  };
  const root = visit(withoutFileKeywords(schema, target.hoists), []);
  const hoisted = (target.hoists ? DEFINITION_KEYWORDS : [])
    .flatMap((keyword) => (isObject(schema[keyword]) ? Object.entries(schema[keyword]) : []))
    .flatMap(([title, value]) =>
      isObject(value) ? [{ name: definitionName(title, name), value: visit(value, [title]) }] : [],
    );
  return { schemas: [{ name, value: root }, ...hoisted], diagnostics };
}

function withoutFileKeywords(schema: JsonSchema, hoists: boolean): JsonSchema {
  const entries = Object.entries(schema).filter(([keyword, value]) => {
    if (DEFINITION_KEYWORDS.includes(keyword)) return !hoists;
    return !(FILE_KEYWORDS.includes(keyword) && typeof value === 'string');
  });
  return Object.fromEntries(entries);
}

interface EmbedTarget {
  readonly schema: JsonSchema;
  readonly name: string;
  readonly version: SpecVersion;
  /** Whether definitions become schemas of their own. */
  readonly hoists: boolean;
}

/** Where a reference within the file leads now; `undefined` when it led out of it. */
function movedReference(ref: string, { schema, name, version, hoists }: EmbedTarget): string | undefined {
  if (ref === '#' || ref === schema.$id) return schemaRef(name, version);
  const [, keyword = '', title = '', rest = ''] = /^#\/([^/]+)(?:\/([^/]+)(.*))?$/s.exec(ref) ?? [];
  if (Object.hasOwn(schema, keyword)) {
    if (!hoists || !DEFINITION_KEYWORDS.includes(keyword))
      return `${schemaRef(name, version)}${ref.slice(1)}`;
    return `${schemaRef(definitionName(unescapeName(title), name), version)}${rest}`;
  }
  return INTO_SPEC.test(ref) ? ref : undefined;
}

/** `detail` in `ApiError` gives `ApiErrorDetail`. */
function definitionName(title: string, name: string): string {
  const plain = title.replace(/[^A-Za-z0-9._-]+/g, '_');
  return `${name}${plain.slice(0, 1).toUpperCase()}${plain.slice(1)}`;
}

function unknownKeywords(node: JsonSchema, version: SpecVersion): string[] {
  const known = keywordsOf(version);
  if (known === undefined) return [];
  const found = Object.keys(node)
    .filter((keyword) => !known.has(keyword) && !keyword.startsWith('x-'))
    .map((keyword) => `"${keyword}" keyword`);
  if (Array.isArray(node.type)) found.push('lists in "type"');
  if (typeof node.exclusiveMinimum === 'number') found.push('numbers in "exclusiveMinimum"');
  if (typeof node.exclusiveMaximum === 'number') found.push('numbers in "exclusiveMaximum"');
  return found;
}
