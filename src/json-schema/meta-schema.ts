import { type Diagnostic, diagnose } from '../diagnostic.js';
import { nearestName } from '../text/nearest-name.js';
import { asMap } from '../values/is-object.js';
import { toPointer, unescapeName } from '../values/pointer.js';
import { type JsonSchema, KEYWORD_NAMES, mapSubschemas } from './keywords.js';
import { DRAFTS, type Draft } from './normalize.js';
import { isPattern } from './patterns.js';
import { metaSchemaErrors } from './validator.js';

/** The most errors reported for one schema: the rest mostly follow from them. */
const MOST_FAULTS = 5;

/** The draft that `$schema` names, 2020-12 without one; `undefined` for one that is not supported. */
export function draftOf({ $schema }: JsonSchema): Draft | undefined {
  if (typeof $schema !== 'string' || !/\bjson-schema\.org\b/.test($schema)) return '2020-12';
  return (
    DRAFTS.find((draft) => $schema.includes(`/${draft}/`)) ??
    ($schema.includes('draft') ? undefined : '2020-12')
  );
}

/**
 * Checks a schema against the meta-schema of its draft, and its keywords for typing errors.
 *
 * @param file of the schema: a finding has the pointer of the property in it
 */
export function checkSchema(schema: JsonSchema, draft: Draft, file: string): readonly Diagnostic[] {
  const paths = new Map<string, Diagnostic>();
  const errors = metaSchemaErrors(schema, draft);
  for (const { instancePath, keyword, params, message = '' } of errors) {
    // An error of the whole follows from that of a part.
    const isWhole = errors.some((other) => other.instancePath.startsWith(`${instancePath}/`));
    if (isWhole || paths.has(instancePath) || keyword === 'anyOf' || keyword === '$ref') continue;
    const path = instancePath.split('/').slice(1).map(unescapeName);
    const detail = expectation(keyword, params) ?? message;
    const place = { file, pointer: toPointer(path) };
    paths.set(instancePath, diagnose('SCHEMA_INVALID', { draft, property: path.join('/'), detail }, place));
  }
  return [...[...paths.values()].slice(0, MOST_FAULTS), ...checkKeywords(schema, draft, file)];
}

function expectation(keyword: string, { type, allowedValues }: Record<string, unknown>): string | undefined {
  if (keyword === 'type') return `must be ${[type].flat().join(' or ')}`;
  if (keyword === 'enum' && Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(', ')}`;
  return undefined;
}

/** What no meta-schema says: that patterns are regular expressions, and that keywords have no typing errors. */
function checkKeywords(root: JsonSchema, draft: Draft, file: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const visit = (schema: JsonSchema, path: readonly string[]): void => {
    const { pattern = '', patternProperties } = schema;
    const names = Object.keys(asMap(patternProperties));
    const invalid = [
      ...(isPattern(pattern) ? [] : [['pattern']]),
      ...names.filter((name) => !isPattern(name)).map((name) => ['patternProperties', name]),
    ];
    for (const step of invalid) {
      const property = [...path, ...step];
      const args = { draft, property: property.join('/'), detail: 'must be a regular expression' };
      found.push(diagnose('SCHEMA_INVALID', args, { file, pointer: toPointer(property) }));
    }
    for (const keyword of Object.keys(schema)) {
      if (KEYWORD_NAMES.includes(keyword) || keyword.startsWith('x-')) continue;
      const suggestion = nearestName(keyword, KEYWORD_NAMES);
      const place = { file, pointer: toPointer([...path, keyword]) };
      if (suggestion !== undefined)
        found.push(diagnose('SCHEMA_KEYWORD_UNKNOWN', { keyword, suggestion }, place));
    }
    mapSubschemas(schema, (child, step) => visit(child, [...path, ...step]));
  };
  visit(root, []);
  return found;
}
