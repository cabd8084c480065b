import { componentAt } from '../openapi/component-at.js';
import { COMPONENT_NAME, containersOf, type SpecVersion } from '../openapi-version.js';
import { isObject } from '../values/is-object.js';
import { valueAt } from '../values/value-at.js';
import { insertedEntries } from './inserted-entries.js';
import { type Holding, PART_GRAMMAR, type PartKind } from './part-grammar.js';
import type { SpecFile } from './spec-file.js';
import type { SpottedFault } from './survey-references.js';
import { pathOf, trailOf, walkParts } from './walk-parts.js';

/** JSON Schema 2020-12 validation, section 6.1.1. */
const TYPES: readonly unknown[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/**
 * What the validators let pass, looked for in what we insert: names of components, properties beside a `$ref`
 * up to 3.0, and types that there are none of in 3.1 and later.
 *
 * @param inserted Paths of what was inserted.
 */
export function checkOwnRules(
  main: SpecFile,
  version: SpecVersion,
  inserted: readonly (readonly string[])[],
): SpottedFault[] {
  const faults: SpottedFault[] = [];
  for (const path of insertedEntries(main, version, inserted)) {
    const kind = kindAt(path);
    if (kind === undefined) continue;
    const name = path.at(-1) ?? '';
    if (path[0] === 'components' && path.length === 3 && !COMPONENT_NAME.test(name)) {
      faults.push({ fault: { kind: 'malformed-name', name }, at: { in: main, path } });
    }
    checkParts(valueAt(main.source.value, path), kind, path, main, version, faults);
  }
  return faults;
}

function checkParts(
  value: unknown,
  kind: PartKind,
  path: readonly string[],
  main: SpecFile,
  version: SpecVersion,
  faults: SpottedFault[],
): void {
  const isOld = version === '2.0' || version === '3.0';
  walkParts(value, kind, trailOf(path), {
    enter(part, partKind, trail) {
      const at = { in: main, path: pathOf(trail) };
      const names = Object.keys(part).filter((name) => name !== '$ref');
      if (isOld && typeof part.$ref === 'string' && partKind !== 'path item' && names.length > 0) {
        faults.push({ fault: { kind: 'reference-siblings', names }, at });
      }
      if (!isOld && partKind === 'schema' && part.type !== undefined && !isType(part.type)) {
        const fault = { kind: 'value-not-allowed', allowed: TYPES.map(String) } as const;
        faults.push({ fault, at: { in: main, path: [...at.path, 'type'] } });
      }
      return true;
    },
  });
}

function isType(type: unknown): boolean {
  return Array.isArray(type) ? type.every((one) => TYPES.includes(one)) : TYPES.includes(type);
}

/** What stands at a path of the document; undefined for what is no part. */
function kindAt(path: readonly string[]): PartKind | undefined {
  let kind: PartKind = 'document';
  let isMap = false;
  let isList = false;
  for (const name of path) {
    if (isMap || (isList && /^\d+$/.test(name))) {
      isMap = false;
      isList = false;
      continue;
    }
    const held: Holding | undefined = kind === 'callback' ? PATHS_OF_CALLBACK : PART_GRAMMAR[kind].get(name);
    if (held === undefined) return undefined;
    isMap = held.as !== 'one';
    isList = held.as === 'one';
    kind = held.kind;
  }
  return isMap ? undefined : kind;
}

const PATHS_OF_CALLBACK: Holding = { as: 'one', kind: 'path item' };

/** Names of inserted responses that a schema has too: generators with one namespace stumble over them. */
export function namesSharedWithSchemas(
  main: SpecFile,
  version: SpecVersion,
  inserted: readonly (readonly string[])[],
): { name: string; path: readonly string[] }[] {
  const containers = containersOf(version);
  const schemas = valueAt(main.source.value, containers.schemas);
  if (!isObject(schemas)) return [];
  return insertedEntries(main, version, inserted)
    .map((path) => ({ name: componentAt(containers.responses, path) ?? '', path }))
    .filter(({ name }) => name !== '' && Object.hasOwn(schemas, name));
}
